import { Fragment, memo, useEffect, useRef, useState, type KeyboardEvent, type UIEvent } from 'react';
import { Address } from '../../components/Address';
import { Amount } from '../../components/Amount';
import { ColumnHead, type ColumnHeading } from '../../components/DataTable';
import tableStyles from '../../components/DataTable.module.css';
import { nextSort, type WalletColumn } from '../../selectors/walletOrder';
import type { WalletRow } from '../../selectors/wallets';
import { usePreferences } from '../../store/hooks';
import type { WalletsView } from './useWalletsView';
import { Held, LastReceipt, Trend } from './walletCells';
import styles from './WalletTable.module.css';
import { seenRows, windowedRows } from './windowedRows';

/** Up to so many rows stand in the page; more scroll in a window of their own, of which only what is seen is rendered. */
const ROWS_IN_PAGE = 100;

const columns: readonly (ColumnHeading & { readonly key: WalletColumn })[] = [
  { key: 'wallet', label: 'Wallet', sortable: true },
  { key: 'balance', label: 'Balance', align: 'end', sortable: true },
  { key: 'nonce', label: 'Nonce', align: 'end', sortable: true },
  { key: 'tokens', label: 'Tokens', sortable: true },
  { key: 'trend', label: 'Last 48', sortable: true },
  { key: 'receipt', label: 'Last receipt', sortable: true },
];

/** All wallets as a table. One stop for the tab key; ↑ ↓ Home End pick. */
export const WalletTable = memo(function WalletTable({
  shown,
  count,
  sort,
  setSort,
  pick,
  setPick,
}: Pick<WalletsView, 'shown' | 'sort' | 'setSort' | 'pick' | 'setPick'> & {
  /** How many wallets there are, those included that the filter leaves out. */
  readonly count: number;
}) {
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
        <table className={`${tableStyles.table} ${styles.table}`} aria-rowcount={shown.length + 1}>
          <caption className="visually-hidden">Wallets. Arrow keys pick who pays.</caption>
          <TableHead sort={sort} setSort={setSort} />
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
          {shown.length.toLocaleString('en')} of {count.toLocaleString('en')}
        </span>
        <span className={styles.keys}>
          <kbd>↑</kbd> <kbd>↓</kbd> pick <kbd>T</kbd> transfer <kbd>N</kbd> new
        </span>
      </p>
    </div>
  );
});

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
      <td colSpan={columns.length} style={{ height }} />
    </tr>
  );
}

const TableHead = memo(function TableHead({ sort, setSort }: Pick<WalletsView, 'sort' | 'setSort'>) {
  const { unit } = usePreferences();
  return (
    <thead>
      <tr>
        {columns.map((column) => (
          <ColumnHead
            key={column.key}
            column={column.key === 'balance' ? { ...column, label: `${column.label}, ${unit}` } : column}
            sort={{ key: sort.column, descending: sort.direction === 'descending' }}
            onSort={() => setSort(nextSort(sort, column.key))}
          />
        ))}
      </tr>
    </thead>
  );
});

interface RowProps {
  readonly row: WalletRow;
  readonly index: number;
  readonly isPicked: boolean;
  readonly isHome: boolean;
  readonly onPick: (address: string, replace?: boolean) => void;
}

const Name = memo(Address);

/** A row renders again only if its wallet changed or it was picked. */
const TableRow = memo(function TableRow({ row, index, isPicked, isHome, onPick }: RowProps) {
  return (
    // The body's key handler serves all rows.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/no-noninteractive-tabindex
    <tr
      className={tableStyles.row}
      tabIndex={isHome ? 0 : -1}
      data-row={index}
      aria-rowindex={index + 2}
      aria-current={isPicked ? true : undefined}
      onClick={() => onPick(row.address)}
    >
      <td>
        <Name address={row.address} link={false} copy={isPicked} />
      </td>
      <td>
        <span className={styles.balance}>
          <Amount units={row.balance} unit={false} />
        </span>
      </td>
      <td data-align="end" className={styles.number}>
        {row.nonce.toLocaleString('en')}
      </td>
      <td>
        <Held held={row.held} named={1} />
      </td>
      <td>
        <Trend trend={row.trend} width={84} />
      </td>
      <td>
        <LastReceipt receipt={row.receipt} isStop={isPicked} />
      </td>
    </tr>
  );
});
