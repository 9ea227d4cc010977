import type { PoolFact } from '../../engine/assets';
import { SLIDER_WEIGHT_MAX, weightForDrawing } from '../../selectors/allocationForm';
import styles from './WeightSlider.module.css';

/** A slider whose tick marks the specified weight; a thick segment joins it to a changed one. */
export function WeightSlider({
  pool,
  weights,
  onChange,
}: {
  readonly pool: PoolFact;
  readonly weights: readonly string[];
  readonly onChange: (text: string) => void;
}) {
  const value = weightForDrawing(weights[pool.index] ?? '');
  const max = weights.reduce((most, text) => Math.max(most, weightForDrawing(text)), SLIDER_WEIGHT_MAX);
  const baseline = (pool.weight / max) * 100;
  const at = (value / max) * 100;
  const isChanged = value !== pool.weight;
  const keys = (event: React.KeyboardEvent<HTMLInputElement>) => {
    const step = steps.get(event.key);
    if (event.key === 'Backspace' || event.key === 'Delete') onChange(String(pool.weight));
    else if (step !== undefined && event.shiftKey) onChange(String(Math.max(0, value + 10 * step)));
    else return;
    event.preventDefault();
  };
  return (
    <span
      className={styles.slider}
      data-changed={isChanged || undefined}
      style={
        {
          '--baseline': `${baseline}%`,
          '--from': `${Math.min(at, baseline)}%`,
          '--to': `${Math.max(at, baseline)}%`,
        } as React.CSSProperties
      }
    >
      <span className={styles.track} aria-hidden="true" />
      <input
        type="range"
        min={0}
        max={max}
        step={1}
        value={value}
        aria-label={`Weight of ${pool.address}, slider`}
        aria-valuetext={isChanged ? `${value}, specified is ${pool.weight}` : `${value}, as specified`}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={keys}
      />
    </span>
  );
}

const steps = new Map([
  ['ArrowRight', 1],
  ['ArrowUp', 1],
  ['ArrowLeft', -1],
  ['ArrowDown', -1],
]);
