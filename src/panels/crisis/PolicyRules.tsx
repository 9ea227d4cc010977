import { policyRules } from '../../selectors/crisisPolicy';
import { firstViewScenario } from '../../simulation/scenario';
import styles from './PolicyRules.module.css';

const rules = policyRules(firstViewScenario);

/** What the living economy does by itself while it plays, in words. */
export function PolicyRules() {
  return (
    <section className={styles.rules} aria-labelledby="rules-title">
      <h3 id="rules-title">By itself, while it plays</h3>
      <dl className={styles.list}>
        {rules.map(({ title, sentence }) => (
          <div key={title}>
            <dt>{title}</dt>
            <dd>{sentence}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
