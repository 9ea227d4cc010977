import { memo } from 'react';
import { Amount } from '../../components/Amount';
import { useIsHighlighted } from '../../components/highlight';
import { Identicon } from '../../components/Identicon';
import { TransactionMark } from '../../components/ReceiptRow';
import type { Transaction } from '../../engine/transactions';
import { rowPosting } from '../../selectors/ledgerFilter';
import { rowSentence, transactionActor } from '../../selectors/transactionSentence';
import { usePreferences } from '../../store/hooks';
import styles from './Rows.module.css';

/** A transaction's mark. */
export const Mark = memo(function Mark({ transaction }: { readonly transaction: Transaction }) {
  return (
    <span className={styles.mark}>
      <TransactionMark transaction={transaction} />
    </span>
  );
});

/** Who acted, and what happened in one sentence. */
export const Sentence = memo(function Sentence({ transaction }: { readonly transaction: Transaction }) {
  const actor = transactionActor(transaction);
  const isHighlighted = useIsHighlighted(actor);
  const { unit } = usePreferences();
  return (
    <span className={styles.what} data-highlighted={isHighlighted || undefined}>
      <Identicon address={actor} size={28} />
      <span className={styles.sentence}>{rowSentence(transaction, unit)}</span>
    </span>
  );
});

/** Below this, in units, two decimals would say nothing. */
const smallAmount = 1_000_000;

/** The amount a row shows: with all its decimals, or, where there is little room, with two if they say anything. */
export function RowAmount({
  transaction,
  short = false,
}: {
  readonly transaction: Transaction;
  readonly short?: boolean;
}) {
  const posting = rowPosting(transaction);
  if (posting === undefined) return null;
  return (
    <Amount
      units={posting.amount}
      asset={posting.asset}
      focusable={false}
      compact={short && posting.amount >= smallAmount}
    />
  );
}
