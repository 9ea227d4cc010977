import { PersistentBooks } from '../../src/engine/books/PersistentBooks';
import type { Command } from '../../src/engine/commands';
import { createEconomy } from '../../src/engine/genesis';
import { LOOP_SCRIPT_FORMAT, type LoopScript } from '../../src/engine/loopScript';
import { executorOn } from '../../src/simulation/commandWorld';
import { FIRST_VIEW_NAME, liveFirstView } from '../../src/simulation/firstView';

/** What the page opens on, or fewer of its days, as a loop script. */
export function createFirstViewScript(days?: number): LoopScript {
  const commands: Command[] = [];
  const executor = executorOn(new PersistentBooks(createEconomy()), (command, isCommitted) => {
    if (isCommitted) commands.push(command);
  });
  for (const _ of liveFirstView(executor, days));
  return { format: LOOP_SCRIPT_FORMAT, name: FIRST_VIEW_NAME, genesis: {}, commands };
}
