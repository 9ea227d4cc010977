/**
 * Spreads runs over workers. Jobs wait in one line and go to whichever worker is free; a cancelled job is forgotten at once,
 * wherever it is. The workers are made by whoever knows how: a browser, Node, or a test.
 */
import type { PlannedRun } from './experiments';
import type { ColumnsWish, RunnerRequest, RunnerResponse } from './runner';

/** A worker as the pool sees it. */
export interface WorkerPort {
  post(request: RunnerRequest): void;
  /** Sets who hears the worker's answers. */
  listen(listener: (response: RunnerResponse) => void): void;
  stop(): void;
}

/** A run that waits or works. `done` settles with the answer, or with `undefined` if the job was cancelled. */
export interface Job<R extends RunnerResponse> {
  readonly done: Promise<R | undefined>;
  cancel(): void;
}

/** An answer that tells why a run gave none. */
export class RunRefused extends Error {}

interface Waiting {
  readonly job: number;
  readonly request: Exclude<RunnerRequest, { type: 'cancel' }>;
  readonly resolve: (response: RunnerResponse | undefined) => void;
  readonly reject: (error: Error) => void;
}

interface Slot {
  readonly port: WorkerPort;
  working: Waiting | undefined;
}

export class WorkerPool {
  readonly #slots: readonly Slot[];
  readonly #line: Waiting[] = [];
  #lastJob = 0;

  constructor(count: number, createPort: () => WorkerPort) {
    this.#slots = Array.from({ length: count }, () => {
      const slot: Slot = { port: createPort(), working: undefined };
      slot.port.listen((response) => this.#answered(slot, response));
      return slot;
    });
  }

  /** How many runs can go on at once. */
  get size(): number {
    return this.#slots.length;
  }

  /** Runs a scenario for every day of it, as columns. `isUrgent` puts it at the head of the line. */
  columns(
    run: PlannedRun,
    wish: ColumnsWish = {},
    isUrgent = false,
  ): Job<Extract<RunnerResponse, { type: 'columns' }>> {
    return this.#enqueue('columns', (job) => ({ type: 'columns', job, run, ...wish }), isUrgent);
  }

  /** Runs a scenario for its summary. */
  summary(run: PlannedRun, withHash: boolean): Job<Extract<RunnerResponse, { type: 'summary' }>> {
    return this.#enqueue('summary', (job) => ({ type: 'summary', job, run, withHash }), false);
  }

  /** Ends all workers; waiting jobs settle as cancelled. */
  stop(): void {
    for (const waiting of this.#line.splice(0)) waiting.resolve(undefined);
    for (const slot of this.#slots) {
      slot.working?.resolve(undefined);
      slot.working = undefined;
      slot.port.stop();
    }
  }

  #enqueue<T extends 'columns' | 'summary'>(
    _type: T,
    requestFor: (job: number) => Waiting['request'],
    isUrgent: boolean,
  ): Job<Extract<RunnerResponse, { type: T }>> {
    this.#lastJob += 1;
    const job = this.#lastJob;
    const done = new Promise<RunnerResponse | undefined>((resolve, reject) => {
      const waiting: Waiting = { job, request: requestFor(job), resolve, reject };
      if (isUrgent) this.#line.unshift(waiting);
      else this.#line.push(waiting);
    });
    this.#assign();
    return {
      done: done as Promise<Extract<RunnerResponse, { type: T }> | undefined>,
      cancel: () => this.#cancel(job),
    };
  }

  #assign(): void {
    for (const slot of this.#slots) {
      if (slot.working !== undefined) continue;
      const next = this.#line.shift();
      if (next === undefined) return;
      slot.working = next;
      slot.port.post(next.request);
    }
  }

  #answered(slot: Slot, response: RunnerResponse): void {
    const { working } = slot;
    // The answer of a cancelled job may still have been under way.
    if (working === undefined || working.job !== response.job) return;
    slot.working = undefined;
    if (response.type === 'refused') working.reject(new RunRefused(response.problem));
    else if (response.type === 'failed') working.reject(new Error(response.error));
    else working.resolve(response);
    this.#assign();
  }

  #cancel(job: number): void {
    const position = this.#line.findIndex((waiting) => waiting.job === job);
    if (position >= 0) {
      const [waiting] = this.#line.splice(position, 1);
      waiting?.resolve(undefined);
      return;
    }
    const slot = this.#slots.find(({ working }) => working?.job === job);
    if (slot === undefined) return;
    slot.port.post({ type: 'cancel', job });
    slot.working?.resolve(undefined);
    slot.working = undefined;
    this.#assign();
  }
}
