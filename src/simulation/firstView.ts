/** What the page opens on: twenty-four neighbours with some weeks of history, made by commands from a seed. */
import { PersistentBooks } from '../engine/books/PersistentBooks';
import type { Command } from '../engine/commands';
import { execute } from '../engine/execute';
import { createEconomy } from '../engine/genesis';
import { LOOP_SCRIPT_FORMAT, type LoopScript } from '../engine/loopScript';
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
  const books = new PersistentBooks(createEconomy());
  const commands: Command[] = [];
  const run = (source: Iterable<Command>): void => {
    for (const command of source) if (execute(books, command).ok) commands.push(command);
  };
  run(village.opening(neighbourNames));
  for (let day = 1; day <= days; day += 1) run(village.day(() => books));
  return { format: LOOP_SCRIPT_FORMAT, name: 'Twenty-four neighbours', genesis: {}, commands };
}
