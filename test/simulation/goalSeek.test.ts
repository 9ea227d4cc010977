import { describe, expect, it } from 'vitest';
import { F_FLOOR_RESERVE, systemAccountId } from '../../src/engine/accounts';
import { NXT } from '../../src/engine/assets';
import { seekGoal, type GoalSeek, type GoalSeekResult } from '../../src/simulation/goalSeek';
import { getParameter, parametersOf, setParameter, toStep } from '../../src/simulation/parameters';
import { runScenario } from '../../src/simulation/runScenario';
import { balancedVillage, type Scenario } from '../../src/simulation/scenario';
import { scenarioProblem } from '../../src/simulation/scenarioFile';
import { Random } from '../support/random';
import { balanceIn, runThroughStore, smallVillage } from './throughStore';

/** A village whose wallets open empty: it may have as many citizens as a scenario can. */
const roomy: Scenario = { ...balancedVillage, wallets: { openingMedian: 0, openingInequality: 0 } };

/** A scenario that has everything a scenario can have. */
const eventful: Scenario = {
  ...smallVillage(6, 40),
  growth: { startDay: 3, days: 5, citizens: 4, wallet: 10_000_000_000 },
  shocks: [
    { kind: 'messages', startDay: 10, days: 20, factor: 0.4 },
    { kind: 'poolRun', startDay: 12, days: 7, stockPercentPerDay: 50 },
  ],
};

/** Answers every question of a goal seek with a function of the value; notes what was asked. */
function sought(
  coverageOf: (value: number) => number,
  seek: Partial<GoalSeek> & { readonly path: string },
): { readonly result: GoalSeekResult; readonly asked: ReadonlyMap<number, number> } {
  const asked = new Map<number, number>();
  const questions = seekGoal({ scenario: balancedVillage, goalDays: 30, ...seek });
  let question = questions.next();
  while (question.done !== true) {
    const coverages = question.value.map(coverageOf);
    for (const [index, value] of question.value.entries()) asked.set(value, coverages[index] ?? 0);
    question = questions.next(coverages);
  }
  return { result: question.value, asked };
}

