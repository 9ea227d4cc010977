import { describe, expect, it } from 'vitest';
import { dayColumn, dayFields, packDays } from '../../src/simulation/dayColumns';
import { mergeRuns } from '../../src/simulation/experimentResult';
import {
  axisValues,
  experimentProblem,
  plannedRuns,
  shardOf,
  tornadoParameters,
  type Experiment,
} from '../../src/simulation/experiments';
import { seekGoal, type GoalSeek, type GoalSeekResult } from '../../src/simulation/goalSeek';
import { bandsOf, percentile } from '../../src/simulation/percentiles';
import { holdsGoal, summarize, type RunSummary } from '../../src/simulation/runSummary';
import {
  findParameter,
  getParameter,
  setParameter,
  type Parameter,
  toStep,
} from '../../src/simulation/parameters';
import { runScenario } from '../../src/simulation/runScenario';
import { scenarioProblem } from '../../src/simulation/scenarioFile';
import { balancedVillage, type Scenario } from '../../src/simulation/scenario';
import { Random } from '../support/random';
import { balanceIn, runThroughStore, smallVillage } from './throughStore';
import { F_FLOOR_RESERVE, systemAccountId } from '../../src/engine/accounts';
import { NXT } from '../../src/engine/assets';

const small = smallVillage(6, 12);

const sweep: Experiment = {
  kind: 'sweep',
  scenario: small,
  x: { path: 'messages.perCitizenDay', from: 10, to: 30, steps: 5 },
  y: { path: 'policy.allocationPercent', from: 0, to: 50, steps: 3 },
};

const experiments: readonly Experiment[] = [
  { kind: 'monteCarlo', scenario: small, runs: 23 },
  sweep,
  { kind: 'sweep', scenario: small, x: { path: 'policy.everyDays', from: 1, to: 9, steps: 9 } },
  { kind: 'tornado', scenario: small, seeds: 2 },
];

/** A summary in which only the number that is looked at means anything. */
function summaryOf(index: number, final: number): RunSummary {
  return {
    index,
    hash: '',
    coverageMillidays: [75_000, final],
    reserve: [0, index],
    pools: [1, 2],
    cannotSendPermille: [0, 0],
    messagesRefused: 0,
    crisisDays: 0,
    gini: 0,
    violations: 0,
  };
}

function shuffled<T>(list: readonly T[], random: Random): readonly T[] {
  return list
    .map((item) => ({ item, key: random.uint32() }))
    .toSorted((a, b) => a.key - b.key)
    .map(({ item }) => item);
}

