/** Swaps: one amount of NXT for a sector's token or back, in one atomic command. */
import { addressProblem, isTradingForbidden, poolAccountIds } from './accounts';
import { assetName, findPool, NXT, tokenOf, type AssetIndex, type PoolFact } from './assets';
import { noAccount, type AccountId, type BooksReader } from './books/Books';
import type { Swap } from './commands';
import { amountIn, amountOut, keepsProduct, tradingFee } from './exchange';
import type { Ledger } from './ledger';
import { readPool, type PoolState } from './pool';
import type { Receipt } from './receipts';
import { reject, type Rejection } from './rejections';
import { INSUFFICIENT } from './transferAtomic';
import { isAmount, isUnits } from './units';

/** What a swap will do if it is committed now. Amounts in the assets' own units. */
export interface SwapQuote {
  readonly pool: PoolFact;
  readonly give: 'NXT' | 'token';
  readonly assetIn: AssetIndex;
  readonly assetOut: AssetIndex;
  readonly given: number;
  readonly received: number;
  /** The part of `given` that is the fee; it stays in the pool. */
  readonly fee: number;
  readonly feeBasisPoints: number;
  /** Reserves before the swap, of the asset given and of the asset received. */
  readonly reserveIn: number;
  readonly reserveOut: number;
}

function invalidAmount(field: string, value: unknown): Rejection {
  return reject('invalid_amount', { field, value, zeroAllowed: false });
}

/** Checks the fields on their own: names first, then values. */
function fieldsProblem(command: Swap): Rejection | undefined {
  const { trader, receiver, pool, give, amount, receive, minReceived, maxGiven, deadline } = command;
  for (const [field, value] of [
    ['trader', trader],
    ['receiver', receiver],
  ] as const) {
    const problem = field === 'receiver' && value === undefined ? undefined : addressProblem(value);
    if (problem !== undefined) return reject('invalid_address', { field, value, problem });
  }
  if (give !== 'NXT' && give !== 'token') return reject('invalid_side', { value: give });
  if ((amount === undefined) === (receive === undefined)) {
    return reject('amount_or_receive', { both: amount !== undefined });
  }
  if (amount !== undefined && !isAmount(amount)) return invalidAmount('amount', amount);
  if (receive !== undefined && !isAmount(receive)) return invalidAmount('receive', receive);
  if (minReceived !== undefined && !isUnits(minReceived)) {
    return reject('invalid_amount', { field: 'minReceived', value: minReceived, zeroAllowed: true });
  }
  if (maxGiven !== undefined && !isAmount(maxGiven)) return invalidAmount('maxGiven', maxGiven);
  if (deadline !== undefined && !isUnits(deadline)) return reject('invalid_deadline', { value: deadline });
  return typeof pool === 'string' && findPool(pool) !== undefined
    ? undefined
    : reject('unknown_pool', { pool });
}

/** What the pool takes and gives for this command, or why it does not trade. */
function price(
  command: Swap,
  pool: PoolState,
  reserveIn: number,
  reserveOut: number,
): { readonly given: number; readonly received: number } | Rejection {
  const { amount, receive, minReceived, maxGiven } = command;
  if (reserveIn === 0 || reserveOut === 0) return reject('pool_empty', { pool: pool.fact.address });
  let given: number | undefined;
  let received: number;
  if (amount !== undefined) {
    given = amount;
    received = amountOut(amount, reserveIn, reserveOut, pool.feeBasisPoints);
    if (received === 0) return reject('amount_too_small', { field: 'amount', amount });
  } else {
    received = receive ?? 0;
    if (received >= reserveOut) return reject('exceeds_pool', { asked: received, held: reserveOut });
    given = amountIn(received, reserveIn, reserveOut, pool.feeBasisPoints);
    if (given === undefined) return reject('exceeds_pool', { asked: received, held: reserveOut });
  }
  if (minReceived !== undefined && received < minReceived) {
    return reject('below_minimum', { received, minimum: minReceived });
  }
  if (maxGiven !== undefined && given > maxGiven)
    return reject('above_maximum', { given, maximum: maxGiven });
  return { given, received };
}

/**
 * What a swap would do now, by the very checks and figures of the commit. Refuses, in this order: bad fields, an unknown pool,
 * accounts that do not trade, a passed deadline, an unknown trader, a pool without NXT, amounts too small or too large for it,
 * limits that would be broken, a balance that does not suffice.
 */
