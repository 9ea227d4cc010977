/**
 * History: the committed commands with their receipts, and an economy every 100 commits, so that any moment is at most 100
 * commands away. It lives outside the economy.
 */
import type { Economy } from '../engine/books/PersistentBooks';
import type { Command } from '../engine/commands';
import type { Receipt } from '../engine/receipts';
import { CommandRun } from './commitCommand';

/** Commits between two kept economies. */
export const CHECKPOINT_EVERY = 100;

/** The history of one running loop, from its starting point on. */
export class History {
  readonly #commands: Command[] = [];
  readonly #receipts: Receipt[] = [];
  /** Economies before command 0, 100, 200, … */
  readonly #checkpoints: Economy[];
  // The moment that was looked at last: stepping through time then replays one command instead of up to 100.
  #nearest: { readonly position: number; readonly economy: Economy } | undefined;

  constructor(origin: Economy) {
    this.#checkpoints = [origin];
  }

  /** How many commands were committed, redoable ones included. */
  get length(): number {
    return this.#commands.length;
  }

  /** The committed command of this number. */
  command(index: number): Command | undefined {
    return this.#commands[index];
  }

  /** The receipt of the command of this number. */
  receipt(index: number): Receipt | undefined {
    return this.#receipts[index];
  }

  /** The first `count` commands. */
  commands(count: number): readonly Command[] {
    return this.#commands.slice(0, count);
  }

  /**
   * Adds a commit at `position`, dropping whatever stood there and after it. Every {@link CHECKPOINT_EVERY} commits the economy
   * after it is asked for and kept.
   */
  record(position: number, command: Command, receipt: Receipt, after: () => Economy): void {
    if (position < this.#commands.length) this.truncate(position);
    this.#commands.push(command);
    this.#receipts.push(receipt);
    if (this.#commands.length % CHECKPOINT_EVERY === 0) this.#checkpoints.push(after());
  }

  /** The economy after the first `position` commands, by replaying at most 100 of them. Throws a defect beyond the end. */
  economyAt(position: number): Economy {
    if (!Number.isInteger(position) || position < 0 || position > this.#commands.length) {
      throw new RangeError(`history has ${this.#commands.length} commands, not ${position}`);
    }
    const checkpoint = Math.floor(position / CHECKPOINT_EVERY);
    let start = checkpoint * CHECKPOINT_EVERY;
    let economy = this.#checkpoints[checkpoint];
    const nearest = this.#nearest;
    if (nearest !== undefined && nearest.position <= position && nearest.position > start) {
      start = nearest.position;
      economy = nearest.economy;
    }
    if (economy === undefined) throw new Error(`history lacks the economy before command ${start}`);
    if (start === position) return economy;
    const replay = new CommandRun(economy);
    for (let index = start; index < position; index += 1) {
      if (!replay.execute(this.#commands[index] as Command).ok)
        throw new Error('a committed command failed in its replay');
    }
    const reached = replay.settle();
    this.#nearest = { position, economy: reached };
    return reached;
  }

  /** Forgets everything from `position` on. */
  truncate(position: number): void {
    this.#commands.length = position;
    this.#receipts.length = position;
    this.#checkpoints.length = Math.floor(position / CHECKPOINT_EVERY) + 1;
    if (this.#nearest !== undefined && this.#nearest.position > position) this.#nearest = undefined;
  }
}
