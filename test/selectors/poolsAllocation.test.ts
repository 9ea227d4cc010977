import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pools, type PoolFact } from '../../src/engine/assets';
import { readBooks } from '../../src/engine/books/PersistentBooks';
import { units, type Units } from '../../src/engine/units';
import {
  allocationCommand,
  allocationField,
  onlyPool,
  partOfReserve,
  reserveBalance,
  selectShares,
  specifiedWeights,
  weightSum,
  weightValue,
} from '../../src/selectors/allocationForm';
import { LoopStore } from '../../src/store/loopStore';

const nxt = 100_000_000;

function withReserve(amount: number) {
  const loop = new LoopStore();
  loop.commit({ type: 'transfer', from: 'ECOSYSTEM_FUND', to: 'TRANSITION_RESERVE', amount, fee: 0 });
  return loop;
}

function sharesOf(loop: LoopStore, amount: Units, weights: readonly string[]) {
  const { outcome } = loop.preview(allocationCommand(amount, weights));
  if (!outcome.ok || outcome.type !== 'allocateReserve') throw new Error(`refused: ${outcome.code}`);
  return selectShares(readBooks(loop.economy.getState()), outcome);
}

describe('shares of an allocation', () => {
  it('add up to the amount, whatever the weights', () => {
    const loop = withReserve(1_000 * nxt);
    const weight = fc.nat({ max: 1_000 });
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1_000 * nxt }),
        fc.array(weight, { minLength: 12, maxLength: 12 }).filter((all) => all.some((one) => one > 0)),
        (amount, weights) => {
          const { rows, sum, leftOver } = sharesOf(loop, units(amount), weights.map(String));
          expect(sum).toBe(amount);
          expect(rows.filter(({ gotLeftOver }) => gotLeftOver)).toHaveLength(leftOver.length);
          expect(rows.every(({ share }, index) => weights[index] !== 0 || share === 0)).toBe(true);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('name the pools that got one unit more, largest remainder first', () => {
    const { rows, leftOver } = sharesOf(withReserve(nxt), units(107), specifiedWeights);
    // 107 · w / 100: the remainders are largest for weights 8 (.56), 12 (.84) and 10 (.70).
    expect(leftOver.map(({ address }) => address).slice(0, 2)).toEqual([
      'NXT-ELECTRICITY',
      'NXT-MANUFACTURING',
    ]);
    expect(rows[0]).toMatchObject({ share: 13, gotLeftOver: true });
  });

  it('give everything to the one pool that has a weight', () => {
    const food = pools[4] as PoolFact;
    const { rows } = sharesOf(withReserve(nxt), units(99), onlyPool(food));
    expect(rows.filter(({ share }) => share > 0).map(({ pool, share }) => [pool.address, share])).toEqual([
      ['NXT-FOOD', 99],
    ]);
  });

  it('tell by how much each price rises', () => {
    const loop = withReserve(1_000 * nxt);
    loop.commit({ type: 'allocateReserve', amount: 100 * nxt });
    expect(sharesOf(loop, units(10 * nxt), specifiedWeights).rows[4]?.priceRise).toBe(1_000);
  });
});

describe('typed weights', () => {
  it('go to the engine as they are where they are none', () => {
    expect(['12', ' 7 ', '', '1.5', '-3', '1e3', '٣'].map(weightValue)).toEqual([
      12,
      7,
      '',
      '1.5',
      '-3',
      '1e3',
      '٣',
    ]);
    expect(weightSum(specifiedWeights)).toBe(100);
    expect(weightSum(['1', 'x'])).toBeUndefined();
  });

  it('are refused beside the pool they belong to', () => {
    const loop = withReserve(nxt);
    const refusalOf = (weights: readonly string[], amount = 100) => {
      const { outcome } = loop.preview(allocationCommand(units(amount), weights));
      return [outcome.code, allocationField(outcome)];
    };
    const food = pools[4] as PoolFact;
    const wrong = specifiedWeights.map((text, index) => (index === 4 ? '1.5' : text));
    expect(refusalOf(wrong)).toEqual(['invalid_weights', food]);
    expect(refusalOf(pools.map(() => '0'))).toEqual(['zero_weights', 'weights']);
    expect(refusalOf(specifiedWeights, 2 * nxt)).toEqual(['insufficient_balance', 'amount']);
    expect(refusalOf(specifiedWeights)).toEqual(['ok', undefined]);
  });

  it('take parts of the reserve rounded down', () => {
    const books = readBooks(withReserve(1_003).economy.getState());
    expect(reserveBalance(books)).toBe(1_003);
    expect([10, 25, 50, 100].map((percent) => partOfReserve(1_003, percent))).toEqual([100, 250, 501, 1_003]);
  });
});
