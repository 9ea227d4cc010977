import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readBooks } from '../../src/engine/books/PersistentBooks';
import {
  assessCrisis,
  coverageMillidays,
  floorCoverageMillidays,
  monthlyNeed,
  policyOf,
} from '../../src/engine/crisis';
import { createEconomy } from '../../src/engine/genesis';
import { bhlsCategories, defaultPolicy, policyFields, policyLimits } from '../../src/engine/policy';
import { formatNxt, type Units } from '../../src/engine/units';
import { asCommand, loopAfter } from '../support/startingPoints';

function assessWith(reserve: number, floor: number): ReturnType<typeof assessCrisis> {
  const TREASURY = 100_000_000_000_000 - reserve - floor;
  const balances = {
    TREASURY,
    VALIDATOR_POOL: 0,
    ECOSYSTEM_FUND: 0,
    TRANSITION_RESERVE: reserve,
    F_FLOOR_RESERVE: floor,
  };
  return assessCrisis(readBooks(createEconomy({ balances })));
}

const reserveLine = 11_500_000_000_000;
const floorLine = 57_500_000_000_000;

describe('the crisis rule', () => {
  it('asks for 115,000 NXT in the reserve and 575,000 in the floor', () => {
    const { reserve, floor, monthlyNeed: need } = assessCrisis(readBooks(createEconomy()));
    expect([formatNxt(reserve.line), formatNxt(floor.line)]).toEqual([
      '115,000.00000000',
      '575,000.00000000',
    ]);
    expect(need).toBe(115_000_000_000_000n);
  });

  it('the bare genesis is in crisis, on both lines', () => {
    expect(assessCrisis(readBooks(createEconomy()))).toMatchObject({
      isCrisis: true,
      reserve: { balance: 0, distance: -reserveLine, isBelow: true, percent: 10 },
      floor: { balance: 0, distance: -floorLine, isBelow: true, percent: 50 },
    });
  });

  it.each([
    [reserveLine, floorLine, false, false],
    [reserveLine - 1, floorLine, true, false],
    [reserveLine, floorLine - 1, false, true],
    [reserveLine - 1, floorLine - 1, true, true],
    [reserveLine + 1, floorLine + 1, false, false],
  ])('a reserve of %i and a floor of %i: below %s, %s', (reserve, floor, reserveBelow, floorBelow) => {
    const assessment = assessWith(reserve, floor);
    expect([assessment.reserve.isBelow, assessment.floor.isBelow]).toEqual([reserveBelow, floorBelow]);
    expect(assessment.isCrisis).toBe(reserveBelow || floorBelow);
    expect(assessment.reserve.distance).toBe(reserve - reserveLine);
  });

  it('a line of a fraction of a unit is rounded up: a balance below it is below', () => {
    const loop = loopAfter([
      {
        type: 'setPolicy',
        policy: { citizens: 1, allotment: 101, reserveLinePercent: 10, floorLinePercent: 0 },
      },
    ]);
    expect(assessCrisis(readBooks(loop.economy.getState()))).toMatchObject({
      reserve: { line: 11 },
      floor: { line: 0, isBelow: false },
    });
  });

  it('compares as exact fractions do', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1_000_000_000 }),
        fc.integer({ min: 0, max: 100_000_000_000_000 }),
        fc.integer({ min: 0, max: 1_000 }),
        (citizens, allotment, floorLinePercent) => {
          const loop = loopAfter([{ type: 'setPolicy', policy: { citizens, allotment, floorLinePercent } }]);
          const { floor } = assessCrisis(readBooks(loop.economy.getState()));
          const isBelow =
            BigInt(floor.balance) * 100n < BigInt(citizens) * BigInt(allotment) * BigInt(floorLinePercent);
          expect(floor.isBelow).toBe(isBelow);
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('coverage', () => {
  it('is balance ÷ (allotment · citizens ÷ 30) days', () => {
    expect(coverageMillidays(57_500_000_000_000, defaultPolicy)).toBe(15_000);
    expect(coverageMillidays(115_000_000_000_000, defaultPolicy)).toBe(30_000);
    expect(coverageMillidays(0, defaultPolicy)).toBe(0);
    expect(floorCoverageMillidays(readBooks(createEconomy()))).toBe(0);
    // One unit less than a day lasts 999 thousandths.
    const day = { ...defaultPolicy, citizens: 1, allotment: 30_000 as Units };
    expect([coverageMillidays(1_000, day), coverageMillidays(999, day)]).toEqual([1_000, 999]);
    expect(coverageMillidays(5, { ...defaultPolicy, allotment: 0 as Units })).toBe(Number.POSITIVE_INFINITY);
  });
});

describe('the policy', () => {
  it('is 1,150 NXT a month for 1,000 citizens', () => {
    expect(bhlsCategories.reduce((sum, { nxt }) => sum + nxt, 0)).toBe(1_150);
    expect(defaultPolicy).toEqual({
      citizens: 1_000,
      allotment: 115_000_000_000,
      reserveLinePercent: 10,
      floorLinePercent: 50,
    });
    expect(monthlyNeed(defaultPolicy)).toBe(115_000_000_000_000n);
    expect(policyOf(readBooks(createEconomy()))).toEqual(defaultPolicy);
  });

  it('changes field by field, within its limits', () => {
    const loop = loopAfter([{ type: 'setPolicy', policy: { citizens: 24 } }], {});
    expect(policyOf(readBooks(loop.economy.getState()))).toEqual({ ...defaultPolicy, citizens: 24 });
    for (const field of policyFields) {
      const { min, max } = policyLimits[field];
      for (const value of [min, max])
        expect(loop.commit({ type: 'setPolicy', policy: { [field]: value } }).ok).toBe(true);
      for (const value of [min - 1, max + 1])
        expect(loop.commit({ type: 'setPolicy', policy: { [field]: value } }).code).toBe('invalid_policy');
    }
    for (const policy of [null, 5, [], 'citizens', { __proto__: null, mayor: 1 }, { citizens: undefined }])
      expect(loop.commit(asCommand({ type: 'setPolicy', policy })).code).toBe('invalid_policy');
    expect(loop.commit({ type: 'setPolicy', policy: {} }).ok).toBe(true);
  });
});
