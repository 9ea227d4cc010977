/**
 * The running loop: the current economy in a Zustand store, its history, and the attempts that were refused. Framework-free;
 * `hooks.ts` binds it to React.
 */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Economy } from '../engine/books/PersistentBooks';
import type { Command } from '../engine/commands';
import { createEconomy, standardGenesis, type Genesis } from '../engine/genesis';
import { LOOP_SCRIPT_FORMAT, type LoopScript } from '../engine/loopScript';
import type { Fault, Outcome, Receipt } from '../engine/receipts';
import type { Rejection } from '../engine/rejections';
import type { Probe } from '../engine/steps';
import { applyCommand } from './commitCommand';
import { History } from './history';

/** Where one stands in history. */
export interface Timeline {
  /** How many commands lead to the current economy. */
  readonly position: number;
  /** How many commands there are, redoable ones included. */
  readonly length: number;
  /** Counts up whenever the whole history was replaced or a tail was dropped: earlier positions then mean something else. */
  readonly epoch: number;
}

/** A command that was not committed. */
export interface Attempt {
  /** Counts up from 1. */
  readonly number: number;
  readonly command: Command;
  readonly outcome: Rejection | Fault;
  /** How many commands had been committed when it was made. */
  readonly position: number;
}

/** What happened, told after the fact. */
export type LoopEvent =
  | {
      readonly type: 'committed';
      readonly command: Command;
      readonly receipt: Receipt;
      readonly position: number;
    }
  | { readonly type: 'rejected'; readonly attempt: Attempt }
  | { readonly type: 'rolledBack'; readonly attempt: Attempt }
  | { readonly type: 'moved'; readonly position: number }
  | { readonly type: 'replaced'; readonly name: string };

/** How many refused attempts are remembered. */
export const ATTEMPTS_KEPT = 500;

/** A listener that throws must neither fail a commit nor keep others from hearing of it. */
function guarded<A extends readonly unknown[]>(listener: (...args: A) => void): (...args: A) => void {
  return (...args) => {
    try {
      listener(...args);
    } catch (error) {
      console.error('A subscriber failed; the commit stands.', error);
    }
  };
}

function createGuardedStore<T>(initial: T): StoreApi<T> {
  const store = createStore<T>(() => initial);
  const subscribe = store.subscribe;
  store.subscribe = (listener) => subscribe(guarded(listener));
  return store;
}

export class LoopStore {
  /** The current economy. Its subscribers are called once per commit or move, and never for anything that failed. */
  readonly economy: StoreApi<Economy>;
  readonly timeline: StoreApi<Timeline>;
  readonly attempts: StoreApi<readonly Attempt[]>;
  readonly #listeners = new Set<(event: LoopEvent) => void>();
  #history: History;
  #genesis: Genesis;
  #name: string;
  #attemptCount = 0;

  constructor(genesis: Genesis = standardGenesis, name = 'Bare genesis') {
    const origin = createEconomy(genesis);
    this.#genesis = genesis;
    this.#name = name;
    this.#history = new History(origin);
    this.economy = createGuardedStore(origin);
    this.timeline = createGuardedStore<Timeline>({ position: 0, length: 0, epoch: 0 });
    this.attempts = createGuardedStore<readonly Attempt[]>([]);
  }

  get history(): History {
    return this.#history;
  }

  get genesis(): Genesis {
    return this.#genesis;
  }

  /** What the running economy is called. */
  get name(): string {
    return this.#name;
  }

  /** Calls `listener` after every commit, rejection, rollback and move; returns how to stop. */
  onEvent(listener: (event: LoopEvent) => void): () => void {
    const safe = guarded(listener);
    this.#listeners.add(safe);
    return () => this.#listeners.delete(safe);
  }

