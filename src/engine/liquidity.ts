/** Liquidity shares: providing both sides of a pool, withdrawing them, and the protocol's payout to producers. */
import { addressProblem, isTradingForbidden, systemAccountId, UNISSUED_SHARES } from './accounts';
import { assetName, findPool, NXT, sharesOf, tokenOf, type PoolFact } from './assets';
import { noAccount, type BooksReader } from './books/Books';
import type { AddLiquidity, PayoutPool, RemoveLiquidity } from './commands';
import { mulDiv, mulDivUp } from './exactMath';
import type { Ledger } from './ledger';
import { readPool, type PoolState } from './pool';
import type { Receipt } from './receipts';
import { reject, type Rejection } from './rejections';
import { isAmount } from './units';

const unissued = systemAccountId(UNISSUED_SHARES);

/** Shares of each pool, issued or not. */
const SHARE_SUPPLY = 100_000_000_000_000;

/** What a provider's offer really takes and gives: shares, and both sides rounded up. */
export interface ProvisionQuote {
  readonly shares: number;
  readonly nxt: number;
  readonly token: number;
}

function amountProblem(field: string, value: unknown): Rejection | undefined {
  return isAmount(value) ? undefined : reject('invalid_amount', { field, value, zeroAllowed: false });
}

function providerProblem(provider: unknown): Rejection | undefined {
  const problem = addressProblem(provider);
  return problem === undefined
    ? undefined
    : reject('invalid_address', { field: 'provider', value: provider, problem });
}

function poolProblem(pool: unknown): Rejection | undefined {
  return knownPool(pool) === undefined ? reject('unknown_pool', { pool }) : undefined;
}

function knownPool(pool: unknown): PoolFact | undefined {
  return typeof pool === 'string' ? findPool(pool) : undefined;
}

/**
 * An offer of (a, b) to a pool with issued shares gets min(⌊a·S/Ra⌋, ⌊b·S/Rb⌋) shares and gives only what they need, rounded
 * up.
 */
export function provisionOf(pool: PoolState, nxt: number, token: number): ProvisionQuote {
  const { issuedShares } = pool;
  const byNxt = shareOf(nxt, issuedShares, pool.nxt);
  const byToken = shareOf(token, issuedShares, pool.token);
  const least = byNxt < byToken ? byNxt : byToken;
  // Nobody can hold what buys more shares than there are: the offer then stands as it is and its balance is found short.
  if (least > BigInt(SHARE_SUPPLY)) return { shares: SHARE_SUPPLY, nxt, token };
  const shares = Number(least);
  return {
    shares,
    nxt: mulDivUp(shares, pool.nxt, issuedShares),
    token: mulDivUp(shares, pool.token, issuedShares),
  };
}

/** ⌊offered · S / R⌋; an offer of which the pool holds next to nothing may exceed 2⁵³. */
function shareOf(offered: number, issuedShares: number, reserve: number): bigint {
  return (BigInt(offered) * BigInt(issuedShares)) / BigInt(Math.max(1, reserve));
}

/** What redeeming `shares` returns: ⌊l·R/S⌋ of each side. */
export function redemptionOf(
  pool: PoolState,
  shares: number,
): { readonly nxt: number; readonly token: number } {
  return {
    nxt: mulDiv(shares, pool.nxt, pool.issuedShares),
    token: mulDiv(shares, pool.token, pool.issuedShares),
  };
}

/** What an offer would take and give now, by the checks and figures of the commit. */
export function quoteProvision(reader: BooksReader, command: AddLiquidity): ProvisionQuote | Rejection {
  const { provider } = command;
  const problem =
    providerProblem(provider) ??
    amountProblem('nxt', command.nxt) ??
    amountProblem('token', command.token) ??
    poolProblem(command.pool);
  if (problem !== undefined) return problem;
  if (isTradingForbidden(provider)) return reject('protected_account', { address: provider });
  const account = reader.find(provider);
  if (account === noAccount) return reject('sender_not_found', { address: provider });
  const fact = findPool(command.pool) as PoolFact;
  const pool = readPool(reader, fact);
  // The first shares are the protocol's, for an allocation: whoever came before it would get the tokens of the sector's people.
  if (pool.issuedShares === 0) return reject('pool_empty', { pool: fact.address });
  const quote = provisionOf(pool, command.nxt, command.token);
  if (quote.shares === 0) {
    const field = shareOf(command.nxt, pool.issuedShares, pool.nxt) === 0n ? 'nxt' : 'token';
    return reject('amount_too_small', { field, amount: command[field] });
  }
  const token = tokenOf(fact.index);
  for (const [asset, need] of [
    [NXT, quote.nxt],
    [token, quote.token],
  ] as const) {
    const have = reader.balance(account, asset);
    if (have < need) {
      return reject('insufficient_balance', { address: provider, need, have, asset: assetName(asset) });
    }
  }
  return quote;
}

