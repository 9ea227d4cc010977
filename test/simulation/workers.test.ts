import { describe, expect, it } from 'vitest';
import { dayColumn } from '../../src/simulation/dayColumns';
import { conductExperiment, conductGoalSeek, type Progress } from '../../src/simulation/conductExperiment';
import { mergeRuns } from '../../src/simulation/experimentResult';
import { plannedRuns, type Experiment, type PlannedRun } from '../../src/simulation/experiments';
import { summarize } from '../../src/simulation/runSummary';
import { createFirstViewScript } from '../support/firstViewScript';
import { setParameter } from '../../src/simulation/parameters';
import { Runner, type RunnerRequest, type RunnerResponse } from '../../src/simulation/runner';
import { runScenario, ScenarioRun } from '../../src/simulation/runScenario';
import { firstViewScenario } from '../../src/simulation/scenario';
import { RunRefused, WorkerPool, type WorkerPort } from '../../src/simulation/workerPool';
import { smallVillage } from './throughStore';

const small = smallVillage(5, 10);

/** Lets everything happen that waits for promises only. */
async function settle(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
}

/** A worker in this process: a runner whose watch moves on so that it breathes after every day. */
function livePort(heard: RunnerRequest[] = []): WorkerPort {
  let listener: (response: RunnerResponse) => void = () => undefined;
  let isStopped = false;
  let now = 0;
  const runner = new Runner({
    milliseconds: () => (now += 20),
    breathe: () => Promise.resolve(),
    post: (response) => queueMicrotask(() => listener(response)),
  });
  return {
    post: (request) => {
      heard.push(request);
      if (!isStopped) void runner.receive(structuredClone(request));
    },
    listen: (next) => (listener = next),
    stop: () => (isStopped = true),
  };
}

/** A worker that answers when the test says so. */
class HeldPort implements WorkerPort {
  readonly heard: RunnerRequest[] = [];
  isStopped = false;
  #listener: (response: RunnerResponse) => void = () => undefined;

  post(request: RunnerRequest): void {
    this.heard.push(request);
  }

  listen(listener: (response: RunnerResponse) => void): void {
    this.#listener = listener;
  }

  stop(): void {
    this.isStopped = true;
  }

  /** Indices of the runs it was given. */
  get given(): readonly number[] {
    return this.heard.flatMap((request) => (request.type === 'cancel' ? [] : [request.run.index]));
  }

  /** Answers a request, the last one if not named, with a summary. */
  answer(request = this.heard.findLast(({ type }) => type !== 'cancel')): void {
    if (request === undefined || request.type === 'cancel') throw new Error('nothing to answer');
    const summary = summarize(request.run.index, runScenario(request.run.scenario), false);
    this.#listener({ type: 'summary', job: request.job, summary, milliseconds: 1 });
  }

  say(response: RunnerResponse): void {
    this.#listener(response);
  }
}

function heldPool(count: number): { readonly pool: WorkerPool; readonly ports: readonly HeldPort[] } {
  const ports: HeldPort[] = [];
  const pool = new WorkerPool(count, () => {
    const port = new HeldPort();
    ports.push(port);
    return port;
  });
  return { pool, ports };
}

function runOf(index: number): PlannedRun {
  return { index, scenario: { ...small, seed: index } };
}

