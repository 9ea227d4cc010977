import { Amount } from '../../components/Amount';
import { DataTable, type Column } from '../../components/DataTable';
import { PoolMark } from '../../components/PoolMark';
import { href } from '../../components/routing';
import { tablet, useNarrow } from '../../components/useNarrow';
import { findPool } from '../../engine/assets';
import { NXT_SUPPLY } from '../../engine/units';
import { groupLabel, ledgerParamsOf } from '../../selectors/flowGraph';
import type { DayWindow, GroupBalance } from '../../selectors/reserve';
import styles from './GroupTable.module.css';

interface Row extends Omit<GroupBalance, 'group'> {
  readonly key: string;
  readonly label: string;
  readonly group: GroupBalance['group'] | undefined;
}

const label = 'What each group held, got and paid';

function totalOf(groups: readonly GroupBalance[]): Row {
  const sum = (pick: (group: GroupBalance) => number) =>
    groups.reduce((total, group) => total + pick(group), 0);
  return {
    key: 'all',
    label: 'All together',
    group: undefined,
    opening: sum(({ opening }) => opening),
    received: sum(({ received }) => received),
    paid: sum(({ paid }) => paid),
    closing: sum(({ closing }) => closing),
    stays: { units: 0, postings: 0 },
  };
}

function Name({ row }: { readonly row: Row }) {
  const pool = row.group === undefined ? undefined : findPool(row.group);
  return (
    <span className={styles.name} data-total={row.group === undefined || undefined}>
      {pool === undefined ? null : <PoolMark pool={pool} size={12} />}
      {row.label}
    </span>
  );
}

const nameColumn: Column<Row> = { key: 'name', label: 'Who', cell: (row) => <Name row={row} /> };

function amountColumn(key: 'opening' | 'received' | 'paid' | 'closing', label: string): Column<Row> {
  const sign = key === 'received';
  const isFlow = key === 'received' || key === 'paid';
  return {
    key,
    label,
    align: 'end',
    cell: (row) => (
      <span data-total={row.group === undefined || undefined} className={styles.amount}>
        {isFlow && row[key] === 0 ? (
          <span className={styles.zero}>0</span>
        ) : (
          <Amount units={key === 'paid' ? -row.paid : row[key]} unit={false} sign={sign} />
        )}
      </span>
    ),
  };
}

/** Where all NXT stood before and after: each line adds up to the unit, and so do all together. */
export function GroupTable({
  groups,
  window,
}: {
  readonly groups: readonly GroupBalance[];
  readonly window: DayWindow;
}) {
  const rows: Row[] = groups
    .filter(({ opening, received, paid, closing }) => opening + received + paid + closing > 0)
    .map((group) => ({ ...group, key: group.group, label: groupLabel(group.group) }));
  const total = totalOf(groups);
  const columns: readonly Column<Row>[] = [
    nameColumn,
    amountColumn('opening', `Before day ${window.from}`),
    amountColumn('received', 'Got'),
    amountColumn('paid', 'Paid'),
    amountColumn('closing', `After day ${window.to}`),
  ];
  const isNarrow = useNarrow(tablet);
  const holds = total.opening === NXT_SUPPLY && total.closing === NXT_SUPPLY;
  return (
    <section className={styles.section} aria-labelledby="reserve-groups">
      <div>
        <h3 id="reserve-groups">Where every NXT stood</h3>
        <p className={styles.words}>
          Before, plus what each got, less what it paid, is after. All together it is{' '}
          {holds ? 'the whole supply both times' : 'not the whole supply'}:{' '}
          <Amount units={total.closing} decimals={0} />.
        </p>
      </div>
      {isNarrow ? (
        <ul className={styles.list} aria-label={label}>
          {[...rows, total].map((row) => (
            <ListItem key={row.key} row={row} />
          ))}
        </ul>
      ) : (
        <DataTable label={label} columns={columns} rows={[...rows, total]} rowKey={({ key }) => key} />
      )}
      <Stays groups={groups} window={window} />
    </section>
  );
}

function ListItem({ row }: { readonly row: Row }) {
  const parts = [
    { word: 'before', units: row.opening, sign: false },
    { word: 'got', units: row.received, sign: true },
    { word: 'paid', units: -row.paid, sign: false },
  ];
  return (
    <li className={styles.item}>
      <Name row={row} />
      <span className={styles.amount}>
        <Amount units={row.closing} />
      </span>
      <dl className={styles.sum}>
        {parts.map(({ word, units, sign }) => (
          <div key={word}>
            <dt>{word}</dt>
            <dd>
              <Amount units={units} unit={false} compact sign={sign} />
            </dd>
          </div>
        ))}
      </dl>
    </li>
  );
}

/** What moved inside a group is no flow between groups: it is told apart. */
function Stays({ groups, window }: { readonly groups: readonly GroupBalance[]; readonly window: DayWindow }) {
  const staying = groups.filter(({ stays }) => stays.postings > 0);
  if (staying.length === 0) return null;
  return (
    <ul className={styles.stays}>
      {staying.map(({ group, stays }) => (
        <li key={group}>
          <Amount units={stays.units} /> stayed among {groupLabel(group).toLowerCase()}, in{' '}
          <a href={href('ledger', ledgerParamsOf({ from: group, to: group }, window))}>
            {stays.postings} {stays.postings === 1 ? 'posting' : 'postings'}
          </a>
        </li>
      ))}
    </ul>
  );
}