/** Adds both sides of a pool for shares. Takes at most what is offered, and says what was taken. */
export function addLiquidity(ledger: Ledger, command: AddLiquidity): Receipt | Rejection {
  const { books } = ledger;
  ledger.check('accountsExist');
  ledger.check('balanceSuffices');
  const quote = quoteProvision(books, command);
  if ('ok' in quote) return quote;
  // From here on the provision must succeed.
  const fact = findPool(command.pool) as PoolFact;
  const provider = books.find(command.provider);
  const pool = books.find(fact.address);
  // biome-ignore format: one posting a line
  const firstTransaction = ledger.record('provide', provider, null, [
    provider, pool, NXT, quote.nxt,
    provider, pool, tokenOf(fact.index), quote.token,
    unissued, provider, sharesOf(fact.index), quote.shares,
  ]);
  return {
    ok: true,
    code: 'ok',
    type: 'addLiquidity',
    firstTransaction,
    transactionCount: 1,
    pool: fact.address,
    ...quote,
  };
}

/**
 * Redeems shares of `holder` and pays both sides to `receiver`. The last share stays: a pool without any would have no price,
 * and what is allocated to it later would belong to nobody.
 */
function redeem(
  ledger: Ledger,
  kind: 'withdraw' | 'payout',
  fact: PoolFact,
  holder: number,
  holderAddress: string,
  receiver: number,
  shares: number,
):
  | {
      firstTransaction: number;
      transactionCount: 1;
      pool: string;
      shares: number;
      nxt: number;
      token: number;
    }
  | Rejection {
  const { books } = ledger;
  const asset = sharesOf(fact.index);
  ledger.check('balanceSuffices');
  const have = books.balance(holder, asset);
  const state = readPool(books, fact);
  if (state.issuedShares === 0) return reject('pool_empty', { pool: fact.address });
  const { nxt, token } = redemptionOf(state, Math.min(shares, state.issuedShares));
  if (nxt === 0 || token === 0) return reject('amount_too_small', { field: 'shares', amount: shares });
  if (have < shares) {
    return reject('insufficient_balance', {
      address: holderAddress,
      need: shares,
      have,
      asset: assetName(asset),
    });
  }
  if (shares === state.issuedShares) return reject('last_share', { pool: fact.address, shares });
  // From here on the redemption must succeed.
  // biome-ignore format: one posting a line
  const firstTransaction = ledger.record(kind, holder, null, [
    state.account, receiver, NXT, nxt,
    state.account, receiver, tokenOf(fact.index), token,
    holder, unissued, asset, shares,
  ]);
  return { firstTransaction, transactionCount: 1, pool: fact.address, shares, nxt, token };
}

/** Withdraws liquidity: redeems the provider's shares for both sides, rounded down, both above 0. */
export function removeLiquidity(ledger: Ledger, command: RemoveLiquidity): Receipt | Rejection {
  const { provider, shares } = command;
  const problem = providerProblem(provider) ?? amountProblem('shares', shares) ?? poolProblem(command.pool);
  if (problem !== undefined) return problem;
  if (isTradingForbidden(provider)) return reject('protected_account', { address: provider });
  ledger.check('accountsExist');
  const holder = ledger.books.find(provider);
  if (holder === noAccount) return reject('sender_not_found', { address: provider });
  const fact = findPool(command.pool) as PoolFact;
  const redeemed = redeem(ledger, 'withdraw', fact, holder, provider, holder, shares);
  return 'ok' in redeemed ? redeemed : { ok: true, code: 'ok', type: 'removeLiquidity', ...redeemed };
}

/** Redeems a part of the protocol's own shares to the sector's producers; initiated by the pool. */
export function payoutPool(ledger: Ledger, command: PayoutPool): Receipt | Rejection {
  const { shares } = command;
  const problem = amountProblem('shares', shares);
  if (problem !== undefined) return problem;
  const fact = knownPool(command.pool);
  if (fact === undefined) return reject('unknown_pool', { pool: command.pool });
  ledger.check('accountsExist');
  const producers = systemAccountId(fact.producers);
  const redeemed = redeem(
    ledger,
    'payout',
    fact,
    systemAccountId(fact.address),
    fact.address,
    producers,
    shares,
  );
  return 'ok' in redeemed ? redeemed : { ok: true, code: 'ok', type: 'payoutPool', ...redeemed };
}