describe('a runner', () => {
  it('answers with columns and summaries of the very run', async () => {
    const run = runScenario(small);
    const pool = new WorkerPool(1, () => livePort());
    const columns = await pool.columns({ index: 3, scenario: small }, { withHash: true, withWallets: true })
      .done;
    expect(columns?.hash).toBe(run.hash());
    expect([...dayColumn(columns?.columns ?? { count: 0, values: new Float64Array() }, 'floor')]).toEqual(
      run.rows.map(({ floor }) => floor),
    );
    expect(columns?.wallets?.addresses).toEqual([1, 2, 3, 4, 5].map((each) => `citizen-${each}`));
    expect(columns?.wallets?.balances.reduce((sum, units) => sum + units, 0)).toBe(run.rows.at(-1)?.wallets);
    const plain = await pool.columns({ index: 3, scenario: small }).done;
    expect([plain?.hash, plain?.wallets]).toEqual(['', undefined]);
    const summary = await pool.summary({ index: 3, scenario: small }, true).done;
    expect(summary?.summary).toEqual(summarize(3, run, true));
  });

  it('continues a given economy', async () => {
    const { commands } = createFirstViewScript(5);
    const pool = new WorkerPool(1, () => livePort());
    const scenario = { ...firstViewScenario, horizonDays: 3 };
    const start = { genesis: {}, commands };
    const answer = await pool.columns({ index: 0, scenario, start }).done;
    const columns = answer?.columns ?? { count: 0, values: new Float64Array() };
    expect([...dayColumn(columns, 'day')]).toEqual([5, 6, 7, 8]);
  });

  it('says what failed, and goes on with the next', async () => {
    const pool = new WorkerPool(1, () => livePort());
    // No script makes a genesis of this: it is a defect of whoever sends it.
    const start = { genesis: { balances: { TREASURY: -5 } }, commands: [] };
    const failing = pool.columns({ index: 0, scenario: small, start });
    const next = pool.summary(runOf(1), false);
    await expect(failing.done).rejects.toThrow(/./);
    expect((await next.done)?.summary.index).toBe(1);
  });

  it('refuses a scenario that cannot run with its sentence, and goes on with the next', async () => {
    const pool = new WorkerPool(2, () => livePort());
    const refused = pool.summary({ index: 0, scenario: { ...small, citizens: 1 } }, false);
    const next = pool.summary(runOf(1), false);
    await expect(refused.done).rejects.toThrow('citizens is 1; allowed are whole numbers from 2 to 5000');
    await expect(refused.done).rejects.toBeInstanceOf(RunRefused);
    expect((await next.done)?.summary.index).toBe(1);
  });

  it('stops a cancelled run between two days, and skips one that waits', async () => {
    const answers: RunnerResponse[] = [];
    let breaths = 0;
    let now = 0;
    const runner = new Runner({
      milliseconds: () => (now += 20),
      breathe: async () => {
        breaths += 1;
        if (breaths === 3) {
          await runner.receive({ type: 'cancel', job: 1 });
          await runner.receive({ type: 'cancel', job: 2 });
        }
      },
      post: (response) => answers.push(response),
    });
    const request = (job: number): RunnerRequest => ({
      type: 'summary',
      job,
      run: runOf(job),
      withHash: false,
    });
    await Promise.all([1, 2, 3].map((job) => runner.receive(request(job))));
    expect(answers.map(({ type, job }) => [type, job])).toEqual([['summary', 3]]);
    expect(breaths).toBe(3 + small.horizonDays);
  });
});

describe('a pool of workers', () => {
  it('gives runs to whoever is free, in the order of the line, urgent ones first', async () => {
    const { pool, ports } = heldPool(2);
    const [a, b] = ports as [HeldPort, HeldPort];
    expect(pool.size).toBe(2);
    for (const index of [0, 1, 2, 3]) pool.summary(runOf(index), false);
    void pool.columns(runOf(9), {}, true);
    expect([a.given, b.given]).toEqual([[0], [1]]);
    b.answer();
    expect(b.given).toEqual([1, 9]);
    a.answer();
    b.answer();
    expect([a.given, b.given]).toEqual([
      [0, 2],
      [1, 9, 3],
    ]);
    await settle();
  });

  it('forgets a cancelled run that waits', async () => {
    const { pool, ports } = heldPool(1);
    const [port] = ports as [HeldPort];
    const [first, second, third] = [0, 1, 2].map((index) => pool.summary(runOf(index), false));
    second?.cancel();
    expect(await second?.done).toBeUndefined();
    port.answer();
    expect((await first?.done)?.summary.index).toBe(0);
    port.answer();
    expect((await third?.done)?.summary.index).toBe(2);
    expect(port.given).toEqual([0, 2]);
    expect(port.heard.some(({ type }) => type === 'cancel')).toBe(false);
  });

  it('takes a worker away from a cancelled run, and ignores its late answer', async () => {
    const { pool, ports } = heldPool(1);
    const [port] = ports as [HeldPort];
    const [first, second] = [0, 1].map((index) => pool.summary(runOf(index), false));
    const [late] = port.heard;
    first?.cancel();
    expect(await first?.done).toBeUndefined();
    expect(port.heard.map(({ type, job }) => [type, job])).toEqual([
      ['summary', 1],
      ['cancel', 1],
      ['summary', 2],
    ]);
    port.answer(late);
    port.say({ type: 'failed', job: 1, error: 'too late' });
    port.say({ type: 'refused', job: 77, problem: 'never asked' });
    let isDone = false;
    void second?.done.then(() => (isDone = true));
    await settle();
    expect(isDone).toBe(false);
    port.answer();
    expect((await second?.done)?.summary.index).toBe(1);
    first?.cancel();
    second?.cancel();
    expect(port.heard).toHaveLength(3);
  });

  it('gives live workers the next run when one is cancelled', async () => {
    const pool = new WorkerPool(2, () => livePort());
    const jobs = Array.from({ length: 12 }, (_, index) => pool.summary(runOf(index), false));
    for (const index of [0, 3, 11]) jobs[index]?.cancel();
    const answers = await Promise.all(jobs.map(({ done }) => done));
    expect(answers.map((answer) => answer?.summary.index)).toEqual([
      undefined,
      1,
      2,
      undefined,
      4,
      5,
      6,
      7,
      8,
      9,
      10,
      undefined,
    ]);
  });

  it('ends everything when it is stopped', async () => {
    const { pool, ports } = heldPool(2);
    const jobs = [0, 1, 2, 3].map((index) => pool.summary(runOf(index), false));
    pool.stop();
    expect(await Promise.all(jobs.map(({ done }) => done))).toEqual(jobs.map(() => undefined));
    expect(ports.map(({ isStopped }) => isStopped)).toEqual([true, true]);
    for (const port of ports) port.answer();
    expect(ports.map(({ given }) => given.length)).toEqual([1, 1]);
  });
});

