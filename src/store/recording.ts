/** Histories in the making: nobody hears of one before it is whole and the store shows it. */
import type { Books } from '../engine/books/Books';
import type { Economy } from '../engine/books/PersistentBooks';
import type { Command } from '../engine/commands';
import type { Executor } from '../engine/execute';
import { createEconomy, standardGenesis, type Genesis } from '../engine/genesis';
import type { LoopScript } from '../engine/loopScript';
import type { Outcome } from '../engine/receipts';
import { ATTEMPTS_KEPT, type Attempt } from './attempts';
import { CommandRun } from './commitCommand';
import { History } from './history';

/** A whole history from its starting point on, for `LoopStore.replace`. */
export interface Recording {
  readonly name: string;
  readonly genesis: Genesis;
  readonly history: History;
  /** The economy that the commands lead to. */
  readonly economy: Economy;
  /** The last commands that were refused, and how many there were. */
  readonly attempts: readonly Attempt[];
  readonly attemptCount: number;
  /** The first command that was refused. */
  readonly firstAttempt: Attempt | undefined;
}

class Recorder implements Executor {
  readonly history: History;
  readonly #run: CommandRun;
  #attempts: Attempt[] = [];
  #attemptCount = 0;
  #firstAttempt: Attempt | undefined;
  readonly #genesis: Genesis;

  constructor(genesis: Genesis) {
    const origin = createEconomy(genesis);
    this.#genesis = genesis;
    this.history = new History(origin);
    this.#run = new CommandRun(origin);
  }

  get books(): Books {
    return this.#run.books;
  }

  execute(command: Command): Outcome {
    const outcome = this.#run.execute(command);
    const position = this.history.length;
    if (!outcome.ok) {
      this.#attemptCount += 1;
      const attempt: Attempt = { number: this.#attemptCount, command, outcome, position };
      this.#firstAttempt ??= attempt;
      this.#attempts.push(attempt);
      if (this.#attempts.length > 2 * ATTEMPTS_KEPT) this.#attempts = this.#attempts.slice(-ATTEMPTS_KEPT);
    } else if (outcome.replayed !== true) {
      this.history.record(position, command, outcome, () => this.#run.settle());
    }
    return outcome;
  }

  recorded(name: string): Recording {
    return {
      name,
      genesis: this.#genesis,
      history: this.history,
      economy: this.#run.settle(),
      attempts: this.#attempts.slice(-ATTEMPTS_KEPT),
      attemptCount: this.#attemptCount,
      firstAttempt: this.#firstAttempt,
    };
  }
}

/** Executes a script from its starting point; yields every hundred commands how many were executed. */
export function* recordScript({
  name = 'Unnamed script',
  genesis = standardGenesis,
  commands,
}: LoopScript): Generator<number, Recording> {
  const recorder = new Recorder(genesis);
  for (const [index, command] of commands.entries()) {
    recorder.execute(command);
    if (index % 100 === 99) yield index + 1;
  }
  return recorder.recorded(name);
}

/**
 * Records what `live` does from a starting point on, in the steps in which it yields; yields how many commands were committed.
 * What a village cannot afford is nobody's attempt.
 */
export function* recordLife(
  name: string,
  genesis: Genesis,
  live: (executor: Executor) => Iterable<unknown>,
): Generator<number, Recording> {
  const recorder = new Recorder(genesis);
  for (const _ of live(recorder)) yield recorder.history.length;
  return { ...recorder.recorded(name), attempts: [], attemptCount: 0, firstAttempt: undefined };
}

/** Does the steps of a recording at once, for those who need not answer in between. */
export function recordAtOnce(steps: Generator<number, Recording>): Recording {
  for (let step = steps.next(); ; step = steps.next()) if (step.done === true) return step.value;
}
