import { Fragment, memo, useEffect, useRef, useState, type KeyboardEvent, type UIEvent } from 'react';
import { Address } from '../../components/Address';
import { Amount } from '../../components/Amount';
import { nextSort, type WalletColumn, type WalletSort } from '../../selectors/walletOrder';
import type { WalletRow } from '../../selectors/wallets';
import { usePreferences } from '../../store/hooks';
import type { WalletsView } from './useWalletsView';
import { LastReceipt, Trend } from './walletCells';
import styles from './WalletTable.module.css';
import { seenRows, windowedRows } from './windowedRows';

/** Up to so many rows stand in the page; more scroll in a window of their own, of which only what is seen is rendered. */
const ROWS_IN_PAGE = 100;

const heads: readonly { readonly column: WalletColumn; readonly label: string; readonly end?: true }[] = [
  { column: 'wallet', label: 'Wallet' },
  { column: 'balance', label: 'Balance', end: true },
  { column: 'nonce', label: 'Nonce', end: true },
  { column: 'tokens', label: 'Tokens', end: true },
  { column: 'trend', label: 'Last 48' },
  { column: 'receipt', label: 'Last receipt' },
];

/** All wallets as a table. One stop for the tab key; ↑ ↓ Home End pick. */
export function WalletTable({ view }: { readonly view: WalletsView }) {
  const { shown, sort, setSort, pick, setPick, model } = view;
  const body = useRef<HTMLTableSectionElement>(null);
  const isWindowed = shown.length > ROWS_IN_PAGE;
  const pickedIndex = shown.findIndex((row) => row.address === pick);
  const home = Math.max(0, pickedIndex);
  const [seen, setSeen] = useState(() => seenRows({ top: 0, height: 0 }));
  const rendered = isWindowed ? windowedRows(shown.length, seen, home) : wholeTable(shown.length);
  const onScroll = ({ currentTarget }: UIEvent) => {
    const next = seenRows({ top: currentTarget.scrollTop, height: currentTarget.clientHeight });
    if (next.first !== seen.first || next.fit !== seen.fit) setSeen(next);
  };

  // The row that is picked with the keyboard takes the focus once it is there.
  const wantsFocus = useRef(false);
  useEffect(() => {
    if (!wantsFocus.current) return;
    wantsFocus.current = false;
    body.current?.querySelector<HTMLElement>(`[data-row="${home}"]`)?.focus();
  }, [home]);

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    // Keys pressed on a link or button inside a row belong to that.
    const row = event.target instanceof HTMLElement ? event.target.dataset['row'] : undefined;
    if (row === undefined) return;
    const target = shown[keyTarget(event.key, Number(row), shown.length)];
    if (target === undefined) return;
    event.preventDefault();
    if (event.key !== 'Enter' && event.key !== ' ') wantsFocus.current = target.address !== pick;
    setPick(target.address, true);
  };

  return (
    <div className={styles.frame}>
      <div className={styles.scroller} data-windowed={isWindowed || undefined} onScroll={onScroll}>
        <table className={styles.table} aria-rowcount={shown.length + 1}>
          <caption className="visually-hidden">Wallets. Arrow keys pick who pays.</caption>
          <thead>
            <tr>
              {heads.map((head) => (
                <ColumnHead key={head.column} {...head} sort={sort} setSort={setSort} />
              ))}
            </tr>
          </thead>
          {/* Keys bubble from the row that has the focus. */}
          {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
          <tbody ref={body} onKeyDown={onKeyDown}>
            {rendered.rows.map(({ index, gap }) => {
              const row = shown[index];
              return row === undefined ? null : (
                <Fragment key={row.account}>
                  <Gap height={gap} />
                  <TableRow
                    row={row}
                    index={index}
                    isPicked={index === pickedIndex}
                    isHome={index === home}
                    onPick={setPick}
                  />
                </Fragment>
              );
            })}
            <Gap height={rendered.rest} />
          </tbody>
        </table>
      </div>
      {shown.length === 0 ? <p className={styles.none}>No wallet has such a name.</p> : null}
      <p className={styles.foot}>
        <span>
          {shown.length.toLocaleString('en')} of {model.rows.length.toLocaleString('en')}
        </span>
        <span className={styles.keys}>
          <kbd>↑</kbd> <kbd>↓</kbd> pick <kbd>T</kbd> transfer <kbd>N</kbd> new
        </span>
      </p>
    </div>
  );
}

function keyTarget(key: string, index: number, count: number): number {
  switch (key) {
    case 'ArrowDown':
      return Math.min(count - 1, index + 1);
    case 'ArrowUp':
      return Math.max(0, index - 1);
    case 'PageDown':
      return Math.min(count - 1, index + 20);
    case 'PageUp':
      return Math.max(0, index - 20);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    case 'Enter':
    case ' ':
      return index;
    default:
      return -1;
  }
}

function wholeTable(count: number): ReturnType<typeof windowedRows> {
  return { rows: Array.from({ length: count }, (_, index) => ({ index, gap: 0 })), rest: 0 };
}

/** The place of rows that are not rendered. */
function Gap({ height }: { readonly height: number }) {
  if (height <= 0) return null;
  return (
    <tr aria-hidden="true" className={styles.gap}>
      {/* oxlint-disable-next-line jsx-a11y/control-has-associated-label */}
      <td colSpan={heads.length} style={{ height }} />
    </tr>
  );
}

function ColumnHead({
  column,
  label,
  end,
  sort,
  setSort,
}: {
  readonly column: WalletColumn;
  readonly label: string;
  readonly end?: true;
  readonly sort: WalletSort;
  readonly setSort: (sort: WalletSort) => void;
}) {
  const { unit } = usePreferences();
  const isSorted = sort.column === column;
  return (
    <th
      scope="col"
      className={end === true ? styles.end : undefined}
      {...(isSorted ? { 'aria-sort': sort.direction } : {})}
    >
      <button type="button" className={styles.sort} onClick={() => setSort(nextSort(sort, column))}>
        {column === 'balance' ? `${label}, ${unit}` : label}
        {isSorted ? <span aria-hidden="true"> {sort.direction === 'descending' ? '↓' : '↑'}</span> : null}
      </button>
    </th>
  );
}

interface RowProps {
  readonly row: WalletRow;
  readonly index: number;
  readonly isPicked: boolean;
  readonly isHome: boolean;
  readonly onPick: (address: string, replace?: boolean) => void;
}

/** A row renders again only if its wallet changed or it was picked. */
const TableRow = memo(function TableRow({ row, index, isPicked, isHome, onPick }: RowProps) {
  return (
    // The body's key handler serves all rows.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/no-noninteractive-tabindex
    <tr
      className={styles.row}
      tabIndex={isHome ? 0 : -1}
      data-row={index}
      aria-rowindex={index + 2}
      aria-current={isPicked ? true : undefined}
      onClick={() => onPick(row.address)}
    >
      <td>
        <Address address={row.address} link={false} copy={isPicked} />
      </td>
      <td className={styles.balance}>
        <Amount units={row.balance} unit={false} />
      </td>
      <td className={styles.number}>{row.nonce.toLocaleString('en')}</td>
      <td className={styles.number}>{row.tokens}</td>
      <td className={styles.trend}>
        <Trend row={row} width={84} />
      </td>
      <td>
        <LastReceipt receipt={row.receipt} isStop={isPicked} />
      </td>
    </tr>
  );
});
