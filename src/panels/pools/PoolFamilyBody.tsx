import { Amount } from '../../components/Amount';
import { poolColour, PoolMark } from '../../components/PoolMark';
import { href, setParams } from '../../components/routing';
import { Sparkline } from '../../components/Sparkline';
import { courseLabel, type PoolFamilyRows, type PoolRow } from '../../selectors/pools';
import { Change } from './Change';
import styles from './PoolsTable.module.css';
import { Price } from './Price';

/** One family of the table: its name and sums, then a row for each pool. */
export function PoolFamilyBody({ family }: { readonly family: PoolFamilyRows }) {
  return (
    <tbody>
      <tr className={styles.family}>
        <th scope="rowgroup" colSpan={8}>
          {family.label}{' '}
          <span>
            {family.weight} % · <Amount units={family.nxt} compact focusable={false} />
          </span>
        </th>
      </tr>
      {family.rows.map((row) => (
        <PoolTableRow key={row.pool.address} row={row} />
      ))}
    </tbody>
  );
}

function PoolTableRow({ row }: { readonly row: PoolRow }) {
  const { pool } = row;
  return (
    // The keyboard uses the link in the first cell.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
    <tr className={styles.row} onClick={() => setParams({ pool: pool.address })}>
      <th scope="row">
        <a
          className={styles.name}
          data-pool={pool.address}
          href={href('pools', { pool: pool.address })}
          onClick={(event) => event.stopPropagation()}
        >
          <PoolMark pool={pool} />
          {pool.address}
        </a>
      </th>
      <td data-align="end">
        <Price price={row.price} />
      </td>
      <td data-align="end">
        <Change change={row.change} />
      </td>
      <td className={styles.history}>
        {row.course.length === 0 ? null : (
          <Sparkline values={row.course} label={courseLabel(row)} width={120} height={30} />
        )}
      </td>
      <td data-align="end">
        <Amount units={row.nxt} compact={4} unit={false} focusable={false} />
      </td>
      <td data-align="end">
        <Amount units={row.tokens} asset={pool.sector} compact unit={false} focusable={false} />
      </td>
      <td data-align="end" className={styles.volume}>
        <Amount units={row.volume} compact unit={false} focusable={false} />
      </td>
      <td className={styles.weight}>
        <span
          className={styles.bar}
          style={{ width: `${pool.weight * 6}px`, background: poolColour(pool) }}
        />
        {pool.weight} %
      </td>
    </tr>
  );
}
