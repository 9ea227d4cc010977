import { describe, expect, it } from 'vitest';
import { mergeRuns } from '../../src/simulation/experimentResult';
import { experimentProblem, plannedRuns, type Experiment } from '../../src/simulation/experiments';
import {
  getParameter,
  parameterOf,
  parametersOf,
  setParameter,
  toStep,
  type Parameter,
} from '../../src/simulation/parameters';
import { findPreset, presets } from '../../src/simulation/presets';
import { summarize, type RunSummary } from '../../src/simulation/runSummary';
import { runScenario } from '../../src/simulation/runScenario';
import { balancedVillage, firstViewScenario, type Scenario } from '../../src/simulation/scenario';
import { scenarioProblem } from '../../src/simulation/scenarioFile';
import { tornadoEnds, tornadoParameters } from '../../src/simulation/tornado';
import { smallVillage } from './throughStore';

const eventful: Scenario = {
  ...smallVillage(6, 40),
  growth: { startDay: 3, days: 5, citizens: 4, wallet: 10_000_000_000 },
  shocks: [
    { kind: 'messages', startDay: 10, days: 20, factor: 0.4 },
    { kind: 'poolRun', startDay: 12, days: 7, stockPercentPerDay: 50 },
  ],
};

const scenarios: readonly (readonly [string, Scenario])[] = [
  ...presets.map(({ id, scenario }) => [id, scenario] as const),
  ['first view', firstViewScenario],
  ['eventful', eventful],
];

function endsOf(scenario: Scenario, path: string): readonly [number, number] {
  const { low, high } = tornadoEnds(scenario, parameterOf(scenario, path) as Parameter);
  return [low, high];
}

const canRun = (scenario: Scenario, path: string, value: number): boolean =>
  scenarioProblem(setParameter(scenario, path, value)) === undefined;

