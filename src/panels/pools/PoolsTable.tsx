import { useMemo } from 'react';
import { Amount } from '../../components/Amount';
import { Button } from '../../components/Button';
import { href, setParams } from '../../components/routing';
import { tablet, useNarrow } from '../../components/useNarrow';
import { poolsCsv, selectPools, type PoolsModel } from '../../selectors/pools';
import { usePreferences } from '../../store/hooks';
import { PoolFamilyBody } from './PoolFamilyBody';
import styles from './PoolsTable.module.css';
import { PoolsList } from './PoolsList';
import { saveCsv } from './saveCsv';
import { usePoolCourses } from './usePoolCourses';

/** All twelve pools with what they hold, where they stand and what they are given. */
export function PoolsTable() {
  const { books, courses } = usePoolCourses();
  const isNarrow = useNarrow(tablet);
  const model = useMemo(() => selectPools(books, courses), [books, courses]);
  return (
    <>
      <header className={styles.header}>
        <p className={styles.answer}>
          <span className={styles.subject}>Twelve pools</span> hold <Amount units={model.nxt} />
        </p>
        <div className={styles.actions}>
          <Button icon="download" onClick={() => saveCsv('pools.csv', poolsCsv(model))}>
            CSV
          </Button>
          <Button kind="primary" onClick={() => setParams({ view: 'allocate' })}>
            Allocate from the reserve
          </Button>
        </div>
      </header>
      {model.nxt === 0 ? (
        <p className={styles.empty}>
          Nothing can be traded yet: a pool has a price once the reserve has funded it. Messages fill the
          reserve: <a href={href('messages')}>send some first</a> if it is empty.
        </p>
      ) : null}
      {isNarrow ? <PoolsList model={model} /> : <WideTable model={model} />}
    </>
  );
}

/** ↑ and ↓ move among the pools, from link to link. */
function moveAmongPools(event: React.KeyboardEvent<HTMLTableElement>): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  const links = [...event.currentTarget.querySelectorAll<HTMLElement>('a[data-pool]')];
  const at = links.findIndex((link) => link === event.target);
  if (step === 0 || at < 0) return;
  links[at + step]?.focus();
  event.preventDefault();
}

const notSummed = <span className="visually-hidden">not summed</span>;

function WideTable({ model }: { readonly model: PoolsModel }) {
  const { unit } = usePreferences();
  return (
    // The links inside take the focus; the arrow keys only move it among them.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <table className={styles.table} data-unit={unit} onKeyDown={moveAmongPools}>
      <caption className="visually-hidden">The twelve pools in three families</caption>
      <thead>
        <tr>
          <th scope="col">Pool</th>
          <th scope="col" data-align="end">
            Price, {unit}
          </th>
          <th scope="col" data-align="end">
            5 days
          </th>
          <th scope="col" className={styles.history}>
            History
          </th>
          <th scope="col" data-align="end">
            NXT in pool
          </th>
          <th scope="col" data-align="end">
            Tokens in pool
          </th>
          <th scope="col" data-align="end" className={styles.volume}>
            Volume, 5 days
          </th>
          <th scope="col" data-align="end" className={styles.share}>
            Share of allocation
          </th>
        </tr>
      </thead>
      {model.families.map((family) => (
        <PoolFamilyBody key={family.family} family={family} />
      ))}
      <tfoot>
        <tr>
          <th scope="row">All twelve</th>
          <td>{notSummed}</td>
          <td>{notSummed}</td>
          <td className={styles.history}>{notSummed}</td>
          <td data-align="end">
            <Amount units={model.nxt} compact={4} unit={false} focusable={false} />
          </td>
          <td>{notSummed}</td>
          <td data-align="end" className={styles.volume}>
            <Amount units={model.volume} compact unit={false} focusable={false} />
          </td>
          <td data-align="end">{model.weight} %</td>
        </tr>
      </tfoot>
    </table>
  );
}
