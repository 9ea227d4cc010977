/** Where values stand on the scales of sliders, linear or logarithmic. */
import { UNITS_PER_NXT } from '../engine/units';
import type { Control } from './whatIfControls';

/** Amounts under this count as nothing on a logarithmic scale that begins at 0. */
const lowestOf = ({ unit, min }: Control): number => (min > 0 ? min : unit === 'units' ? UNITS_PER_NXT : 0.1);

/** Where a value stands on the scale, from 0 to 1. */
export function positionOf(of: Control, value: number): number {
  const { min, max, isLogarithmic } = of;
  if (!isLogarithmic) return (value - min) / (max - min);
  const lowest = lowestOf(of);
  return value <= lowest ? 0 : Math.log(value / lowest) / Math.log(max / lowest);
}

/** The value at a position of the scale; on a logarithmic one it has three digits. */
export function valueAt(of: Control, position: number): number {
  const { min, max, step, isLogarithmic } = of;
  const clamped = Math.min(1, Math.max(0, position));
  if (clamped === 0) return min;
  if (clamped === 1) return max;
  if (!isLogarithmic) return rounded(of, min + clamped * (max - min));
  const lowest = lowestOf(of);
  const value = lowest * (max / lowest) ** clamped;
  return rounded(of, Number(value.toPrecision(value / step > 1_000 ? 3 : 15)));
}

function rounded({ min, max, step }: Control, value: number): number {
  const digits = step === 1 ? 0 : (String(step).split('.')[1]?.length ?? 0);
  return Math.min(max, Math.max(min, Number((Math.round(value / step) * step).toFixed(digits))));
}

/** The value that so many arrow steps lead to. A logarithmic scale is crossed in 200 steps. */
export function steppedValue(of: Control, value: number, steps: number): number {
  if (!of.isLogarithmic) return rounded(of, value + steps * of.keyStep);
  const next = valueAt(of, positionOf(of, value) + steps / 200);
  // Among small whole numbers a step of the scale may be less than one.
  return next === value ? rounded(of, value + Math.sign(steps) * of.step) : next;
}
