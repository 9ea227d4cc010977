/**
 * The only place where an economy changes, and the only one that knows Immer: a command runs inside a draft of the economy
 * which is finished if the whole command succeeds and dropped otherwise.
 */
import { Immer } from 'immer';
import { PersistentBooks, type Economy, type MutableEconomy } from '../engine/books/PersistentBooks';
import type { Books } from '../engine/books/Books';
import type { Command } from '../engine/commands';
import { execute, type Executor } from '../engine/execute';
import type { Outcome } from '../engine/receipts';
import type { Probe } from '../engine/steps';

// An instance of our own: a chart library in the same page shares the module's global one.
const immer = new Immer({ autoFreeze: true });

/** A draft's type would open the collections too; Immer leaves them as they are, being instances of classes. */
function openDraft(economy: Economy): MutableEconomy {
  return immer.createDraft(economy as never);
}

/** What came of a command, and the economy after it: the very same object if the command was not committed. */
export interface Applied {
  readonly outcome: Outcome;
  readonly economy: Economy;
}

/**
 * Executes a command on an economy. On a receipt `economy` is the next one, otherwise `Object.is` the given one. Previews
 * and commits both come through here.
 */
export function applyCommand(economy: Economy, command: Command, probe?: Probe): Applied {
  const draft: MutableEconomy = openDraft(economy);
  // Reads go to the plain object; only what changed is written to the draft.
  const books = new PersistentBooks(economy);
  const outcome = execute(books, command, probe);
  if (!outcome.ok || outcome.replayed === true) return { outcome, economy };
  books.publish(draft);
  return { outcome, economy: immer.finishDraft(draft) };
}

/**
 * Executes many commands one after another in one draft. A refused command changes nothing and does not stop the others. Made
 * for what is told only as a whole: replaying history, loading scripts, living the first view.
 */
export class CommandRun implements Executor {
  #draft: MutableEconomy;
  #books: PersistentBooks;

  constructor(economy: Economy) {
    this.#draft = openDraft(economy);
    this.#books = new PersistentBooks(economy);
  }

  get books(): Books {
    return this.#books;
  }

  execute(command: Command): Outcome {
    return execute(this.#books, command);
  }

  /** The economy that the committed commands lead to. Further commands go on from it. */
  settle(): Economy {
    this.#books.publish(this.#draft);
    const economy = immer.finishDraft(this.#draft) as Economy;
    this.#draft = openDraft(economy);
    this.#books = new PersistentBooks(economy);
    return economy;
  }
}
