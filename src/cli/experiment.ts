/** `loop experiment` and `loop merge`: experiments on all cores of a machine, or a part of one on each of many machines. */
import { availableParallelism } from 'node:os';
import { setImmediate as immediate } from 'node:timers/promises';
import { isMainThread, parentPort, Worker } from 'node:worker_threads';
import { canonicalJson } from '../engine/canonicalJson';
import { conductGoalSeek } from '../simulation/conductExperiment';
import { mergeRuns, type ExperimentResult } from '../simulation/experimentResult';
import { plannedRuns, RUNS_MAX, shardOf, type Experiment, type PlannedRun } from '../simulation/experiments';
import type { RunSummary } from '../simulation/runSummary';
import {
  EXPERIMENT_RESULT_FORMAT,
  experimentKey,
  isGoalSeekFile,
  mergeShards,
  readExperimentFile,
  readGoalSeekFile,
  type ShardResult,
} from '../simulation/experimentFile';
import { Runner, type RunnerRequest, type RunnerResponse } from '../simulation/runner';
import { RunRefused, WorkerPool, type WorkerPort } from '../simulation/workerPool';
import { Refusal } from './refusal';

/** Serves as a worker when this program was started as one; true if it does. */
export function serveAsWorker(): boolean {
  if (isMainThread || parentPort === null) return false;
  const port = parentPort;
  const runner = new Runner({
    milliseconds: () => performance.now(),
    breathe: () => immediate(),
    post: (response) => port.postMessage(response),
  });
  port.on('message', (request: RunnerRequest) => void runner.receive(request));
  return true;
}

function createPort(): WorkerPort {
  const worker = new Worker(new URL(import.meta.url));
  return {
    post: (request) => worker.postMessage(request),
    listen: (listener) => worker.on('message', (response: RunnerResponse) => listener(response)),
    stop: () => void worker.terminate(),
  };
}

/** What a call asks for. */
export interface ExperimentOptions {
  readonly runs: number | undefined;
  readonly workers: number | undefined;
  readonly shard: { readonly shard: number; readonly shards: number } | undefined;
  /** Whether each run of a shard tells the hash of its last state, which takes several times as long as the run. */
  readonly hashes: boolean;
  readonly format: 'json' | 'csv';
}

function wholeNumber(text: string | undefined, name: string, max: number): number {
  const value = text !== undefined && /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
  if (!(value >= 1 && value <= max))
    throw new Refusal(`${name} takes a whole number from 1 to ${max}, not ${text}`);
  return value;
}

const noOptions: ExperimentOptions = {
  runs: undefined,
  workers: undefined,
  shard: undefined,
  hashes: false,
  format: 'json',
};

function readOption(name: string | undefined, value: string | undefined): Partial<ExperimentOptions> {
  switch (name) {
    case '--runs':
      return { runs: wholeNumber(value, name, RUNS_MAX) };
    case '--workers':
      return { workers: wholeNumber(value, name, 256) };
    case '--format':
      if (value === 'json' || value === 'csv') return { format: value };
      throw new Refusal(`--format takes json or csv, not ${value}`);
    case '--shard': {
      const match = /^(\d{1,6})\/(\d{1,6})$/.exec(value ?? '');
      const [shard, shards] = [Number(match?.[1]), Number(match?.[2])];
      if (shard >= 1 && shard <= shards) return { shard: { shard, shards } };
      throw new Refusal(`--shard takes I/N with 1 ≤ I ≤ N, not ${value}`);
    }
    default:
      throw new Refusal(`unknown option ${name} ${value ?? ''}`.trim());
  }
}

/** Reads the options of a call; throws a refusal that says what is allowed. */
export function readOptions(args: readonly string[]): ExperimentOptions {
  const pairs = args.filter((arg) => arg !== '--hashes');
  let options: ExperimentOptions = { ...noOptions, hashes: pairs.length < args.length };
  for (let at = 0; at < pairs.length; at += 2)
    options = { ...options, ...readOption(pairs[at], pairs[at + 1]) };
  if (options.shard !== undefined && options.format === 'csv')
    throw new Refusal('--shard prints JSON, which merge reads; give --format csv to merge');
  if (options.shard === undefined && options.hashes)
    throw new Refusal('--hashes needs --shard: only the result of a shard holds single runs');
  return options;
}

async function runAll(
  runs: readonly PlannedRun[],
  workers: number,
  withHashes: boolean,
): Promise<readonly RunSummary[]> {
  const pool = new WorkerPool(Math.min(workers, Math.max(1, runs.length)), createPort);
  try {
    const responses = await Promise.all(runs.map((run) => pool.summary(run, withHashes).done));
    return responses.flatMap((response) => (response === undefined ? [] : [response.summary]));
  } finally {
    pool.stop();
  }
}

