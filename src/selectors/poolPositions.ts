/** Who holds the shares of a pool, what they are worth, and who works in its sector. */
import { isSystemAccount, systemAccountId, UNISSUED_SHARES } from '../engine/accounts';
import { NXT, pools, sharesOf, tokenOf, type PoolFact } from '../engine/assets';
import type { BooksReader } from '../engine/books/Books';
import { redemptionOf } from '../engine/liquidity';
import { readPool, type PoolState } from '../engine/pool';
import { employment } from '../simulation/employment';
import type { Reserves } from './poolPrice';
import { hundredths } from './poolTrade';

/** One holder's shares and what they would return now. */
export interface PoolPosition extends Reserves {
  readonly address: string;
  readonly shares: number;
  /** Part of all shares, in hundredths of a percent. */
  readonly part: number;
}

export interface PoolPositions {
  /** The protocol's own shares, held by the pool's account. */
  readonly protocol: PoolPosition;
  /** Everybody else's, biggest first. */
  readonly providers: readonly PoolPosition[];
}

function positionOf(pool: PoolState, address: string, shares: number): PoolPosition {
  const { nxt, token } = pool.issuedShares === 0 ? { nxt: 0, token: 0 } : redemptionOf(pool, shares);
  return { address, shares, nxt, tokens: token, part: hundredths(BigInt(shares), BigInt(pool.issuedShares)) };
}

/** Everyone who holds shares of a pool. */
export function selectPositions(books: BooksReader, fact: PoolFact): PoolPositions {
  const pool = readPool(books, fact);
  const asset = sharesOf(fact.index);
  const providers: PoolPosition[] = [];
  // All other shares that are issued belong to somebody: the search ends when they are found.
  let missing = pool.issuedShares - pool.protocolShares;
  for (let account = 0; account < books.accountCount && missing > 0; account += 1) {
    const shares = books.balance(account, asset);
    const address = books.addressOf(account);
    if (shares === 0 || account === pool.account || address === UNISSUED_SHARES) continue;
    missing -= shares;
    providers.push(positionOf(pool, address, shares));
  }
  return {
    protocol: positionOf(pool, fact.address, pool.protocolShares),
    providers: providers.toSorted((a, b) => b.shares - a.shares || (a.address < b.address ? -1 : 1)),
  };
}

/** The producers of a sector, and who would be paid by them. */
export interface SectorModel extends Reserves {
  readonly producers: string;
  readonly workers: readonly string[];
  readonly hasCitizens: boolean;
}

/** Reads a sector. Citizens, in the order in which they came, work where the specified weights put them. */
export function selectSector(books: BooksReader, fact: PoolFact): SectorModel {
  const account = systemAccountId(fact.producers);
  const citizens: string[] = [];
  for (let at = 0; at < books.accountCount; at += 1) {
    const address = books.addressOf(at);
    if (!isSystemAccount(address)) citizens.push(address);
  }
  const teams = employment(
    citizens,
    pools.map(({ weight }) => weight),
  );
  return {
    producers: fact.producers,
    nxt: books.balance(account, NXT),
    tokens: books.balance(account, tokenOf(fact.index)),
    workers: teams[fact.index] ?? [],
    hasCitizens: citizens.length > 0,
  };
}

/** The other side that goes with an amount of one side, rounded up so that it always suffices. */
export function matchingSide(amount: number, ofThis: number, ofOther: number): number | undefined {
  if (ofThis === 0) return undefined;
  const needed = (BigInt(amount) * BigInt(ofOther) + BigInt(ofThis) - 1n) / BigInt(ofThis);
  return needed > BigInt(Number.MAX_SAFE_INTEGER) ? undefined : Number(needed);
}

/** So many percent of some shares, rounded down; of all that are issued one stays, since a pool keeps its last share. */
export function partOfShares(shares: number, percent: number, issued: number): number {
  const part = Number((BigInt(shares) * BigInt(percent)) / 100n);
  return part === issued ? Math.max(0, part - 1) : part;
}
