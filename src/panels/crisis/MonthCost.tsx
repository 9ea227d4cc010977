import { memo } from 'react';
import { groupThousands } from '../../engine/units';
import type { Policy } from '../../engine/policy';
import { monthCosts, specifiedAllotment } from '../../selectors/crisis';
import { usePreferences } from '../../store/hooks';
import { ExactAmount, ShortAmount } from './ExactAmount';
import styles from './MonthCost.module.css';

/** A share in percent with at most two decimals, cut off. */
function percentText(part: number, whole: number): string {
  const hundredths = ((BigInt(part) * 10_000n) / BigInt(whole)).toString().padStart(3, '0');
  const text = `${groupThousands(hundredths.slice(0, -2))}.${hundredths.slice(-2)}`;
  return text.replace(/\.?0+$/, '');
}

/** What a citizen is guaranteed in a month, by category: one bar of the whole allotment. */
export const MonthCost = memo(function MonthCost({ policy }: { readonly policy: Policy }) {
  const { allotment } = policy;
  const { unit } = usePreferences();
  const costs = monthCosts(allotment);
  const isSpecified = allotment === specifiedAllotment;
  return (
    <section className={styles.month} aria-labelledby="month-title">
      <div className={styles.head}>
        <h3 id="month-title">What a month costs, each</h3>
        <span className={styles.total}>
          <ShortAmount units={allotment} />
        </span>
      </div>
      {isSpecified ? null : (
        <p className={styles.note}>
          The allotment is {percentText(allotment, specifiedAllotment)} % of the specified{' '}
          <ExactAmount units={specifiedAllotment} />, divided here in the specification’s proportions.
        </p>
      )}
      {allotment === 0 ? null : (
        <div className={styles.bar} aria-hidden="true">
          {costs.map(({ name, units }, index) => (
            <span
              key={name}
              style={{ flexGrow: units / allotment, '--shade': index } as React.CSSProperties}
            />
          ))}
        </div>
      )}
      <dl className={styles.parts} data-unit={unit}>
        {costs.map(({ name, units }, index) => (
          <div key={name} style={{ '--shade': index } as React.CSSProperties}>
            <dt>{name}</dt>
            <dd>
              <ShortAmount units={units} unit={false} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
});
