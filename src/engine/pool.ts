/** A trading pool as it stands in the books. Its reserves are its account's balances: nothing is kept twice. */
import { UNISSUED_SHARES, systemAccountId } from './accounts';
import { assetSupplies, NXT, sharesOf, tokenOf, type PoolFact } from './assets';
import type { AccountId, BooksReader } from './books/Books';
import { DEFAULT_POOL_FEE_BASIS_POINTS } from './genesis';

const unissued = systemAccountId(UNISSUED_SHARES);

/** A pool's reserves, shares and fee at one moment. Amounts in the assets' own units. */
export interface PoolState {
  readonly fact: PoolFact;
  readonly account: AccountId;
  readonly nxt: number;
  readonly token: number;
  /** Shares that anybody holds, the protocol included. */
  readonly issuedShares: number;
  /** Shares the protocol holds: those of the pool's own account. */
  readonly protocolShares: number;
  readonly feeBasisPoints: number;
}

/** Reads a pool. */
export function readPool(reader: BooksReader, fact: PoolFact): PoolState {
  const account = systemAccountId(fact.address);
  const shares = sharesOf(fact.index);
  return {
    fact,
    account,
    nxt: reader.balance(account, NXT),
    token: reader.balance(account, tokenOf(fact.index)),
    issuedShares: (assetSupplies[shares] ?? 0) - reader.balance(unissued, shares),
    protocolShares: reader.balance(account, shares),
    feeBasisPoints: reader.row('poolFees', fact.address) ?? DEFAULT_POOL_FEE_BASIS_POINTS,
  };
}
