import { describe, expect, it } from 'vitest';
import { dayColumn, dayFields, packDays } from '../../src/simulation/dayColumns';
import { mergeRuns } from '../../src/simulation/experimentResult';
import {
  axisValues,
  experimentProblem,
  plannedRuns,
  shardOf,
  type Axis,
  type Experiment,
} from '../../src/simulation/experiments';
import { bandsOf, percentile } from '../../src/simulation/percentiles';
import { holdsGoal, summarize, type RunSummary } from '../../src/simulation/runSummary';
import { findParameter, getParameter, toStep, type Parameter } from '../../src/simulation/parameters';
import { runScenario } from '../../src/simulation/runScenario';
import { Random } from '../support/random';
import { smallVillage } from './throughStore';

const small = smallVillage(6, 12);

const sweep = {
  kind: 'sweep',
  scenario: small,
  x: { path: 'messages.perCitizenDay', from: 10, to: 30, steps: 5 },
  y: { path: 'policy.allocationPercent', from: 0, to: 50, steps: 3 },
} as const satisfies Experiment;

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
    const values = axisValues(small, { path: 'messages.perCitizenDay', from: 0, to: 1, steps: 11 });
    expect(values).toEqual([0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1]);
    expect(axisValues(small, { path: 'citizens', from: 2, to: 5, steps: 3 })).toEqual([2, 4, 5]);
    expect(axisValues(small, { path: 'citizens', from: 9, to: 2, steps: 2 })).toEqual([9, 2]);
    expect(axisValues(small, { path: 'citizens', from: 9, to: 20, steps: 1 })).toEqual([9]);
    // A switch has two values, whatever the number of steps.
    expect(axisValues(small, { path: 'policy.allocateInCrisis', from: 0, to: 1, steps: 9 })).toEqual([0, 1]);
    expect(axisValues(small, { path: 'citizens', from: 2, to: 4, steps: 200 })).toEqual([2, 3, 4]);
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
    expect(experimentProblem({ ...sweep, y: sweep.x })).toBe(
      'x and y are both messages.perCitizenDay; they must differ',
    );
    const share = (type: string): Axis => ({
      path: `messages.mixPercent.${type}`,
      from: 0,
      to: 50,
      steps: 2,
    });
    expect(experimentProblem({ ...sweep, x: share('link') })).toBeUndefined();
    expect(experimentProblem({ ...sweep, x: share('link'), y: share('video') })).toBe(
      'x and y are both shares of the message mix, where one moves the other; allowed is one of them',
    );
    // A shock can be swept where there is one.
    expect(problem({ path: 'shocks.0.factor', from: 0, to: 1 })).toBe("'shocks.0.factor' is no parameter");
    const shocks = [{ kind: 'messages', startDay: 3, days: 4, factor: 0.5 }] as const;
    const x = { path: 'shocks.0.factor', from: 0, to: 1, steps: 3 };
    const shocked: Experiment = { kind: 'sweep', scenario: { ...small, shocks }, x };
    expect(experimentProblem(shocked)).toBeUndefined();
    expect(plannedRuns(shocked).map(({ scenario }) => scenario.shocks)).toEqual(
      [0, 0.5, 1].map((factor) => [{ ...shocks[0], factor }]),
    );
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
