/**
 * Experiments: what they ask, and their runs. An experiment is data; its runs are numbered, independent of each other and of
 * who carries them out, so that they can be spread over workers and machines and merged exactly.
 */
import { findParameter, parameters, setParameter, toStep, type Parameter } from './parameters';
import type { Scenario } from './scenario';

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
  | { readonly kind: 'tornado'; readonly scenario: Scenario; readonly seeds: number };

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
}

/** The most runs an experiment may have. */
export const RUNS_MAX = 100_000;

/** The values of an axis, rounded to the parameter's step and kept in its range. */
export function axisValues(axis: Axis): readonly number[] {
  const parameter = findParameter(axis.path) as Parameter;
  const span = axis.to - axis.from;
  return Array.from({ length: axis.steps }, (_, step) => {
    const value = axis.steps === 1 ? axis.from : axis.from + (span * step) / (axis.steps - 1);
    return toStep(parameter, value);
  });
}

/** The parameters a tornado varies: those for which low and high ends are known. */
export function tornadoParameters(): readonly Parameter[] {
  return parameters.filter((parameter) => parameter.tornado !== undefined);
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
      const rows = y === undefined ? [undefined] : axisValues(y);
      return rows
        .flatMap((rowValue) =>
          axisValues(x).map((value) => {
            const inRow =
              y === undefined || rowValue === undefined ? scenario : setParameter(scenario, y.path, rowValue);
            return setParameter(inRow, x.path, value);
          }),
        )
        .map((planned, index) => ({ index, scenario: planned }));
    }
    case 'tornado': {
      const variants = [
        scenario,
        ...tornadoParameters().flatMap(({ path, tornado = [0, 0] }) =>
          tornado.map((end) => setParameter(scenario, path, end)),
        ),
      ];
      return variants
        .flatMap((variant) => Array.from({ length: experiment.seeds }, (_, seed) => withSeed(variant, seed)))
        .map((planned, index) => ({ index, scenario: planned }));
    }
  }
}

/** The runs of shard `shard` of `shards` (from 1): every shards-th run. */
export function shardOf(runs: readonly PlannedRun[], shard: number, shards: number): readonly PlannedRun[] {
  return runs.filter(({ index }) => index % shards === shard - 1);
}

/** The first thing wrong with an experiment, with what is allowed. The scenario is checked by its own function. */
export function experimentProblem(experiment: Experiment): string | undefined {
  const isCount = (value: number, max: number): boolean =>
    Number.isSafeInteger(value) && value >= 1 && value <= max;
  switch (experiment.kind) {
    case 'monteCarlo':
      return isCount(experiment.runs, RUNS_MAX)
        ? undefined
        : `runs is ${experiment.runs}; allowed are whole numbers from 1 to ${RUNS_MAX}`;
    case 'tornado':
      return isCount(experiment.seeds, 1_000)
        ? undefined
        : `seeds is ${experiment.seeds}; allowed are whole numbers from 1 to 1000`;
    case 'sweep':
      for (const axis of [experiment.x, experiment.y]) {
        if (axis === undefined) continue;
        const parameter = findParameter(axis.path);
        if (parameter === undefined) return `'${axis.path}' is no parameter`;
        if (!isCount(axis.steps, 200))
          return `steps is ${axis.steps}; allowed are whole numbers from 1 to 200`;
        for (const end of [axis.from, axis.to]) {
          if (!(end >= parameter.min && end <= parameter.max)) {
            return `${axis.path} runs to ${end}; allowed are numbers from ${parameter.min} to ${parameter.max}`;
          }
        }
      }
      return undefined;
  }
}