const monteCarlo: Experiment = { kind: 'monteCarlo', scenario: small, runs: 7 };

function unsharded(experiment: Experiment): unknown {
  const runs = plannedRuns(experiment);
  return mergeRuns(
    experiment,
    runs.map(({ index, scenario }) => summarize(index, runScenario(scenario), false)),
    30,
  );
}

describe('an experiment under way', { timeout: 30_000 }, () => {
  it.each([
    monteCarlo,
    { kind: 'tornado', scenario: small, seeds: 1 } as const,
    {
      kind: 'sweep',
      scenario: small,
      x: { path: 'policy.everyDays', from: 1, to: 5, steps: 5 },
    } as const,
  ])('says what its runs say together, with progress: $kind', async (experiment) => {
    const progress: Progress[] = [];
    const pool = new WorkerPool(3, () => livePort());
    const { result } = conductExperiment(pool, experiment, 30, (now) => progress.push(now));
    expect(await result).toEqual(unsharded(experiment));
    const planned = plannedRuns(experiment).length;
    expect(progress).toEqual(Array.from({ length: planned }, (_, done) => ({ done: done + 1, planned })));
  });

  it('continues one and the same economy in every run', async () => {
    const start = { genesis: {}, commands: createFirstViewScript(20).commands };
    const scenario = { ...firstViewScenario, horizonDays: 6 };
    const experiment = { kind: 'monteCarlo', scenario, runs: 4 } as const;
    const pool = new WorkerPool(2, () => livePort());
    const { result } = conductExperiment(pool, experiment, 30, () => undefined, undefined, start);
    const expected = plannedRuns(experiment).map(({ index, scenario: seeded }) => {
      const run = new ScenarioRun(seeded, undefined, start);
      run.finish();
      return summarize(index, run, false);
    });
    expect(await result).toEqual(mergeRuns(experiment, expected, 30));
    expect(expected.map(({ coverageMillidays }) => coverageMillidays[0])).toEqual(
      Array.from({ length: 4 }, () => expected[0]?.coverageMillidays[0]),
    );
    const seek = { scenario, path: 'messages.burnPerStandardMessage', goalDays: 30, from: 1, to: 40_000_000 };
    const sought = await conductGoalSeek(pool, seek, () => undefined, start).result;
    const run = new ScenarioRun(
      setParameter(scenario, seek.path, sought?.tried[0]?.value ?? 0),
      undefined,
      start,
    );
    run.finish();
    expect(sought?.tried[0]?.coverage).toBe(run.rows.at(-1)?.coverageMillidays);
  });

  it('takes answers in any order', async () => {
    const { pool, ports } = heldPool(3);
    const { result } = conductExperiment(pool, monteCarlo, 30, () => undefined);
    for (const at of [2, 1, 2, 0, 2, 1, 0]) {
      ports[at]?.answer();
      await settle();
    }
    expect(await result).toEqual(unsharded(monteCarlo));
  });

  it('starts nothing while it is paused, however often, and goes on where it was', async () => {
    const { pool, ports } = heldPool(2);
    const [a, b] = ports as [HeldPort, HeldPort];
    let done = 0;
    const conducted = conductExperiment(pool, monteCarlo, 30, (now) => (done = now.done));
    conducted.pause();
    a.answer();
    b.answer();
    await settle();
    expect([done, a.given, b.given]).toEqual([2, [0], [1]]);
    conducted.resume();
    conducted.pause();
    await settle();
    expect([a.given, b.given]).toEqual([[0], [1]]);
    conducted.resume();
    await settle();
    expect([...a.given, ...b.given].toSorted((x, y) => x - y)).toEqual([0, 1, 2, 3]);
    for (const [port, expected] of [
      [a, 3],
      [b, 4],
      [a, 5],
      [b, 6],
      [a, 7],
    ] as const) {
      port.answer();
      await settle();
      expect(done).toBe(expected);
    }
    expect(await conducted.result).toEqual(unsharded(monteCarlo));
  });

  it('gives nothing once it is cancelled, and leaves the pool to others', async () => {
    const { pool, ports } = heldPool(2);
    const conducted = conductExperiment(pool, monteCarlo, 30, () => undefined);
    ports[0]?.answer();
    await settle();
    conducted.cancel();
    expect(await conducted.result).toBeUndefined();
    const other = pool.summary(runOf(40), false);
    await settle();
    const port = ports.find(({ given }) => given.includes(40));
    port?.answer();
    expect((await other.done)?.summary.index).toBe(40);
    expect(ports.flatMap(({ given }) => given)).toHaveLength(4);
  });

  it('can be cancelled while it is paused', async () => {
    const { pool, ports } = heldPool(1);
    const conducted = conductExperiment(pool, monteCarlo, 30, () => undefined);
    conducted.pause();
    ports[0]?.answer();
    await settle();
    conducted.cancel();
    expect(await conducted.result).toBeUndefined();
    expect(ports[0]?.given).toEqual([0]);
  });

  it('rejects with the sentence of a refused run and starts no others', async () => {
    const { pool, ports } = heldPool(1);
    const conducted = conductExperiment(pool, monteCarlo, 30, () => undefined);
    ports[0]?.say({ type: 'refused', job: 1, problem: 'seven is too many' });
    await expect(conducted.result).rejects.toThrow('seven is too many');
    await settle();
    expect(ports[0]?.given).toEqual([0]);
  });
});