describe('a goal seek', { timeout: 30_000 }, () => {
  const burn = 'messages.burnPerStandardMessage';

  it('ends one step apart on every parameter there is, whether coverage rises with it or falls', () => {
    const random = new Random(23);
    for (const parameter of parametersOf(eventful)) {
      const { path } = parameter;
      const reached = sought(() => 0, { scenario: eventful, path });
      const values = [...reached.asked.keys()];
      const [low, high] = [Math.min(...values), Math.max(...values)];
      for (const isRising of [true, false]) {
        // Above the lowest, up to the highest.
        const border = toStep(
          parameter,
          low + (high - low) * (random.between(1, 999) / 1_000) + parameter.step,
        );
        const above = random.between(30_000, 90_000);
        const coverageOf = (value: number): number => (value >= border === isRising ? above : 29_999);
        const { result, asked } = sought(coverageOf, { scenario: eventful, path });
        const before = toStep(parameter, border - parameter.step);
        expect({ path, ...result }).toMatchObject({
          path,
          found: true,
          holds: isRising ? border : before,
          fails: isRising ? before : border,
          coverageHolds: above,
          coverageFails: 29_999,
          dip: undefined,
        });
        expect(result.tried).toEqual(
          [...asked].map(([value, coverage]) => ({ value, coverage })).toSorted((a, b) => a.value - b.value),
        );
        for (const value of asked.keys()) {
          expect(toStep(parameter, value)).toBe(value);
          expect(scenarioProblem(setParameter(eventful, path, value))).toBeUndefined();
        }
      }
    }
  });

  it('proves a share of the message mix on a village, the other shares moving with it', () => {
    const scenario: Scenario = {
      ...smallVillage(12, 64),
      policy: { ...balancedVillage.policy, floorTargetDays: 150 },
    };
    const path = 'messages.mixPercent.video';
    const coverageOf = (value: number): number =>
      runScenario(setParameter(scenario, path, value)).rows.at(-1)?.coverageMillidays ?? 0;
    const [least, most] = [coverageOf(0), coverageOf(100)];
    const { result } = sought(coverageOf, { scenario, path, goalDays: (least + most) / 2_000 });
    if (!result.found) throw new Error('not found');
    expect(result.holds - result.fails).toBe(1);
    expect([coverageOf(result.holds), coverageOf(result.fails)]).toEqual([
      result.coverageHolds,
      result.coverageFails,
    ]);
  });

  it('ends with the smallest value that holds where coverage rises, whatever the border', () => {
    const random = new Random(11);
    for (let round = 0; round < 60; round += 1) {
      const border = random.between(2, 100_000) * random.between(1, 1_000_000);
      const { result, asked } = sought((value) => (value >= border ? 30_000 : 29_999), { path: burn });
      expect(result).toMatchObject({ found: true, holds: border, fails: border - 1, dip: undefined });
      expect(result).toMatchObject({ coverageHolds: 30_000, coverageFails: 29_999 });
      expect(asked.has(border) && asked.has(border - 1)).toBe(true);
      expect(asked.size).toBeLessThan(17 + 40);
    }
  });

  it('ends with the largest value that holds where coverage falls', () => {
    for (const border of [0, 1, 7_187_500_000, 114_999_999_998]) {
      const { result } = sought((value) => 30_000 + border - value, { path: 'floor.allotment' });
      expect(result).toMatchObject({ found: true, holds: border, fails: border + 1, dip: undefined });
    }
  });

  it('ends one step apart where steps are parts of one, and within what it was told to search', () => {
    const { result } = sought((value) => value * 1_000, {
      path: 'messages.perCitizenDay',
      goalDays: 12.34,
      from: 3,
      to: 40,
    });
    expect(result).toMatchObject({ found: true, holds: 12.4, fails: 12.3, dip: undefined });
    const { result: swing } = sought((value) => value * 1_000, {
      path: 'messages.demandSwing',
      goalDays: 0.13,
    });
    expect(swing).toMatchObject({ found: true, holds: 0.13, fails: 0.12 });
    const { result: weeks, asked } = sought((value) => value * 1_000, {
      path: 'policy.everyDays',
      goalDays: 4,
      from: 2,
      to: 5,
    });
    expect(weeks).toMatchObject({ found: true, holds: 4, fails: 3 });
    expect([...asked.keys()].toSorted((a, b) => a - b)).toEqual([2, 3, 4, 5]);
  });

  it('takes plateaus as they are', () => {
    const steps = (value: number): number => (value < 500 ? 20_000 : value < 4_000 ? 25_000 : 31_000);
    expect(sought(steps, { scenario: roomy, path: 'citizens' }).result).toMatchObject({
      found: true,
      holds: 4_000,
      fails: 3_999,
      dip: undefined,
    });
  });

  it('tells of a dip that its scan meets, with the values', () => {
    const dip = (value: number): number => (value > 2_000 && value < 2_500 ? 0 : value * 10);
    const { result } = sought(dip, { scenario: roomy, path: 'citizens' });
    expect(result).toMatchObject({
      found: true,
      holds: 3_000,
      fails: 2_999,
      dip: { before: { value: 1_876, coverage: 18_760 }, after: { value: 2_189, coverage: 0 } },
    });
    // A hill has two borders: the first is proved, and the fall beyond its top is told.
    const hill = (value: number): number => (value >= 1_000 && value <= 3_000 ? 40_000 : 0);
    expect(sought(hill, { scenario: roomy, path: 'citizens' }).result).toMatchObject({
      found: true,
      holds: 1_000,
      fails: 999,
      dip: { before: { value: 2_813, coverage: 40_000 }, after: { value: 3_126, coverage: 0 } },
    });
  });

  it('tells of a dip that only its halving meets', () => {
    // The scan looks at 2,501 and 2,813; between them coverage falls before it rises.
    const dip = (value: number): number => (value > 2_600 && value < 2_700 ? 1 : value * 10.9);
    const { result } = sought(dip, { scenario: roomy, path: 'citizens' });
    if (!result.found) throw new Error('not found');
    expect(result.holds - result.fails).toBe(1);
    expect(result.dip).toMatchObject({ before: { value: 2_501 }, after: { value: 2_657, coverage: 1 } });
  });

  it('reads a falling relation the other way round', () => {
    const falls = (value: number): number => (value > 900 && value < 1_300 ? 50_000 : 40_000 - 4 * value);
    const { result } = sought(falls, { scenario: roomy, path: 'citizens' });
    if (!result.found) throw new Error('not found');
    expect([result.holds, result.fails]).toEqual([2_500, 2_501]);
    // From 5,000 down to 2 coverage should only rise; below the bump it is lower than on it.
    expect(result.dip).toMatchObject({ before: { value: 939 }, after: { value: 627 } });
  });

  it('does not see a dip between two values that it tries: what it says is of the tried ones', () => {
    const narrow = (value: number): number => (value > 100 && value < 300 ? 90_000 : value * 10);
    const { result } = sought(narrow, { scenario: roomy, path: 'citizens' });
    expect(result).toMatchObject({ found: true, holds: 3_000, dip: undefined });
    expect(result.tried.some(({ value }) => value > 100 && value < 300)).toBe(false);
  });

  it('says so if all hold or none does, with every value it tried', () => {
    const all = sought((value) => 30_000 + value, { scenario: roomy, path: 'citizens' }).result;
    expect(all).toMatchObject({ found: false, reason: 'all_hold', limits: [] });
    const none = sought(() => 29_999, { scenario: roomy, path: 'citizens' }).result;
    expect(none).toMatchObject({ found: false, reason: 'none_holds', limits: [] });
    for (const { tried } of [all, none]) {
      expect(tried).toHaveLength(17);
      expect([tried[0]?.value, tried.at(-1)?.value]).toEqual([2, 5_000]);
    }
    expect(sought(() => 0, { path: 'citizens', from: 5, to: 5 }).result.tried).toEqual([
      { value: 5, coverage: 0 },
    ]);
  });

  it('stops where the scenario can no longer run, and says why', () => {
    const { result, asked } = sought((value) => value, { path: 'citizens', goalDays: 1 });
    expect(result).toMatchObject({ found: true, holds: 1_000, fails: 999 });
    const [limit, ...others] = result.limits;
    expect(others).toEqual([]);
    expect(Math.max(...asked.keys())).toBe(limit?.value);
    expect(limit?.problem).toMatch(/^the wallets open with \d+ units in all; TREASURY holds 50000000000000$/);
    const beyond = setParameter(balancedVillage, 'citizens', (limit?.value ?? 0) + 1);
    expect(scenarioProblem(beyond)).toBe(limit?.problem);
    // Both ends, where the range lies around: at least one of the weights must be there.
    const alone = { ...balancedVillage.pools, weights: [5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0] };
    const lone = { ...balancedVillage, pools: alone };
    expect(sought(() => 0, { scenario: lone, path: 'pools.weights.0', to: 100 }).result.limits).toEqual([
      { value: 1, problem: 'pools.weights must be twelve whole numbers from 0 to 1000000, not all zero' },
    ]);
  });

  it('proves its answer on a village: n units hold, n − 1 do not, also through the store', () => {
    const scenario: Scenario = smallVillage(12, 64);
    const coverageOf = (value: number): number =>
      runScenario(setParameter(scenario, burn, value)).rows.at(-1)?.coverageMillidays ?? 0;
    const { result } = sought(coverageOf, { scenario, path: burn, goalDays: 40, from: 1, to: 40_000_000 });
    if (!result.found) throw new Error('not found');
    const { holds, fails } = result;
    expect(holds - fails).toBe(1);
    // Days = 30 · floor / need, compared in whole numbers.
    const need = getParameter(scenario, 'floor.allotment') * scenario.citizens;
    const floorWith = (value: number): number =>
      balanceIn(
        runThroughStore(setParameter(scenario, burn, value)).loop,
        systemAccountId(F_FLOOR_RESERVE),
        NXT,
      );
    expect(30 * floorWith(holds)).toBeGreaterThanOrEqual(40 * need);
    expect(30 * floorWith(fails)).toBeLessThan(40 * need);
    expect(result.coverageHolds).toBe(Math.floor((30_000 * floorWith(holds)) / need));
    expect(result.coverageFails).toBe(Math.floor((30_000 * floorWith(fails)) / need));
  });
});
