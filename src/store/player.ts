/**
 * Plays the living economy: commits the village's commands one after another, spread over each day, a few milliseconds of them
 * at a time. Every action is a command like a person's own and can be undone.
 */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Command } from '../engine/commands';
import { planDay } from '../simulation/firstView';
import type { Village } from '../simulation/village';
import type { LoopStore } from './loopStore';

export type PlaySpeed = 1 | 4 | 20;

export const playSpeeds: readonly PlaySpeed[] = [1, 4, 20];

/** Seconds that one day takes at speed 1. */
export const SECONDS_PER_DAY = 2;

/** Milliseconds of work in one turn; the page stays responsive between turns. */
const workMillisecondsMax = 8;

/** Milliseconds between two turns. */
const turnMilliseconds = 16;

export interface PlayerState {
  readonly playing: boolean;
  readonly speed: PlaySpeed;
}

/** One player for one loop. */
export class Player {
  readonly state: StoreApi<PlayerState> = createStore<PlayerState>(() => ({ playing: false, speed: 1 }));
  readonly #loop: LoopStore;
  #village: Village;
  /** The rest of the current day as it was planned when it began. */
  #day: Iterator<Command> | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Commands owed since playing began, as a fraction that carries over. */
  #owed = 0;
  #lastTurn = 0;
  #commandsPerDay = 40;
  #isCommitting = false;
  #committedToday = 0;

  constructor(loop: LoopStore, village: Village) {
    this.#loop = loop;
    this.#village = village;
    loop.onEvent((event) => {
      // Whoever moves in time or loads something else begins a new day from there.
      if (event.type === 'moved' || event.type === 'replaced') this.#day = undefined;
      // Nobody is thrown out of the past: going on from there would forget what came after it.
      if (event.type === 'moved' && event.position < loop.history.length) this.pause();
    });
  }

  /** True while a command of the player is being committed: its receipts need no notice. */
  get isCommitting(): boolean {
    return this.#isCommitting;
  }

  /** Goes to the present and lives on from there, at the chosen speed. */
  play(): void {
    if (this.state.getState().playing) return;
    this.#goToPresent();
    this.state.setState({ playing: true });
    this.#lastTurn = performance.now();
    this.#owed = 1;
    this.#schedule();
  }

  /** Stops after the command that is being committed. */
  pause(): void {
    if (this.#timer !== undefined) clearTimeout(this.#timer);
    this.#timer = undefined;
    this.state.setState({ playing: false });
  }

  /** Lives by another village from its next day on, as after one was adopted. */
  follow(village: Village): void {
    this.#village = village;
    this.#day = undefined;
  }

  /** From the next turn on, that many days in {@link SECONDS_PER_DAY}. */
  setSpeed(speed: PlaySpeed): void {
    this.state.setState({ speed });
  }

  /** Commits the village's next command. */
  step(): void {
    const command = this.#next();
    if (command === undefined) return;
    this.#isCommitting = true;
    try {
      this.#loop.commit(command);
    } finally {
      this.#isCommitting = false;
    }
  }

  #goToPresent(): void {
    const { length } = this.#loop.timeline.getState();
    this.#loop.seek(length);
  }

  #schedule(): void {
    this.#timer = setTimeout(() => this.#turn(), turnMilliseconds);
  }

  #turn(): void {
    const now = performance.now();
    const { speed } = this.state.getState();
    const commandsPerMillisecond = (this.#commandsPerDay * speed) / (SECONDS_PER_DAY * 1_000);
    // A page that slept owes at most a day.
    this.#owed = Math.min(this.#owed + (now - this.#lastTurn) * commandsPerMillisecond, this.#commandsPerDay);
    this.#lastTurn = now;
    while (
      this.#owed >= 1 &&
      this.state.getState().playing &&
      performance.now() - now < workMillisecondsMax
    ) {
      this.#owed -= 1;
      this.step();
    }
    // Readable in the browser's own profiler; `clearMeasures` keeps the buffer from growing.
    performance.measure('player turn', { start: now, end: performance.now() });
    performance.clearMeasures('player turn');
    if (this.state.getState().playing) this.#schedule();
  }

  #next(): Command | undefined {
    for (let attempt = 0; attempt < 2; attempt += 1) {
      if (this.#day === undefined) {
        this.#day = planDay(this.#loop.economy.getState(), this.#village)[Symbol.iterator]();
        this.#committedToday = 0;
      }
      const next = this.#day.next();
      if (next.done !== true) {
        this.#committedToday += 1;
        return next.value;
      }
      // The day is over: its length is the best guess at the next one's.
      this.#commandsPerDay = Math.max(1, this.#committedToday);
      this.#day = undefined;
    }
    return undefined;
  }
}
