import type { BooksReader } from '../engine/books/Books';
import type { Transaction, TransactionKind } from '../engine/transactions';
import { mainPosting, transactionActor, rowHeadline, rowSentence } from '../selectors/transactionSentence';
import { usePreferences } from '../store/hooks';
import { Amount } from './Amount';
import { Button } from './Button';
import { highlightAddress, useIsHighlighted } from './highlight';
import { Icon, type IconName } from './Icon';
import { Identicon } from './Identicon';
import { MessageMark } from './MessageMark';
import styles from './ReceiptRow.module.css';
import { href } from './routing';
import { useNarrow } from './useNarrow';

const kindIcons: Readonly<Record<Exclude<TransactionKind, 'burn'>, IconName>> = {
  transfer: 'arrow',
  open: 'plus',
  sync: 'loop',
  allocation: 'pools',
  drain: 'drop',
  floor: 'arrow',
  swap: 'swap',
  provide: 'pools',
  withdraw: 'pools',
  payout: 'arrow',
  wages: 'arrow',
};

/** A transaction's mark: a burn's spectral line, else an icon of its kind. */
export function TransactionMark({ transaction }: { readonly transaction: Transaction }) {
  const { detail, kind } = transaction;
  if (kind === 'burn' && detail !== null && typeof detail === 'object' && 'messageType' in detail) {
    return <MessageMark type={detail.messageType} word={false} />;
  }
  return <Icon name={kind === 'burn' ? 'bolt' : kindIcons[kind]} size={18} />;
}

/** One committed transaction in a list (`<li>`): mark, id, who and what in one sentence, amount, age. The newest offers Undo. */
export function ReceiptRow({
  transaction,
  books,
  newest = false,
  onUndo,
}: {
  readonly transaction: Transaction;
  readonly books: BooksReader;
  readonly newest?: boolean;
  readonly onUndo?: () => void;
}) {
  const actor = transactionActor(transaction);
  const main = mainPosting(transaction);
  const isNarrow = useNarrow();
  const { unit } = usePreferences();
  const isHighlighted = useIsHighlighted(actor);
  const age = newest && transaction.time === books.counter('clock') ? 'now' : `day ${transaction.time}`;
  return (
    <li
      className={styles.row}
      data-highlighted={isHighlighted || undefined}
      onPointerEnter={() => highlightAddress(actor)}
      onPointerLeave={() => highlightAddress(undefined)}
    >
      <span className={styles.mark}>
        <TransactionMark transaction={transaction} />
      </span>
      <a className={styles.id} href={href('ledger', { tx: transaction.id })}>
        {transaction.id}
      </a>
      <span className={styles.picture}>
        <Identicon address={actor} size={28} />
      </span>
      <span className={styles.sentence}>{rowSentence(transaction, unit)}</span>
      <span className={styles.headline}>{rowHeadline(transaction)}</span>
      <span className={styles.amount}>
        {main === undefined ? null : <Amount units={main.amount} asset={main.asset} compact={isNarrow} />}
      </span>
      <span className={styles.age}>{age}</span>
      {onUndo === undefined ? null : (
        <span className={styles.undo}>
          <Button kind="plain" icon="undo" onClick={onUndo}>
            Undo
          </Button>
        </span>
      )}
    </li>
  );
}
