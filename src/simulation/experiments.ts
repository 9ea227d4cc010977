/**
 * Experiments: many runs of scenarios, and what they say together. An experiment is data; its runs are numbered, independent
 * of each other and of who carries them out, so that they can be spread over workers and machines and merged exactly.
 */
import { findParameter, getParameter, parameters, setParameter, type Parameter } from './parameters';
import type { DayRow, ScenarioRun } from './runScenario';
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

/** What is kept of one run. */
export interface RunSummary {
  readonly index: number;
  readonly hash: string;
  /** Thousandths of a day that the floor lasts, at the end of each day, the opening first. */
  readonly coverageMillidays: readonly number[];
  readonly reserve: readonly number[];
  readonly pools: readonly number[];
  /** Share of wallets that cannot afford a standard message, in permille. */
  readonly cannotSendPermille: readonly number[];
  readonly messagesRefused: number;
  readonly crisisDays: number;
  readonly gini: number;
  readonly violations: number;
}

/** The most runs an experiment may have. */
export const RUNS_MAX = 100_000;

/** What is kept of a finished run. `withHash` costs a hash over the whole state. */
export function summarize(index: number, run: ScenarioRun, withHash: boolean): RunSummary {
  const { rows } = run;
  const last = rows.at(-1) as DayRow;
  return {
    index,
    hash: withHash ? run.hash() : '',
    coverageMillidays: rows.map((row) => Math.min(row.coverageMillidays, Number.MAX_SAFE_INTEGER)),
    reserve: rows.map((row) => row.reserve),
    pools: rows.map((row) => row.pools),
    cannotSendPermille: rows.map((row) => Math.floor((row.cannotSend * 1_000) / Math.max(1, row.citizens))),
    messagesRefused: rows.reduce((sum, row) => sum + row.messagesRefused, 0),
    crisisDays: rows.reduce((sum, row) => sum + (row.isCrisis && row.day > 0 ? 1 : 0), 0),
    gini: last.gini,
    violations: run.violations().length,
  };
}

/** The values of an axis, rounded to the parameter's step and kept in its range. */
export function axisValues(axis: Axis): readonly number[] {
  const parameter = findParameter(axis.path) as Parameter;
  const span = axis.to - axis.from;
  return Array.from({ length: axis.steps }, (_, step) => {
    const value = axis.steps === 1 ? axis.from : axis.from + (span * step) / (axis.steps - 1);
    return toStep(parameter, value);
  });
}

/** The nearest value that the parameter can take. */
export function toStep(parameter: Parameter, value: number): number {
  const stepped = Math.round(value / parameter.step) * parameter.step;
  // Steps such as 0.01 leave dust behind in binary; the digits of the step say how many to keep.
  const digits = parameter.step === 1 ? 0 : (String(parameter.step).split('.')[1]?.length ?? 0);
  return Math.min(parameter.max, Math.max(parameter.min, Number(stepped.toFixed(digits))));
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

/** The value at a percentile of sorted values, by nearest rank: always one that occurred. */
export function percentile(sorted: ArrayLike<number>, percent: number): number {
  const rank = Math.max(1, Math.ceil((percent / 100) * sorted.length));
  return sorted[rank - 1] ?? 0;
}

/** Percentile bands of a series, one value a day each. */
export interface Bands {
  readonly p5: readonly number[];
  readonly p25: readonly number[];
  readonly p50: readonly number[];
  readonly p75: readonly number[];
  readonly p95: readonly number[];
}

/** Bands over runs of one length. */
export function bandsOf(series: readonly (readonly number[])[]): Bands {
  const days = series[0]?.length ?? 0;
  const sorted = new Float64Array(series.length);
  const bands = {
    p5: [] as number[],
    p25: [] as number[],
    p50: [] as number[],
    p75: [] as number[],
    p95: [] as number[],
  };
  for (let day = 0; day < days; day += 1) {
    for (const [index, run] of series.entries()) sorted[index] = run[day] ?? 0;
    sorted.sort();
    bands.p5.push(percentile(sorted, 5));
    bands.p25.push(percentile(sorted, 25));
    bands.p50.push(percentile(sorted, 50));
    bands.p75.push(percentile(sorted, 75));
    bands.p95.push(percentile(sorted, 95));
  }
  return bands;
}

/** Whether the floor holds in a run: after the opening it never lasts less than `goalDays`. */
export function holdsGoal(summary: RunSummary, goalDays: number): boolean {
  return summary.coverageMillidays.slice(1).every((coverage) => coverage >= goalDays * 1_000);
}

/** What the runs of an experiment say together. */
export type ExperimentResult =
  | {
      readonly kind: 'monteCarlo';
      readonly runs: number;
      readonly goalDays: number;
      /** Runs in which the floor never falls under the goal, and in which it stands above it at the end. */
      readonly held: number;
      readonly heldAtEnd: number;
      readonly finalCoverage: {
        readonly p5: number;
        readonly p25: number;
        readonly p50: number;
        readonly p75: number;
        readonly p95: number;
      };
      readonly coverage: Bands;
      readonly reserve: Bands;
      readonly pools: Bands;
      readonly cannotSend: Bands;
    }
  | {
      readonly kind: 'sweep';
      readonly xPath: string;
      readonly xValues: readonly number[];
      readonly yPath: string | undefined;
      readonly yValues: readonly number[];
      /** Final coverage in thousandths of a day, row by row of y. */
      readonly finalCoverage: readonly (readonly number[])[];
    }
  | {
      readonly kind: 'tornado';
      readonly base: number;
      /** Most influential first: mean final coverage at the low and at the high end. */
      readonly bars: readonly {
        readonly path: string;
        readonly lowValue: number;
        readonly highValue: number;
        readonly low: number;
        readonly high: number;
      }[];
    };

function finalCoverage(summary: RunSummary): number {
  return summary.coverageMillidays.at(-1) ?? 0;
}

function meanOf(values: readonly number[]): number {
  return Math.floor(values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length));
}

