import type { ReactNode } from 'react';
import { Icon } from './Icon';
import styles from './StatusWord.module.css';

/** How something stands. */
export type Status = 'ok' | 'warn' | 'bad';

/** A state of health: icon, word and colour, never colour alone. `pill` sets it on its soft ground. */
export function StatusWord({
  status,
  pill = false,
  children,
}: {
  readonly status: Status;
  readonly pill?: boolean;
  readonly children: ReactNode;
}) {
  return (
    <span className={pill ? `${styles.word} ${styles.pill}` : styles.word} data-status={status}>
      <Icon name={status} size={pill ? 18 : 20} />
      <span>{children}</span>
    </span>
  );
}
