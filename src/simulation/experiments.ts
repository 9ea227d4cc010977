/**
 * Experiments: what they ask, and their runs. An experiment is data; its runs are numbered, independent of each other and of
 * who carries them out, so that they can be spread over workers and machines and merged exactly.
 */
import { isShareOfMix, parameterOf, setParameter, toStep, type Parameter } from './parameters';
import type { RunStart } from './runScenario';
import type { Scenario } from './scenario';
import { planTornado, tornadoParameters } from './tornado';

/** What an experiment asks. */
export type Experiment =
  | { readonly kind: 'monteCarlo'; readonly scenario: Scenario; readonly runs: number }
  | {
      readonly kind: 'sweep';
      readonly scenario: Scenario;
      readonly x: Axis;
      /** A second axis makes it a grid. */
      readonly y?: Axis;
    }
  | {
      readonly kind: 'tornado';
      readonly scenario: Scenario;
      readonly seeds: number;
      /** What to vary; everything that can be, if left out. */
      readonly paths?: readonly string[];
    };

/** Values of one parameter, evenly spaced from `from` to `to`. */
export interface Axis {
  readonly path: string;
  readonly from: number;
  readonly to: number;
  readonly steps: number;
}

/** One run of an experiment. */
export interface PlannedRun {
  /** Counts up from 0. */
  readonly index: number;
  readonly scenario: Scenario;
  /** The economy to continue; a village of its own if left out. */
  readonly start?: RunStart;
}

/** The most runs an experiment may have. */
export const RUNS_MAX = 100_000;

/** The values of an axis, rounded to the parameter's step and kept in its range; each once, if it has fewer than steps. */
export function axisValues(scenario: Scenario, axis: Axis): readonly number[] {
  const parameter = parameterOf(scenario, axis.path) as Parameter;
  const span = axis.to - axis.from;
  const values = Array.from({ length: axis.steps }, (_, step) => {
    const value = axis.steps === 1 ? axis.from : axis.from + (span * step) / (axis.steps - 1);
    return toStep(parameter, value);
  });
  return [...new Set(values)];
}

/** Seeds of repeated runs: the scenario's own first, then counting up. */
function withSeed(scenario: Scenario, offset: number): Scenario {
  return { ...scenario, seed: (scenario.seed + offset) % 4_294_967_296 };
}

/** All runs of an experiment, in order. */
export function plannedRuns(experiment: Experiment): readonly PlannedRun[] {
  const { scenario } = experiment;
  switch (experiment.kind) {
    case 'monteCarlo':
      return Array.from({ length: experiment.runs }, (_, index) => ({
        index,
        scenario: withSeed(scenario, index),
      }));
    case 'sweep': {
      const { x, y } = experiment;
      const rows = y === undefined ? [undefined] : axisValues(scenario, y);
      return rows
        .flatMap((rowValue) =>
          axisValues(scenario, x).map((value) => {
            const inRow =
              y === undefined || rowValue === undefined ? scenario : setParameter(scenario, y.path, rowValue);
            return setParameter(inRow, x.path, value);
          }),
        )
        .map((planned, index) => ({ index, scenario: planned }));
    }
    case 'tornado':
      return planTornado(scenario, experiment.paths)
        .variants.flatMap((variant) =>
          Array.from({ length: experiment.seeds }, (_, seed) => withSeed(variant, seed)),
        )
        .map((planned, index) => ({ index, scenario: planned }));
  }
}

/** The runs of shard `shard` of `shards` (from 1): every shards-th run. */
export function shardOf(runs: readonly PlannedRun[], shard: number, shards: number): readonly PlannedRun[] {
  return runs.filter(({ index }) => index % shards === shard - 1);
}

/** The first thing wrong with an experiment, with what is allowed. The scenario is checked by its own function. */
export function experimentProblem(experiment: Experiment): string | undefined {
  switch (experiment.kind) {
    case 'monteCarlo':
      return countProblem('runs', experiment.runs, RUNS_MAX);
    case 'tornado':
      return countProblem('seeds', experiment.seeds, 1_000) ?? pathsProblem(experiment);
    case 'sweep':
      return sweepProblem(experiment);
  }
}

function countProblem(name: string, value: number, max: number): string | undefined {
  const isCount = Number.isSafeInteger(value) && value >= 1 && value <= max;
  return isCount ? undefined : `${name} is ${value}; allowed are whole numbers from 1 to ${max}`;
}

function pathsProblem({ scenario, paths }: Extract<Experiment, { kind: 'tornado' }>): string | undefined {
  if (paths === undefined) return undefined;
  if (paths.length === 0) return 'paths is empty; without it, everything is varied';
  const known = new Set(tornadoParameters(scenario).map(({ path }) => path));
  for (const [at, path] of paths.entries()) {
    if (!known.has(path)) return `'${path}' is no parameter that a tornado of this scenario can vary`;
    if (paths.indexOf(path) !== at) return `'${path}' is in paths twice`;
  }
  return undefined;
}

function sweepProblem({ scenario, x, y }: Extract<Experiment, { kind: 'sweep' }>): string | undefined {
  for (const axis of [x, y]) {
    if (axis === undefined) continue;
    const parameter = parameterOf(scenario, axis.path);
    if (parameter === undefined) return `'${axis.path}' is no parameter`;
    const problem = countProblem('steps', axis.steps, 200);
    if (problem !== undefined) return problem;
    for (const end of [axis.from, axis.to]) {
      if (!(end >= parameter.min && end <= parameter.max)) {
        return `${axis.path} runs to ${end}; allowed are numbers from ${parameter.min} to ${parameter.max}`;
      }
    }
  }
  if (x.path === y?.path) return `x and y are both ${x.path}; they must differ`;
  if (y !== undefined && isShareOfMix(x.path) && isShareOfMix(y.path))
    return 'x and y are both shares of the message mix, where one moves the other; allowed is one of them';
  return undefined;
}
