import { useState, type KeyboardEvent, type ReactNode } from 'react';
import styles from './DataTable.module.css';
import { smallTablet, useNarrow } from './useNarrow';

/** What stands at the head of a column. */
export interface ColumnHeading {
  readonly key: string;
  readonly label: string;
  readonly align?: 'start' | 'end';
  /** Whether its header sorts. */
  readonly sortable?: boolean;
  /** A CSS width, such as `96px`. */
  readonly width?: string;
}

/** A column of a table. */
export interface Column<Row> extends ColumnHeading {
  readonly cell: (row: Row) => ReactNode;
}

/** By which column rows are sorted. */
export interface Sort {
  readonly key: string;
  readonly descending: boolean;
}

interface DataTableProps<Row> {
  /** What the table is called, for screen readers. */
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  readonly sort?: Sort | undefined;
  readonly onSort?: (sort: Sort) => void;
  /** Rows can be picked by click, Enter and Space. */
  readonly onPick?: (row: Row) => void;
  /** Key of the picked row. */
  readonly picked?: string | undefined;
  /** ↑ and ↓ pick at once instead of only moving. */
  readonly pickOnMove?: boolean;
  /** A row on a narrow screen, where the table becomes a list. */
  readonly renderListItem?: (row: Row) => ReactNode;
}

interface RowProps {
  readonly tabIndex: number;
  readonly 'data-row': number;
  readonly 'aria-current': true | undefined;
  readonly onClick: () => void;
  readonly onFocus: () => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

/** One stop for the tab key; ↑ ↓ Home End move among the rows, Enter and Space pick. */
function useRovingRows<Row>({ rows, rowKey, onPick, picked, pickOnMove = false }: DataTableProps<Row>) {
  const [focused, setFocused] = useState<string>();
  const keys = rows.map(rowKey);
  const home = [focused, picked].find((key) => key !== undefined && keys.includes(key)) ?? keys[0];

  const move = (from: Element, index: number) => {
    const row = rows[index];
    if (row === undefined) return;
    from.parentElement?.querySelector<HTMLElement>(`[data-row="${index}"]`)?.focus();
    if (pickOnMove) onPick?.(row);
  };
  const rowProps = (row: Row, index: number): RowProps | undefined => {
    if (onPick === undefined) return undefined;
    const key = rowKey(row);
    return {
      tabIndex: key === home ? 0 : -1,
      'data-row': index,
      'aria-current': key === picked ? true : undefined,
      onClick: () => onPick(row),
      onFocus: () => setFocused(key),
      onKeyDown: (event) => {
        // Keys pressed on something inside the row belong to that.
        if (event.target !== event.currentTarget) return;
        if (event.key === 'ArrowDown') move(event.currentTarget, index + 1);
        else if (event.key === 'ArrowUp') move(event.currentTarget, index - 1);
        else if (event.key === 'Home') move(event.currentTarget, 0);
        else if (event.key === 'End') move(event.currentTarget, rows.length - 1);
        else if (event.key === 'Enter' || event.key === ' ') onPick(row);
        else return;
        event.preventDefault();
      },
    };
  };
  return rowProps;
}

/** A table with sortable headers and rows that the keyboard can pick; a list on a narrow screen. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { label, columns, rows, rowKey, sort, onSort, renderListItem } = props;
  const isNarrow = useNarrow(smallTablet);
  const rowProps = useRovingRows(props);

  if (isNarrow && renderListItem !== undefined) {
    return (
      <ul className={styles.list} aria-label={label}>
        {rows.map((row, index) => (
          <li key={rowKey(row)} className={styles.item} {...rowProps(row, index)}>
            {renderListItem(row)}
          </li>
        ))}
      </ul>
    );
  }
  return (
    <table className={styles.table}>
      <caption className="visually-hidden">{label}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <ColumnHead key={column.key} column={column} sort={sort} onSort={onSort} />
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) => (
          <tr key={rowKey(row)} className={styles.row} {...rowProps(row, index)}>
            {columns.map((column) => (
              <td key={column.key} data-align={column.align}>
                {column.cell(row)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The head of a column; a button where it sorts. */
export function ColumnHead({
  column,
  sort,
  onSort,
}: {
  readonly column: ColumnHeading;
  readonly sort: Sort | undefined;
  readonly onSort: ((sort: Sort) => void) | undefined;
}) {
  const isSorted = sort?.key === column.key;
  const width = column.width === undefined ? undefined : { width: column.width };
  if (column.sortable !== true || onSort === undefined) {
    return (
      <th scope="col" data-align={column.align} style={width}>
        {column.label}
      </th>
    );
  }
  const direction = sort?.descending === true ? 'descending' : 'ascending';
  return (
    <th scope="col" data-align={column.align} style={width} {...(isSorted ? { 'aria-sort': direction } : {})}>
      <button
        type="button"
        className={styles.sort}
        onClick={() => onSort({ key: column.key, descending: isSorted ? !sort.descending : true })}
      >
        {column.label}
        <span className={styles.arrow} aria-hidden="true">
          {isSorted ? (sort.descending ? '↓' : '↑') : ''}
        </span>
      </button>
    </th>
  );
}
