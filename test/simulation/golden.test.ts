import { describe, expect, it } from 'vitest';
import { F_FLOOR_RESERVE, systemAccountId, TRANSITION_RESERVE } from '../../src/engine/accounts';
import { NXT, pools, sectors, sharesOf, tokenOf } from '../../src/engine/assets';
import { readBooks } from '../../src/engine/books/PersistentBooks';
import type { Command } from '../../src/engine/commands';
import { checkState } from '../../src/engine/invariants';
import { outcomeMessage } from '../../src/engine/receipts';
import { employment } from '../../src/simulation/employment';
import { balancedVillage, type Scenario } from '../../src/simulation/scenario';
import { CommandWorld, executorOn } from '../../src/simulation/commandWorld';
import { citizensOf, Village } from '../../src/simulation/village';
import { LoopStore } from '../../src/store/loopStore';
import golden from '../vectors/model.json';

/** Twenty-four alike citizens and no chance: the parameters of the golden run. */
const scenario: Scenario = {
  ...balancedVillage,
  citizens: 24,
  messages: {
    ...balancedVillage.messages,
    perCitizenDay: 3,
    spreadPercent: 0,
    demandSwing: 0,
    mixPercent: { standard: 100, link: 0, image: 0, video: 0 },
    burnPerStandardMessage: 100_000_000,
  },
  wallets: { openingMedian: 40_000_000_000, openingInequality: 0 },
  transfers: { ...balancedVillage.transfers, perCitizenDay: 0 },
  pools: { ...balancedVillage.pools, workingDepth: 240_000_000_000 },
  policy: { ...balancedVillage.policy, floorTargetDays: 36 },
  crisis: { ...balancedVillage.crisis, drainPercent: 25, coolDownDays: 1 },
  opening: { floor: 160_000_000_000, pools: 240_000_000_000, reserve: 0 },
};

const names = Array.from({ length: 24 }, (_, index) => `citizen-${index}`);

/** Commits what the village does through the store, one command after another. */
function throughStore(loop: LoopStore, act: (world: CommandWorld) => void): void {
  const commands: Command[] = [];
  act(new CommandWorld(executorOn(readBooks(loop.economy.getState()), (command) => commands.push(command))));
  for (const command of commands) {
    const outcome = loop.commit(command);
    if (!outcome.ok) throw new Error(`${command.type}: ${outcomeMessage(outcome)}`);
  }
}

function rowOf(loop: LoopStore): Record<string, unknown> {
  const books = readBooks(loop.economy.getState());
  const nxt = (address: string): number => books.balance(books.find(address), NXT);
  const food = pools.find(({ sector }) => sector === 'FOOD');
  if (food === undefined) throw new Error('no food');
  const citizens = citizensOf(books);
  const sum = (addresses: readonly string[]): number =>
    addresses.reduce((total, each) => total + nxt(each), 0);
  const token = tokenOf(food.index);
  return {
    reserve: nxt(TRANSITION_RESERVE),
    floor: nxt(F_FLOOR_RESERVE),
    poolFood: {
      nxt: nxt(food.address),
      token: books.balance(systemAccountId(food.address), token),
      protocolShares: books.balance(systemAccountId(food.address), sharesOf(food.index)),
    },
    producersFood: { nxt: nxt(food.producers), token: books.balance(systemAccountId(food.producers), token) },
    wallet1: books.balance(citizens[0] ?? 0, NXT),
    walletsTotal: citizens.reduce((total, each) => total + books.balance(each, NXT), 0),
    poolsTotalNxt: sum(pools.map(({ address }) => address)),
    producersTotalNxt: sum(pools.map(({ producers }) => producers)),
  };
}

describe('the golden run of the model', () => {
  it('employs citizens as the vector says', () => {
    const teams = employment(names, golden.weights);
    const bySector = names.map((name) => sectors[teams.findIndex((team) => team.includes(name))]);
    expect(bySector).toEqual(golden.employment);
  });

  it('agrees day by day, to the unit, through the store', () => {
    const village = new Village(scenario, {
      shoppingSector: (_scenario, citizen, day) => (citizen + day) % 12,
    });
    const loop = new LoopStore();
    throughStore(loop, (world) => village.open(world, names));
    for (const expected of golden.days) {
      if (expected.day > 0) throughStore(loop, (world) => village.day(world));
      expect({ day: expected.day, ...rowOf(loop) }).toMatchObject({
        day: expected.day,
        reserve: expected.reserve,
        floor: expected.floor,
        poolFood: expected.poolFood,
        producersFood: expected.producersFood,
        wallet1: expected.wallet1,
        walletsTotal: expected.walletsTotal,
        poolsTotalNxt: expected.poolsTotalNxt,
        producersTotalNxt: expected.producersTotalNxt,
      });
    }
    expect(checkState(readBooks(loop.economy.getState()))).toEqual([]);
  });
});