/** The bands of a Monte Carlo, by what they are of. */
export type MonteCarloBands = Readonly<Record<keyof typeof bandSeries, Bands>>;

/** The series that each band is made of. */
export const bandSeries = {
  coverage: (runs: readonly RunSummary[]) => runs.map((run) => run.coverageMillidays),
  reserve: (runs: readonly RunSummary[]) => runs.map((run) => run.reserve),
  pools: (runs: readonly RunSummary[]) => runs.map((run) => run.pools),
  cannotSend: (runs: readonly RunSummary[]) => runs.map((run) => run.cannotSendPermille),
} as const;

/** What the runs of a Monte Carlo say together, given their bands. */
export function monteCarloResult(
  runs: readonly RunSummary[],
  goalDays: number,
  bands: MonteCarloBands,
): Extract<ExperimentResult, { kind: 'monteCarlo' }> {
  const finals = runs.map(finalCoverage).sort((a, b) => a - b);
  return {
    kind: 'monteCarlo',
    runs: runs.length,
    goalDays,
    held: runs.filter((summary) => holdsGoal(summary, goalDays)).length,
    heldAtEnd: finals.filter((coverage) => coverage >= goalDays * 1_000).length,
    finalCoverage: {
      p5: percentile(finals, 5),
      p25: percentile(finals, 25),
      p50: percentile(finals, 50),
      p75: percentile(finals, 75),
      p95: percentile(finals, 95),
    },
    ...bands,
  };
}

/**
 * Puts the runs of an experiment together. They may come in any order; every one of {@link plannedRuns} must be there. Throws a
 * RangeError that names the first one missing.
 */
export function mergeRuns(
  experiment: Experiment,
  summaries: readonly RunSummary[],
  goalDays: number,
): ExperimentResult {
  const byIndex = new Map(summaries.map((summary) => [summary.index, summary]));
  const ordered = plannedRuns(experiment).map(({ index }) => {
    const summary = byIndex.get(index);
    if (summary === undefined) throw new RangeError(`run ${index} is missing`);
    return summary;
  });
  switch (experiment.kind) {
    case 'monteCarlo':
      return monteCarloResult(ordered, goalDays, {
        coverage: bandsOf(bandSeries.coverage(ordered)),
        reserve: bandsOf(bandSeries.reserve(ordered)),
        pools: bandsOf(bandSeries.pools(ordered)),
        cannotSend: bandsOf(bandSeries.cannotSend(ordered)),
      });
    case 'sweep': {
      const xValues = axisValues(experiment.x);
      const yValues = experiment.y === undefined ? [] : axisValues(experiment.y);
      const finals = ordered.map(finalCoverage);
      const rows = Math.max(1, yValues.length);
      return {
        kind: 'sweep',
        xPath: experiment.x.path,
        xValues,
        yPath: experiment.y?.path,
        yValues,
        finalCoverage: Array.from({ length: rows }, (_, row) =>
          finals.slice(row * xValues.length, (row + 1) * xValues.length),
        ),
      };
    }
    case 'tornado': {
      const { seeds } = experiment;
      const means = Array.from({ length: ordered.length / seeds }, (_, variant) =>
        meanOf(ordered.slice(variant * seeds, (variant + 1) * seeds).map(finalCoverage)),
      );
      const bars = tornadoParameters().map(({ path, tornado = [0, 0] }, index) => ({
        path,
        lowValue: tornado[0],
        highValue: tornado[1],
        low: means[1 + 2 * index] ?? 0,
        high: means[2 + 2 * index] ?? 0,
      }));
      const span = (bar: { low: number; high: number }): number => Math.abs(bar.high - bar.low);
      return { kind: 'tornado', base: means[0] ?? 0, bars: bars.toSorted((a, b) => span(b) - span(a)) };
    }
  }
}

