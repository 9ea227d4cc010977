import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultWeights, splitByWeights } from '../../src/engine/allocation';
import { pools } from '../../src/engine/assets';
import { naiveSplit } from '../support/naiveModel';

const amounts = fc.oneof(
  fc.integer({ min: 1, max: 100_000_000_000_000 }),
  fc.integer({ min: 1, max: 500 }),
  fc.constant(100_000_000_000_000),
);
const weights = fc
  .array(
    fc.oneof(
      fc.integer({ min: 0, max: 20 }),
      fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER }),
      fc.constant(Number.MAX_SAFE_INTEGER),
    ),
    { minLength: 12, maxLength: 12 },
  )
  .filter((list) => list.some((weight) => weight > 0));

describe('the split of an allocation', () => {
  it('is exact, fair to less than a unit, and the same as the rule written a second time', () => {
    fc.assert(
      fc.property(amounts, weights, (amount, list) => {
        const { shares, leftOver } = splitByWeights(amount, list);
        const total = list.reduce((sum, weight) => sum + BigInt(weight), 0n);
        expect(shares.reduce((sum, share) => sum + BigInt(share), 0n)).toBe(BigInt(amount));
        for (const [index, share] of shares.entries()) {
          // |share − amount·w/W| < 1, and nothing for a weight of 0.
          const distance = BigInt(share) * total - BigInt(amount) * BigInt(list[index] ?? 0);
          expect(distance < total && -distance < total).toBe(true);
          expect(list[index] === 0 ? share : 0).toBe(0);
        }
        expect(new Set(leftOver).size).toBe(leftOver.length);
        expect(shares).toEqual(naiveSplit(BigInt(amount), list.map(BigInt)).map(Number));
      }),
      { numRuns: 1_000 },
    );
  });

  it('only the ratio of the weights matters', () => {
    fc.assert(
      fc.property(amounts, fc.integer({ min: 1, max: 10_000_000 }), (amount, factor) => {
        const scaled = defaultWeights.map((weight) => weight * factor);
        expect(splitByWeights(amount, scaled).shares).toEqual(splitByWeights(amount, defaultWeights).shares);
      }),
      { numRuns: 300 },
    );
  });

  it('ties go to the bigger weight, then to the earlier pool', () => {
    expect(splitByWeights(2, [1, 1, 1, 1])).toEqual({ shares: [1, 1, 0, 0], leftOver: [0, 1] });
    // Remainders of 5 split 3 : 3 : 4 are 5, 5 and 0: both halves tie, the earlier gets the unit.
    expect(splitByWeights(5, [3, 3, 4])).toEqual({ shares: [2, 1, 2], leftOver: [0] });
    // Remainders of 2 split 1 : 3 are both a half: the bigger weight gets the unit although it is later.
    expect(splitByWeights(2, [1, 3])).toEqual({ shares: [0, 2], leftOver: [1] });
    expect(splitByWeights(1, defaultWeights).leftOver).toEqual([0]);
  });

  it('the default weights are percents, in families of 40, 35 and 25', () => {
    expect(defaultWeights).toEqual([12, 8, 12, 8, 10, 10, 8, 7, 10, 5, 5, 5]);
    const family = (name: string): number =>
      pools.filter((pool) => pool.family === name).reduce((sum, pool) => sum + pool.weight, 0);
    expect([family('core'), family('food'), family('services')]).toEqual([40, 35, 25]);
    expect(splitByWeights(100_000_000, defaultWeights)).toEqual({
      shares: defaultWeights.map((weight) => weight * 1_000_000),
      leftOver: [],
    });
  });
});
