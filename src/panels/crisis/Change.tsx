import type { ReactNode } from 'react';
import styles from './Change.module.css';

/** A value before and after; where nothing changed an equals sign says so. */
export function Change({
  before,
  after,
  unit = '',
}: {
  readonly before: string;
  readonly after: string;
  /** Stands once, behind both. */
  readonly unit?: ReactNode;
}) {
  const same = before === after;
  return (
    <span className={styles.change}>
      <span>{before}</span>
      <span className={styles.arrow} aria-hidden="true">
        {same ? '=' : '→'}
      </span>
      <span className="visually-hidden">{same ? ' unchanged, ' : ' to '}</span>
      <span className={same ? undefined : styles.after}>
        {after}
        {unit === '' ? null : <> {unit}</>}
      </span>
    </span>
  );
}
