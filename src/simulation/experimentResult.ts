/** What the runs of an experiment say together, whoever carried them out and in whatever order. */
import { axisValues, plannedRuns, type Experiment } from './experiments';
import { bandsOf, percentile, type Bands } from './percentiles';
import { finalCoverage, holdsGoal, type RunSummary } from './runSummary';
import { planTornado } from './tornado';

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
        /** How far coverage moves between the two ends and the scenario itself. */
        readonly span: number;
      }[];
    };

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
      const xValues = axisValues(experiment.scenario, experiment.x);
      const yValues = experiment.y === undefined ? [] : axisValues(experiment.scenario, experiment.y);
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
      const { scenario, seeds, paths } = experiment;
      const { variants, arms } = planTornado(scenario, paths);
      const means = variants.map((_, variant) =>
        meanOf(ordered.slice(variant * seeds, (variant + 1) * seeds).map(finalCoverage)),
      );
      const base = means[0] ?? 0;
      const bars = arms.map(({ path, low: lowValue, high: highValue, lowVariant, highVariant }) => {
        const [low, high] = [means[lowVariant] ?? 0, means[highVariant] ?? 0];
        const span = Math.max(base, low, high) - Math.min(base, low, high);
        return { path, lowValue, highValue, low, high, span };
      });
      return { kind: 'tornado', base, bars: bars.toSorted((a, b) => b.span - a.span) };
    }
  }
}