/** What a goal seek asks: the smallest value of a parameter for which the floor lasts the goal at the end of the run. */
export interface GoalSeek {
  readonly scenario: Scenario;
  readonly path: string;
  readonly goalDays: number;
  /** Where to look; the parameter's whole range if left out. */
  readonly from?: number;
  readonly to?: number;
}

/** What a goal seek found. */
export type GoalSeekResult =
  | {
      readonly found: true;
      /** The value that holds, and its neighbour that does not. */
      readonly holds: number;
      readonly fails: number;
      readonly coverageHolds: number;
      readonly coverageFails: number;
      /** False if coverage fell somewhere while the value moved towards the goal: there may be other answers. */
      readonly isMonotone: boolean;
      readonly scanned: readonly { readonly value: number; readonly coverage: number }[];
    }
  | {
      readonly found: false;
      /** The whole scanned range holds, or none of it does. */
      readonly reason: 'all_hold' | 'none_holds';
      readonly scanned: readonly { readonly value: number; readonly coverage: number }[];
    };

/** Values that the scan looks at before the search closes in. */
const scanSteps = 17;

/**
 * Seeks by scanning, then halving. It is a generator of questions: it yields values to run, and is resumed with their final
 * coverages in thousandths of a day. The answer is proved by its own last two runs, one step apart.
 */
export function* seekGoal(seek: GoalSeek): Generator<readonly number[], GoalSeekResult, readonly number[]> {
  const parameter = findParameter(seek.path) as Parameter;
  const from = seek.from ?? parameter.min;
  const to = seek.to ?? parameter.max;
  const values = [...new Set(axisValues({ path: seek.path, from, to, steps: scanSteps }))];
  const coverages = yield values;
  const scanned = values.map((value, index) => ({ value, coverage: coverages[index] ?? 0 }));
  const goal = seek.goalDays * 1_000;
  const holds = scanned.map(({ coverage }) => coverage >= goal);
  const change = holds.findIndex((hold, index) => index > 0 && hold !== holds[index - 1]);
  if (change < 0) return { found: false, reason: holds[0] === true ? 'all_hold' : 'none_holds', scanned };
  const left = scanned[change - 1] as (typeof scanned)[number];
  const right = scanned[change] as (typeof scanned)[number];
  const asked = [...scanned];
  let [inside, outside] = holds[change] === true ? [right, left] : [left, right];
  while (Math.abs(inside.value - outside.value) > parameter.step * 1.5) {
    const value = toStep(parameter, (inside.value + outside.value) / 2);
    const [coverage = 0] = yield [value];
    asked.push({ value, coverage });
    if (coverage >= goal) inside = { value, coverage };
    else outside = { value, coverage };
  }
  const rising = inside.value > outside.value;
  // What the halving met counts as well: it looked where coverage matters most.
  const ordered = asked.toSorted((a, b) => (rising ? a.value - b.value : b.value - a.value));
  const isMonotone = ordered.every(
    ({ coverage }, index) => index === 0 || coverage >= (ordered[index - 1]?.coverage ?? 0),
  );
  return {
    found: true,
    holds: inside.value,
    fails: outside.value,
    coverageHolds: inside.coverage,
    coverageFails: outside.coverage,
    isMonotone,
    scanned,
  };
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

/** The value of a swept parameter in a run, for tables. */
export function valueOf(run: PlannedRun, path: string): number {
  return getParameter(run.scenario, path);
}
