/** What a swap would do: figures for people, exact, beside the engine's own answer. */
import { tokenOf, NXT, type PoolFact } from '../engine/assets';
import type { BooksReader } from '../engine/books/Books';
import { amountIn, amountOut, BASIS_POINTS, tradingFee } from '../engine/exchange';
import type { PoolState } from '../engine/pool';
import { ratio, type Reserves } from './poolPrice';

/** Which way a swap goes. */
export type TradeSide = 'NXT' | 'token';

/** What is fixed: the amount given, or the amount received. */
export type ExactSide = 'given' | 'received';

/** What is asked of the pool. */
export interface TradeQuestion {
  readonly give: TradeSide;
  readonly exact: ExactSide;
  readonly units: number;
}

/** A swap in figures. Amounts in the assets' own units; impact and loss leave the fee aside. */
export interface TradeFigures {
  readonly given: number;
  readonly received: number;
  /** The part of `given` that stays in the pool. */
  readonly fee: number;
  readonly feeBasisPoints: number;
  readonly before: Reserves;
  readonly after: Reserves;
  /** Units of NXT for a whole token: before the swap, and what the trader really pays or gets for one, fee included. */
  readonly spotPrice: bigint;
  readonly paidPrice: bigint;
  /** By how much the trade worsens its own price, in hundredths of a percent, cut off. */
  readonly impact: number;
  /** What the trader would receive more if the trade did not move the price. */
  readonly loss: number;
}

/** A part of all, in hundredths of a percent, cut off. */
export function hundredths(part: bigint, all: bigint): number {
  return all === 0n ? 0 : Number((part * 10_000n) / all);
}

function amounts(
  pool: PoolState,
  { give, exact, units }: TradeQuestion,
): { readonly given: number; readonly received: number } | undefined {
  const [reserveIn, reserveOut] = give === 'NXT' ? [pool.nxt, pool.token] : [pool.token, pool.nxt];
  if (exact === 'given') {
    return { given: units, received: amountOut(units, reserveIn, reserveOut, pool.feeBasisPoints) };
  }
  if (units >= reserveOut) return undefined;
  const given = amountIn(units, reserveIn, reserveOut, pool.feeBasisPoints);
  return given === undefined ? undefined : { given, received: units };
}

/**
 * What the pool would take and give, whoever asks: also for a trader who has too little. `undefined` where the pool has no
 * answer: it is empty, is asked for more than it holds, or would give less than one unit.
 */
export function tradeFigures(pool: PoolState, question: TradeQuestion): TradeFigures | undefined {
  if (pool.nxt === 0 || pool.token === 0 || question.units === 0) return undefined;
  const found = amounts(pool, question);
  if (found === undefined || found.received === 0) return undefined;
  const { given, received } = found;
  const { feeBasisPoints } = pool;
  const isBuying = question.give === 'NXT';
  const [reserveIn, reserveOut] = isBuying ? [pool.nxt, pool.token] : [pool.token, pool.nxt];
  // What is left of the amount given after the fee, times 10,000.
  const kept = BigInt(given) * BigInt(BASIS_POINTS - feeBasisPoints);
  const scale = BigInt(BASIS_POINTS);
  const atSpot = (kept * BigInt(reserveOut)) / (BigInt(reserveIn) * scale);
  const nxtGiven = isBuying ? given : -received;
  const tokensGiven = isBuying ? -received : given;
  return {
    given,
    received,
    fee: tradingFee(given, feeBasisPoints),
    feeBasisPoints,
    before: { nxt: pool.nxt, tokens: pool.token },
    after: { nxt: pool.nxt + nxtGiven, tokens: pool.token + tokensGiven },
    spotPrice: ratio(pool.nxt, pool.token),
    paidPrice: isBuying ? ratio(given, received) : ratio(received, given),
    impact: hundredths(kept, BigInt(reserveIn) * scale + kept),
    loss: Math.max(0, Number(atSpot) - received),
  };
}

/** How grave a price impact is. */
export type ImpactWord = 'Fine' | 'Notice' | 'High' | 'Very high';

/** Where the words change, in hundredths of a percent. */
export const impactTicks = [100, 300, 500, 1_000] as const;

/** From here a swap is asked for twice. */
export const ASK_AGAIN_IMPACT = 1_000;

/** The end of the scale. */
export const IMPACT_SCALE_END = 1_200;

/** Position on the square-root scale, 0 to 1. */
export function impactPosition(impact: number): number {
  return Math.sqrt(Math.min(impact, IMPACT_SCALE_END) / IMPACT_SCALE_END);
}

/** A price impact in a word. */
export function impactWord(impact: number): ImpactWord {
  if (impact < 100) return 'Fine';
  if (impact < 300) return 'Notice';
  return impact < 500 ? 'High' : 'Very high';
}

/** What a swap must keep to, fixed when the trader last changed something. */
export interface TradeLimits {
  readonly minReceived?: number;
  readonly maxGiven?: number;
  readonly deadline: number;
}

/** Reads a percentage with at most two decimals as hundredths of a percent: `0.5` is 50. */
export function parsePercent(text: string): number | undefined {
  const match = /^(\d{1,2})(?:\.(\d{0,2}))?$|^\.(\d{1,2})$/.exec(text.trim());
  if (match === null) return undefined;
  return Number(match[1] ?? '0') * 100 + Number((match[2] ?? match[3] ?? '').padEnd(2, '0'));
}

/** Reads a whole number of days. */
export function parseDays(text: string): number | undefined {
  return /^\d{1,6}$/.test(text.trim()) ? Number(text.trim()) : undefined;
}

/** The least received (rounded down) or the most given (rounded up) that a slip of so many hundredths of a percent allows. */
export function tradeLimits(
  figures: TradeFigures,
  exact: ExactSide,
  slip: number,
  clock: number,
  days: number,
): TradeLimits {
  const deadline = clock + days;
  if (exact === 'given') {
    const least = (BigInt(figures.received) * BigInt(10_000 - slip)) / 10_000n;
    return { minReceived: Number(least), deadline };
  }
  const most = (BigInt(figures.given) * BigInt(10_000 + slip) + 9_999n) / 10_000n;
  return { maxGiven: Number(most), deadline };
}

/** What an account holds of both sides of a pool; 0 for one that does not exist. */
export function holdingsOf(books: BooksReader, pool: PoolFact, address: string): Reserves {
  const account = books.find(address);
  if (account < 0) return { nxt: 0, tokens: 0 };
  return { nxt: books.balance(account, NXT), tokens: books.balance(account, tokenOf(pool.index)) };
}

/** The name of what is given and of what is received. */
export function tradeAssets(pool: PoolFact, give: TradeSide): readonly [string, string] {
  return give === 'NXT' ? ['NXT', pool.sector] : [pool.sector, 'NXT'];
}
