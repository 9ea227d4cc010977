/** A day of a scenario as an economy of its own: the same behaviours as in a run, as commands. */
import type { Executor } from '../engine/execute';
import { CommandWorld } from './commandWorld';
import { citizenNames, continuedPolicy, type RunStart } from './runScenario';
import type { Scenario } from './scenario';
import { Village } from './village';

/** Lives so many days of a scenario; yields now and then, so that a page can do it in slices. */
export function* liveScenario(
  executor: Executor,
  scenario: Scenario,
  days: number,
  start?: RunStart,
): Generator<void, void> {
  const world = new CommandWorld(executor);
  const village = new Village(scenario);
  if (start === undefined) village.open(world, citizenNames(scenario.citizens));
  else {
    for (const [index, command] of start.commands.entries()) {
      executor.execute(command);
      if (index % 100 === 99) yield;
    }
    world.setPolicy(continuedPolicy(executor.books, scenario));
  }
  for (let day = 1; day <= days; day += 1) {
    yield;
    village.day(world);
  }
}
