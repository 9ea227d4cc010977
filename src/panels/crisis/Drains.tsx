import { memo, useState } from 'react';
import { flushSync } from 'react-dom';
import { Amount } from '../../components/Amount';
import { announce } from '../../components/announce';
import { Button } from '../../components/Button';
import { saveFile } from '../../components/charts/exportChart';
import { EmptyState } from '../../components/EmptyState';
import { Icon } from '../../components/Icon';
import { href, navigate, setParams } from '../../components/routing';
import { useMedia } from '../../components/useMedia';
import { coverageText, type DrainRow } from '../../selectors/crisis';
import { drainsCsv } from '../../selectors/crisisExport';
import { Change } from './Change';
import { drainFormId } from './drainForm';
import styles from './Drains.module.css';

const firstRows = 10;
const moreRows = 40;

function Receipt({ row }: { readonly row: DrainRow }) {
  if (row.isAttempt) return <span className={styles.quiet}>attempt</span>;
  return (
    <a className={styles.id} href={href('ledger', { tx: row.receipt })}>
      {row.receipt}
    </a>
  );
}

function Reason({ row }: { readonly row: DrainRow }) {
  if (!row.isAttempt) return <>{row.reason}</>;
  return (
    <span className={styles.refused}>
      <Icon name="cross" size={16} label="refused:" />
      {row.reason}
    </span>
  );
}

function Coverage({ row }: { readonly row: DrainRow }) {
  return (
    <Change before={coverageText(row.coverageBefore)} after={coverageText(row.coverageAfter)} unit="d" />
  );
}

function AmountOf({ row }: { readonly row: DrainRow }) {
  return row.amount === undefined ? (
    <span className={styles.quiet}>none</span>
  ) : (
    <Amount units={row.amount} />
  );
}

function DrainTable({ rows }: { readonly rows: readonly DrainRow[] }) {
  return (
    <table className={styles.table}>
      <caption className="visually-hidden">Drains and refused attempts, newest first</caption>
      <thead>
        <tr>
          <th scope="col">Receipt</th>
          <th scope="col">When</th>
          <th scope="col">Reason</th>
          <th scope="col">By</th>
          <th scope="col" data-align="end">
            Amount
          </th>
          <th scope="col" data-align="end">
            Coverage before → after
          </th>
        </tr>
      </thead>
      {rows.map((row) => (
        <tbody key={row.key} className={styles.group}>
          <tr>
            <td>
              <Receipt row={row} />
            </td>
            <td className={styles.soft}>day {row.day}</td>
            <td className={styles.reason}>
              <Reason row={row} />
            </td>
            <td className={styles.soft}>{row.by}</td>
            <td data-align="end">
              <AmountOf row={row} />
            </td>
            <td data-align="end">
              <Coverage row={row} />
            </td>
          </tr>
          {row.message === undefined ? null : (
            <tr>
              <td colSpan={6} className={styles.message}>
                {row.message}
              </td>
            </tr>
          )}
        </tbody>
      ))}
    </table>
  );
}

function DrainList({ rows }: { readonly rows: readonly DrainRow[] }) {
  return (
    <ul className={styles.list} aria-label="Drains and refused attempts, newest first">
      {rows.map((row) => (
        <li key={row.key} className={styles.item}>
          <span>
            <Reason row={row} />
          </span>
          <AmountOf row={row} />
          <span className={styles.quiet}>
            <Receipt row={row} />, day {row.day}, by {row.by}
          </span>
          <Coverage row={row} />
          {row.message === undefined ? null : <p className={styles.message}>{row.message}</p>}
        </li>
      ))}
    </ul>
  );
}

function saveDrains(rows: readonly DrainRow[]): void {
  saveFile('drains.csv', new Blob([drainsCsv(rows)], { type: 'text/csv' }));
  announce('drains.csv was saved.');
}

/** The one next action: to fill an empty reserve, or to drain it. */
function FirstDrain({ reserve }: { readonly reserve: number }) {
  if (reserve === 0) {
    return (
      <Button kind="outline" onClick={() => navigate('messages')}>
        Fill the reserve with messages
      </Button>
    );
  }
  return (
    <Button
      kind="outline"
      onClick={() => {
        flushSync(() => setParams({ drain: undefined }));
        document.querySelector<HTMLElement>(`#${drainFormId} input`)?.focus();
      }}
    >
      Drain by hand
    </Button>
  );
}

/** Every drain with its reason, amount and coverage before and after; refused ones as attempts. */
export const Drains = memo(function Drains({
  rows,
  reserve,
}: {
  readonly rows: readonly DrainRow[];
  /** What could be drained, in units. */
  readonly reserve: number;
}) {
  const [limit, setLimit] = useState(firstRows);
  const isNarrow = useMedia('(max-width: 920px)');
  const shown = rows.slice(0, limit);
  return (
    <section className={styles.drains} aria-labelledby="drains-title">
      <div className={styles.head}>
        <h2 id="drains-title">Drains</h2>
        {rows.length === 0 ? null : (
          <Button
            kind="plain"
            icon="download"
            aria-label="Download the drains as CSV"
            onClick={() => saveDrains(rows)}
          >
            CSV
          </Button>
        )}
      </div>
      {rows.length === 0 ? (
        <EmptyState
          title="Nothing was drained yet"
          why="A drain moves NXT from the reserve to the floor, so that citizens can be paid. It runs by policy in a crisis of the floor, or by hand at any time."
          action={<FirstDrain reserve={reserve} />}
        />
      ) : (
        <>
          {isNarrow ? <DrainList rows={shown} /> : <DrainTable rows={shown} />}
          <div className={styles.foot}>
            {rows.length > limit ? (
              <Button onClick={() => setLimit(limit + moreRows)}>
                Show {Math.min(moreRows, rows.length - limit)} more
              </Button>
            ) : null}
            <p className={styles.note}>
              The policy’s drains in a crisis bear its mark, and its refills fill the floor to the unit; every
              other drain counts as made by hand, a script’s included.
            </p>
          </div>
        </>
      )}
    </section>
  );
});
