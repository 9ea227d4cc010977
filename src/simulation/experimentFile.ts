/**
 * Experiments as files, and the results of their shards. An experiment file names a scenario (or a preset), what to do with it,
 * and the goal; a shard's result holds its runs, so that merging all shards gives exactly the unsharded answer.
 */
import { canonicalJson } from '../engine/canonicalJson';
import { shown } from '../engine/rejections';
import { mergeRuns, type ExperimentResult } from './experimentResult';
import { experimentProblem, plannedRuns, type Axis, type Experiment } from './experiments';
import type { RunSummary } from './runSummary';
import { goalSeekProblem, type GoalSeek } from './goalSeek';
import { findPreset, presets } from './presets';
import type { Scenario } from './scenario';
import { readScenario, scenarioProblem } from './scenarioFile';

export const EXPERIMENT_FORMAT = 'nexus-experiment/1';
export const EXPERIMENT_RESULT_FORMAT = 'nexus-experiment-result/1';

/** The goal of the model: the floor covers thirty days. */
export const DEFAULT_GOAL_DAYS = 30;

/** What an experiment file says. */
export interface ExperimentFile {
  readonly experiment: Experiment;
  readonly goalDays: number;
}

/** What one call of the runner gives: the runs of its shard. */
export interface ShardResult {
  readonly format: typeof EXPERIMENT_RESULT_FORMAT;
  /** The experiment as canonical text: only shards of the same one may be merged. */
  readonly experiment: string;
  readonly goalDays: number;
  readonly shard: number;
  readonly shards: number;
  readonly runs: readonly RunSummary[];
}

type Parsed<T> = ({ readonly ok: true } & T) | { readonly ok: false; readonly problem: string };

type Fields = Readonly<Record<string, unknown>>;

