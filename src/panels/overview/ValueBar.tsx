import { Amount } from '../../components/Amount';
import type { ValueSegment } from '../../selectors/overview';
import styles from './ValueBar.module.css';

/** One bar of all the value there is, of constant length whatever happens. */
export function ValueBar({
  segments,
  sum,
}: {
  readonly segments: readonly ValueSegment[];
  readonly sum: number;
}) {
  return (
    <section className={styles.section} aria-labelledby="all-value">
      <div className={styles.heading}>
        <h2 id="all-value" className={styles.title}>
          All the value there is
        </h2>
        <p className={styles.sum}>
          = <Amount units={sum} />
        </p>
      </div>
      <div className={styles.bar} aria-hidden="true">
        {segments.map(({ region, units }) =>
          units === 0 ? null : (
            <span key={region} className={styles.segment} data-region={region} style={{ flexGrow: units }} />
          ),
        )}
      </div>
      <dl className={styles.legend}>
        {segments.map(({ region, label, units }) => (
          <div key={region} className={styles.entry}>
            <dt>
              <span className={styles.swatch} data-region={region} />
              {label}
            </dt>
            <dd>
              <Amount units={units} compact unit={false} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
