import { memo, useId, useRef, type ReactNode } from 'react';
import { Identicon } from '../../components/Identicon';
import { useNarrow } from '../../components/useNarrow';
import type { Transaction } from '../../engine/transactions';
import { rowHeadline, transactionActor } from '../../selectors/transactionSentence';
import type { RowsProps } from './LedgerGrid';
import { Mark, RowAmount, Sentence } from './RowParts';
import styles from './Rows.module.css';
import { fullTransaction } from './useLedger';
import { useRows } from './useRows';

/** What is fixed to the top and to the bottom of a page of one column. */
const place = { opensInPlace: true, covered: { top: 106, bottom: 140 } };

/** The ledger as a list, for one column: a transaction opens under its row. */
export function LedgerList({ books, shown, opened, onOpen, detail }: RowsProps) {
  const isNarrow = useNarrow();
  const list = useRef<HTMLUListElement>(null);
  const { virtualizer, margin, height, activePosition, setActive, onKeyDown, open } = useRows(
    list,
    shown,
    opened,
    onOpen,
    place,
  );
  return (
    // The keys belong to the buttons in the list.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <ul
      ref={list}
      aria-label="Transactions, newest first"
      className={styles.list}
      style={{ height: virtualizer.getTotalSize() }}
      onKeyDown={onKeyDown}
    >
      {virtualizer.getVirtualItems().map((item) => {
        const index = shown[shown.length - 1 - item.index] ?? 0;
        const isOpened = index === opened;
        return (
          <li
            key={item.key}
            ref={virtualizer.measureElement}
            data-position={item.index}
            aria-setsize={shown.length}
            aria-posinset={item.index + 1}
            className={styles.item}
            style={{ transform: `translateY(${item.start - margin}px)` }}
          >
            <ListRow
              transaction={fullTransaction(books, index)}
              height={height}
              isShort={isNarrow}
              isStop={item.index === activePosition}
              detail={isOpened ? detail : null}
              onFocus={setActive}
              onOpen={open}
            />
          </li>
        );
      })}
    </ul>
  );
}

interface ListRowProps {
  readonly transaction: Transaction;
  readonly height: number;
  readonly isShort: boolean;
  readonly isStop: boolean;
  /** The transaction's detail if it is opened. */
  readonly detail: ReactNode;
  readonly onFocus: (index: number) => void;
  readonly onOpen: (index: number | undefined) => void;
}

const ListRow = memo(function ListRow(props: ListRowProps) {
  const { transaction, height, isShort, isStop, detail, onFocus, onOpen } = props;
  const id = useId();
  const isOpened = detail !== null;
  return (
    <>
      <button
        type="button"
        className={isShort ? styles.shortRow : styles.row}
        style={{ height }}
        tabIndex={isStop ? 0 : -1}
        data-index={transaction.index}
        aria-expanded={isOpened}
        aria-controls={id}
        onFocus={() => onFocus(transaction.index)}
        onClick={() => onOpen(isOpened ? undefined : transaction.index)}
      >
        {isShort ? <ShortParts transaction={transaction} /> : <LongParts transaction={transaction} />}
      </button>
      <div id={id} className={isOpened ? styles.detail : undefined}>
        {detail}
      </div>
    </>
  );
});

function LongParts({ transaction }: { readonly transaction: Transaction }) {
  return (
    <>
      <span className={styles.idCell}>
        <Mark transaction={transaction} />
        <span className={styles.id}>{transaction.id}</span>
      </span>
      <span className={styles.whatCell}>
        <Sentence transaction={transaction} />
      </span>
      <span className={styles.end}>
        <RowAmount transaction={transaction} />
      </span>
      <span className={styles.day}>day {transaction.time}</span>
    </>
  );
}

function ShortParts({ transaction }: { readonly transaction: Transaction }) {
  return (
    <>
      <Identicon address={transactionActor(transaction)} size={34} />
      {transaction.kind === 'burn' ? <Mark transaction={transaction} /> : null}
      <span className={styles.shortSentence}>{rowHeadline(transaction)}</span>
      <span className={styles.shortAmount}>
        <RowAmount transaction={transaction} short />
      </span>
      <span className={styles.shortId}>{transaction.id}</span>
      <span className={styles.shortDay}>day {transaction.time}</span>
    </>
  );
}
