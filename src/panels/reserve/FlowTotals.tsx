import { Amount } from '../../components/Amount';
import { MessageMark } from '../../components/MessageMark';
import { inflowKinds, outflowKinds } from '../../selectors/dailyFlows';
import type { Bathtub } from '../../selectors/reserve';
import styles from './FlowTotals.module.css';
import { inflowColours, inflowLabels, outflowColours, outflowLabels } from './flowKinds';

/** What came in and went out by kind; each list adds up to its head. It is the legend of the bars too. */
export function FlowTotals({ bathtub }: { readonly bathtub: Bathtub }) {
  return (
    <div className={styles.totals}>
      <section aria-label="Came in">
        <h3 className={styles.head}>
          <span>Came in</span> <Amount units={bathtub.inTotal} sign />
        </h3>
        <dl>
          {inflowKinds.map((kind) => (
            <div key={kind} className={styles.row}>
              <dt>
                <span className={styles.mark}>
                  {kind === 'other' ? (
                    <Swatch colour={inflowColours.other} />
                  ) : (
                    <MessageMark type={kind} word={false} />
                  )}
                </span>
                <span aria-hidden={kind === 'other' ? undefined : true}>{inflowLabels[kind]}</span>
              </dt>
              <dd>
                <Amount units={bathtub.inflow[kind]} unit={false} />
              </dd>
            </div>
          ))}
        </dl>
      </section>
      <section aria-label="Went out">
        <h3 className={styles.head}>
          <span>Went out</span> <Amount units={-bathtub.outTotal} />
        </h3>
        <dl>
          {outflowKinds.map((kind) => (
            <div key={kind} className={styles.row}>
              <dt>
                <span className={styles.mark}>
                  <Swatch colour={outflowColours[kind]} />
                </span>
                <span>{outflowLabels[kind]}</span>
              </dt>
              <dd>
                <Amount units={bathtub.outflow[kind]} unit={false} />
              </dd>
            </div>
          ))}
        </dl>
      </section>
    </div>
  );
}

function Swatch({ colour }: { readonly colour: string }) {
  return (
    <svg width="12" height="12" viewBox="0 0 12 12" aria-hidden="true">
      <rect width="12" height="12" rx="2" fill={colour} />
    </svg>
  );
}
