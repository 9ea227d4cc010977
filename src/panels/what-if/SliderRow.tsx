import { memo, useId, useState, type KeyboardEvent } from 'react';
import { announce } from '../../components/announce';
import { Icon } from '../../components/Icon';
import type { Control } from '../../selectors/whatIfControls';
import { positionOf, steppedValue, valueAt } from '../../selectors/whatIfScale';
import { readValue, refusalSentence, valueText, valueWords } from '../../selectors/whatIfText';
import { usePreferences } from '../../store/hooks';
import styles from './SliderRow.module.css';

const arrows: Readonly<Record<string, number>> = {
  ArrowRight: 1,
  ArrowUp: 1,
  ArrowLeft: -1,
  ArrowDown: -1,
  PageUp: 10,
  PageDown: -10,
};

interface SliderRowProps {
  readonly control: Control;
  readonly value: number;
  readonly baseline: number;
  /** Why the scenario cannot be run with this value. */
  readonly problem: string | undefined;
  readonly onChange: (control: Control, value: number) => void;
}

/** The value at the right: a button that turns into a field. */
function EditableValue({ control, value, onChange }: Omit<SliderRowProps, 'baseline' | 'problem'>) {
  const { unit } = usePreferences();
  const [text, setText] = useState<string>();
  const [problem, setProblem] = useState<string>();
  const id = useId();
  const shown = valueText(control, value, unit);
  if (text === undefined) {
    return (
      <button
        type="button"
        className={styles.value}
        aria-label={`${control.label}: ${valueWords(control, value, unit)}. Edit`}
        onClick={() => setText(shown.number)}
      >
        {shown.number}
        {shown.unit === '' ? null : <span className={styles.unit}> {shown.unit}</span>}
      </button>
    );
  }
  const close = () => {
    setText(undefined);
    setProblem(undefined);
  };
  const commit = () => {
    const read = readValue(control, text, unit);
    if (!read.ok) {
      setProblem(read.problem);
      return;
    }
    close();
    onChange(control, read.value);
  };
  return (
    <span className={styles.editor}>
      <input
        // Whoever pressed the value wants to type at once.
        // oxlint-disable-next-line jsx-a11y/no-autofocus
        autoFocus
        className={styles.field}
        aria-label={control.label}
        aria-invalid={problem === undefined ? undefined : true}
        aria-describedby={problem === undefined ? undefined : id}
        value={text}
        inputMode="decimal"
        onFocus={(event) => event.target.select()}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') commit();
          else if (event.key === 'Escape') close();
        }}
        onBlur={commit}
      />
      {problem === undefined ? null : (
        <span className={styles.problem} id={id} role="alert">
          {problem}
        </span>
      )}
    </span>
  );
}

function share(position: number): string {
  return `calc(10px + (100% - 20px) * ${position.toFixed(4)})`;
}

/**
 * One thing to move. Arrows step, with Shift tenfold; Backspace goes back to the baseline, whose place a tick marks; a thick
 * segment leads from it to a changed value.
 */
export const SliderRow = memo(function SliderRow(props: SliderRowProps) {
  const { control, value, baseline, problem, onChange } = props;
  const { unit } = usePreferences();
  const id = useId();
  const isChanged = value !== baseline;
  const at = Math.min(1, Math.max(0, positionOf(control, value)));
  const from = Math.min(1, Math.max(0, positionOf(control, baseline)));
  const words = valueWords(control, value, unit);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const steps = arrows[event.key];
    if (steps !== undefined)
      onChange(control, steppedValue(control, value, steps * (event.shiftKey ? 10 : 1)));
    else if (event.key === 'Home') onChange(control, control.min);
    else if (event.key === 'End') onChange(control, control.max);
    else if (event.key === 'Backspace') {
      onChange(control, baseline);
      announce(`${control.label} is ${valueWords(control, baseline, unit)} again.`);
    } else return;
    event.preventDefault();
  };
  return (
    <div className={styles.row} data-changed={isChanged || undefined}>
      <div className={styles.head}>
        <label className={styles.label} htmlFor={id}>
          {control.label}
        </label>
        <EditableValue control={control} value={value} onChange={onChange} />
      </div>
      <div className={styles.slider}>
        <span className={styles.track} aria-hidden="true" />
        {isChanged ? (
          <>
            <span
              className={styles.segment}
              aria-hidden="true"
              style={{ left: share(Math.min(at, from)), right: `calc(100% - ${share(Math.max(at, from))})` }}
            />
            <span className={styles.tick} aria-hidden="true" style={{ left: share(from) }} />
          </>
        ) : null}
        <input
          id={id}
          className={styles.input}
          type="range"
          min={0}
          max={1}
          step="any"
          value={at}
          aria-describedby={problem === undefined ? undefined : `${id}-problem`}
          aria-valuetext={isChanged ? `${words}, was ${valueWords(control, baseline, unit)}` : words}
          onChange={(event) => onChange(control, valueAt(control, Number(event.target.value)))}
          onKeyDown={onKeyDown}
        />
      </div>
      {problem === undefined ? null : (
        <p className={styles.refusal} id={`${id}-problem`} role="alert">
          <Icon name="bad" size={18} />
          <span>{refusalSentence(problem, unit)}</span>
        </p>
      )}
    </div>
  );
});
