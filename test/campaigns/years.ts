/**
 * `npm run years`: the balanced village for ten years from each of 200 seeds, on all cores, and what its findings rest on: how many
 * seeds keep the floor covered for 30 days, how low coverage gets, and whether value is conserved. `-- repeat` runs 1,000 seeds
 * for a year twice, the second time in another worker, and compares the hashes of the last states. `--seeds N` asks for another
 * number of seeds, `--workers N` for another number of workers. Exit status 1 if a check fails, 2 on arguments that are none.
 */
import { availableParallelism } from 'node:os';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { poolAccountIds } from '../../src/engine/accounts';
import { NXT } from '../../src/engine/assets';
import { DAYS_PER_MONTH } from '../../src/engine/crisis';
import { ScenarioRun } from '../../src/simulation/runScenario';
import { balancedVillage } from '../../src/simulation/scenario';

const usage = 'usage: npm run years -- [repeat] [--seeds N] [--workers N]   (N: a whole number from 1)';

/** The goal: days that the floor lasts. */
const goalDays = 30;
const unitsPerNxt = 100_000_000;

interface Options {
  readonly mode: 'decade' | 'repeat';
  readonly seeds: number;
  readonly workers: number;
}

/** A worker's part: every `step`-th seed from the first one on. */
interface Part {
  readonly horizonDays: number;
  readonly withHash: boolean;
  readonly first: number;
  readonly step: number;
  readonly last: number;
}

/** What is kept of one seed. */
interface SeedFigures {
  readonly seed: number;
  /** Lowest coverage after the opening, in thousandths of a day, and the day on which it was. */
  readonly lowest: number;
  readonly lowestDay: number;
  readonly crisisDays: number;
  /** Largest monthly inequality of wallets after day 90. */
  readonly gini: number;
  /** Least NXT in any one pool. */
  readonly smallestPool: number;
  readonly messages: number;
  readonly messagesRefused: number;
  readonly violations: readonly string[];
  readonly hash: string;
  readonly milliseconds: number;
  readonly hashMilliseconds: number;
}

function measureSeed(seed: number, horizonDays: number, withHash: boolean): SeedFigures {
  const start = performance.now();
  const run = new ScenarioRun({ ...balancedVillage, horizonDays, seed });
  const { books } = run.world;
  let smallestPool = Number.POSITIVE_INFINITY;
  let [lowest, lowestDay, gini] = [Number.POSITIVE_INFINITY, 0, 0];
  let [messages, messagesRefused, crisisDays] = [0, 0, 0];
  while (!run.isDone) {
    const row = run.nextDay();
    if (row.coverageMillidays < lowest) [lowest, lowestDay] = [row.coverageMillidays, row.day];
    if (row.day > 90 && row.day % DAYS_PER_MONTH === 0) gini = Math.max(gini, row.gini);
    if (row.isCrisis) crisisDays += 1;
    messages += row.messages;
    messagesRefused += row.messagesRefused;
    for (const pool of poolAccountIds) smallestPool = Math.min(smallestPool, books.balance(pool, NXT));
  }
  const violations = run.violations();
  const end = performance.now();
  const hash = withHash ? run.hash() : '';
  return {
    seed,
    lowest,
    lowestDay,
    crisisDays,
    gini,
    smallestPool,
    messages,
    messagesRefused,
    violations,
    hash,
    milliseconds: end - start,
    hashMilliseconds: performance.now() - end,
  };
}

/** Runs all seeds of a part, one after another, and hears of each as it is done. */
function measurePart(part: Part, onDone: (figures: SeedFigures) => void): void {
  for (let seed = part.first; seed <= part.last; seed += part.step)
    onDone(measureSeed(seed, part.horizonDays, part.withHash));
}

function inWorker(part: Part, onDone: (figures: SeedFigures) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL(import.meta.url), { workerData: part });
    worker.on('message', onDone);
    worker.once('error', reject);
    worker.once('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`a worker ended with status ${code}`)),
    );
  });
}

