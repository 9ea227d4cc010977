import { Field, type FieldFrame } from './Field';
import styles from './Field.module.css';

/** A line of text. `numeric` offers the keys of digits on a phone. */
export function TextField({
  value,
  onChange,
  placeholder,
  numeric = false,
  ...frame
}: FieldFrame & {
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly placeholder?: string;
  readonly numeric?: boolean;
}) {
  return (
    <Field {...frame}>
      {(control) => (
        <input
          {...control}
          className={styles.input}
          type="text"
          inputMode={numeric ? 'numeric' : 'text'}
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