describe('the ends of a tornado', { timeout: 30_000 }, () => {
  it.each(scenarios)('stand around the value, in range, on the step, and can run: %s', (_name, scenario) => {
    for (const parameter of tornadoParameters(scenario)) {
      const { path, min, max, step } = parameter;
      const value = getParameter(scenario, path);
      const { low, high } = tornadoEnds(scenario, parameter);
      expect(low >= min && low <= value && value <= high && high <= max).toBe(true);
      for (const end of [low, high]) {
        expect(toStep(parameter, end)).toBe(end);
        expect(canRun(scenario, path, end)).toBe(true);
      }
      // An end is the value itself only where there is nothing beyond it.
      const isLeast = value === min || !canRun(scenario, path, toStep(parameter, value - step));
      const isMost = value === max || !canRun(scenario, path, toStep(parameter, value + step));
      expect([low === value, high === value]).toEqual([isLeast, isMost]);
    }
  });

  it('leave out nothing but the seed and the length of the run', () => {
    for (const [, scenario] of scenarios) {
      const varied = new Set(tornadoParameters(scenario).map(({ path }) => path));
      expect(
        parametersOf(scenario)
          .map(({ path }) => path)
          .filter((path) => !varied.has(path)),
      ).toEqual(['horizonDays', 'seed']);
    }
    expect(tornadoParameters(balancedVillage)).toHaveLength(54);
  });

  // As in the table of the model.
  it.each([
    ['citizens', 750, 1_250],
    ['policy.allocationPercent', 10, 50],
    ['messages.burnPerStandardMessage', 12_000_000, 20_000_000],
    ['messages.perCitizenDay', 15, 25],
    ['messages.mixPercent.video', 0, 24],
    ['floor.allotment', 4_312_500_000, 7_187_500_000],
    ['policy.floorTargetDays', 56, 94],
    ['policy.everyDays', 3, 28],
    ['pools.payoutPercent', 0, 50],
    ['wallets.openingMedian', 12_000_000_000, 30_000_000_000],
    ['wallets.openingInequality', 0.5, 0.98],
    ['crisis.floorLinePercent', 25, 75],
    ['crisis.drainPercent', 25, 75],
  ])('of %s are %d and %d in the balanced village', (path, low, high) => {
    expect(endsOf(balancedVillage, path)).toEqual([low, high]);
  });

  it('are parts of the value, so that they suit any scenario', () => {
    const asSpecified = findPreset('as-specified')?.scenario as Scenario;
    expect(endsOf(asSpecified, 'messages.burnPerStandardMessage')).toEqual([4_275, 7_125]);
    expect(endsOf(firstViewScenario, 'citizens')).toEqual([18, 30]);
    expect(endsOf(eventful, 'shocks.0.factor')).toEqual([0.2, 0.6]);
    expect(endsOf(eventful, 'shocks.0.startDay')).toEqual([8, 13]);
    expect(endsOf(eventful, 'shocks.0.days')).toEqual([15, 25]);
    expect(endsOf(eventful, 'shocks.1.stockPercentPerDay')).toEqual([38, 63]);
    expect(endsOf(eventful, 'growth.citizens')).toEqual([3, 5]);
    expect(endsOf(balancedVillage, 'pools.weights.4')).toEqual([8, 13]);
  });

  it('of nothing are nothing and a tenth of the range, or the mean weight', () => {
    const asSpecified = findPreset('as-specified')?.scenario as Scenario;
    expect(endsOf(asSpecified, 'policy.floorTargetDays')).toEqual([0, 18]);
    expect(endsOf(asSpecified, 'policy.reserveKeptPercent')).toEqual([0, 10]);
    expect(endsOf(asSpecified, 'opening.floor')).toEqual([0, 2_000_000_000_000]);
    expect(endsOf(setParameter(balancedVillage, 'pools.weights.4', 0), 'pools.weights.4')).toEqual([0, 8]);
    expect(endsOf(setParameter(balancedVillage, 'messages.demandSwing', 0), 'messages.demandSwing')).toEqual([
      0, 0.02,
    ]);
  });

  it('are at least one step away, where the range goes on', () => {
    const with1 = (path: string): readonly [number, number] =>
      endsOf(setParameter(balancedVillage, path, 1), path);
    expect(with1('floor.everyDays')).toEqual([1, 2]);
    expect(with1('messages.mixPercent.image')).toEqual([0, 2]);
    expect(
      endsOf(setParameter(balancedVillage, 'messages.perCitizenDay', 0.1), 'messages.perCitizenDay'),
    ).toEqual([0, 0.2]);
    expect(
      endsOf(setParameter(balancedVillage, 'messages.spreadPercent', 100), 'messages.spreadPercent'),
    ).toEqual([75, 100]);
  });

  it('of a switch are both its positions', () => {
    expect(endsOf(balancedVillage, 'policy.allocateInCrisis')).toEqual([0, 1]);
    const over = findPreset('over-allocation')?.scenario as Scenario;
    expect(endsOf(over, 'policy.allocateInCrisis')).toEqual([0, 1]);
    const runs = plannedRuns({
      kind: 'tornado',
      scenario: over,
      seeds: 1,
      paths: ['policy.allocateInCrisis'],
    });
    expect(runs.map(({ scenario }) => scenario.policy.allocateInCrisis)).toEqual([true, false]);
  });

  it('stop where other numbers leave no more', () => {
    // The fund gives 200,000 NXT, and floor and pools take them all.
    expect(endsOf(balancedVillage, 'opening.floor')).toEqual([7_500_000_000_000, 10_000_000_000_000]);
    expect(endsOf(balancedVillage, 'opening.reserve')).toEqual([0, 0]);
    const part = setParameter(balancedVillage, 'opening.pools', 9_900_000_000_000);
    expect(endsOf(part, 'opening.floor')).toEqual([7_500_000_000_000, 10_100_000_000_000]);
    // TREASURY opens the wallets of these newcomers to the last unit, and not of one more.
    const boom = findPreset('adoption-boom')?.scenario as Scenario;
    const [, most] = endsOf(boom, 'growth.citizens');
    expect(canRun(boom, 'growth.citizens', most)).toBe(true);
    expect(canRun(boom, 'growth.citizens', most + 1)).toBe(false);
    expect(most).toBeLessThan(1_250);
  });

  it('are as wished where the scenario itself cannot run: what is wrong is said of its first run', () => {
    const wrong = { ...balancedVillage, citizens: 5_000 };
    expect(endsOf(wrong, 'floor.allotment')).toEqual([4_312_500_000, 7_187_500_000]);
  });
});