/** Figures of seeds 1 to `seeds`, by seed. `turn` shifts which worker runs which seed. */
async function measureSeeds(
  { seeds, workers }: Options,
  horizonDays: number,
  withHash: boolean,
  turn = 0,
): Promise<readonly SeedFigures[]> {
  const all: SeedFigures[] = [];
  const onDone = (figures: SeedFigures): void => {
    all.push(figures);
    if (all.length % 10 === 0) process.stderr.write(`${all.length} of ${seeds} seeds\n`);
  };
  // Workers start in another order on the second turn, and each has other seeds behind it when it comes to one.
  const parts = Array.from({ length: workers }, (_, worker) => ({
    horizonDays,
    withHash,
    first: 1 + ((worker + turn) % workers),
    step: workers,
    last: seeds,
  }));
  await Promise.all(parts.map((part) => inWorker(part, onDone)));
  return all.toSorted((a, b) => a.seed - b.seed);
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

function days(millidays: number): string {
  return (millidays / 1_000).toFixed(3);
}

/** Prints what is common to both modes; returns the number of violations. */
function printViolations(all: readonly SeedFigures[]): number {
  const violations = all.flatMap((one) => one.violations.map((text) => `seed ${one.seed}: ${text}`));
  for (const violation of violations.slice(0, 20)) console.error(violation);
  console.log(`violations of conservation: ${violations.length}`);
  return violations.length;
}

async function decade(options: Options): Promise<boolean> {
  const all = await measureSeeds(options, 3_650, false);
  const held = all.filter(({ lowest }) => lowest >= goalDays * 1_000);
  const worst = all.toSorted((a, b) => a.lowest - b.lowest)[0] as SeedFigures;
  const sum = (valueOf: (one: SeedFigures) => number): number =>
    all.reduce((total, one) => total + valueOf(one), 0);
  const refused = all.map((one) => (100 * one.messagesRefused) / (one.messages + one.messagesRefused));
  console.log(`balanced village, ${all.length} seeds, 3,650 days`);
  console.log(`floor covered for ${goalDays} days or more throughout: ${held.length} of ${all.length} seeds`);
  console.log(`lowest coverage: ${days(worst.lowest)} days (seed ${worst.seed}, day ${worst.lowestDay})`);
  console.log(`median of the seeds’ lowest coverage: ${days(median(all.map(({ lowest }) => lowest)))} days`);
  console.log(`days in crisis, all seeds: ${sum(({ crisisDays }) => crisisDays)}`);
  console.log(`largest monthly Gini after day 90: ${Math.max(...all.map(({ gini }) => gini)).toFixed(4)}`);
  console.log(
    `least NXT in one pool: ${(Math.min(...all.map((one) => one.smallestPool)) / unitsPerNxt).toFixed(2)}`,
  );
  console.log(`largest share of messages refused: ${Math.max(...refused).toFixed(4)} %`);
  console.log(`median seconds a seed: ${(median(all.map((one) => one.milliseconds)) / 1_000).toFixed(2)}`);
  return printViolations(all) === 0 && held.length === all.length;
}

async function repeat(options: Options): Promise<boolean> {
  const first = await measureSeeds(options, 365, true);
  const second = await measureSeeds(options, 365, true, 1);
  const differing = first.filter(({ hash }, index) => hash !== second[index]?.hash);
  const distinct = new Set(first.map(({ hash }) => hash)).size;
  for (const { seed } of differing.slice(0, 20)) console.error(`seed ${seed} ends in another state`);
  console.log(`balanced village, ${first.length} seeds, 365 days, each twice`);
  console.log(`seeds that end in another state: ${differing.length}; different last states: ${distinct}`);
  const both = [...first, ...second];
  console.log(
    `median milliseconds: ${median(both.map((one) => one.milliseconds)).toFixed(0)} a year, ${median(both.map((one) => one.hashMilliseconds)).toFixed(0)} a hash`,
  );
  return printViolations(both) === 0 && differing.length === 0 && distinct === first.length;
}

/** Reads the arguments; the usage if they are none. */
function readArguments(args: readonly string[]): Options | string {
  const isRepeat = args[0] === 'repeat';
  let options: Options = {
    mode: isRepeat ? 'repeat' : 'decade',
    seeds: isRepeat ? 1_000 : 200,
    workers: availableParallelism(),
  };
  const rest = isRepeat ? args.slice(1) : args;
  for (let at = 0; at < rest.length; at += 2) {
    const value = /^[1-9]\d{0,4}$/.test(rest[at + 1] ?? '') ? Number(rest[at + 1]) : undefined;
    if (value === undefined) return usage;
    if (rest[at] === '--seeds') options = { ...options, seeds: value };
    else if (rest[at] === '--workers') options = { ...options, workers: Math.min(64, value) };
    else return usage;
  }
  return options;
}

async function main(): Promise<void> {
  const options = readArguments(process.argv.slice(2));
  if (typeof options === 'string') {
    console.error(options);
    process.exitCode = 2;
    return;
  }
  const start = performance.now();
  const isFine = await (options.mode === 'repeat' ? repeat(options) : decade(options));
  const seconds = (performance.now() - start) / 1_000;
  console.log(`${seconds.toFixed(0)} s with ${options.workers} workers`);
  if (!isFine) process.exitCode = 1;
}

if (isMainThread) await main();
else measurePart(workerData as Part, (figures) => parentPort?.postMessage(figures));
