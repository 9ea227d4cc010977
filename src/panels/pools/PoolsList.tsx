import { Amount } from '../../components/Amount';
import { PoolMark } from '../../components/PoolMark';
import { href } from '../../components/routing';
import { Sparkline } from '../../components/Sparkline';
import { courseLabel, type PoolRow, type PoolsModel } from '../../selectors/pools';
import { Change } from './Change';
import styles from './PoolsList.module.css';
import { Price } from './Price';

/** The pools on a narrow screen: a list for each family, each pool one link. */
export function PoolsList({ model }: { readonly model: PoolsModel }) {
  return (
    <div className={styles.families}>
      {model.families.map((family) => (
        <section key={family.family} aria-labelledby={`pools-${family.family}`}>
          <h2 className={styles.family} id={`pools-${family.family}`}>
            {family.label}{' '}
            <span>
              {family.weight} % · <Amount units={family.nxt} compact focusable={false} />
            </span>
          </h2>
          <ul className={styles.list}>
            {family.rows.map((row) => (
              <li key={row.pool.address}>
                <PoolItem row={row} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

/** Every third point: on so small a line more would only be a blur. */
function thinned(course: readonly number[]): readonly number[] {
  return course.filter((_, index) => (course.length - 1 - index) % 3 === 0);
}

function PoolItem({ row }: { readonly row: PoolRow }) {
  const { pool } = row;
  return (
    <a className={styles.item} href={href('pools', { pool: pool.address })}>
      <PoolMark pool={pool} size={18} />
      <span className={styles.name}>
        <span className={styles.address}>{pool.address}</span>
        <span className={styles.detail}>
          <Change change={row.change} /> in 5 days
        </span>
      </span>
      {row.course.length === 0 ? (
        <span />
      ) : (
        <Sparkline values={thinned(row.course)} label={courseLabel(row)} width={44} height={28} />
      )}
      <span className={styles.figures}>
        <Price price={row.price} />
        <span className={styles.detail}>
          <Amount units={row.nxt} compact focusable={false} />
        </span>
      </span>
    </a>
  );
}
