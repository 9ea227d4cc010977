/** What the page opens on: twenty-four neighbours with some weeks of history, made by commands from a seed. */
import { PersistentBooks, type Economy } from '../engine/books/PersistentBooks';
import type { Command } from '../engine/commands';
import type { Executor } from '../engine/execute';
import { CommandWorld, executorOn } from './commandWorld';
import { firstViewScenario } from './scenario';
import { Village } from './village';

/** The names of the twenty-four neighbours. */
export const neighbourNames: readonly string[] = [
  'Ada',
  'Bao',
  'Chidi',
  'Dalia',
  'Emre',
  'Freya',
  'Goran',
  'Hana',
  'Ines',
  'Jonas',
  'Kofi',
  'Lena',
  'Mateo',
  'Nadia',
  'Olga',
  'Priya',
  'Quentin',
  'Rosa',
  'Samir',
  'Tove',
  'Umar',
  'Vera',
  'Wen',
  'Yara',
];

/** Days of history that the page opens with. */
export const FIRST_VIEW_DAYS = 57;

/** What the first view is called. */
export const FIRST_VIEW_NAME = 'Twenty-four neighbours';

/** Lives the first view from the specified genesis on; yields after each day. */
export function* liveFirstView(executor: Executor, days: number = FIRST_VIEW_DAYS): Generator<void, void> {
  const village = new Village(firstViewScenario);
  const world = new CommandWorld(executor);
  village.open(world, neighbourNames);
  for (let day = 1; day <= days; day += 1) {
    village.day(world);
    yield;
  }
  // One message at the specified price, so that the page opens on what the whole loop begins with.
  executor.execute({
    type: 'messageBurn',
    sender: 'Ines',
    messageId: 'good-morning',
    messageType: 'standard',
  });
}

/** What the village does on the next day of an economy, as commands; those that will be refused included. */
export function planDay(economy: Economy, village: Village): readonly Command[] {
  const commands: Command[] = [];
  const executor = executorOn(new PersistentBooks(economy), (command) => commands.push(command));
  village.day(new CommandWorld(executor));
  return commands;
}
