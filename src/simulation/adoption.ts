/** A day of a scenario as a loop script: the commands that lead there, for the store to replay. */
import { pools } from '../engine/assets';
import { ColumnarBooks } from '../engine/books/ColumnarBooks';
import type { Command } from '../engine/commands';
import { execute } from '../engine/execute';
import { writeGenesis, type Genesis } from '../engine/genesis';
import { LOOP_SCRIPT_FORMAT, type LoopScript } from '../engine/loopScript';
import { CommandWorld } from './commandWorld';
import { citizenNames, continuedPolicy, type RunStart } from './runScenario';
import type { Scenario } from './scenario';
import { Village } from './village';

function genesisOf({ pools: { feeBasisPoints } }: Scenario): Genesis {
  if (feeBasisPoints === 30) return {};
  return { pools: Object.fromEntries(pools.map(({ address }) => [address, { feeBasisPoints }])) };
}

/**
 * Collects the commands of so many days. It is a generator, so that a page can do it in slices: it yields after the start and
 * each day how many commands there are.
 */
export function* adoptScenario(
  name: string,
  scenario: Scenario,
  days: number,
  start?: RunStart,
): Generator<number, LoopScript> {
  const genesis = start?.genesis ?? genesisOf(scenario);
  const commands: Command[] = [];
  const books = new ColumnarBooks(false);
  writeGenesis(books, genesis);
  const world = new CommandWorld(books, (command, isCommitted) => {
    books.settle();
    if (isCommitted) commands.push(command);
  });
  const village = new Village(scenario);
  if (start === undefined) village.open(world, citizenNames(scenario.citizens));
  else {
    for (const command of start.commands) {
      const { ok } = execute(books, command);
      books.settle();
      if (ok) commands.push(command);
    }
    world.setPolicy(continuedPolicy(books, scenario));
  }
  yield commands.length;
  for (let day = 1; day <= days; day += 1) {
    village.day(world);
    yield commands.length;
  }
  return { format: LOOP_SCRIPT_FORMAT, name, genesis, commands };
}
