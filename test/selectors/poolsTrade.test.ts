import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pools, type PoolFact } from '../../src/engine/assets';
import { readBooks } from '../../src/engine/books/PersistentBooks';
import { readPool, type PoolState } from '../../src/engine/pool';
import { quoteSwap } from '../../src/engine/swap';
import { matchingSide, partOfShares, selectPositions, selectSector } from '../../src/selectors/poolPositions';
import {
  holdingsOf,
  impactPosition,
  impactWord,
  parseDays,
  parsePercent,
  tradeFigures,
  tradeLimits,
  type TradeFigures,
} from '../../src/selectors/poolTrade';
import { LoopStore } from '../../src/store/loopStore';

const nxt = 100_000_000;
const food = pools[4] as PoolFact;

function funded() {
  const loop = new LoopStore();
  loop.commit({ type: 'openWallet', address: 'Ada', balance: 1_000 * nxt });
  loop.commit({ type: 'openWallet', address: 'Bo', balance: 1_000 * nxt });
  loop.commit({
    type: 'transfer',
    from: 'ECOSYSTEM_FUND',
    to: 'TRANSITION_RESERVE',
    amount: 10_000 * nxt,
    fee: 0,
  });
  loop.commit({ type: 'allocateReserve', amount: 10_000 * nxt });
  return loop;
}

const loop = funded();
const books = readBooks(loop.economy.getState());
const pool = readPool(books, food);

/** True if the figures say what the quote says, or both say that the pool has no answer. */
function agree(figures: TradeFigures | undefined, quote: ReturnType<typeof quoteSwap>): boolean {
  if ('ok' in quote) return figures === undefined || quote.code === 'insufficient_balance';
  if (figures === undefined) return false;
  const { given, received, fee, before, after, impact } = figures;
  const isBuying = quote.give === 'NXT';
  return (
    given === quote.given &&
    received === quote.received &&
    fee === quote.fee &&
    after.nxt - before.nxt === (isBuying ? given : -received) &&
    after.tokens - before.tokens === (isBuying ? -received : given) &&
    impact < 10_000
  );
}

