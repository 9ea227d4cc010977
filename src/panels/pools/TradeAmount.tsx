import type { ReactNode } from 'react';
import { amountTextProblem } from '../../components/amountInput';
import { Field } from '../../components/Field';
import { PoolMark } from '../../components/PoolMark';
import type { PoolFact } from '../../engine/assets';
import { usePreferences } from '../../store/hooks';
import styles from './TradeAmount.module.css';

/** From so many characters on, number and unit together, the number is set smaller: none of it may be cut off. */
const LONG = 21;

/** A large amount of NXT, of a pool's token, or of its shares, as text. */
export function TradeAmount({
  label,
  value,
  onChange,
  pool,
  aside,
  error,
}: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
  /** Whose token is meant; NXT if not named. */
  readonly pool?: PoolFact;
  readonly aside?: ReactNode;
  readonly error?: string | undefined;
}) {
  const { unit } = usePreferences();
  const name = pool?.sector ?? 'NXT';
  const word = unit === 'NXT' ? name : pool === undefined ? 'units' : `units of ${name}`;
  return (
    <Field label={label} aside={aside} error={amountTextProblem(value, unit) ?? error}>
      {(control) => (
        <span className={styles.box} data-long={value.length + word.length > LONG || undefined}>
          <input
            {...control}
            className={styles.input}
            type="text"
            inputMode={unit === 'NXT' ? 'decimal' : 'numeric'}
            autoComplete="off"
            spellCheck={false}
            placeholder="0"
            value={value}
            onChange={(event) => onChange(event.target.value)}
          />
          <span className={styles.unit} aria-hidden="true">
            {pool === undefined ? null : <PoolMark pool={pool} size={13} />}
            {word}
          </span>
        </span>
      )}
    </Field>
  );
}
