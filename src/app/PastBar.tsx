import { useEffect, useMemo, useState } from 'react';
import { announce } from '../components/announce';
import { Button } from '../components/Button';
import type { BooksReader } from '../engine/books/Books';
import { readBooks } from '../engine/books/PersistentBooks';
import { formatUnits } from '../engine/units';
import { useEconomy, useLoop, useTimeline } from '../store/hooks';
import styles from './PastBar.module.css';
import { lastTransactionLabel } from './moment';

function commits(count: number): string {
  return `${formatUnits(count)} later ${count === 1 ? 'commit' : 'commits'}`;
}

function pastLabel(books: BooksReader): string {
  return books.transactionCount === 0 ? 'the starting point' : lastTransactionLabel(books);
}

/** Says that one stands in the past, and offers the way back or a branch from here. Acting in the past drops what came after. */
export function PastBar() {
  const { position, length } = useTimeline();
  return position < length ? <Past key={position} ahead={length - position} /> : null;
}

function Past({ ahead }: { readonly ahead: number }) {
  const loop = useLoop();
  const economy = useEconomy();
  const label = useMemo(() => pastLabel(readBooks(economy)), [economy]);
  const [isAsking, setAsking] = useState(false);
  useEffect(() => {
    document.documentElement.dataset['past'] = '';
    return () => {
      delete document.documentElement.dataset['past'];
    };
  }, []);
  const branch = () => {
    if (!isAsking) {
      setAsking(true);
      return;
    }
    loop.branch();
    announce(`A branch begins here. ${commits(ahead)} dropped.`);
  };
  return (
    <section className={styles.bar} aria-label="The past">
      <p className={styles.text}>
        <strong>Past: {label}</strong>
        <span className={styles.note}>
          Acting here <span className={styles.lead}>starts a branch and </span>drops the {commits(ahead)}.
        </span>
      </p>
      <span className={styles.actions}>
        <Button kind="plain" onClick={() => loop.seek(loop.timeline.getState().length)}>
          Return
        </Button>
        <Button kind="plain" onClick={branch}>
          {isAsking ? `Drop ${commits(ahead)}` : 'Branch here'}
        </Button>
      </span>
    </section>
  );
}