function isRecord(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function readScenarioOrPreset(file: Fields): Parsed<{ scenario: Scenario }> {
  const { preset, scenario } = file;
  if (preset === undefined) return readScenario(scenario);
  const found = typeof preset === 'string' ? findPreset(preset) : undefined;
  if (found === undefined) {
    return {
      ok: false,
      problem: `preset is ${shown(preset)}; allowed are ${presets.map(({ id }) => id).join(', ')}`,
    };
  }
  return scenario === undefined
    ? { ok: true, scenario: found.scenario }
    : readScenario(scenario, found.scenario);
}

function readAxis(value: unknown): Axis | undefined {
  if (!isRecord(value)) return undefined;
  const { path, from, to, steps } = value;
  const isAxis =
    typeof path === 'string' &&
    typeof from === 'number' &&
    typeof to === 'number' &&
    typeof steps === 'number';
  return isAxis ? { path, from, to, steps } : undefined;
}

function readExperiment(file: Fields, scenario: Scenario): Experiment | string {
  switch (file['kind']) {
    case 'monteCarlo':
      return { kind: 'monteCarlo', scenario, runs: (file['runs'] ?? 200) as number };
    case 'tornado':
      return readTornado(file, scenario);
    case 'sweep': {
      const x = readAxis(file['x']);
      const y = readAxis(file['y']);
      if (x === undefined || (y === undefined && file['y'] !== undefined)) {
        return 'a sweep needs x, and may have y, as { "path", "from", "to", "steps" }';
      }
      return y === undefined ? { kind: 'sweep', scenario, x } : { kind: 'sweep', scenario, x, y };
    }
    case 'goalSeek':
      return 'a goal seek is no experiment: what it runs depends on the runs before';
    default:
      return `kind is ${shown(file['kind'])}; allowed are 'monteCarlo', 'sweep', 'tornado' and 'goalSeek'`;
  }
}

function readTornado({ seeds = 10, paths }: Fields, scenario: Scenario): Experiment | string {
  const tornado = { kind: 'tornado', scenario, seeds: seeds as number } as const;
  if (paths === undefined) return tornado;
  const areTexts = Array.isArray(paths) && paths.every((path) => typeof path === 'string');
  return areTexts ? { ...tornado, paths } : 'paths must be a list of parameters';
}

const knownFields = [
  'format',
  'name',
  'kind',
  'preset',
  'scenario',
  'runs',
  'seeds',
  'paths',
  'x',
  'y',
  'path',
  'from',
  'to',
  'goalDays',
];

/**
 * What a call's own number of runs replaces in a file: the runs of a Monte Carlo, the seeds of a tornado, which is how often it
 * runs each of its variants.
 */
function withRuns(file: Fields, runs: number | undefined): Fields | string {
  if (runs === undefined) return file;
  if (file['kind'] === 'tornado') return { ...file, seeds: runs };
  if (file['kind'] !== 'sweep') return { ...file, runs };
  return 'a sweep has as many runs as its axes have steps; --runs is for monteCarlo and, as seeds, for tornado';
}

/** What every experiment file has: its fields, the scenario and the goal. */
function readHead(value: unknown): Parsed<{ file: Fields; scenario: Scenario; goalDays: number }> {
  const refuse = (problem: string) => ({ ok: false, problem }) as const;
  if (!isRecord(value)) return refuse(`an experiment file is a JSON object, not ${shown(value)}`);
  if (value['format'] !== EXPERIMENT_FORMAT) {
    return refuse(`the format is ${shown(value['format'])}, expected '${EXPERIMENT_FORMAT}'`);
  }
  const unknown = Object.keys(value).find((key) => !knownFields.includes(key));
  if (unknown !== undefined) return refuse(`the file has no field ${shown(unknown)}`);
  const goalDays = value['goalDays'] ?? DEFAULT_GOAL_DAYS;
  if (typeof goalDays !== 'number' || !(goalDays >= 0 && goalDays <= 3_650)) {
    return refuse(`goalDays is ${shown(goalDays)}; allowed are numbers from 0 to 3650`);
  }
  const read = readScenarioOrPreset(value);
  return read.ok ? { ok: true, file: value, scenario: read.scenario, goalDays } : read;
}

/** Reads a parsed JSON value as an experiment file; `runs`, if given, replaces the file's number of runs. */
export function readExperimentFile(value: unknown, runs?: number): Parsed<ExperimentFile> {
  const refuse = (problem: string): Parsed<ExperimentFile> => ({ ok: false, problem });
  const head = readHead(value);
  if (!head.ok) return head;
  const file = withRuns(head.file, runs);
  if (typeof file === 'string') return refuse(file);
  const experiment = readExperiment(file, head.scenario);
  if (typeof experiment === 'string') return refuse(experiment);
  const problem = experimentProblem(experiment) ?? firstRunProblem(experiment);
  return problem === undefined ? { ok: true, experiment, goalDays: head.goalDays } : refuse(problem);
}

/** True for the file of a goal seek, which is no experiment: it has no planned runs, for each depends on those before it. */
export function isGoalSeekFile(value: unknown): boolean {
  return isRecord(value) && value['kind'] === 'goalSeek';
}

/** Reads a parsed JSON value as the file of a goal seek: what experiment files have, `path`, and perhaps `from` and `to`. */
export function readGoalSeekFile(value: unknown): Parsed<{ seek: GoalSeek }> {
  const head = readHead(value);
  if (!head.ok) return head;
  const { file, scenario, goalDays } = head;
  const { path, from, to } = file;
  const isEnd = (end: unknown): end is number | undefined => end === undefined || typeof end === 'number';
  if (typeof path !== 'string' || !isEnd(from) || !isEnd(to))
    return {
      ok: false,
      problem: 'a goal seek needs "path", and may have "from" and "to", which are numbers',
    };
  const seek = {
    scenario,
    path,
    goalDays,
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
  };
  const problem = goalSeekProblem(seek);
  return problem === undefined ? { ok: true, seek } : { ok: false, problem };
}

/** Every run is checked before any begins. */
function firstRunProblem(experiment: Experiment): string | undefined {
  for (const { index, scenario } of plannedRuns(experiment)) {
    // Seeds do not change what is allowed: one run of a Monte Carlo speaks for all.
    if (experiment.kind === 'monteCarlo' && index > 0) return undefined;
    const problem = scenarioProblem(scenario);
    if (problem !== undefined) return `run ${index}: ${problem}`;
  }
  return undefined;
}

/** The experiment as text that is equal for equal experiments. */
export function experimentKey(experiment: Experiment): string {
  return canonicalJson(experiment);
}

/** The experiment of a shard, checked as if a file had said it; `undefined` if it is none. */
function readKey({ experiment: key, goalDays }: ShardResult): Experiment | undefined {
  let value: unknown;
  try {
    value = JSON.parse(key);
  } catch {
    return undefined;
  }
  if (!isRecord(value)) return undefined;
  const read = readExperimentFile({ ...value, format: EXPERIMENT_FORMAT, goalDays });
  return read.ok && experimentKey(read.experiment) === key ? read.experiment : undefined;
}

/** Puts shards together, or says why they do not belong together or which is missing. */
export function mergeShards(
  shards: readonly unknown[],
): Parsed<{ result: ExperimentResult; experiment: Experiment }> {
  const refuse = (problem: string) => ({ ok: false, problem }) as const;
  const [first] = shards;
  const experiment = isShard(first) ? readKey(first) : undefined;
  if (!isShard(first) || experiment === undefined)
    return refuse('the first file is no result of an experiment');
  const seen = new Map<number, ShardResult>();
  for (const [position, shard] of shards.entries()) {
    if (!isShard(shard)) return refuse(`file ${position + 1} is no result of an experiment`);
    if (
      shard.experiment !== first.experiment ||
      shard.goalDays !== first.goalDays ||
      shard.shards !== first.shards
    ) {
      return refuse(`file ${position + 1} belongs to another experiment than the first`);
    }
    if (seen.has(shard.shard)) return refuse(`shard ${shard.shard} of ${shard.shards} is there twice`);
    seen.set(shard.shard, shard);
  }
  for (let shard = 1; shard <= first.shards; shard += 1) {
    if (!seen.has(shard)) return refuse(`shard ${shard} of ${first.shards} is missing`);
  }
  const problem = runsProblem(experiment, [...seen.values()]);
  if (problem !== undefined) return refuse(problem);
  const runs = [...seen.values()].flatMap((shard) => shard.runs);
  return { ok: true, result: mergeRuns(experiment, runs, first.goalDays), experiment };
}

/** Every planned run must be in its shard, once and with all its days. */
function runsProblem(experiment: Experiment, shards: readonly ShardResult[]): string | undefined {
  const planned = plannedRuns(experiment);
  const seen = new Set<number>();
  for (const { runs, shard, shards: count } of shards) {
    for (const { index, coverageMillidays } of runs) {
      const days = planned[index]?.scenario.horizonDays;
      if (days === undefined || index % count !== shard - 1)
        return `run ${index} is not of shard ${shard} of ${count}`;
      if (seen.has(index)) return `run ${index} is there twice`;
      if (coverageMillidays.length !== days + 1) return `run ${index} has not all its days`;
      seen.add(index);
    }
  }
  const missing = planned.find(({ index }) => !seen.has(index));
  return missing === undefined ? undefined : `run ${missing.index} is missing`;
}

function isWhole(value: unknown, min: number, max = Number.MAX_SAFE_INTEGER): value is number {
  return Number.isSafeInteger(value) && (value as number) >= min && (value as number) <= max;
}

function isSummary(value: unknown): value is RunSummary {
  if (!isRecord(value) || !isWhole(value['index'], 0)) return false;
  const { hash, coverageMillidays, reserve, pools, cannotSendPermille } = value;
  if (typeof hash !== 'string' || !/^([0-9a-f]{64})?$/.test(hash)) return false;
  const days = Array.isArray(coverageMillidays) ? coverageMillidays.length : 0;
  return [coverageMillidays, reserve, pools, cannotSendPermille].every(
    (series) => Array.isArray(series) && series.length === days && series.every((one) => isWhole(one, 0)),
  );
}

function isShard(value: unknown): value is ShardResult {
  if (!isRecord(value) || value['format'] !== EXPERIMENT_RESULT_FORMAT) return false;
  const { experiment, goalDays, shard, shards, runs } = value;
  return (
    typeof experiment === 'string' &&
    typeof goalDays === 'number' &&
    isWhole(shards, 1) &&
    isWhole(shard, 1, shards) &&
    Array.isArray(runs) &&
    runs.every(isSummary)
  );
}
