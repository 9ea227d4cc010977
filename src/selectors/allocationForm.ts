/** The allocation form: what was typed, as the command it means, and what the command would do to each pool. */
import { TRANSITION_RESERVE, systemAccountId } from '../engine/accounts';
import { pools, NXT, type PoolFact } from '../engine/assets';
import type { BooksReader } from '../engine/books/Books';
import type { AllocateReserve } from '../engine/commands';
import { mulDiv } from '../engine/exactMath';
import type { Outcome, ReceiptOf } from '../engine/receipts';
import type { Units } from '../engine/units';
import { poolReserves } from './pools';
import { priceChange } from './poolPrice';

/** The parts of the reserve that are offered, in percent. */
export const reserveParts = [10, 25, 50, 100] as const;

/** The highest weight a slider reaches before somebody types a higher one. */
export const SLIDER_WEIGHT_MAX = 40;

/** What the reserve holds. */
export function reserveBalance(books: BooksReader): number {
  return books.balance(systemAccountId(TRANSITION_RESERVE), NXT);
}

/** A part of the reserve, rounded down. */
export function partOfReserve(balance: number, percent: number): number {
  return mulDiv(balance, percent, 100);
}

/** The specified weights as text, in pool order. */
export const specifiedWeights: readonly string[] = pools.map(({ weight }) => String(weight));

/** All weights zero but one. */
export function onlyPool(pool: PoolFact): readonly string[] {
  return pools.map(({ index, weight }) => (index === pool.index ? String(Math.max(1, weight)) : '0'));
}

/** A typed weight as the engine is asked about it: a number where it reads as a plain whole number, else the very text. */
export function weightValue(text: string): unknown {
  const trimmed = text.trim();
  return /^\d{1,15}$/.test(trimmed) ? Number(trimmed) : trimmed;
}

/** A typed weight for drawing: 0 where it is none. */
export function weightForDrawing(text: string): number {
  const value = weightValue(text);
  return typeof value === 'number' ? value : 0;
}

/** The sum of the weights, or `undefined` if one of them is none. */
export function weightSum(weights: readonly string[]): number | undefined {
  let sum = 0;
  for (const text of weights) {
    const value = weightValue(text);
    if (typeof value !== 'number') return undefined;
    sum += value;
  }
  return sum;
}

/** The command. A weight that is none goes to the engine as it was typed, which refuses it with its own words. */
export function allocationCommand(amount: Units, weights: readonly string[]): AllocateReserve {
  const byPool = Object.fromEntries(
    pools.map(({ address, index }) => [address, weightValue(weights[index] ?? '')]),
  );
  return { type: 'allocateReserve', amount, weights: byPool as Readonly<Record<string, number>> };
}

/** What an allocation gives one pool. */
export interface ShareRow {
  readonly pool: PoolFact;
  readonly share: number;
  /** True if it got one of the units that were left over. */
  readonly gotLeftOver: boolean;
  /** Hundredths of a percent by which its price rises; `undefined` if it had no price. */
  readonly priceRise: number | undefined;
}

/** A receipt of an allocation, pool by pool. */
export interface SharesModel {
  readonly rows: readonly ShareRow[];
  /** Σ shares: equal to the amount. */
  readonly sum: number;
  /** The pools that got one unit more, in the order in which they got it. */
  readonly leftOver: readonly PoolFact[];
}

/** What an allocation would give each pool: `before` are the books without it. */
export function selectShares(before: BooksReader, receipt: ReceiptOf<'allocateReserve'>): SharesModel {
  const rows = pools.map((pool): ShareRow => {
    const share = receipt.shares[pool.index] ?? 0;
    const reserves = poolReserves(before, pool);
    return {
      pool,
      share,
      gotLeftOver: receipt.leftOver.includes(pool.index),
      priceRise: priceChange(reserves, { ...reserves, nxt: reserves.nxt + share }),
    };
  });
  return {
    rows,
    sum: rows.reduce((sum, { share }) => sum + share, 0),
    leftOver: receipt.leftOver.flatMap((index) => pools[index] ?? []),
  };
}

/** Where the form shows a refusal. */
export type AllocationField = 'amount' | 'weights' | 'form' | PoolFact;

/** Beside which field a refusal belongs. */
export function allocationField(outcome: Outcome): AllocationField | undefined {
  if (outcome.ok) return undefined;
  switch (outcome.code) {
    case 'invalid_amount':
    case 'amount_too_large':
    case 'insufficient_balance':
      return 'amount';
    case 'zero_weights':
    case 'unknown_pool':
      return 'weights';
    case 'invalid_weights':
      return pools.find(({ address }) => address === outcome.pool) ?? 'weights';
    default:
      return 'form';
  }
}