describe('the runs of an experiment', { timeout: 30_000 }, () => {
  it.each(experiments)('are numbered from 0, and shards share them out exactly: $kind', (experiment) => {
    const runs = plannedRuns(experiment);
    expect(runs.map(({ index }) => index)).toEqual(runs.map((_, index) => index));
    for (let shards = 1; shards <= runs.length + 2; shards += 1) {
      const parts = Array.from({ length: shards }, (_, shard) => shardOf(runs, shard + 1, shards));
      const sizes = parts.map((part) => part.length);
      expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
      const indices = parts.flatMap((part) => part.map(({ index }) => index)).toSorted((a, b) => a - b);
      expect(indices).toEqual(runs.map(({ index }) => index));
    }
  });

  it.each(experiments)(
    'say the same together, in any number of shards and any order: $kind',
    (experiment) => {
      const random = new Random(7);
      const runs = plannedRuns(experiment);
      const summarized = (part: typeof runs): readonly RunSummary[] =>
        part.map(({ index, scenario }) => summarize(index, runScenario(scenario), false));
      const whole = mergeRuns(experiment, summarized(runs), 30);
      for (let round = 0; round < 4; round += 1) {
        const shards = random.between(1, 9);
        const parts = Array.from({ length: shards }, (_, shard) =>
          summarized(shuffled(shardOf(runs, shard + 1, shards), random)),
        );
        expect(mergeRuns(experiment, shuffled(parts, random).flat(), 30)).toEqual(whole);
      }
      const all = summarized(runs);
      const missing = random.below(runs.length);
      expect(() => mergeRuns(experiment, all.toSpliced(missing, 1), 30)).toThrow(`run ${missing} is missing`);
    },
  );

  it('count up seeds, from the scenario’s own, past the last seed to the first', () => {
    const seeds = plannedRuns({ kind: 'monteCarlo', scenario: { ...small, seed: 4_294_967_294 }, runs: 4 });
    expect(seeds.map(({ scenario }) => scenario.seed)).toEqual([4_294_967_294, 4_294_967_295, 0, 1]);
  });

  it('of a tornado take the same seeds at both ends of every parameter', () => {
    const runs = plannedRuns({ kind: 'tornado', scenario: small, seeds: 3 });
    const varied = tornadoParameters();
    expect(varied.length).toBeGreaterThan(8);
    expect(runs).toHaveLength(3 * (1 + 2 * varied.length));
    for (const { index, scenario } of runs) expect(scenario.seed).toBe(small.seed + (index % 3));
    for (const [place, { path, tornado = [0, 0] }] of varied.entries()) {
      const at = 3 + 6 * place;
      expect(runs.slice(at, at + 6).map((run) => getParameter(run.scenario, path))).toEqual([
        ...Array.from({ length: 3 }, () => tornado[0]),
        ...Array.from({ length: 3 }, () => tornado[1]),
      ]);
    }
  });

  it('of a tornado can all run, for the village that its ends are made for', () => {
    const runs = plannedRuns({ kind: 'tornado', scenario: balancedVillage, seeds: 1 });
    expect(runs.map(({ scenario }) => scenarioProblem(scenario) ?? 'fine')).toEqual(runs.map(() => 'fine'));
  });

  it('of a sweep go along x within each y', () => {
    const runs = plannedRuns(sweep);
    expect(
      runs.map((run) => [
        getParameter(run.scenario, 'messages.perCitizenDay'),
        getParameter(run.scenario, 'policy.allocationPercent'),
      ]),
    ).toEqual([0, 25, 50].flatMap((y) => [10, 15, 20, 25, 30].map((x) => [x, y])));
    const finals = runs.map(({ index }) => summaryOf(index, 1_000 + index));
    expect(mergeRuns(sweep, finals, 30)).toEqual({
      kind: 'sweep',
      xPath: 'messages.perCitizenDay',
      xValues: [10, 15, 20, 25, 30],
      yPath: 'policy.allocationPercent',
      yValues: [0, 25, 50],
      finalCoverage: [0, 1, 2].map((y) => [0, 1, 2, 3, 4].map((x) => 1_000 + 5 * y + x)),
    });
  });

  it('of a tornado stand in the order of their span', () => {
    const tornado: Experiment = { kind: 'tornado', scenario: small, seeds: 2 };
    const count = tornadoParameters().length;
    // The base is 500; the n-th parameter reaches n · 7 mod count below and above it, with another sign each time.
    const spanOf = (place: number): number => ((place * 7) % count) * 10;
    const finals = plannedRuns(tornado).map(({ index }) => {
      const variant = Math.floor(index / 2) - 1;
      const place = Math.floor(variant / 2);
      const sign = (variant % 2 === 0 ? -1 : 1) * (place % 2 === 0 ? -1 : 1);
      return summaryOf(index, variant < 0 ? 500 : 500 + sign * spanOf(place) + (index % 2));
    });
    const result = mergeRuns(tornado, finals, 30);
    if (result.kind !== 'tornado') throw new Error('another kind');
    expect(result.base).toBe(500);
    const spans = result.bars.map(({ low, high }) => Math.abs(high - low));
    expect(spans).toEqual(spans.toSorted((a, b) => b - a));
    expect(new Set(result.bars.map(({ path }) => path)).size).toBe(count);
    for (const bar of result.bars) {
      const place = tornadoParameters().findIndex(({ path }) => path === bar.path);
      expect(bar).toMatchObject({
        low: 500 + (place % 2 === 0 ? 1 : -1) * spanOf(place),
        high: 500 - (place % 2 === 0 ? 1 : -1) * spanOf(place),
      });
    }
  });
});

