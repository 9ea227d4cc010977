import { Segmented } from '../../components/Segmented';
import { setParams, useRoute } from '../../components/routing';
import styles from './Card.module.css';
import { DrainForm } from './DrainForm';
import { PolicyForm } from './PolicyForm';
import { PolicyRules } from './PolicyRules';

const tabs = [
  { value: 'policy', label: 'Policy' },
  { value: 'hand', label: 'By hand' },
] as const;

/** What can be done about a crisis: a drain by hand, or another policy. */
export function DrainCard() {
  const { params } = useRoute();
  const tab = params['drain'] === 'policy' ? 'policy' : 'hand';
  return (
    <section className={styles.card} aria-labelledby="drain-title">
      <div className={styles.head}>
        <h2 id="drain-title">Drain</h2>
        <Segmented
          label="Drain by"
          options={tabs}
          value={tab}
          onChange={(value) => setParams({ drain: value === 'policy' ? 'policy' : undefined })}
        />
      </div>
      {tab === 'hand' ? (
        <DrainForm />
      ) : (
        <>
          <PolicyForm />
          <PolicyRules />
        </>
      )}
    </section>
  );
}
