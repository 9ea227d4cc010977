/** Runs the scenario under the sliders: the newest always wins, and what it made stale is cancelled. */
import type { PlannedRun } from '../../simulation/experiments';
import type { RunStart } from '../../simulation/runScenario';
import type { DayColumns } from '../../simulation/dayColumns';
import type { Scenario } from '../../simulation/scenario';
import { RunRefused, type Job, type WorkerPool } from '../../simulation/workerPool';
import type { RunnerResponse } from '../../simulation/runner';

/** A finished run. */
export interface RunView {
  readonly key: string;
  readonly scenario: Scenario;
  readonly columns: DayColumns;
}

/** What is to be run. */
export interface RunWish {
  readonly key: string;
  readonly scenario: Scenario;
  readonly start: RunStart | undefined;
}

type ColumnsJob = Job<Extract<RunnerResponse, { type: 'columns' }>>;

/** Runs kept in memory; a year takes about 70 kB. */
const runsKept = 60;

/** A run that someone has waited for so long is finished rather than cancelled, so that a long drag still draws. */
const patienceMilliseconds = 160;

export class LiveRuns {
  readonly #pool: WorkerPool;
  readonly #cache = new Map<string, RunView>();
  readonly #onRun: (run: RunView) => void;
  readonly #onProblem: (wish: RunWish, problem: string) => void;
  #job: ColumnsJob | undefined;
  #waiting: RunWish | undefined;
  /** When the oldest wish that was not yet answered was made. */
  #unansweredSince: number | undefined;

  constructor(
    pool: WorkerPool,
    onRun: (run: RunView) => void,
    onProblem: (wish: RunWish, problem: string) => void,
  ) {
    this.#pool = pool;
    this.#onRun = onRun;
    this.#onProblem = onProblem;
  }

  /** A run that is known already. */
  known(key: string): RunView | undefined {
    return this.#cache.get(key);
  }

  /** Asks for a run; `onRun` hears of it unless a newer wish comes first. */
  wish(wish: RunWish): void {
    const known = this.#cache.get(wish.key);
    if (known !== undefined) {
      this.#stopWork();
      this.#unansweredSince = undefined;
      this.#onRun(known);
      return;
    }
    const now = performance.now();
    this.#unansweredSince ??= now;
    if (this.#job !== undefined && now - this.#unansweredSince > patienceMilliseconds) {
      this.#waiting = wish;
      return;
    }
    this.#stopWork();
    void this.#start(wish);
  }

  /** A run beside the live one, such as the baseline's; it waits its turn. */
  async aside(wish: RunWish): Promise<RunView | undefined> {
    const known = this.#cache.get(wish.key);
    if (known !== undefined) return known;
    const { done } = this.#pool.columns(runOf(wish));
    const answer = await done;
    return answer === undefined ? undefined : this.#keep(wish, answer.columns);
  }

  #stopWork(): void {
    this.#waiting = undefined;
    this.#job?.cancel();
    this.#job = undefined;
  }

  async #start(wish: RunWish): Promise<void> {
    const job = this.#pool.columns(runOf(wish), {}, true);
    this.#job = job;
    try {
      const answer = await job.done;
      if (answer === undefined || this.#job !== job) return;
      this.#answered(() => this.#onRun(this.#keep(wish, answer.columns)));
    } catch (error) {
      if (this.#job !== job) return;
      const problem = error instanceof RunRefused ? error.message : `the run failed: ${String(error)}`;
      this.#answered(() => this.#onProblem(wish, problem));
    }
  }

  #answered(tell: () => void): void {
    const next = this.#waiting;
    this.#waiting = undefined;
    this.#job = undefined;
    this.#unansweredSince = next === undefined ? undefined : performance.now();
    // The next run begins while this one is drawn.
    if (next !== undefined) void this.#start(next);
    tell();
  }

  #keep({ key, scenario }: RunWish, columns: DayColumns): RunView {
    const view = { key, scenario, columns };
    this.#cache.set(key, view);
    const [oldest] = this.#cache.keys();
    if (this.#cache.size > runsKept && oldest !== undefined) this.#cache.delete(oldest);
    return view;
  }
}

/** The one run of a wish. */
export function runOf({ scenario, start }: Omit<RunWish, 'key'>): PlannedRun {
  return start === undefined ? { index: 0, scenario } : { index: 0, scenario, start };
}