/** Carries out a goal seek and returns what to print. */
async function runGoalSeek(file: unknown, options: ExperimentOptions): Promise<string> {
  if (options.runs !== undefined)
    throw new Refusal('a goal seek makes as many runs as it takes, without --runs');
  if (options.shard !== undefined)
    throw new Refusal('a goal seek has no shards: what it runs depends on the runs before');
  const parsed = readGoalSeekFile(file);
  if (!parsed.ok) throw new Refusal(parsed.problem);
  const { seek } = parsed;
  const pool = new WorkerPool(options.workers ?? availableParallelism(), createPort);
  try {
    const result = await conductGoalSeek(pool, seek, () => undefined).result;
    if (result === undefined) throw new Error('nobody can cancel this');
    if (options.format === 'csv')
      return csv([[seek.path, 'coverage'], ...result.tried.map(({ value, coverage }) => [value, coverage])]);
    const experiment = JSON.parse(canonicalJson({ kind: 'goalSeek', ...seek })) as unknown;
    return `${JSON.stringify({ experiment, result: { kind: 'goalSeek', ...result } }, null, 2)}\n`;
  } catch (error) {
    throw error instanceof RunRefused ? new Refusal(error.message) : error;
  } finally {
    pool.stop();
  }
}

/** Runs an experiment, or one shard of it, and returns what to print. */
export async function runExperiment(file: unknown, options: ExperimentOptions): Promise<string> {
  if (isGoalSeekFile(file)) return runGoalSeek(file, options);
  const parsed = readExperimentFile(file, options.runs);
  if (!parsed.ok) throw new Refusal(parsed.problem);
  const { experiment, goalDays } = parsed;
  const workers = options.workers ?? availableParallelism();
  if (options.shard !== undefined) {
    const { shard, shards } = options.shard;
    const runs = await runAll(shardOf(plannedRuns(experiment), shard, shards), workers, options.hashes);
    const result: ShardResult = {
      format: EXPERIMENT_RESULT_FORMAT,
      experiment: experimentKey(experiment),
      goalDays,
      shard,
      shards,
      runs: runs.toSorted((a, b) => a.index - b.index),
    };
    return `${JSON.stringify(result)}\n`;
  }
  const runs = await runAll(plannedRuns(experiment), workers, false);
  return printed(experiment, mergeRuns(experiment, runs, goalDays), options.format);
}

/** Merges the results of all shards: exactly what the unsharded experiment prints. */
export function mergeResults(files: readonly unknown[], format: 'json' | 'csv'): string {
  const merged = mergeShards(files);
  if (!merged.ok) throw new Refusal(merged.problem);
  return printed(merged.experiment, merged.result, format);
}

function printed(experiment: Experiment, result: ExperimentResult, format: 'json' | 'csv'): string {
  return format === 'json'
    ? `${JSON.stringify({ experiment: JSON.parse(experimentKey(experiment)) as unknown, result }, null, 2)}\n`
    : csv(csvRows(result));
}

function csv(rows: readonly (readonly (string | number)[])[]): string {
  return `${rows.map((row) => row.join(',')).join('\n')}\n`;
}

/** A result as rows: one a day, a value, or a parameter. Coverage in thousandths of a day, money in units. */
function csvRows(result: ExperimentResult): readonly (readonly (string | number)[])[] {
  switch (result.kind) {
    case 'monteCarlo': {
      const { coverage, reserve } = result;
      const header = [
        'day',
        ...['p5', 'p25', 'p50', 'p75', 'p95'].flatMap((p) => [`coverage_${p}`, `reserve_${p}`]),
      ];
      const days = coverage.p50.map((_, day) => [
        day,
        ...([coverage.p5, reserve.p5, coverage.p25, reserve.p25, coverage.p50, reserve.p50] as const).map(
          (s) => s[day] ?? 0,
        ),
        ...([coverage.p75, reserve.p75, coverage.p95, reserve.p95] as const).map((s) => s[day] ?? 0),
      ]);
      return [header, ...days];
    }
    case 'sweep': {
      const { xPath, yPath, xValues, yValues, finalCoverage } = result;
      if (yPath === undefined) {
        return [[xPath, 'coverage'], ...xValues.map((x, column) => [x, finalCoverage[0]?.[column] ?? 0])];
      }
      return [
        [xPath, yPath, 'coverage'],
        ...yValues.flatMap((y, row) => xValues.map((x, column) => [x, y, finalCoverage[row]?.[column] ?? 0])),
      ];
    }
    case 'tornado':
      return [
        ['parameter', 'low_value', 'high_value', 'coverage_low', 'coverage_high', 'coverage_base'],
        ...result.bars.map((bar) => [bar.path, bar.lowValue, bar.highValue, bar.low, bar.high, result.base]),
      ];
  }
}
