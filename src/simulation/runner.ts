/**
 * What a worker does, in a browser or in Node: it runs scenarios one after another, in slices, so that a cancellation is heard
 * within a few milliseconds. Messages are plain data.
 */
import { NXT } from '../engine/assets';
import { packDays, type DayColumns } from './dayColumns';
import type { PlannedRun } from './experiments';
import { summarize, type RunSummary } from './runSummary';
import { ScenarioRun } from './runScenario';
import { scenarioProblem } from './scenarioFile';
import { citizensOf } from './village';

/** What a worker is asked. */
export type RunnerRequest =
  /** Runs a scenario and answers with its summary. */
  | { readonly type: 'summary'; readonly job: number; readonly run: PlannedRun; readonly withHash: boolean }
  /** Runs a scenario and answers with every day as columns, and with what is asked for besides. */
  | ({ readonly type: 'columns'; readonly job: number; readonly run: PlannedRun } & ColumnsWish)
  /** Forgets a job: nothing more is answered for it. */
  | { readonly type: 'cancel'; readonly job: number };

/** What an answer in columns has besides the days. */
export interface ColumnsWish {
  readonly withHash?: boolean;
  /** Every citizen's wallet at the end. */
  readonly withWallets?: boolean;
}

/** Citizens and their NXT in units, in the order in which their wallets were opened. */
export interface WalletsAtEnd {
  readonly addresses: readonly string[];
  readonly balances: Float64Array;
}

/** What a worker answers, once for each run that was not cancelled. */
export type RunnerResponse =
  | {
      readonly type: 'columns';
      readonly job: number;
      readonly columns: DayColumns;
      readonly hash: string;
      readonly wallets: WalletsAtEnd | undefined;
      readonly milliseconds: number;
    }
  | {
      readonly type: 'summary';
      readonly job: number;
      readonly summary: RunSummary;
      readonly milliseconds: number;
    }
  | { readonly type: 'refused'; readonly job: number; readonly problem: string }
  /** A defect: the run failed. */
  | { readonly type: 'failed'; readonly job: number; readonly error: string };

/** What the runner needs of its surroundings: a stopwatch, and a way to let messages in. */
export interface Surroundings {
  readonly milliseconds: () => number;
  readonly breathe: () => Promise<void>;
  readonly post: (response: RunnerResponse) => void;
}

/** Milliseconds of work between two breaths. */
const sliceMilliseconds = 12;

export class Runner {
  readonly #surroundings: Surroundings;
  readonly #queue: Exclude<RunnerRequest, { type: 'cancel' }>[] = [];
  readonly #cancelled = new Set<number>();
  #isBusy = false;

  constructor(surroundings: Surroundings) {
    this.#surroundings = surroundings;
  }

  /** Hears one request. */
  async receive(request: RunnerRequest): Promise<void> {
    if (request.type === 'cancel') {
      this.#cancelled.add(request.job);
      return;
    }
    this.#queue.push(request);
    if (this.#isBusy) return;
    this.#isBusy = true;
    for (let next = this.#queue.shift(); next !== undefined; next = this.#queue.shift())
      await this.#work(next);
    this.#isBusy = false;
  }

  async #work(request: Exclude<RunnerRequest, { type: 'cancel' }>): Promise<void> {
    const { job, run, withHash = false } = request;
    const { milliseconds, post } = this.#surroundings;
    if (this.#isCancelled(job)) return;
    const problem = scenarioProblem(run.scenario);
    if (problem !== undefined) {
      post({ type: 'refused', job, problem });
      return;
    }
    const start = milliseconds();
    try {
      const scenarioRun = new ScenarioRun(run.scenario, undefined, run.start);
      let sliceStart = start;
      while (!scenarioRun.isDone) {
        scenarioRun.nextDay();
        if (milliseconds() - sliceStart < sliceMilliseconds) continue;
        await this.#surroundings.breathe();
        if (this.#isCancelled(job)) return;
        sliceStart = milliseconds();
      }
      if (request.type === 'summary') {
        const summary = summarize(run.index, scenarioRun, withHash);
        post({ type: 'summary', job, summary, milliseconds: milliseconds() - start });
      } else {
        const hash = withHash ? scenarioRun.hash() : '';
        const wallets = request.withWallets === true ? walletsAtEnd(scenarioRun) : undefined;
        const columns = packDays(scenarioRun.rows);
        post({ type: 'columns', job, columns, hash, wallets, milliseconds: milliseconds() - start });
      }
    } catch (error) {
      post({ type: 'failed', job, error: error instanceof Error ? error.message : String(error) });
    }
  }

  #isCancelled(job: number): boolean {
    return this.#cancelled.delete(job);
  }
}

function walletsAtEnd({ world }: ScenarioRun): WalletsAtEnd {
  const { books } = world;
  const citizens = citizensOf(books);
  return {
    addresses: citizens.map((citizen) => books.addressOf(citizen)),
    balances: Float64Array.from(citizens, (citizen) => books.balance(citizen, NXT)),
  };
}