describe('a goal seek under way', { timeout: 30_000 }, () => {
  const scenario = smallVillage(5, 64);
  const path = 'messages.burnPerStandardMessage';

  it('finds a value that holds beside one that does not', async () => {
    const pool = new WorkerPool(2, () => livePort());
    let done = 0;
    const seek = { scenario, path, goalDays: 40, from: 1, to: 40_000_000 };
    const { result } = conductGoalSeek(pool, seek, (progress) => {
      done = progress.done;
      expect(progress.planned).toBeUndefined();
    });
    const found = await result;
    if (found?.found !== true) throw new Error('not found');
    expect(found.holds - found.fails).toBe(1);
    const coverage = (value: number): number =>
      runScenario(setParameter(scenario, path, value)).rows.at(-1)?.coverageMillidays ?? 0;
    expect([coverage(found.holds), coverage(found.fails)]).toEqual([
      found.coverageHolds,
      found.coverageFails,
    ]);
    expect(found.coverageHolds).toBeGreaterThanOrEqual(40_000);
    expect(found.coverageFails).toBeLessThan(40_000);
    expect(done).toBeGreaterThan(17 + 15);
  });

  it('gives nothing once it is cancelled', async () => {
    const { pool, ports } = heldPool(2);
    const conducted = conductGoalSeek(pool, { scenario, path, goalDays: 40 }, () => undefined);
    for (const port of ports) port.answer();
    await settle();
    conducted.cancel();
    expect(await conducted.result).toBeUndefined();
  });

  it('rejects with the sentence of a refused value', async () => {
    const pool = new WorkerPool(2, () => livePort());
    // Every value of the range is one with which nothing can run.
    const seek = { scenario, path: 'wallets.openingMedian', goalDays: 30, from: 40_000_000_000_000 };
    await expect(conductGoalSeek(pool, seek, () => undefined).result).rejects.toThrow('TREASURY holds');
  });
});
