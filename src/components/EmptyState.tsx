import type { ReactNode } from 'react';
import styles from './EmptyState.module.css';
import { Icon } from './Icon';

/** What a panel shows where there is nothing yet: what is missing, why it matters, and the one next action. */
export function EmptyState({
  title,
  why,
  action,
  drawing,
}: {
  readonly title: string;
  readonly why: ReactNode;
  readonly action?: ReactNode;
  readonly drawing?: ReactNode;
}) {
  return (
    <div className={styles.empty}>
      <div className={styles.drawing} aria-hidden="true">
        {drawing ?? <Icon name="drop" size={56} />}
      </div>
      <p className={styles.title}>{title}</p>
      <p className={styles.why}>{why}</p>
      {action === undefined ? null : <div className={styles.action}>{action}</div>}
    </div>
  );
}
