/** The running loop for the browser's console and for scripts that drive the page. */
import type { Economy } from '../engine/books/PersistentBooks';
import { readBooks } from '../engine/books/PersistentBooks';
import type { Command } from '../engine/commands';
import { readLoopScript, runLoopScript, type ScriptOutput } from '../engine/loopScript';
import type { Outcome } from '../engine/receipts';
import { stateHash } from '../engine/stateHash';
import type { LoopStore } from '../store/loopStore';

/** What `window.nexusLoop` offers. */
export interface NexusLoop {
  /** Commits a copy of the command to the running loop. */
  commit(command: Command): Outcome;
  /** The current economy: immutable, and the very same object as long as nothing was committed. */
  economy(): Economy;
  stateHash(): string;
  /** Runs a script on an economy of its own. Throws a TypeError with the reason if it is no valid script. */
  run(script: unknown): ScriptOutput;
}

declare global {
  interface Window {
    nexusLoop?: NexusLoop;
  }
}

/** Makes the console's view of a loop. */
export function createNexusLoop(loop: LoopStore): NexusLoop {
  return {
    commit: (command) => loop.commit(structuredClone(command)),
    economy: () => loop.economy.getState(),
    stateHash: () => stateHash(readBooks(loop.economy.getState())),
    run: (given) => {
      const parsed = readLoopScript(structuredClone(given));
      if (!parsed.ok) throw new TypeError(parsed.problem);
      return runLoopScript(parsed.script).output;
    },
  };
}
