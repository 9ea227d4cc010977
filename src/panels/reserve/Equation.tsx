import { Amount } from '../../components/Amount';
import type { Bathtub, DayWindow } from '../../selectors/reserve';
import styles from './Equation.module.css';

/** Opening + in − out = closing, each to the last unit. */
export function Equation({ bathtub, window }: { readonly bathtub: Bathtub; readonly window: DayWindow }) {
  const { opening, inTotal, outTotal, closing } = bathtub;
  const terms = [
    { sign: '', words: '', label: `Before day ${window.from}`, units: opening },
    { sign: '+', words: 'plus', label: 'Came in', units: inTotal },
    { sign: '\u2212', words: 'minus', label: 'Went out', units: outTotal },
    { sign: '=', words: 'equals', label: `After day ${window.to}`, units: closing },
  ];
  return (
    <dl className={styles.equation}>
      {terms.map(({ sign, words, label, units }) => (
        <div key={label} className={styles.term} data-result={sign === '=' || undefined}>
          <dt>{label}</dt>
          <dd>
            {sign === '' ? null : (
              <>
                <span className={styles.sign} aria-hidden="true">
                  {sign}
                </span>
                <span className="visually-hidden">{words} </span>
              </>
            )}
            <Amount units={units} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
