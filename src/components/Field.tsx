import { useId, type ReactNode } from 'react';
import styles from './Field.module.css';
import { Icon } from './Icon';

/** What a control in a field must carry, so that its label, hint and error belong to it. */
export interface FieldControl {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': true | undefined;
}

/** What every field may have around its control. */
export interface FieldFrame {
  readonly label: string;
  /** A line beneath that helps. */
  readonly hint?: ReactNode;
  /** A few words at the right of the label: the unit, the most there is. */
  readonly aside?: ReactNode;
  /** What is wrong, as one sentence. The control keeps its text. */
  readonly error?: string | undefined;
}

/** A label, a control, and beneath it a hint or what is wrong. */
export function Field({
  label,
  hint,
  aside,
  error,
  children,
}: FieldFrame & { readonly children: (control: FieldControl) => ReactNode }) {
  const id = useId();
  const hasError = error !== undefined && error !== '';
  const describedBy = [hint === undefined ? '' : `${id}-hint`, hasError ? `${id}-error` : '']
    .filter((part) => part !== '')
    .join(' ');
  return (
    <div className={styles.field}>
      <div className={styles.head}>
        <label className={styles.label} htmlFor={id}>
          {label}
        </label>
        {aside === undefined ? null : <span className={styles.aside}>{aside}</span>}
      </div>
      {children({
        id,
        'aria-describedby': describedBy === '' ? undefined : describedBy,
        'aria-invalid': hasError ? true : undefined,
      })}
      {hint === undefined ? null : (
        <p className={styles.hint} id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {hasError ? (
        <p className={styles.error} id={`${id}-error`}>
          <Icon name="bad" size={18} />
          <span>{error}</span>
        </p>
      ) : null}
    </div>
  );
}
