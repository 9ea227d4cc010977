/** Values of a scenario as text, and text as values. */
import { formatNxt, formatUnits, parseNxt, parseUnits, UNITS_PER_NXT } from '../engine/units';
import type { AmountUnit } from '../store/preferences';
import type { Control } from './whatIfControls';

/** A value in two parts: the number and what it counts. */
export interface ValueText {
  readonly number: string;
  readonly unit: string;
}

/** An amount of NXT without needless decimals: `57.5`, `0.16`. */
export function shortNxt(units: number): string {
  return formatNxt(units)
    .replace(/(\.\d*?)0+$/, '$1')
    .replace(/\.$/, '');
}

/** An amount in the unit of the person's choice, without naming it. */
export function amountNumber(units: number, preferred: AmountUnit): string {
  return preferred === 'units' ? formatUnits(units) : shortNxt(units);
}

/** A value as a control shows it. */
export function valueText(
  { id, unit }: Pick<Control, 'id' | 'unit'>,
  value: number,
  preferred: AmountUnit,
): ValueText {
  switch (unit) {
    case 'price':
      return { number: formatUnits(value), unit: 'units' };
    case 'units':
      return { number: amountNumber(value, preferred), unit: preferred };
    case 'percent':
      return { number: id === 'shock.size' && value > 0 ? `−${value}` : String(value), unit: '%' };
    case 'days':
      return { number: formatUnits(value), unit: value === 1 ? 'day' : 'days' };
    case 'permille':
      return { number: String(value / 1_000), unit: '× standard' };
    case 'basisPoints':
      return { number: String(value / 100), unit: '%' };
    case 'count':
      return { number: id === 'seed' ? String(value) : formatUnits(value), unit: '' };
    case 'factor':
      return { number: String(value), unit: '' };
  }
}

/** A value in one piece, for sentences. */
export function valueWords(
  control: Pick<Control, 'id' | 'unit'>,
  value: number,
  preferred: AmountUnit,
): string {
  const { number, unit } = valueText(control, value, preferred);
  return unit === '' ? number : `${number} ${unit}`;
}

/** What a text was read as. */
export type ReadValue =
  | { readonly ok: true; readonly value: number }
  | { readonly ok: false; readonly problem: string };

/** Reads what was typed into a control's value. */
export function readValue(control: Control, text: string, preferred: AmountUnit): ReadValue {
  const value = numberOf(control, text.trim(), preferred);
  const { min, max, step } = control;
  const isFine =
    value !== undefined && value >= min && value <= max && (step !== 1 || Number.isSafeInteger(value));
  if (isFine) return { ok: true, value };
  const [low, high] = [min, max].map((end) => valueWords({ id: '', unit: control.unit }, end, preferred));
  return { ok: false, problem: `“${text}” is no value here; allowed are ${low} to ${high}.` };
}

function numberOf({ unit }: Control, text: string, preferred: AmountUnit): number | undefined {
  const bare = text.replace(/^[−-]/, '').replace(/\s*(units|NXT|days?|%|× standard)$/i, '');
  if (unit === 'units' || unit === 'price') {
    const parsed = unit === 'units' && preferred === 'NXT' ? parseNxt(bare) : parseUnits(bare);
    if (/^0+(\.0+)?$/.test(bare)) return 0;
    return parsed.ok ? parsed.units : undefined;
  }
  const number = Number(bare.replaceAll(',', ''));
  if (bare === '' || !Number.isFinite(number)) return undefined;
  if (unit === 'permille') return Math.round(number * 1_000);
  if (unit === 'basisPoints') return Math.round(number * 100);
  return number;
}

/** An amount rounded down to whole NXT with separators, for sentences about large sums. */
export function wholeNxt(units: number): string {
  return formatUnits(Math.floor(units / UNITS_PER_NXT));
}

/** Thousandths of a day as days with one decimal, cut off and never rounded up. */
export function coverageText(millidays: number): string {
  if (millidays >= Number.MAX_SAFE_INTEGER) return '∞';
  return (Math.floor(millidays / 100) / 10).toFixed(1);
}

/** A number and what it counts: `1 day`, `23 days`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${Number.isSafeInteger(count) ? formatUnits(count) : count} ${count === 1 ? one : many}`;
}

/** Why a scenario cannot be run, with every number grouped and amounts in the unit of the person's choice. */
export function refusalSentence(problem: string, preferred: AmountUnit): string {
  const isAmount = problem.includes(' units');
  const words = problem.replaceAll(/(?<![\d.])(\d{4,})(?: units)?/g, (_, digits: string) => {
    const value = Number(digits);
    if (!isAmount) return formatUnits(value);
    return `${amountNumber(value, preferred)} ${preferred}`;
  });
  return `This cannot be run: ${words}. What is shown is of the last scenario that could.`;
}
