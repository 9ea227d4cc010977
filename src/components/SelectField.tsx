import { Field, type FieldFrame } from './Field';
import styles from './Field.module.css';
import { Icon } from './Icon';

/** One choice from a list, in the browser's own control. */
export function SelectField({
  value,
  onChange,
  options,
  ...frame
}: FieldFrame & {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly options: readonly { readonly value: string; readonly label: string }[];
}) {
  return (
    <Field {...frame}>
      {(control) => (
        <span className={styles.box}>
          <select
            {...control}
            className={styles.input}
            value={value}
            onChange={(event) => onChange(event.target.value)}
          >
            {options.map((option) => (
              <option key={option.value} value={option.value}>
                {option.label}
              </option>
            ))}
          </select>
          <span className={styles.chevron}>
            <Icon name="chevron" size={18} />
          </span>
        </span>
      )}
    </Field>
  );
}