export function quoteSwap(reader: BooksReader, command: Swap): SwapQuote | Rejection {
  const problem = fieldsProblem(command);
  if (problem !== undefined) return problem;
  const fact = findPool(command.pool) as PoolFact;
  const { trader, receiver = trader, give, deadline } = command;
  if (isTradingForbidden(trader)) return reject('protected_account', { address: trader });
  if (isTradingForbidden(receiver)) return reject('protected_account', { address: receiver });
  const clock = reader.counter('clock');
  if (deadline !== undefined && clock > deadline) return reject('deadline_passed', { deadline, clock });
  const account = reader.find(trader);
  if (account === noAccount) return reject('sender_not_found', { address: trader });

  const pool = readPool(reader, fact);
  const token = tokenOf(fact.index);
  const [assetIn, assetOut] = give === 'NXT' ? [NXT, token] : [token, NXT];
  const [reserveIn, reserveOut] = give === 'NXT' ? [pool.nxt, pool.token] : [pool.token, pool.nxt];
  const priced = price(command, pool, reserveIn, reserveOut);
  if ('ok' in priced) return priced;
  const { given, received } = priced;
  const have = reader.balance(account, assetIn);
  if (have < given) {
    return reject('insufficient_balance', { address: trader, need: given, have, asset: assetName(assetIn) });
  }
  const { feeBasisPoints } = pool;
  const fee = tradingFee(given, feeBasisPoints);
  return { pool: fact, give, assetIn, assetOut, given, received, fee, feeBasisPoints, reserveIn, reserveOut };
}

/**
 * Swaps an exact amount given, or for an exact amount received. What is bought goes to the trader or to the named receiver,
 * which is opened if it does not exist. Gets at least the minimum, gives at most the maximum, or nothing happens at all.
 */
export function swap(ledger: Ledger, command: Swap): Receipt | Rejection {
  const { books } = ledger;
  ledger.check('accountsExist');
  ledger.check('balanceSuffices');
  const quote = quoteSwap(books, command);
  if ('ok' in quote) return quote;
  const { given, received, fee, feeBasisPoints, assetIn, assetOut } = quote;

  // From here on the swap must succeed.
  ledger.snapshot();
  const trader = books.find(command.trader);
  const pool = books.find(quote.pool.address);
  const receiver = command.receiver === undefined ? trader : ledger.findOrOpen(command.receiver);
  const firstTransaction = recordSwap(
    ledger,
    trader,
    pool,
    receiver,
    assetIn,
    given,
    assetOut,
    received,
    feeBasisPoints,
  );
  return {
    ok: true,
    code: 'ok',
    type: 'swap',
    firstTransaction,
    transactionCount: 1,
    pool: quote.pool.address,
    give: quote.give,
    given,
    received,
    fee,
    receiver: command.receiver ?? command.trader,
  };
}

/** Records a swap that was checked. Throws a defect if it would lower the product of the reserves. */
function recordSwap(
  ledger: Ledger,
  trader: AccountId,
  pool: AccountId,
  receiver: AccountId,
  assetIn: AssetIndex,
  given: number,
  assetOut: AssetIndex,
  received: number,
  feeBasisPoints: number,
): number {
  const { books } = ledger;
  const reserveIn = books.balance(pool, assetIn);
  const reserveOut = books.balance(pool, assetOut);
  if (!keepsProduct(given, received, reserveIn, reserveOut, feeBasisPoints)) {
    throw new RangeError(
      `a swap of ${given} for ${received} would lower the product of ${reserveIn} and ${reserveOut}`,
    );
  }
  return ledger.record('swap', trader, null, [
    trader,
    pool,
    assetIn,
    given,
    pool,
    receiver,
    assetOut,
    received,
  ]);
}

/**
 * Swaps an exact amount between accounts that are known to exist and may trade: the recipe for simulations. `given` must be
 * whole and positive. Returns what was received; 0 if that would be nothing, or `INSUFFICIENT`, and changes nothing then.
 */
export function swapBetween(
  ledger: Ledger,
  trader: AccountId,
  pool: PoolFact,
  give: 'NXT' | 'token',
  given: number,
  feeBasisPoints: number,
  receiver: AccountId,
): number {
  const { books } = ledger;
  const account = poolAccountIds[pool.index] as AccountId;
  const token = tokenOf(pool.index);
  const assetIn = give === 'NXT' ? NXT : token;
  const assetOut = give === 'NXT' ? token : NXT;
  const reserveIn = books.balance(account, assetIn);
  const reserveOut = books.balance(account, assetOut);
  if (reserveIn === 0 || reserveOut === 0) return 0;
  const received = amountOut(given, reserveIn, reserveOut, feeBasisPoints);
  if (received === 0) return 0;
  if (books.balance(trader, assetIn) < given) return INSUFFICIENT;
  recordSwap(ledger, trader, account, receiver, assetIn, given, assetOut, received, feeBasisPoints);
  return received;
}