  /**
   * Executes a command. If it succeeds, the next economy is set once, history grows (dropping what could have been redone),
   * and an event goes out; otherwise the economy stays the very same object and the attempt is listed.
   */
  commit(command: Command, probe?: Probe): Outcome {
    const before = this.economy.getState();
    const { outcome, economy } = applyCommand(before, command, probe);
    if (!outcome.ok) {
      this.#listAttempt(command, outcome);
      return outcome;
    }
    if (outcome.replayed === true) return outcome;
    const { position, length, epoch } = this.timeline.getState();
    this.#history.record(position, command, outcome, economy);
    this.economy.setState(economy, true);
    const next = position + 1;
    this.timeline.setState({ position: next, length: next, epoch: next > length ? epoch : epoch + 1 }, true);
    if (this.#listeners.size > 0)
      this.#emit({ type: 'committed', command, receipt: outcome, position: next });
    return outcome;
  }

  /** What a command would do, through the same code, without doing it. */
  preview(command: Command): { readonly outcome: Outcome; readonly economy: Economy } {
    return applyCommand(this.economy.getState(), command);
  }

  /** Goes to the moment after the first `position` commands. */
  seek(position: number): void {
    const timeline = this.timeline.getState();
    if (position === timeline.position) return;
    this.economy.setState(this.#history.economyAt(position), true);
    this.timeline.setState({ ...timeline, position }, true);
    this.#emit({ type: 'moved', position });
  }

  /** Takes back the last command; false if there is none. */
  undo(): boolean {
    const { position } = this.timeline.getState();
    if (position === 0) return false;
    this.seek(position - 1);
    return true;
  }

  /** Commits again what was taken back last; false if there is nothing. */
  redo(): boolean {
    const { position, length } = this.timeline.getState();
    if (position === length) return false;
    this.seek(position + 1);
    return true;
  }

  /** The economy after the first `position` commands, without going there. */
  economyAt(position: number): Economy {
    return position === this.timeline.getState().position
      ? this.economy.getState()
      : this.#history.economyAt(position);
  }

  /**
   * Replaces everything by a script's starting point and its commands, all at once and notifying once. Commands that are
   * refused are listed as attempts.
   */
  load(script: LoopScript): void {
    const origin = createEconomy(script.genesis);
    const history = new History(origin);
    const attempts: Attempt[] = [];
    let economy = origin;
    let position = 0;
    for (const command of script.commands) {
      const applied = applyCommand(economy, command);
      economy = applied.economy;
      if (!applied.outcome.ok) {
        attempts.push({ number: attempts.length + 1, command, outcome: applied.outcome, position });
      } else if (applied.outcome.replayed !== true) {
        history.record(position, command, applied.outcome, economy);
        position += 1;
      }
    }
    this.#genesis = script.genesis ?? standardGenesis;
    this.#name = script.name ?? 'Unnamed script';
    this.#history = history;
    this.#attemptCount = attempts.length;
    const { epoch } = this.timeline.getState();
    this.economy.setState(economy, true);
    this.timeline.setState({ position, length: position, epoch: epoch + 1 }, true);
    this.attempts.setState(attempts.slice(-ATTEMPTS_KEPT), true);
    this.#emit({ type: 'replaced', name: this.#name });
  }

  /** The running economy up to now as a loop script: replaying it gives the same state hash. */
  toScript(): LoopScript {
    const commands = this.#history.commands(this.timeline.getState().position);
    return { format: LOOP_SCRIPT_FORMAT, name: this.#name, genesis: this.#genesis, commands };
  }

  #listAttempt(command: Command, outcome: Rejection | Fault): void {
    this.#attemptCount += 1;
    const { position } = this.timeline.getState();
    const attempt: Attempt = { number: this.#attemptCount, command, outcome, position };
    this.attempts.setState([...this.attempts.getState(), attempt].slice(-ATTEMPTS_KEPT), true);
    this.#emit({ type: outcome.kind === 'fault' ? 'rolledBack' : 'rejected', attempt });
  }

  #emit(event: LoopEvent): void {
    for (const listener of this.#listeners) listener(event);
  }
}
