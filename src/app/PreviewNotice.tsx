import { Amount } from '../components/Amount';
import { OutcomeNotice } from '../components/OutcomeNotice';
import type { Economy } from '../engine/books/PersistentBooks';
import { readBooks } from '../engine/books/PersistentBooks';
import { readTransaction } from '../engine/readTransaction';
import { outcomeMessage, type Outcome } from '../engine/receipts';
import { mainPosting, rowSentence } from '../selectors/transactionSentence';
import { usePreferences } from '../store/hooks';
import styles from './CommandDialog.module.css';

const rowsMax = 4;

/** What a command would do if it were sent now, or why it would be refused. */
export function PreviewNotice({
  preview,
  missing,
}: {
  readonly preview: { readonly outcome: Outcome; readonly economy: Economy } | undefined;
  readonly missing: readonly string[];
}) {
  const { unit } = usePreferences();
  if (preview === undefined) {
    const rest =
      missing.length === 0 ? 'Correct what is marked above.' : `Still to fill in: ${missing.join(', ')}.`;
    return (
      <div className={styles.preview}>
        <p className={styles.previewTitle}>{rest}</p>
      </div>
    );
  }
  const { outcome, economy } = preview;
  if (!outcome.ok) return <OutcomeNotice outcome={outcome} preview />;
  const books = readBooks(economy);
  const count = Math.min(rowsMax, outcome.transactionCount);
  const transactions = Array.from({ length: count }, (_, offset) =>
    readTransaction(books, outcome.firstTransaction + offset),
  );
  const more = outcome.transactionCount - count;
  return (
    <div className={styles.preview}>
      <p className={styles.previewTitle}>What would happen</p>
      {transactions.length === 0 ? <p>{outcomeMessage(outcome)}</p> : null}
      {transactions.map((transaction) => {
        const main = mainPosting(transaction);
        return (
          <p key={transaction.id} className={styles.previewRow}>
            <span>{rowSentence(transaction, unit)}</span>
            {main === undefined ? null : <Amount units={main.amount} asset={main.asset} />}
          </p>
        );
      })}
      {more > 0 ? <p className={styles.previewTitle}>and {more} more</p> : null}
    </div>
  );
}
