/** Carries out experiments on a pool of workers, with progress, pause and cancel. */
import {
  bandSeries,
  mergeRuns,
  monteCarloResult,
  type ExperimentResult,
  type MonteCarloBands,
} from './experimentResult';
import { plannedRuns, type Experiment, type PlannedRun } from './experiments';
import { seekGoal, type GoalSeek, type GoalSeekResult } from './goalSeek';
import { bandsOf, type Bands } from './percentiles';
import type { RunStart } from './runScenario';
import type { RunSummary } from './runSummary';
import { setParameter } from './parameters';
import type { Job, WorkerPool } from './workerPool';
import type { RunnerResponse } from './runner';

/** Runs done of runs planned; a goal seek does not know how many it will need. */
export interface Progress {
  readonly done: number;
  readonly planned: number | undefined;
}

/** An experiment under way. `result` settles with `undefined` if it was cancelled. */
export interface Conducted<R> {
  readonly result: Promise<R | undefined>;
  /** Starts no further runs until resumed. */
  pause(): void;
  resume(): void;
  cancel(): void;
}

type SummaryJob = Job<Extract<RunnerResponse, { type: 'summary' }>>;

/** Keeps a few runs of a list in the pool at a time, so that pausing takes effect at once. */
class Conductor {
  readonly #pool: WorkerPool;
  readonly #withHash: boolean;
  readonly #active = new Set<SummaryJob>();
  #isPaused = false;
  #isCancelled = false;
  #resumed: (() => void)[] = [];

  constructor(pool: WorkerPool, withHash: boolean) {
    this.#pool = pool;
    this.#withHash = withHash;
  }

  get isCancelled(): boolean {
    return this.#isCancelled;
  }

  pause(): void {
    this.#isPaused = true;
  }

  resume(): void {
    this.#isPaused = false;
    for (const resume of this.#resumed.splice(0)) resume();
  }

  cancel(): void {
    this.#isCancelled = true;
    for (const job of this.#active) job.cancel();
    this.resume();
  }

  /** Runs all of them; `undefined` if cancelled. Rejects if a run was refused or failed. */
  async runAll(runs: readonly PlannedRun[], onDone: () => void): Promise<readonly RunSummary[] | undefined> {
    const summaries: RunSummary[] = [];
    const waiting = runs.values();
    const lane = async (): Promise<void> => {
      for (const run of waiting) {
        // Who resumes may pause again before this lane wakes up.
        while (this.#isPaused) await new Promise<void>((resolve) => this.#resumed.push(resolve));
        if (this.#isCancelled) return;
        const job = this.#pool.summary(run, this.#withHash);
        this.#active.add(job);
        const response = await job.done.finally(() => this.#active.delete(job));
        if (response === undefined) return;
        summaries.push(response.summary);
        onDone();
      }
    };
    try {
      await Promise.all(Array.from({ length: this.#pool.size }, lane));
    } catch (error) {
      this.cancel();
      throw error;
    }
    return this.#isCancelled ? undefined : summaries;
  }
}

/**
 * Carries out all runs of an experiment and puts them together; `breathe` lets a page do other things in between. All runs
 * continue from `start` if there is one.
 */
export function conductExperiment(
  pool: WorkerPool,
  experiment: Experiment,
  goalDays: number,
  onProgress: (progress: Progress) => void,
  breathe: () => Promise<void> = () => Promise.resolve(),
  start?: RunStart,
): Conducted<ExperimentResult> {
  const conductor = new Conductor(pool, false);
  const runs = plannedRuns(experiment).map((run) => startingFrom(start, run));
  let done = 0;
  const result = conductor
    .runAll(runs, () => {
      done += 1;
      onProgress({ done, planned: runs.length });
    })
    .then((summaries) =>
      summaries === undefined ? undefined : mergeGently(experiment, summaries, goalDays, breathe),
    );
  return controls(conductor, result);
}

/** Merges with a pause between the bands of many runs, so that a page in which this happens keeps answering. */
async function mergeGently(
  experiment: Experiment,
  summaries: readonly RunSummary[],
  goalDays: number,
  breathe: () => Promise<void>,
): Promise<ExperimentResult> {
  if (experiment.kind !== 'monteCarlo') return mergeRuns(experiment, summaries, goalDays);
  const runs = summaries.toSorted((a, b) => a.index - b.index);
  const bands: Partial<Record<keyof MonteCarloBands, Bands>> = {};
  for (const of of Object.keys(bandSeries) as (keyof MonteCarloBands)[]) {
    await breathe();
    bands[of] = bandsOf(bandSeries[of](runs));
  }
  return monteCarloResult(runs, goalDays, bands as MonteCarloBands);
}

function startingFrom(start: RunStart | undefined, run: PlannedRun): PlannedRun {
  return start === undefined ? run : { ...run, start };
}

/** Carries out a goal seek: a scan, then halving, each round's runs side by side. All continue from `start` if there is one. */
export function conductGoalSeek(
  pool: WorkerPool,
  seek: GoalSeek,
  onProgress: (progress: Progress) => void,
  start?: RunStart,
): Conducted<GoalSeekResult> {
  const conductor = new Conductor(pool, false);
  let done = 0;
  const search = async (): Promise<GoalSeekResult | undefined> => {
    const questions = seekGoal(seek);
    let question = questions.next();
    while (question.done !== true) {
      const runs = question.value.map((value, index) =>
        startingFrom(start, { index, scenario: setParameter(seek.scenario, seek.path, value) }),
      );
      const summaries = await conductor.runAll(runs, () => {
        done += 1;
        onProgress({ done, planned: undefined });
      });
      if (summaries === undefined) return undefined;
      const coverages = summaries
        .toSorted((a, b) => a.index - b.index)
        .map(({ coverageMillidays }) => coverageMillidays.at(-1) ?? 0);
      question = questions.next(coverages);
    }
    return question.value;
  };
  return controls(conductor, search());
}

function controls<R>(conductor: Conductor, result: Promise<R | undefined>): Conducted<R> {
  return {
    result,
    pause: () => conductor.pause(),
    resume: () => conductor.resume(),
    cancel: () => conductor.cancel(),
  };
}