describe('percentiles', () => {
  it('are values that occurred, by nearest rank', () => {
    const twenty = Array.from({ length: 20 }, (_, index) => index + 1);
    expect([0, 5, 5.1, 25, 50, 75, 95, 95.1, 100].map((percent) => percentile(twenty, percent))).toEqual([
      1, 1, 2, 5, 10, 15, 19, 20, 20,
    ]);
    expect([5, 50, 95].map((percent) => percentile([7], percent))).toEqual([7, 7, 7]);
    expect([5, 50, 95].map((percent) => percentile([1, 2], percent))).toEqual([1, 1, 2]);
  });

  it('leave at most that many below and above', () => {
    const random = new Random(3);
    for (let round = 0; round < 300; round += 1) {
      const values = Array.from({ length: random.between(1, 60) }, () => random.below(20)).toSorted(
        (a, b) => a - b,
      );
      for (const percent of [5, 25, 50, 75, 95]) {
        const value = percentile(values, percent);
        const below = values.filter((one) => one < value).length;
        const notAbove = values.filter((one) => one <= value).length;
        expect(100 * notAbove >= percent * values.length && 100 * below < percent * values.length).toBe(true);
      }
    }
  });

  it('make bands, day by day', () => {
    const series = Array.from({ length: 20 }, (_, run) => [100, 20 - run, run % 2 === 0 ? 5 : -5]);
    expect(bandsOf(series)).toEqual({
      p5: [100, 1, -5],
      p25: [100, 5, -5],
      p50: [100, 10, -5],
      p75: [100, 15, 5],
      p95: [100, 19, 5],
    });
    expect(bandsOf([]).p50).toEqual([]);
  });

  it('say how many runs hold their goal throughout and at the end', () => {
    const experiment: Experiment = { kind: 'monteCarlo', scenario: small, runs: 4 };
    const runs = [
      // The opening does not count; a dip does, whatever comes after; the goal itself is enough.
      { ...summaryOf(0, 0), coverageMillidays: [0, 30_000, 30_000] },
      { ...summaryOf(1, 0), coverageMillidays: [75_000, 29_999, 75_000] },
      { ...summaryOf(2, 0), coverageMillidays: [75_000, 75_000, 29_999] },
      { ...summaryOf(3, 0), coverageMillidays: [75_000, 75_000, 75_000] },
    ];
    expect(runs.map((run) => holdsGoal(run, 30))).toEqual([true, false, false, true]);
    expect(mergeRuns(experiment, runs, 30)).toMatchObject({
      runs: 4,
      held: 2,
      heldAtEnd: 3,
      finalCoverage: { p5: 29_999, p25: 29_999, p50: 30_000, p75: 75_000, p95: 75_000 },
    });
  });
});

describe('values of an axis', () => {
  it('stand on the parameter’s steps, in its range, both ends included', () => {
    const values = axisValues({ path: 'messages.perCitizenDay', from: 0, to: 1, steps: 11 });
    expect(values).toEqual([0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1]);
    expect(axisValues({ path: 'citizens', from: 2, to: 5, steps: 3 })).toEqual([2, 4, 5]);
    expect(axisValues({ path: 'citizens', from: 9, to: 2, steps: 2 })).toEqual([9, 2]);
    expect(axisValues({ path: 'citizens', from: 9, to: 20, steps: 1 })).toEqual([9]);
    const swing = findParameter('messages.demandSwing') as Parameter;
    expect([0.0149, 0.2001, -1, 0.07].map((value) => toStep(swing, value))).toEqual([0.01, 0.2, 0, 0.07]);
  });

  it('are refused out of range', () => {
    const axis = { path: 'citizens', from: 2, to: 10, steps: 3 };
    const problem = (x: object): string | undefined =>
      experimentProblem({ kind: 'sweep', scenario: small, x: { ...axis, ...x } });
    expect(problem({})).toBeUndefined();
    expect(problem({ path: 'citizen' })).toBe("'citizen' is no parameter");
    expect(problem({ path: '__proto__' })).toBe("'__proto__' is no parameter");
    expect(problem({ from: 1 })).toBe('citizens runs to 1; allowed are numbers from 2 to 5000');
    expect(problem({ to: Number.NaN })).toContain('allowed are numbers from 2 to 5000');
    for (const steps of [0, 201, 1.5, Number.NaN, Number.POSITIVE_INFINITY])
      expect(problem({ steps })).toBe(`steps is ${steps}; allowed are whole numbers from 1 to 200`);
    expect(experimentProblem({ ...sweep, y: { ...axis, to: 5_001 } })).toContain('runs to 5001');
    for (const count of [0, -1, 0.5, 1e9, Number.NaN]) {
      expect(experimentProblem({ kind: 'monteCarlo', scenario: small, runs: count })).toBe(
        `runs is ${count}; allowed are whole numbers from 1 to 100000`,
      );
      expect(experimentProblem({ kind: 'tornado', scenario: small, seeds: count })).toBe(
        `seeds is ${count}; allowed are whole numbers from 1 to 1000`,
      );
    }
  });
});

