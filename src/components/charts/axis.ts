/** Round numbers for axes, and how they are written there. */
import { UNITS_PER_NXT } from '../../engine/units';
import type { AmountUnit } from '../../store/preferences';

const stepDigits = [1, 2, 2.5, 5, 10];

function roundStep(span: number, countMax: number): number {
  const least = span / countMax;
  const power = 10 ** Math.floor(Math.log10(least));
  const digit = stepDigits.find((one) => one * power >= least * (1 - 1e-9)) ?? 10;
  return digit * power;
}

/** Keeps 0.1 + 0.2 from becoming 0.30000000000000004. */
function tidy(value: number): number {
  return Number(value.toPrecision(12));
}

/** Round ticks that enclose [low, high]: at most `countMax` steps. A span of nothing gets one step above. */
export function niceTicks(low: number, high: number, countMax = 4): readonly number[] {
  const top = high > low ? high : low + Math.max(1, Math.abs(low) * 0.1);
  // Enclosing both ends may need one step more than the span alone; then the next rounder step is taken.
  for (let allowed = countMax; allowed >= 1; allowed -= 1) {
    const step = roundStep(top - low, allowed);
    const first = Math.floor(low / step + 1e-9);
    const last = Math.ceil(top / step - 1e-9);
    if (last - first > countMax) continue;
    return Array.from({ length: last - first + 1 }, (_, index) => tidy((first + index) * step));
  }
  return [tidy(low), tidy(top)];
}

/** Days at which to label a time axis: both ends, and round numbers far enough from them. */
export function dayTicks(first: number, last: number, countMax = 6): readonly number[] {
  if (last <= first) return [first];
  const step = Math.max(1, Math.round(roundStep(last - first, countMax)));
  const ticks = [first];
  for (let day = Math.ceil((first + step * 0.6) / step) * step; day <= last - step * 0.6; day += step) {
    ticks.push(day);
  }
  ticks.push(last);
  return ticks;
}

const scales = [
  { from: 1e12, word: ' T' },
  { from: 1e9, word: ' bn' },
  { from: 1e6, word: ' M' },
  { from: 1e3, word: ' k' },
] as const;

/** A round number as short as an axis has room for: `60 k`, `1.2 M`, `0.0074`, with U+2212 as minus. */
export function axisNumber(value: number): string {
  const size = Math.abs(value);
  const scale = size < 10_000 ? undefined : scales.find(({ from }) => size >= from);
  const digits = scale === undefined ? tidy(size) : tidy(size / scale.from);
  return `${value < 0 ? '\u2212' : ''}${digits.toLocaleString('en', { maximumFractionDigits: 8 })}${scale?.word ?? ''}`;
}

/** A round amount of NXT at an axis, in the unit of the person's choice. */
export function axisAmount(units: number, preferred: AmountUnit): string {
  return axisNumber(preferred === 'units' ? units : units / UNITS_PER_NXT);
}
