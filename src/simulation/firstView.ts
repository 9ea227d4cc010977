/** What the page opens on: twenty-four neighbours with some weeks of history, made by commands from a seed. */
import { PersistentBooks, type Economy } from '../engine/books/PersistentBooks';
import type { Command } from '../engine/commands';
import { createEconomy } from '../engine/genesis';
import { LOOP_SCRIPT_FORMAT, type LoopScript } from '../engine/loopScript';
import { CommandWorld } from './commandWorld';
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

/** The first view as a loop script: replaying its commands from the specified genesis gives its last day. */
export function createFirstViewScript(days: number = FIRST_VIEW_DAYS): LoopScript {
  const village = new Village(firstViewScenario);
  const commands: Command[] = [];
  const world = new CommandWorld(new PersistentBooks(createEconomy()), (command, isCommitted) => {
    if (isCommitted) commands.push(command);
  });
  village.open(world, neighbourNames);
  for (let day = 1; day <= days; day += 1) village.day(world);
  // One message at the specified price, so that the page opens on what the whole loop begins with.
  commands.push({ type: 'messageBurn', sender: 'Ines', messageId: 'good-morning', messageType: 'standard' });
  return { format: LOOP_SCRIPT_FORMAT, name: 'Twenty-four neighbours', genesis: {}, commands };
}

/** What the village does on the next day of an economy, as commands; those that will be refused included. */
export function planDay(economy: Economy, village: Village): readonly Command[] {
  const commands: Command[] = [];
  village.day(new CommandWorld(new PersistentBooks(economy), (command) => commands.push(command)));
  return commands;
}
