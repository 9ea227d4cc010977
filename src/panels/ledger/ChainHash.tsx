import { useState } from 'react';
import { announce } from '../../components/announce';
import { Button } from '../../components/Button';
import type { BooksReader } from '../../engine/books/Books';
import { formatUnits } from '../../engine/units';
import { logHashSteps } from '../../engine/stateHash';
import styles from './LedgerAnswer.module.css';
import { useLongWork } from './useLongWork';

/** The log's chain hash, computed when it is asked for: each transaction is hashed together with the hash before it. */
export function ChainHash({ books }: { readonly books: BooksReader }) {
  const { done, start, cancel } = useLongWork();
  const [result, setResult] = useState<{ readonly hash: string; readonly count: number }>();
  const count = books.transactionCount;
  const compute = async () => {
    const hash = await start(logHashSteps(books));
    if (hash === undefined) return;
    setResult({ hash, count });
    announce(`Chain hash computed: it begins with ${hash.slice(0, 8)}`);
  };

  if (done !== undefined) {
    const percent = Math.floor((100 * done) / count);
    return (
      <div className={styles.hash}>
        <progress aria-label="Computing the chain hash" max={count} value={done} />
        <span>Computing the chain hash, {percent} %</span>
        <Button kind="plain" onClick={cancel}>
          Cancel
        </Button>
      </div>
    );
  }
  if (result === undefined) {
    return (
      <div className={styles.hash}>
        <Button kind="plain" icon="link" onClick={() => void compute()}>
          Chain hash
        </Button>
      </div>
    );
  }
  const copy = () =>
    navigator.clipboard.writeText(result.hash).then(
      () => announce('Copied the chain hash'),
      () => announce('The browser did not allow copying.'),
    );
  return (
    <div className={styles.hash}>
      <span>
        Chain hash of {result.count === count ? 'these' : 'the first'} {formatUnits(result.count)}
      </span>
      <code className={styles.digits}>{result.hash.match(/.{8}/g)?.join(' ')}</code>
      <Button kind="plain" icon="copy" onClick={() => void copy()}>
        Copy
      </Button>
      {result.count === count ? null : (
        <Button kind="plain" icon="loop" onClick={() => void compute()}>
          Compute again
        </Button>
      )}
    </div>
  );
}
