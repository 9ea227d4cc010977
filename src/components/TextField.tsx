import { Field, type FieldFrame } from './Field';
import styles from './Field.module.css';

/** A line of text. */
export function TextField({
  value,
  onChange,
  placeholder,
  ...frame
}: FieldFrame & {
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly placeholder?: string;
}) {
  return (
    <Field {...frame}>
      {(control) => (
        <input
          {...control}
          className={styles.input}
          type="text"
          value={value}
          placeholder={placeholder}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}
