/**
 * Reserve → pools, the counterpart of the specification's `ReserveLiquidityAllocator.allocate_reserve_to_pools()`. The
 * whole allocation is one command: all of its transactions or none.
 */
import { systemAccountId, TRANSITION_RESERVE, UNISSUED_SHARES } from './accounts';
import { findPool, NXT, pools, sharesOf, type PoolFact } from './assets';
import type { AccountId } from './books/Books';
import type { AllocateReserve } from './commands';
import { allocationShares } from './exchange';
import type { Ledger } from './ledger';
import { readPool } from './pool';
import type { Receipt } from './receipts';
import { reject, type Rejection } from './rejections';
import { isAmount, isUnits } from './units';

/** The specified weights in percent, in pool order. */
export const defaultWeights: readonly number[] = pools.map((pool) => pool.weight);

/** An amount split by weights, to the unit. */
export interface Split {
  /** Units by index; they sum to the amount. */
  readonly shares: readonly number[];
  /** The indices that got one of the left-over units, in the order in which they got it. */
  readonly leftOver: readonly number[];
}

/**
 * Splits `amount` units by largest remainder: qᵢ = ⌊amount·wᵢ/W⌋, and the left-over units go one each to the largest
 * remainders (ties: the bigger weight, then the earlier index). The weights must be whole, not negative, not all zero.
 */
export function splitByWeights(amount: number, weights: readonly number[]): Split {
  // The sum of safe weights need not be safe.
  const totalWeight = weights.reduce((sum, weight) => sum + BigInt(weight), 0n);
  const parts = weights.map((weight, index) => {
    const product = BigInt(amount) * BigInt(weight);
    return {
      index,
      weight,
      quotient: Number(product / totalWeight),
      remainder: product % totalWeight,
    };
  });
  const shares = parts.map((part) => part.quotient);
  const leftOverUnits = amount - shares.reduce((sum, share) => sum + share, 0);
  const leftOver = parts
    .toSorted((a, b) => Number(b.remainder - a.remainder) || b.weight - a.weight || a.index - b.index)
    .slice(0, leftOverUnits)
    .map((part) => part.index);
  for (const index of leftOver) shares[index] = (shares[index] ?? 0) + 1;
  return { shares, leftOver };
}

/** Weights in pool order from weights by address, or why they are refused. Unknown names are reported after bad values. */
function readWeights(weights: unknown): readonly number[] | Rejection {
  if (weights === undefined) return defaultWeights;
  if (typeof weights !== 'object' || weights === null || Array.isArray(weights)) {
    return reject('invalid_weights', { pool: undefined, value: weights });
  }
  const byPool = pools.map(() => 0);
  let unknown: string | undefined;
  for (const [address, weight] of Object.entries(weights as Record<string, unknown>)) {
    if (!isUnits(weight)) return reject('invalid_weights', { pool: address, value: weight });
    const pool = findPool(address);
    if (pool === undefined) unknown ??= address;
    else byPool[pool.index] = weight;
  }
  if (unknown !== undefined) return reject('unknown_pool', { pool: unknown });
  return byPool.every((weight) => weight === 0) ? reject('zero_weights', {}) : byPool;
}

/** Moves `share` units into a pool and gives the protocol the shares they are worth. */
function fundPool(ledger: Ledger, reserve: AccountId, fact: PoolFact, share: number): void {
  const pool = readPool(ledger.books, fact);
  const postings = [reserve, pool.account, NXT, share];
  const added = allocationShares(pool.issuedShares, pool.nxt, pool.token, share);
  if (added > 0) postings.push(systemAccountId(UNISSUED_SHARES), pool.account, sharesOf(fact.index), added);
  ledger.record('allocation', reserve, null, postings);
}

/**
 * Splits `amount` units of the reserve among the pools, one transaction for each pool that gets any, initiated by the
 * reserve. Refuses amounts and weights that are none, and an amount above the reserve's balance.
 */
export function allocateReserveToPools(ledger: Ledger, command: AllocateReserve): Receipt | Rejection {
  const { amount } = command;
  if (!isAmount(amount))
    return reject('invalid_amount', { field: 'amount', value: amount, zeroAllowed: false });
  const weights = readWeights(command.weights);
  if ('ok' in weights) return weights;
  const { books } = ledger;
  ledger.check('accountsExist', TRANSITION_RESERVE);
  const reserve = books.find(TRANSITION_RESERVE);
  ledger.check('balanceSuffices', TRANSITION_RESERVE);
  const have = books.balance(reserve, NXT);
  if (have < amount)
    return reject('insufficient_balance', { address: TRANSITION_RESERVE, need: amount, have });

  // From here on the allocation must succeed.
  const { shares, leftOver } = splitByWeights(amount, weights);
  const firstTransaction = books.transactionCount;
  for (const pool of pools) {
    const share = shares[pool.index] ?? 0;
    if (share > 0) fundPool(ledger, reserve, pool, share);
  }
  const transactionCount = books.transactionCount - firstTransaction;
  return {
    ok: true,
    code: 'ok',
    type: 'allocateReserve',
    firstTransaction,
    transactionCount,
    amount,
    shares,
    leftOver,
  };
}