describe('the figures of a swap', () => {
  it('agree with the engine’s quote to the unit', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('NXT' as const, 'token' as const),
        fc.constantFrom('given' as const, 'received' as const),
        fc.integer({ min: 1, max: 400 * nxt }),
        (give, exact, units) => {
          const figures = tradeFigures(pool, { give, exact, units });
          const quote = quoteSwap(books, {
            type: 'swap',
            trader: give === 'NXT' ? 'TREASURY' : 'PRODUCERS-FOOD',
            pool: 'NXT-FOOD',
            give,
            ...(exact === 'given' ? { amount: units } : { receive: units }),
          });
          expect(agree(figures, quote)).toBe(true);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('leave the fee out of the impact', () => {
    const state: PoolState = { ...pool, nxt: 748_275_320_000, token: 96_511_136_000_000, feeBasisPoints: 30 };
    const figures = tradeFigures(state, { give: 'NXT', exact: 'given', units: 260 * nxt });
    // 260 · 0.997 / (7,482.7532 + 260 · 0.997) = 3.348… %
    expect(figures?.impact).toBe(334);
    expect(figures?.fee).toBe(78_000_000);
    const free = tradeFigures(
      { ...state, feeBasisPoints: 0 },
      { give: 'NXT', exact: 'given', units: 25_922_000_000 },
    );
    expect(free?.impact).toBe(334);
  });

  it('state what the movement of the price costs', () => {
    const figures = tradeFigures(pool, { give: 'NXT', exact: 'given', units: 200 * nxt });
    const atSpot = (BigInt(200 * nxt) * 997n * BigInt(pool.token)) / (1_000n * BigInt(pool.nxt));
    expect((figures?.loss ?? 0) + (figures?.received ?? 0)).toBe(Number(atSpot));
  });

  it('do not exist where the pool has no answer', () => {
    expect(tradeFigures({ ...pool, nxt: 0 }, { give: 'NXT', exact: 'given', units: 5 })).toBeUndefined();
    expect(tradeFigures(pool, { give: 'NXT', exact: 'received', units: pool.token })).toBeUndefined();
    expect(tradeFigures(pool, { give: 'token', exact: 'given', units: 1 })).toBeUndefined();
  });
});

describe('price impact', () => {
  it('has four words that change at 1, 3 and 5 percent', () => {
    expect([0, 99, 100, 299, 300, 499, 500, 1_000, 9_000].map(impactWord)).toEqual([
      'Fine',
      'Fine',
      'Notice',
      'Notice',
      'High',
      'High',
      'Very high',
      'Very high',
      'Very high',
    ]);
  });

  it('lies on a square-root scale up to 12 percent', () => {
    expect([0, 300, 1_200, 5_000].map(impactPosition)).toEqual([0, 0.5, 1, 1]);
  });
});

describe('limits', () => {
  const figures = tradeFigures(pool, { give: 'NXT', exact: 'given', units: 10 * nxt });
  if (figures === undefined) throw new Error('the pool trades');

  it('round the minimum down and the maximum up', () => {
    const odd = { ...figures, received: 1_001, given: 1_001 };
    expect(tradeLimits(odd, 'given', 50, 7, 20)).toEqual({ minReceived: 995, deadline: 27 });
    expect(tradeLimits(odd, 'received', 50, 7, 0)).toEqual({ maxGiven: 1_007, deadline: 7 });
  });

  it('are read from plain numbers only', () => {
    expect(['0.5', '3', '.25', '12.', '99.99'].map(parsePercent)).toEqual([50, 300, 25, 1_200, 9_999]);
    expect(['', '-1', '100', '0.555', '1e1', 'x'].map(parsePercent)).toEqual(Array(6).fill(undefined));
    expect(['20', '0', '', '1.5', '-2'].map(parseDays)).toEqual([20, 0, undefined, undefined, undefined]);
  });
});

describe('positions', () => {
  it('list every holder with what the shares return', () => {
    const traded = funded();
    traded.commit({ type: 'swap', trader: 'Ada', pool: 'NXT-FOOD', give: 'NXT', amount: 100 * nxt });
    traded.commit({
      type: 'addLiquidity',
      provider: 'Ada',
      pool: 'NXT-FOOD',
      nxt: 50 * nxt,
      token: 40_000 * nxt,
    });
    const reader = readBooks(traded.economy.getState());
    const { protocol, providers } = selectPositions(reader, food);
    const state = readPool(reader, food);
    expect(providers.map(({ address }) => address)).toEqual(['Ada']);
    expect((providers[0]?.shares ?? 0) + protocol.shares).toBe(state.issuedShares);
    expect((providers[0]?.nxt ?? 0) + protocol.nxt).toBeLessThanOrEqual(state.nxt);
    const preview = traded.preview({
      type: 'removeLiquidity',
      provider: 'Ada',
      pool: 'NXT-FOOD',
      shares: providers[0]?.shares ?? 0,
    }).outcome;
    expect(preview).toMatchObject({ ok: true, nxt: providers[0]?.nxt, token: providers[0]?.tokens });
    expect(holdingsOf(reader, food, 'Nobody')).toEqual({ nxt: 0, tokens: 0 });
  });

  it('fill in the other side so that it suffices', () => {
    expect(matchingSide(3, 10, 7)).toBe(3);
    expect(matchingSide(0, 10, 7)).toBe(0);
    expect(matchingSide(5, 0, 7)).toBeUndefined();
    expect([99, 100].map((percent) => partOfShares(200, percent, 200))).toEqual([198, 199]);
    expect(partOfShares(1, 100, 1)).toBe(0);
    expect(
      [1, 50, 100].map((percent) => partOfShares(99_999_999_999_999, percent, 100_000_000_000_000)),
    ).toEqual([999_999_999_999, 49_999_999_999_999, 99_999_999_999_999]);
  });

  it('name the workers of a sector', () => {
    const sectors = pools.map((fact) => selectSector(books, fact));
    expect(sectors.flatMap(({ workers }) => workers).toSorted()).toEqual(['Ada', 'Bo']);
    expect(sectors[4]?.tokens).toBe(50_000_000_000_000);
  });
});