/** A summary in which only the final coverage means anything. */
function summaryOf(index: number, final: number): RunSummary {
  return {
    index,
    hash: '',
    coverageMillidays: [75_000, final],
    reserve: [0, 0],
    pools: [0, 0],
    cannotSendPermille: [0, 0],
    messagesRefused: 0,
    crisisDays: 0,
    gini: 0,
  };
}

describe('a tornado', { timeout: 30_000 }, () => {
  const paths = ['policy.everyDays', 'opening.floor', 'messages.mixPercent.video', 'opening.reserve'];
  const tornado: Experiment = { kind: 'tornado', scenario: balancedVillage, seeds: 2, paths };

  it('runs the scenario and each end with the same seeds, an end that is the value itself not again', () => {
    const runs = plannedRuns(tornado).map(({ scenario }) => [
      scenario.seed,
      ...paths.map((path) => getParameter(scenario, path)),
    ]);
    const full = 10_000_000_000_000;
    expect(runs).toEqual(
      [
        [7, full, 8, 0],
        [3, full, 8, 0],
        [28, full, 8, 0],
        [7, 7_500_000_000_000, 8, 0],
        [7, full, 0, 0],
        [7, full, 24, 0],
      ].flatMap((values) => [1, 2].map((seed) => [seed, ...values])),
    );
  });

  it('ranks by how far coverage moves between both ends and the scenario, the table’s order where it is the same', () => {
    // Base, everyDays 3 and 28, opening.floor low, video 0 and 24: both ends of the cadence lie below the base.
    const finals = [50_000, 30_000, 40_000, 45_000, 60_000, 45_000];
    const summaries = plannedRuns(tornado).map(({ index }) =>
      summaryOf(index, (finals[Math.floor(index / 2)] ?? 0) + (index % 2)),
    );
    expect(mergeRuns(tornado, summaries, 30)).toEqual({
      kind: 'tornado',
      base: 50_000,
      bars: [
        { path: 'policy.everyDays', lowValue: 3, highValue: 28, low: 30_000, high: 40_000, span: 20_000 },
        {
          path: 'messages.mixPercent.video',
          lowValue: 0,
          highValue: 24,
          low: 60_000,
          high: 45_000,
          span: 15_000,
        },
        {
          path: 'opening.floor',
          lowValue: 7_500_000_000_000,
          highValue: 10_000_000_000_000,
          low: 45_000,
          high: 50_000,
          span: 5_000,
        },
        { path: 'opening.reserve', lowValue: 0, highValue: 0, low: 50_000, high: 50_000, span: 0 },
      ],
    });
  });

  it('of everything has a bar for every parameter, and each bar is what its runs say', () => {
    const all: Experiment = { kind: 'tornado', scenario: eventful, seeds: 1 };
    const coverageOf = (scenario: Scenario): number =>
      runScenario(scenario).rows.at(-1)?.coverageMillidays ?? 0;
    const summaries = plannedRuns(all).map(({ index, scenario }) =>
      summarize(index, runScenario(scenario), false),
    );
    const result = mergeRuns(all, summaries, 30);
    if (result.kind !== 'tornado') throw new Error('another kind');
    expect(result.base).toBe(coverageOf(eventful));
    expect(result.bars.map(({ path }) => path).toSorted()).toEqual(
      tornadoParameters(eventful)
        .map(({ path }) => path)
        .toSorted(),
    );
    const spans = result.bars.map(({ span }) => span);
    expect(spans).toEqual(spans.toSorted((a, b) => b - a));
    for (const { path, lowValue, highValue, low, high } of result.bars.slice(0, 12)) {
      expect([low, high]).toEqual(
        [lowValue, highValue].map((value) => coverageOf(setParameter(eventful, path, value))),
      );
    }
  });

  it.each([
    [[], 'paths is empty; without it, everything is varied'],
    [['happiness'], "'happiness' is no parameter that a tornado of this scenario can vary"],
    [['seed'], "'seed' is no parameter that a tornado of this scenario can vary"],
    [['horizonDays'], "'horizonDays' is no parameter"],
    [['shocks.0.factor'], "'shocks.0.factor' is no parameter that a tornado of this scenario can vary"],
    [['citizens', 'floor.allotment', 'citizens'], "'citizens' is in paths twice"],
  ])('of %j is refused', (wrong, sentence) => {
    expect(
      experimentProblem({ kind: 'tornado', scenario: balancedVillage, seeds: 1, paths: wrong }),
    ).toContain(sentence);
  });
});
