import { formatUnits } from '../../engine/units';
import { Amount } from '../Amount';
import styles from './ChartFrame.module.css';
import type { ChartCell, ChartColumn, ChartTable } from './chartTable';

/** Rows that stand in the page at most; the CSV has all. */
export const ROWS_SHOWN_MAX = 500;

function isRightAligned({ kind }: ChartColumn): boolean {
  return kind === 'number' || kind === 'units';
}

function Cell({ cell, column }: { readonly cell: ChartCell; readonly column: ChartColumn }) {
  if (cell === null) return null;
  if (typeof cell === 'object') {
    return <a href={cell.href}>{typeof cell.text === 'number' ? formatUnits(cell.text) : cell.text}</a>;
  }
  if (column.kind === 'units' && typeof cell === 'number') {
    return <Amount units={cell} asset={column.asset ?? 'NXT'} unit={false} />;
  }
  return cell;
}

/** A chart's numbers as a table that scrolls inside its own frame. */
export function ChartTableView({ title, table }: { readonly title: string; readonly table: ChartTable }) {
  const { columns, rows } = table;
  const left = rows.length - ROWS_SHOWN_MAX;
  return (
    // A region that scrolls must be reachable by keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className={styles.tableFrame} aria-label={`${title}, as a table`} tabIndex={0}>
      <table className={styles.table}>
        <caption className="visually-hidden">{title}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.label} scope="col" data-align={isRightAligned(column) ? 'end' : undefined}>
                {column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, ROWS_SHOWN_MAX).map((row, index) => (
            // Rows of a chart have no identity beyond their place.
            // oxlint-disable-next-line react/no-array-index-key
            <tr key={index}>
              {columns.map((column, at) => (
                <td key={column.label} data-align={isRightAligned(column) ? 'end' : undefined}>
                  <Cell cell={row[at] ?? null} column={column} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {left > 0 ? <p className={styles.more}>{left} more rows are in the CSV download.</p> : null}
    </section>
  );
}
