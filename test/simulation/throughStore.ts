/** The store's path of a run: what the village does becomes commands, and the store commits them one by one. */
import type { AccountId } from '../../src/engine/books/Books';
import { readBooks } from '../../src/engine/books/PersistentBooks';
import type { Command } from '../../src/engine/commands';
import { pools } from '../../src/engine/assets';
import type { Genesis } from '../../src/engine/genesis';
import { stateHash } from '../../src/engine/stateHash';
import { CommandWorld, executorOn } from '../../src/simulation/commandWorld';
import { citizenNames } from '../../src/simulation/runScenario';
import { balancedVillage, type Scenario } from '../../src/simulation/scenario';
import { Village } from '../../src/simulation/village';
import { LoopStore } from '../../src/store/loopStore';

/** The starting point of a scenario: the specified one, with the scenario's trading fee in every pool. */
export function genesisOf({ pools: { feeBasisPoints } }: Scenario): Genesis {
  return { pools: Object.fromEntries(pools.map(({ address }) => [address, { feeBasisPoints }])) };
}

export interface StoreRun {
  readonly loop: LoopStore;
  readonly village: Village;
  /** Every command, refused ones included. */
  readonly commands: readonly Command[];
  readonly refused: number;
}

/** Commits through the store what `act` does to a world, and checks that the store agrees on what is refused. */
export function commitThrough(loop: LoopStore, act: (world: CommandWorld) => void): readonly Command[] {
  const planned: { command: Command; isCommitted: boolean }[] = [];
  const books = readBooks(loop.economy.getState());
  act(new CommandWorld(executorOn(books, (command, isCommitted) => planned.push({ command, isCommitted }))));
  for (const { command, isCommitted } of planned) {
    if (loop.commit(command).ok !== isCommitted)
      throw new Error(`the store and the plan differ on ${JSON.stringify(command)}`);
  }
  return planned.map(({ command }) => command);
}

/** Runs a scenario for its horizon through the store. */
export function runThroughStore(scenario: Scenario): StoreRun {
  const loop = new LoopStore(genesisOf(scenario));
  const village = new Village(scenario);
  const commands = [...commitThrough(loop, (world) => village.open(world, citizenNames(scenario.citizens)))];
  for (let day = 1; day <= scenario.horizonDays; day += 1)
    commands.push(...commitThrough(loop, (world) => village.day(world)));
  return { loop, village, commands, refused: commands.length - loop.timeline.getState().position };
}

export function hashOf(loop: LoopStore): string {
  return stateHash(readBooks(loop.economy.getState()));
}

export function balanceIn(loop: LoopStore, account: AccountId, asset: number): number {
  return readBooks(loop.economy.getState()).balance(account, asset);
}

/** A scenario for `citizens` people: what belongs to the whole village shrinks with it. */
export function scaledDown(scenario: Scenario, citizens: number): Scenario {
  const part = citizens / scenario.citizens;
  const scaled = (amount: number): number => Math.floor(amount * part);
  const { opening, pools: poolPart, growth } = scenario;
  return {
    ...scenario,
    citizens,
    pools: { ...poolPart, workingDepth: scaled(poolPart.workingDepth) },
    opening: {
      floor: scaled(opening.floor),
      pools: scaled(opening.pools),
      reserve: scaled(opening.reserve),
    },
    growth: growth === null ? null : { ...growth, citizens: Math.max(1, scaled(growth.citizens)) },
  };
}

/** The balanced village for a few people. */
export function smallVillage(citizens: number, horizonDays: number): Scenario {
  return { ...scaledDown(balancedVillage, citizens), horizonDays };
}
