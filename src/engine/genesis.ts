/**
 * The starting point of an economy. Only genesis sets balances without a posting: it is where the fixed supplies come
 * to be. Whatever it is given, every asset sums to its supply, or it is refused.
 */
import {
  ECOSYSTEM_FUND,
  HOLDS,
  isAddress,
  systemAccounts,
  TREASURY,
  UNISSUED_SHARES,
  VALIDATOR_POOL,
} from './accounts';
import { assetSupplies, findPool, NXT, pools, sharesOf, tokenOf } from './assets';
import { noAccount, type Books } from './books/Books';
import { createEmptyEconomy, PersistentBooks, type Economy } from './books/PersistentBooks';
import { firstFundingShares } from './exchange';
import { changePolicy, defaultPolicy, policyLimits, policyProblem, type Policy } from './policy';
import { shown } from './rejections';
import { isUnits, NXT_SUPPLY } from './units';

/** What a script may say about its starting point. Everything left out is as standard. */
export interface Genesis {
  /** NXT balances in units by address; they replace standard accounts of the same name. */
  readonly balances?: Readonly<Record<string, number>>;
  /** Token reserve in the token's units and trading fee by pool address. */
  readonly pools?: Readonly<Record<string, { readonly token?: number; readonly feeBasisPoints?: number }>>;
  readonly policy?: Partial<Record<keyof Policy, number>>;
}

/** The genesis of the specification. */
export const standardGenesis: Genesis = {};

/** Default trading fee of a pool: 30 basis points. */
export const DEFAULT_POOL_FEE_BASIS_POINTS = 30;
/** The largest trading fee a pool may have, in basis points. */
export const POOL_FEE_BASIS_POINTS_MAX = 1_000;

const standardBalances: readonly (readonly [string, number])[] = [
  [TREASURY, 50_000_000_000_000],
  [VALIDATOR_POOL, 30_000_000_000_000],
  [ECOSYSTEM_FUND, 20_000_000_000_000],
];

/** Half of each token's supply: what a pool holds at genesis, and what its producers hold. */
const halfTokenSupply = NXT_SUPPLY / 2;

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function balancesProblem(balances: unknown): string | undefined {
  if (!isRecord(balances))
    return `genesis.balances must be an object of balances by address, not ${shown(balances)}`;
  const byAddress = new Map<string, number>(standardBalances);
  for (const [address, balance] of Object.entries(balances)) {
    if (!isAddress(address)) return `genesis.balances names ${shown(address)}, which is no valid address`;
    if (!isUnits(balance)) {
      return `genesis.balances gives ${shown(address)} ${shown(balance)}; a balance is a whole number of units from 0`;
    }
    if ((address === HOLDS || address === UNISSUED_SHARES) && balance > 0) {
      return `genesis.balances gives ${address} ${balance} units of NXT, but it starts with none`;
    }
    byAddress.set(address, balance);
  }
  const sum = [...byAddress.values()].reduce((total, balance) => total + BigInt(balance), 0n);
  return sum === BigInt(NXT_SUPPLY)
    ? undefined
    : `the genesis balances sum to ${sum} units, but the supply is exactly ${NXT_SUPPLY} units`;
}

function poolsProblem(given: unknown): string | undefined {
  if (!isRecord(given)) return `genesis.pools must be an object by pool address, not ${shown(given)}`;
  for (const [address, setting] of Object.entries(given)) {
    if (findPool(address) === undefined)
      return `genesis.pools names ${shown(address)}, which is none of the twelve pools`;
    if (!isRecord(setting)) return `genesis.pools.${address} must be an object, not ${shown(setting)}`;
    for (const [field, value] of Object.entries(setting)) {
      const max =
        field === 'token' ? NXT_SUPPLY : field === 'feeBasisPoints' ? POOL_FEE_BASIS_POINTS_MAX : undefined;
      if (max === undefined) return `genesis.pools.${address} has the unknown field ${shown(field)}`;
      if (!isUnits(value) || value > max) {
        return `genesis.pools.${address}.${field} is ${shown(value)}; allowed are whole numbers from 0 to ${max}`;
      }
    }
  }
  return undefined;
}

/** Why a value is no genesis, as one sentence with the numbers; `undefined` when it is one. */
export function genesisProblem(value: unknown): string | undefined {
  if (!isRecord(value)) return `genesis must be an object, not ${shown(value)}`;
  for (const field of Object.keys(value)) {
    if (field !== 'balances' && field !== 'pools' && field !== 'policy') {
      return `genesis has the unknown field ${shown(field)}`;
    }
  }
  const byBalances = balancesProblem(value['balances'] === undefined ? {} : value['balances']);
  if (byBalances !== undefined) return byBalances;
  const byPools = value['pools'] === undefined ? undefined : poolsProblem(value['pools']);
  if (byPools !== undefined) return byPools;
  const byPolicy = value['policy'] === undefined ? undefined : policyProblem(value['policy']);
  if (byPolicy === undefined) return undefined;
  if (!isRecord(value['policy'])) return `genesis.policy must be an object, not ${shown(value['policy'])}`;
  const known = Object.entries(policyLimits).find(([name]) => name === byPolicy.field)?.[1];
  if (known === undefined) return `genesis.policy has the unknown field ${shown(byPolicy.field)}`;
  return `genesis.policy.${byPolicy.field} is ${shown(byPolicy.value)}; allowed are whole numbers from ${known.min} to ${known.max}`;
}

/** Fills empty books with a genesis that has no {@link genesisProblem}; throws a defect if it has one. */
export function writeGenesis(books: Books, genesis: Genesis): void {
  const problem = genesisProblem(genesis);
  if (problem !== undefined) throw new RangeError(problem);
  for (const address of systemAccounts) books.open(address);
  for (const [address, balance] of [...standardBalances, ...Object.entries(genesis.balances ?? {})]) {
    const found = books.find(address);
    books.setBalance(found === noAccount ? books.open(address) : found, NXT, balance);
  }
  for (const pool of pools) {
    const setting = genesis.pools?.[pool.address];
    const account = books.find(pool.address);
    const token = tokenOf(pool.index);
    const inPool = setting?.token ?? halfTokenSupply;
    // A pool set by name leaves the rest of its token to TREASURY; a standard one to its sector's producers.
    const restHolder = setting?.token === undefined ? pool.producers : TREASURY;
    books.setBalance(account, token, inPool);
    books.setBalance(books.find(restHolder), token, NXT_SUPPLY - inPool);
    // Shares of the first funding: ⌊√(NXT · token)⌋, held by the pool's own account.
    const shares = firstFundingShares(books.balance(account, NXT), inPool);
    const asset = sharesOf(pool.index);
    books.setBalance(account, asset, shares);
    books.setBalance(books.find(UNISSUED_SHARES), asset, (assetSupplies[asset] ?? 0) - shares);
    books.setRow('poolFees', pool.address, setting?.feeBasisPoints ?? DEFAULT_POOL_FEE_BASIS_POINTS);
  }
  books.setRow('policy', 'policy', changePolicy(defaultPolicy, (genesis.policy ?? {}) as Partial<Policy>));
}

/** A new economy. Throws a defect on a genesis that has a {@link genesisProblem}. */
export function createEconomy(genesis: Genesis = standardGenesis): Economy {
  const economy = { ...createEmptyEconomy() };
  const books = new PersistentBooks(economy);
  writeGenesis(books, genesis);
  books.publish(economy);
  return economy;
}
