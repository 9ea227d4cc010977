/**
 * `npm run -s bench`: prints one JSON document of medians. Rates are per second; `ratios` compare measurements of this same
 * run, so they hold on a slow or noisy machine. Each part runs in a worker of its own, so that none is slowed or helped by what
 * the others taught the compiler. `-- years` adds how long a thousand simulated years take on all cores.
 */
import { availableParallelism } from 'node:os';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { runScenario } from '../../src/simulation/runScenario';
import { balancedVillage } from '../../src/simulation/scenario';
import { measureColumns } from './columns';
import { measureCommits } from './commits';
import { measurePools } from './pools';

type Figures = Record<string, number>;

/** Years from one seed to another, one after another, for the measurement on all cores. */
function runYears({ from, to }: { readonly from: number; readonly to: number }): Figures {
  for (let seed = from; seed < to; seed += 1) {
    const run = runScenario({ ...balancedVillage, seed });
    if (run.violations().length > 0) throw new Error(`seed ${seed} does not conserve value`);
  }
  return {};
}

type Part =
  | { readonly part: 'commits' | 'pools' | 'columns' }
  | { readonly part: 'years'; readonly from: number; readonly to: number };

function measure(part: Part): Figures {
  switch (part.part) {
    case 'commits':
      return measureCommits();
    case 'pools':
      return measurePools();
    case 'columns':
      return measureColumns();
    case 'years':
      return runYears(part);
  }
}

function inWorker(part: Part): Promise<Figures> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL(import.meta.url), { workerData: part });
    worker.once('message', resolve);
    worker.once('error', reject);
  });
}

async function secondsOfYears(years: number): Promise<number> {
  const workers = availableParallelism();
  const start = performance.now();
  const share = (worker: number): number => Math.floor((years * worker) / workers);
  await Promise.all(
    Array.from({ length: workers }, (_, worker) =>
      inWorker({ part: 'years', from: 1 + share(worker), to: 1 + share(worker + 1) }),
    ),
  );
  return (performance.now() - start) / 1_000;
}

function rounded(figures: Figures): Figures {
  return Object.fromEntries(
    Object.entries(figures).map(([name, value]) => [name, Number(value.toPrecision(4))]),
  );
}

async function main(): Promise<void> {
  const commits = await inWorker({ part: 'commits' });
  const pools = await inWorker({ part: 'pools' });
  const columns = await inWorker({ part: 'columns' });
  const figures = { ...commits, ...pools, ...columns };
  const of = (name: string): number => figures[name] ?? Number.NaN;
  const ratios = {
    commitVsNaiveRecord: of('commitPerSecond') / of('naiveRecordPerSecond'),
    commit1kVs100k: of('commitPerSecond') / of('commitPerSecondAt100kAccounts'),
    commitEmptyVs1M: of('commitPerSecondEmptyLedger') / of('commitPerSecondAt1MTransactions'),
    // Both sides keep the log.
    columnsVsKernel: of('columnTransfersPerSecondWithLog') / of('kernelTransfersPerSecond'),
    columnsWithoutLogVsKernel: of('columnTransfersPerSecond') / of('kernelTransfersPerSecond'),
    columnsVsCommit: of('columnTransfersPerSecondWithLog') / of('commitPerSecond'),
  };
  const years: Figures = process.argv.includes('years')
    ? { secondsOf1000Years: await secondsOfYears(1_000) }
    : {};
  const document = { ...rounded({ ...figures, ...years }), ratios: rounded(ratios) };
  process.stdout.write(`${JSON.stringify(document, null, 2)}\n`);
}

if (isMainThread) await main();
else parentPort?.postMessage(measure(workerData as Part));
