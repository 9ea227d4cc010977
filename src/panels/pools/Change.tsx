import { CHANGE_DAYS } from '../../selectors/pools';
import { signedPercentText } from '../../selectors/poolPrice';
import styles from './Change.module.css';

/** How far a price moved: a triangle up or down and the percentage. Ink only: a price that falls is no harm. */
export function Change({ change }: { readonly change: number | undefined }) {
  if (change === undefined) {
    return (
      <span className={styles.none}>
        <span aria-hidden="true">–</span>
        <span className="visually-hidden">no price {CHANGE_DAYS} days ago</span>
      </span>
    );
  }
  return (
    <span className={styles.change}>
      {change === 0 ? null : (
        <svg width="11" height="10" viewBox="0 0 11 10" aria-hidden="true">
          <path d={change > 0 ? 'M5.5 0 11 10H0Z' : 'M5.5 10 0 0H11Z'} fill="currentColor" />
        </svg>
      )}
      {signedPercentText(change)}
    </span>
  );
}
