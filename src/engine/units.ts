/**
 * Money as whole units. 1 NXT = 100,000,000 units; every amount inside the engine is an integer number of
 * units, and NXT exists only as text that people read and type. Nothing here goes through a fraction.
 */

declare const unitsBrand: unique symbol;

/** A whole number of units (10⁻⁸ NXT, or 10⁻⁸ of a sector's token or pool's share). Always a safe integer. */
export type Units = number & { readonly [unitsBrand]: 'Units' };

/** Units in one NXT (and in one sector token). */
export const UNITS_PER_NXT = 100_000_000;

/** Decimals of every asset. */
export const DECIMALS = 8;

/** All NXT there is, in units: 1,000,000 NXT. */
export const NXT_SUPPLY = 100_000_000_000_000 as Units;

/** The fee of a transfer that names none, in units; it goes to VALIDATOR_POOL. */
export const BASE_TRANSFER_FEE = 1_000 as Units;

/** True for a positive safe integer: the only values an amount may have. */
export function isAmount(value: unknown): value is Units {
  return typeof value === 'number' && Number.isSafeInteger(value) && value > 0;
}

/** True for a non-negative safe integer other than −0: the only values a fee or an opening balance may have. */
export function isUnits(value: unknown): value is Units {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 && !Object.is(value, -0);
}

/** Brands a number as units. Throws a defect if it is no non-negative safe integer. */
export function units(value: number): Units {
  if (!isUnits(value)) throw new RangeError(`${String(value)} is not a whole, non-negative number of units`);
  return value;
}

/** Why a text is no amount. */
export type AmountTextProblem =
  | { readonly problem: 'empty' }
  | { readonly problem: 'not_a_number'; readonly text: string }
  | { readonly problem: 'too_many_decimals'; readonly decimals: number }
  | { readonly problem: 'too_large' };

/** What a person typed, read as an amount. */
export type ParsedAmount =
  | { readonly ok: true; readonly units: Units }
  | ({ readonly ok: false } & AmountTextProblem);

const longestAmountText = 64;
const nxtPattern = /^(\d{1,3}(?:,\d{3})+|\d+)?(?:\.(\d*))?$/;
const unitsPattern = /^(\d{1,3}(?:,\d{3})+|\d+)$/;

function parseWith(text: string, pattern: RegExp, decimals: number): ParsedAmount {
  const trimmed = text.trim();
  if (trimmed === '') return { ok: false, problem: 'empty' };
  if (trimmed.length > longestAmountText) {
    return /^[\d,.]+$/.test(trimmed)
      ? { ok: false, problem: 'too_large' }
      : { ok: false, problem: 'not_a_number', text: trimmed };
  }
  const match = pattern.exec(trimmed);
  const whole = (match?.[1] ?? '').replaceAll(',', '');
  const fraction = match?.[2] ?? '';
  if (match === null || (whole === '' && fraction === '')) {
    return { ok: false, problem: 'not_a_number', text: trimmed };
  }
  if (fraction.length > decimals)
    return { ok: false, problem: 'too_many_decimals', decimals: fraction.length };
  const exact = BigInt(whole + fraction.padEnd(decimals, '0'));
  if (exact > BigInt(Number.MAX_SAFE_INTEGER)) return { ok: false, problem: 'too_large' };
  return { ok: true, units: Number(exact) as Units };
}

/**
 * Reads NXT as people write it: ASCII digits, at most 8 decimals, a point, optional thousands commas.
 * `0.29` is exactly 29,000,000 units. Signs, exponents, hexadecimal and other scripts' digits are refused.
 */
export function parseNxt(text: string): ParsedAmount {
  return parseWith(text, nxtPattern, DECIMALS);
}

/** Reads a whole number of units: ASCII digits with optional thousands commas. */
export function parseUnits(text: string): ParsedAmount {
  return parseWith(text, unitsPattern, 0);
}

/** One sentence that tells a person what is wrong with the text and what is allowed. */
export function amountProblemSentence(problem: AmountTextProblem): string {
  switch (problem.problem) {
    case 'empty':
      return 'Enter an amount.';
    case 'not_a_number': {
      const start = problem.text.length > 24 ? `${problem.text.slice(0, 24)}…` : problem.text;
      const shown = start.replace(/\p{C}/gu, '\uFFFD');
      return `“${shown}” is not an amount. Use the digits 0–9 and one point, such as 240.5.`;
    }
    case 'too_many_decimals':
      return `${problem.decimals} decimals are too many. One NXT has 8 decimals; the smallest amount is 0.00000001.`;
    case 'too_large':
      return 'That is more than can exist. All NXT together are 1,000,000.';
  }
}

/** Inserts commas between thousands of a string of digits. */
export function groupThousands(digits: string): string {
  return digits.replace(/\B(?=(\d{3})+(?!\d))/g, ',');
}

/** The whole part and the 8 decimals of an amount, exact, with the sign (U+2212) in the whole part. */
export function nxtParts(amount: number): { readonly whole: string; readonly fraction: string } {
  const digits = Math.abs(amount)
    .toString()
    .padStart(DECIMALS + 1, '0');
  const whole = groupThousands(digits.slice(0, -DECIMALS));
  return { whole: amount < 0 ? `\u2212${whole}` : whole, fraction: digits.slice(-DECIMALS) };
}

/** An amount in units as NXT text with all 8 decimals: 24050001000 is `240.50001000`. */
export function formatNxt(amount: number): string {
  const { whole, fraction } = nxtParts(amount);
  return `${whole}.${fraction}`;
}

/** An amount in units with thousands commas: `24,050,001,000`. */
export function formatUnits(amount: number): string {
  const digits = groupThousands(Math.abs(amount).toString());
  return amount < 0 ? `\u2212${digits}` : digits;
}
