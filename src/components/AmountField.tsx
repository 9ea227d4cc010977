import { useEffect, useRef } from 'react';
import { usePreferences } from '../store/hooks';
import type { AmountUnit } from '../store/preferences';
import { amountTextProblem, amountToText, parseAmountText } from './amountInput';
import { Field, type FieldFrame } from './Field';
import styles from './Field.module.css';

/**
 * An amount as text: digits are kept as typed and never pass through a fraction. `unit` is the person's choice unless it is
 * named. What is no amount is said beneath at once; `error` says what else is wrong.
 */
export function AmountField({
  value,
  onChange,
  unit,
  unitLabel,
  error,
  placeholder,
  ...frame
}: FieldFrame & {
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly unit?: AmountUnit;
  /** What stands behind the number, if not the unit: a token's name. */
  readonly unitLabel?: string;
  readonly placeholder?: string;
}) {
  const preferences = usePreferences();
  const used = unit ?? preferences.unit;
  // What was typed keeps its meaning when the unit is switched: 0.5 NXT becomes 50,000,000 units.
  const typedIn = useRef(used);
  useEffect(() => {
    if (typedIn.current === used) return;
    const amount = parseAmountText(value, typedIn.current);
    typedIn.current = used;
    if (amount.ok) onChange(amountToText(amount.units, used));
  });
  return (
    <Field {...frame} error={amountTextProblem(value, used) ?? error}>
      {(control) => (
        <span className={styles.box}>
          <input
            {...control}
            className={`${styles.input} ${styles.hasUnit}`}
            type="text"
            inputMode={used === 'NXT' ? 'decimal' : 'numeric'}
            value={value}
            placeholder={placeholder}
            autoComplete="off"
            spellCheck={false}
            onChange={(event) => onChange(event.target.value)}
          />
          <span className={styles.unit} aria-hidden="true">
            {unitLabel ?? used}
          </span>
        </span>
      )}
    </Field>
  );
}
