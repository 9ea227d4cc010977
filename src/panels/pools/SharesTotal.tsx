import { Amount } from '../../components/Amount';
import { Icon } from '../../components/Icon';
import { formatUnits } from '../../engine/units';
import styles from './SharesTotal.module.css';
import type { AllocationForm } from './useAllocationForm';

/** The sums beneath the weights: of the weights, and of the shares, which is the amount to the unit. */
export function SharesTotal({ form }: { readonly form: AllocationForm }) {
  const { shares, problem } = form;
  return (
    <div className={styles.total}>
      <span>All twelve</span>
      <span className={styles.weights}>
        {form.sum === undefined ? 'a weight is missing' : `weights ${formatUnits(form.sum)}`}
      </span>
      <output className={styles.sum} aria-label="Sum of the shares">
        {shares === undefined ? '–' : <Amount units={shares.sum} />}
      </output>
      {problem?.field === 'weights' ? (
        <p className={styles.error} role="alert">
          <Icon name="bad" size={18} />
          <span>{problem.sentence}</span>
        </p>
      ) : null}
    </div>
  );
}
