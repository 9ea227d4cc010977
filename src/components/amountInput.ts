/** What people type as an amount, read in the unit of their choice. */
import { amountProblemSentence, formatNxt, parseNxt, parseUnits, type ParsedAmount } from '../engine/units';
import type { AmountUnit } from '../store/preferences';

/** Reads a typed amount as NXT or as whole units. */
export function parseAmountText(text: string, unit: AmountUnit): ParsedAmount {
  return unit === 'NXT' ? parseNxt(text) : parseUnits(text);
}

/** What is wrong with a typed amount, or `undefined`. An empty text is not wrong yet. */
export function amountTextProblem(text: string, unit: AmountUnit): string | undefined {
  const amount = parseAmountText(text, unit);
  if (amount.ok || amount.problem === 'empty') return undefined;
  if (unit === 'units' && amount.problem === 'not_a_number') {
    return parseNxt(text).ok
      ? 'Units are whole: one unit is 0.00000001 NXT. Switch to NXT to type decimals.'
      : amountProblemSentence(amount).replace(' and one point, such as 240.5.', ', such as 5,700.');
  }
  return amountProblemSentence(amount);
}

/** An amount as a person would type it, without needless zeros. */
export function amountToText(units: number, unit: AmountUnit): string {
  return unit === 'units' ? String(units) : formatNxt(units).replace(/\.?0+$/, '');
}
