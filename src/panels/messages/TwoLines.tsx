import type { ReactNode } from 'react';
import styles from './TwoLines.module.css';

/** A cell of two lines: what it says, and a quieter remark beneath. */
export function TwoLines({ first, second }: { readonly first: ReactNode; readonly second: ReactNode }) {
  return (
    <span className={styles.lines}>
      <span>{first}</span>
      <span className={styles.second}>{second}</span>
    </span>
  );
}
