import { memo, useMemo, useRef, type ReactNode } from 'react';
import type { BooksReader } from '../../engine/books/Books';
import type { Transaction } from '../../engine/transactions';
import { usePreferences } from '../../store/hooks';
import { Mark, RowAmount, Sentence } from './RowParts';
import styles from './Rows.module.css';
import { fullTransaction } from './useLedger';
import { useRows } from './useRows';

/** What the list and the grid are given. */
export interface RowsProps {
  readonly books: BooksReader;
  /** Numbers of the transactions to show, oldest first; they are listed newest first. */
  readonly shown: readonly number[];
  readonly opened: number | undefined;
  readonly onOpen: (index: number | undefined) => void;
  /** The opened transaction, for a list that shows it under its row. */
  readonly detail: ReactNode;
}

/** What is fixed to the top (header, filters, column heads) and to the bottom (dock) of a wide page. */
const place = { opensInPlace: false, covered: { top: 150, bottom: 100 } };

/** The ledger as a grid: one row in view is drawn out of many, and the keyboard moves among all of them. */
export function LedgerGrid({ books, shown, opened, onOpen }: RowsProps) {
  const list = useRef<HTMLTableSectionElement>(null);
  const { virtualizer, margin, height, activePosition, setActive, onKeyDown, open } = useRows(
    list,
    shown,
    opened,
    onOpen,
    place,
  );
  const { unit } = usePreferences();
  return (
    <table
      // A grid is a table whose rows the keyboard moves among.
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role
      role="grid"
      aria-label="Transactions, newest first"
      aria-rowcount={shown.length + 1}
      aria-colcount={4}
      tabIndex={-1}
      className={styles.grid}
      onKeyDown={onKeyDown}
    >
      <thead className={styles.heads}>
        <tr aria-rowindex={1} className={styles.head}>
          <th scope="col" className={styles.idHead}>
            Transaction
          </th>
          <th scope="col">What happened</th>
          <th scope="col" className={styles.end}>
            Amount{unit === 'units' ? ', units' : ''}
          </th>
          <th scope="col" className={styles.end}>
            Day
          </th>
        </tr>
      </thead>
      <tbody ref={list} className={styles.rows} style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map((item) => {
          const index = shown[shown.length - 1 - item.index] ?? 0;
          return (
            <GridRow
              key={item.key}
              transaction={fullTransaction(books, index)}
              position={item.index}
              top={item.start - margin}
              height={height}
              isOpened={index === opened}
              isStop={item.index === activePosition}
              onFocus={setActive}
              onOpen={open}
            />
          );
        })}
      </tbody>
    </table>
  );
}

interface GridRowProps {
  readonly transaction: Transaction;
  readonly position: number;
  readonly top: number;
  readonly height: number;
  readonly isOpened: boolean;
  readonly isStop: boolean;
  readonly onFocus: (index: number) => void;
  readonly onOpen: (index: number) => void;
}

const GridRow = memo(function GridRow(props: GridRowProps) {
  const { transaction, position, top, height, isOpened, isStop, onFocus, onOpen } = props;
  const style = useMemo(() => ({ height, transform: `translateY(${top}px)` }), [height, top]);
  return (
    // The grid answers the keys of its rows.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
    <tr
      aria-rowindex={position + 2}
      aria-selected={isOpened}
      tabIndex={isStop ? 0 : -1}
      data-index={transaction.index}
      className={styles.row}
      style={style}
      onFocus={() => onFocus(transaction.index)}
      onClick={() => onOpen(transaction.index)}
    >
      <td className={styles.idCell}>
        <Mark transaction={transaction} />
        <span className={styles.id}>{transaction.id}</span>
      </td>
      <td className={styles.whatCell}>
        <Sentence transaction={transaction} />
      </td>
      <td className={styles.end}>
        <RowAmount transaction={transaction} />
      </td>
      <td className={styles.day}>{transaction.time}</td>
    </tr>
  );
});
