/** Exact prices of a pool's token. A price is NXT ÷ tokens; what people read is truncated, never rounded. */
import { DECIMALS, groupThousands, UNITS_PER_NXT } from '../engine/units';

/** What a pool holds: NXT and tokens, both in units. */
export interface Reserves {
  readonly nxt: number;
  readonly tokens: number;
}

/** A price in text: `0` and `00775325`. */
export interface PriceParts {
  readonly whole: string;
  readonly fraction: string;
}

/** The price of one whole token in units of NXT, rounded down; `undefined` while one side is empty. */
export function spotPrice({ nxt, tokens }: Reserves): bigint | undefined {
  if (nxt === 0 || tokens === 0) return undefined;
  return ratio(nxt, tokens);
}

/** How many units of NXT are given for each whole token, rounded down. Throws on 0 tokens. */
export function ratio(nxt: number, tokens: number): bigint {
  return (BigInt(nxt) * BigInt(UNITS_PER_NXT)) / BigInt(tokens);
}

/** A price in NXT with all 8 decimals: 775325 units are `0` and `00775325`. */
export function priceParts(price: bigint): PriceParts {
  const digits = price.toString().padStart(DECIMALS + 1, '0');
  return { whole: groupThousands(digits.slice(0, -DECIMALS)), fraction: digits.slice(-DECIMALS) };
}

/** A price in NXT as one text: `0.00775325`. */
export function priceText(price: bigint): string {
  const { whole, fraction } = priceParts(price);
  return `${whole}.${fraction}`;
}

/** A price as a number, for drawing only. */
export function priceForDrawing({ nxt, tokens }: Reserves): number {
  return tokens === 0 ? 0 : nxt / tokens;
}

/** How far the price moved, in hundredths of a percent cut off towards zero; `undefined` if there was no price before. */
export function priceChange(before: Reserves, after: Reserves): number | undefined {
  if (before.nxt === 0 || before.tokens === 0 || after.tokens === 0) return undefined;
  const was = BigInt(before.nxt) * BigInt(after.tokens);
  const is = BigInt(after.nxt) * BigInt(before.tokens);
  return Number(((is - was) * 10_000n) / was);
}

/** Hundredths of a percent as text with a sign: `+1.75 %`, `−0.40 %`, `0.00 %`. */
export function signedPercentText(hundredths: number): string {
  const sign = hundredths > 0 ? '+' : hundredths < 0 ? '\u2212' : '';
  return `${sign}${percentText(Math.abs(hundredths))}`;
}

/** Hundredths of a percent as text: `1.75 %`. */
export function percentText(hundredths: number): string {
  const whole = Math.floor(hundredths / 100);
  return `${groupThousands(String(whole))}.${String(hundredths % 100).padStart(2, '0')}\u00A0%`;
}
