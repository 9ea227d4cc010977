import { Button } from '../../components/Button';
import { href } from '../../components/routing';
import { StatusWord } from '../../components/StatusWord';
import type { BooksReader } from '../../engine/books/Books';
import { assetSum, conservationDifference } from '../../engine/invariants';
import { NXT } from '../../engine/assets';
import { transactionId } from '../../engine/transactions';
import { formatUnits } from '../../engine/units';
import { useAttempts } from '../../store/hooks';
import { ChainHash } from './ChainHash';
import styles from './LedgerAnswer.module.css';
import { useExport } from './useExport';

/** The panel's answer: how many transactions there are and whether they conserve value; beside it, the files. */
export function LedgerAnswer({
  books,
  matches,
}: {
  readonly books: BooksReader;
  readonly matches: readonly number[];
}) {
  const { transactionCount } = books;
  const difference = conservationDifference(books);
  const attempts = useAttempts().at(-1)?.number ?? 0;
  const word = transactionCount === 1 ? 'transaction' : 'transactions';
  return (
    <header className={styles.answer}>
      <h1 className="visually-hidden">Ledger</h1>
      <p className={styles.figure}>
        <span className={styles.count}>
          {formatUnits(transactionCount)} {word}
        </span>
        {difference === 0 ? (
          <>
            <span className={styles.comma}>, </span>
            <span className={styles.conserved}>
              <StatusWord status="ok">Σ conserved</StatusWord>
            </span>
          </>
        ) : (
          <StatusWord status="bad">Σ differs by {formatUnits(difference)} units</StatusWord>
        )}
      </p>
      <p className={styles.below}>
        Σ {formatUnits(assetSum(books, NXT))} units across {formatUnits(books.accountCount)} accounts
        {attempts === 0 ? null : (
          <>
            <span className={styles.dot}> · </span>
            <a href={href('wallets')}>{refused(attempts)}</a>
          </>
        )}
      </p>
      {transactionCount === 0 ? null : (
        <>
          <Files books={books} matches={matches} />
          <ChainHash books={books} />
        </>
      )}
    </header>
  );
}

function refused(attempts: number): string {
  return attempts === 1
    ? '1 attempt was refused; it is no transaction'
    : `${formatUnits(attempts)} attempts were refused; they are not transactions`;
}

function Files({ books, matches }: { readonly books: BooksReader; readonly matches: readonly number[] }) {
  const { written, save, cancel } = useExport(books, matches);
  if (written !== undefined) {
    return (
      <div className={styles.files}>
        <progress aria-label="Writing the file" max={matches.length} value={written} />
        <span className={styles.progress}>
          {formatUnits(written)} of {formatUnits(matches.length)} written
        </span>
        <Button onClick={cancel}>Cancel</Button>
      </div>
    );
  }
  const all = matches.length === books.transactionCount ? 'all' : 'the filtered';
  const what = `${all} ${formatUnits(matches.length)} transactions, up to ${transactionId(matches.at(-1) ?? 0)}`;
  return (
    <div className={styles.files}>
      {(['csv', 'json'] as const).map((format) => (
        <Button
          key={format}
          icon="download"
          disabled={matches.length === 0}
          title={`Save ${what}`}
          onClick={() => void save(format)}
        >
          {format.toUpperCase()}
        </Button>
      ))}
    </div>
  );
}
