/**
 * What an account holds besides NXT: sector tokens with what their pools would pay for them, and pool shares with what they
 * would return. Both by the code that commits a swap and a withdrawal.
 */
import { pools, sharesOf, tokenOf, type PoolFact } from '../engine/assets';
import { noAccount, type BooksReader } from '../engine/books/Books';
import { readBooks, type Economy } from '../engine/books/PersistentBooks';
import { quoteSwap } from '../engine/swap';
import { sectorLabel } from './accountLabel';
import { selectPositions } from './poolPositions';

/** A kind of asset besides NXT that an account holds: a sector's token, or shares of its pool. */
export interface Holding {
  readonly pool: PoolFact;
  readonly kind: 'token' | 'shares';
  /** What it is called in few letters: `Food`, `Food shares`. */
  readonly label: string;
}

/** Every kind there is, tokens first. */
const kinds: readonly (Holding & { readonly asset: number })[] = [
  ...pools.map((pool) => {
    return { pool, kind: 'token' as const, label: sectorLabel(pool.sector), asset: tokenOf(pool.index) };
  }),
  ...pools.map((pool) => {
    const label = `${sectorLabel(pool.sector)} shares`;
    return { pool, kind: 'shares' as const, label, asset: sharesOf(pool.index) };
  }),
];

/** The kinds an account holds, tokens first; `old` itself if they are the same. */
export function heldKinds(
  books: BooksReader,
  account: number,
  old: readonly Holding[] | undefined,
): readonly Holding[] {
  const held = kinds.filter(({ asset }) => books.balance(account, asset) > 0);
  const isSame = old?.length === held.length && held.every((kind, index) => kind === old[index]);
  return isSame ? old : held;
}

/** Why a pool would pay nothing for tokens. */
export type Unsold = 'no price yet' | 'less than a unit' | 'not for sale';

/** A sector's token in an account. */
export interface TokenHolding {
  readonly pool: PoolFact;
  readonly units: number;
  /** NXT for all of it sold at once, fee and price impact included; or why there is none. */
  readonly sale: number | Unsold;
}

/** Shares of a pool in an account. */
export interface ShareHolding {
  readonly pool: PoolFact;
  readonly shares: number;
  /** Part of all shares in hundredths of a percent, and what they return now; `undefined` for shares that nobody owns yet. */
  readonly part: number | undefined;
  readonly nxt: number | undefined;
  readonly tokens: number | undefined;
}

/** What an account holds besides NXT. The same object, with the same lines, as long as nothing in it changes. */
export interface AccountHoldings {
  readonly address: string;
  readonly tokens: readonly TokenHolding[];
  readonly shares: readonly ShareHolding[];
  /** NXT for all tokens that can be sold: each has a pool of its own, so that no sale moves the price of another. */
  readonly sale: number;
}

function saleOf(books: BooksReader, trader: string, pool: PoolFact, amount: number): number | Unsold {
  const quote = quoteSwap(books, { type: 'swap', trader, pool: pool.address, give: 'token', amount });
  if (!('ok' in quote)) return quote.received;
  if (quote.code === 'pool_empty') return 'no price yet';
  return quote.code === 'amount_too_small' ? 'less than a unit' : 'not for sale';
}

function shareHolding(books: BooksReader, address: string, pool: PoolFact, shares: number): ShareHolding {
  const { protocol, providers } = selectPositions(books, pool);
  const position = address === pool.address ? protocol : providers.find((one) => one.address === address);
  return { pool, shares, part: position?.part, nxt: position?.nxt, tokens: position?.tokens };
}

/** The old lines where they say the same as the new ones; the old list if all of them do. */
function keepLines<Line extends { readonly pool: PoolFact }>(
  old: readonly Line[],
  lines: readonly Line[],
): readonly Line[] {
  const kept = lines.map((line) => {
    const before = old.find(({ pool }) => pool === line.pool);
    const names = Object.keys(line) as (keyof Line)[];
    return before !== undefined && names.every((name) => before[name] === line[name]) ? before : line;
  });
  return kept.length === old.length && kept.every((line, index) => line === old[index]) ? old : kept;
}

/** Makes a selector of what one account holds; `undefined` where there is no such account. */
export function createHoldingsSelector(): (economy: Economy, address: string) => AccountHoldings | undefined {
  let last: AccountHoldings | undefined;
  let lastEconomy: Economy | undefined;
  return (economy, address) => {
    if (economy === lastEconomy && last?.address === address) return last;
    const books = readBooks(economy);
    const account = books.find(address);
    if (account === noAccount) return undefined;
    const old = last?.address === address ? last : undefined;
    const tokens: TokenHolding[] = [];
    const shares: ShareHolding[] = [];
    for (const { pool, kind, asset } of kinds) {
      const units = books.balance(account, asset);
      if (units === 0) continue;
      if (kind === 'token') tokens.push({ pool, units, sale: saleOf(books, address, pool, units) });
      else shares.push(shareHolding(books, address, pool, units));
    }
    const next = {
      address,
      tokens: keepLines(old?.tokens ?? [], tokens),
      shares: keepLines(old?.shares ?? [], shares),
      sale: tokens.reduce((sum, { sale }) => sum + (typeof sale === 'number' ? sale : 0), 0),
    };
    lastEconomy = economy;
    last = old !== undefined && next.tokens === old.tokens && next.shares === old.shares ? old : next;
    return last;
  };
}
