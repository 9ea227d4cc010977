import { useId } from 'react';
import { Button } from '../../components/Button';
import styles from './PercentSlider.module.css';

const steps = [25, 50, 75, 100] as const;

/** A part from 1 to 100 percent: a slider, and the usual parts as buttons. */
export function PercentSlider({
  label,
  percent,
  onChange,
}: {
  readonly label: string;
  readonly percent: number;
  readonly onChange: (percent: number) => void;
}) {
  const id = useId();
  return (
    <div className={styles.part}>
      <div className={styles.head}>
        <label htmlFor={id}>{label}</label>
        <output className={styles.value} htmlFor={id}>
          {percent} %
        </output>
      </div>
      <input
        id={id}
        className={styles.range}
        type="range"
        min={1}
        max={100}
        value={percent}
        aria-valuetext={`${percent} %`}
        onChange={(event) => onChange(Number(event.target.value))}
      />
      <fieldset className={styles.steps} aria-label={label}>
        {steps.map((step) => (
          <Button key={step} kind="soft" onClick={() => onChange(step)} aria-pressed={step === percent}>
            {step} %
          </Button>
        ))}
      </fieldset>
    </div>
  );
}
