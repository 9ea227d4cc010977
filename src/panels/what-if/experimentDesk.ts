/** Experiments under way and done: one at a time, its answers kept by what was asked. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import { canonicalJson } from '../../engine/canonicalJson';
import {
  conductExperiment,
  conductGoalSeek,
  type Conducted,
  type Progress,
} from '../../simulation/conductExperiment';
import type { ExperimentResult } from '../../simulation/experimentResult';
import type { Experiment } from '../../simulation/experiments';
import type { GoalSeek, GoalSeekResult } from '../../simulation/goalSeek';
import type { WorkerPool } from '../../simulation/workerPool';
import type { ForkedStart } from './forkedStart';

/** What may be asked. */
export type Question =
  | { readonly type: 'experiment'; readonly experiment: Experiment; readonly goalDays: number }
  | { readonly type: 'goalSeek'; readonly seek: GoalSeek };

/** What was answered, to which question. */
export type Answer =
  | { readonly type: 'experiment'; readonly experiment: Experiment; readonly result: ExperimentResult }
  | { readonly type: 'goalSeek'; readonly seek: GoalSeek; readonly result: GoalSeekResult };

export interface DeskState {
  readonly status: 'idle' | 'running' | 'paused';
  /** The kind of what is running, or of what was asked last. */
  readonly progress: Progress | undefined;
  readonly problem: string | undefined;
}

/** Answers kept. */
const answersKept = 30;

function breathe(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}

export class ExperimentDesk {
  readonly state: StoreApi<DeskState> = createStore<DeskState>(() => ({
    status: 'idle',
    progress: undefined,
    problem: undefined,
  }));
  readonly #createPool: () => WorkerPool;
  readonly #answers = new Map<string, Answer>();
  #pool: WorkerPool | undefined;
  #conducted: Conducted<unknown> | undefined;

  constructor(createPool: () => WorkerPool) {
    this.#createPool = createPool;
  }

  /**
   * Carries out what is asked, of villages of their own or of the economy that `start` continues, or gives the answer that is
   * known; `undefined` if it was cancelled or refused.
   */
  async ask(question: Question, start?: ForkedStart): Promise<Answer | undefined> {
    const key = `${start?.id ?? ''} ${canonicalJson(question)}`;
    const known = this.#answers.get(key);
    if (known !== undefined) return known;
    this.cancel();
    this.#pool ??= this.#createPool();
    const onProgress = (progress: Progress) => this.#progressed(progress);
    this.state.setState({ status: 'running', progress: { done: 0, planned: undefined }, problem: undefined });
    try {
      const answer = await this.#conduct(question, start, onProgress);
      if (answer !== undefined) this.#keep(key, answer);
      return answer;
    } catch (error) {
      this.state.setState({ problem: error instanceof Error ? error.message : String(error) });
      return undefined;
    } finally {
      this.#lastProgress = 0;
    }
  }

  pause(): void {
    this.#conducted?.pause();
    this.state.setState({ status: 'paused' });
  }

  resume(): void {
    this.#conducted?.resume();
    this.state.setState({ status: 'running' });
  }

  cancel(): void {
    this.#conducted?.cancel();
    this.#conducted = undefined;
    this.state.setState({ status: 'idle', progress: undefined });
  }

  #lastProgress = 0;

  /** The page is told ten times a second at most. */
  #progressed(progress: Progress): void {
    const now = performance.now();
    if (now - this.#lastProgress < 100 && progress.done !== progress.planned) return;
    this.#lastProgress = now;
    if (this.state.getState().status !== 'idle') this.state.setState({ progress });
  }

  async #conduct(
    question: Question,
    start: ForkedStart | undefined,
    onProgress: (progress: Progress) => void,
  ): Promise<Answer | undefined> {
    const pool = this.#pool as WorkerPool;
    if (question.type === 'goalSeek') {
      const { seek } = question;
      const conducted = conductGoalSeek(pool, seek, onProgress, start);
      const result = await this.#settled(conducted);
      return result === undefined ? undefined : { type: 'goalSeek', seek, result };
    }
    const { experiment, goalDays } = question;
    const conducted = conductExperiment(pool, experiment, goalDays, onProgress, breathe, start);
    const result = await this.#settled(conducted);
    return result === undefined ? undefined : { type: 'experiment', experiment, result };
  }

  async #settled<R>(conducted: Conducted<R>): Promise<R | undefined> {
    this.#conducted = conducted;
    try {
      return await conducted.result;
    } finally {
      if (this.#conducted === conducted) {
        this.#conducted = undefined;
        this.state.setState({ status: 'idle', progress: undefined });
      }
    }
  }

  #keep(key: string, answer: Answer): void {
    this.#answers.set(key, answer);
    const [oldest] = this.#answers.keys();
    if (this.#answers.size > answersKept && oldest !== undefined) this.#answers.delete(oldest);
  }
}
