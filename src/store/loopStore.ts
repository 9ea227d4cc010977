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
import { ATTEMPTS_KEPT, type Attempt } from './attempts';
import { applyCommand } from './commitCommand';
import { History } from './history';
import { recordAtOnce, recordScript, type Recording } from './recording';

/** Where one stands in history. */
export interface Timeline {
  /** How many commands lead to the current economy. */
  readonly position: number;
  /** How many commands there are, redoable ones included. */
  readonly length: number;
  /** Counts up whenever the whole history was replaced or a tail was dropped: earlier positions then mean something else. */
  readonly epoch: number;
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

/** One running loop: what commits, and where everybody hears of it. */
export class LoopStore {
  /** The current economy. Its subscribers are called once per commit or move, and never for anything that failed. */
  readonly economy: StoreApi<Economy>;
  readonly timeline: StoreApi<Timeline>;
  readonly attempts: StoreApi<readonly Attempt[]>;
  readonly #listeners = new Set<(event: LoopEvent) => void>();
  /** Events that are still to be told, in the order in which they happened. */
  readonly #events: LoopEvent[] = [];
  #isTelling = false;
  /** The truth behind both stores. It changes as a whole before anybody hears of it: a listener may send commands of its own. */
  #now: { readonly economy: Economy; readonly timeline: Timeline };
  #history: History;
  #genesis: Genesis;
  #name: string;
  #attemptCount = 0;

  constructor(genesis: Genesis = standardGenesis, name = 'Bare genesis') {
    const origin = createEconomy(genesis);
    this.#genesis = genesis;
    this.#name = name;
    this.#history = new History(origin);
    this.#now = { economy: origin, timeline: { position: 0, length: 0, epoch: 0 } };
    this.economy = createGuardedStore(origin);
    this.timeline = createGuardedStore(this.#now.timeline);
    this.attempts = createGuardedStore<readonly Attempt[]>([]);
  }

  /** What was committed so far. */
  get history(): History {
    return this.#history;
  }

  /** What it all began from. */
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
    const { outcome, economy } = applyCommand(this.#now.economy, command, probe);
    if (!outcome.ok) {
      this.#listAttempt(command, outcome);
      return outcome;
    }
    if (outcome.replayed === true) return outcome;
    const { position, length, epoch } = this.#now.timeline;
    this.#history.record(position, command, outcome, () => economy);
    const next = position + 1;
    if (this.#listeners.size > 0)
      this.#events.push({ type: 'committed', command, receipt: outcome, position: next });
    this.#show(economy, { position: next, length: next, epoch: next > length ? epoch : epoch + 1 });
    this.#tell();
    return outcome;
  }

  /** What a command would do, through the same code, without doing it. */
  preview(command: Command): { readonly outcome: Outcome; readonly economy: Economy } {
    return applyCommand(this.#now.economy, command);
  }

  /** Goes to the moment after the first `position` commands. */
  seek(position: number): void {
    const { timeline } = this.#now;
    if (position === timeline.position) return;
    const economy = this.#history.economyAt(position);
    this.#events.push({ type: 'moved', position });
    this.#show(economy, { ...timeline, position });
    this.#tell();
  }

  /** Takes back the last command; false if there is none. */
  undo(): boolean {
    const { position } = this.#now.timeline;
    if (position === 0) return false;
    this.seek(position - 1);
    return true;
  }

  /** Commits again what was taken back last; false if there is nothing. */
  redo(): boolean {
    const { position, length } = this.#now.timeline;
    if (position === length) return false;
    this.seek(position + 1);
    return true;
  }

  /** Makes the moment that is looked at the present: what could have been redone is forgotten. */
  branch(): void {
    const { economy, timeline } = this.#now;
    const { position, length, epoch } = timeline;
    if (position === length) return;
    this.#history.truncate(position);
    this.#events.push({ type: 'moved', position });
    this.#show(economy, { position, length: position, epoch: epoch + 1 });
    this.#tell();
  }

  /** The economy after the first `position` commands, without going there. */
  economyAt(position: number): Economy {
    const { economy, timeline } = this.#now;
    return position === timeline.position ? economy : this.#history.economyAt(position);
  }

  /**
   * Replaces everything by a script's starting point and its commands, all at once and notifying once. Commands that are
   * refused are listed as attempts.
   */
  load(script: LoopScript): void {
    this.replace(recordAtOnce(recordScript(script)));
  }

  /** Replaces everything by a recorded history, which from now on is this store's own; notifies once. */
  replace({ name, genesis, history, economy, attempts, attemptCount }: Recording): void {
    this.#genesis = genesis;
    this.#name = name;
    this.#history = history;
    this.#attemptCount = attemptCount;
    const { length } = history;
    const { epoch } = this.#now.timeline;
    this.#events.push({ type: 'replaced', name });
    this.#show(economy, { position: length, length, epoch: epoch + 1 }, attempts);
    this.#tell();
  }

  /** The running economy up to now as a loop script: replaying it gives the same state hash. */
  toScript(): LoopScript {
    const commands = this.#history.commands(this.#now.timeline.position);
    return { format: LOOP_SCRIPT_FORMAT, name: this.#name, genesis: this.#genesis, commands };
  }

  #listAttempt(command: Command, outcome: Rejection | Fault): void {
    this.#attemptCount += 1;
    const { position } = this.#now.timeline;
    const attempt: Attempt = { number: this.#attemptCount, command, outcome, position };
    this.#events.push({ type: outcome.kind === 'fault' ? 'rolledBack' : 'rejected', attempt });
    this.attempts.setState([...this.attempts.getState(), attempt].slice(-ATTEMPTS_KEPT), true);
    this.#tell();
  }

  /** Sets the stores to what is now true; if a subscriber went on meanwhile, to that. */
  #show(economy: Economy, timeline: Timeline, attempts?: readonly Attempt[]): void {
    this.#now = { economy, timeline };
    if (attempts !== undefined) this.attempts.setState(attempts, true);
    this.economy.setState(this.#now.economy, true);
    this.timeline.setState(this.#now.timeline, true);
  }

  /** Tells what happened, in order, even if a listener makes more happen. */
  #tell(): void {
    if (this.#isTelling) return;
    this.#isTelling = true;
    for (let event = this.#events.shift(); event !== undefined; event = this.#events.shift()) {
      for (const listener of this.#listeners) listener(event);
    }
    this.#isTelling = false;
  }
}