describe('days as columns', () => {
  it('hold what the rows hold', () => {
    const { rows } = runScenario({ ...small, horizonDays: 35 });
    const columns = packDays(rows);
    expect(columns.count).toBe(36);
    for (const field of dayFields)
      expect([...dayColumn(columns, field)]).toEqual(rows.map((row) => Number(row[field])));
    expect(dayColumn(columns, 'floor').buffer).toBe(columns.values.buffer);
  });
});

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

  it('ends with the smallest value that holds where coverage rises, whatever the border', () => {
    const random = new Random(11);
    for (let round = 0; round < 60; round += 1) {
      const border = random.between(2, 100_000) * random.between(1, 1_000_000);
      const { result, asked } = sought((value) => (value >= border ? 30_000 : 29_999), { path: burn });
      expect(result).toMatchObject({ found: true, holds: border, fails: border - 1, isMonotone: true });
      expect(result).toMatchObject({ coverageHolds: 30_000, coverageFails: 29_999 });
      expect(asked.has(border) && asked.has(border - 1)).toBe(true);
      expect(asked.size).toBeLessThan(17 + 40);
    }
  });

  it('ends with the largest value that holds where coverage falls', () => {
    for (const border of [0, 1, 7_187_500_000, 114_999_999_998]) {
      const { result } = sought((value) => 30_000 + border - value, { path: 'floor.allotment' });
      expect(result).toMatchObject({ found: true, holds: border, fails: border + 1, isMonotone: true });
    }
  });

  it('ends one step apart where steps are parts of one, and within what it was told to search', () => {
    const { result } = sought((value) => value * 1_000, {
      path: 'messages.perCitizenDay',
      goalDays: 12.34,
      from: 3,
      to: 40,
    });
    expect(result).toMatchObject({ found: true, holds: 12.4, fails: 12.3, isMonotone: true });
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
    expect(sought(steps, { path: 'citizens' }).result).toMatchObject({
      found: true,
      holds: 4_000,
      fails: 3_999,
      isMonotone: true,
    });
  });

  it('tells of a dip that its scan meets', () => {
    const dip = (value: number): number => (value > 2_000 && value < 2_500 ? 0 : value * 10);
    const { result } = sought(dip, { path: 'citizens' });
    expect(result).toMatchObject({ found: true, holds: 3_000, fails: 2_999, isMonotone: false });
    const hill = (value: number): number => (value >= 1_000 && value <= 3_000 ? 40_000 : 0);
    expect(sought(hill, { path: 'citizens' }).result).toMatchObject({
      found: true,
      holds: 1_000,
      fails: 999,
      isMonotone: false,
    });
  });

  it('tells of a dip that only its halving meets', () => {
    // The scan looks at 2,500 and 2,812; between them coverage falls before it rises.
    const dip = (value: number): number => (value > 2_600 && value < 2_700 ? 1 : value * 10.9);
    const { result } = sought(dip, { path: 'citizens' });
    if (!result.found) throw new Error('not found');
    expect(result.holds - result.fails).toBe(1);
    expect(result.isMonotone).toBe(false);
  });

  it('says so if all hold or none does', () => {
    expect(sought(() => 30_000, { path: 'citizens' }).result).toMatchObject({
      found: false,
      reason: 'all_hold',
    });
    const { result } = sought(() => 29_999, { path: 'citizens' });
    expect(result).toMatchObject({ found: false, reason: 'none_holds' });
    expect(result.scanned).toHaveLength(17);
    expect(sought(() => 0, { path: 'citizens', from: 5, to: 5 }).result.scanned).toEqual([
      { value: 5, coverage: 0 },
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
