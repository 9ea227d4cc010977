import { describe, expect, it } from 'vitest';
import { PersistentBooks } from '../../src/engine/books/PersistentBooks';
import type { Command } from '../../src/engine/commands';
import { createEconomy } from '../../src/engine/genesis';
import { CommandWorld, executorOn } from '../../src/simulation/commandWorld';
import { employment } from '../../src/simulation/employment';
import { setParameter } from '../../src/simulation/parameters';
import { drawPopulation, Mood } from '../../src/simulation/population';
import { openStream, shuffledIndices, type StreamName } from '../../src/simulation/random';
import { citizenNames, runScenario } from '../../src/simulation/runScenario';
import { balancedVillage, firstViewScenario, type Scenario } from '../../src/simulation/scenario';
import { Village } from '../../src/simulation/village';
import { smallVillage } from './throughStore';

const calm = smallVillage(40, 70);

/** Its crisis line stands above the floor's target, so that every part of the policy acts. */
const village: Scenario = {
  ...calm,
  policy: { ...calm.policy, allocateInCrisis: true },
  crisis: { ...calm.crisis, floorLinePercent: 290 },
};

/** What was drawn in a run, by behaviour; amounts, which follow from balances, are left out. */
interface Draws {
  readonly messages: readonly string[];
  readonly types: readonly string[];
  readonly transfers: readonly string[];
  readonly shopping: readonly string[];
}

function drawsOf(scenario: Scenario): Draws {
  const commands: { day: number; command: Command }[] = [];
  let day = 0;
  const world = new CommandWorld(
    executorOn(new PersistentBooks(createEconomy()), (command) => commands.push({ day, command })),
  );
  const people = new Village(scenario);
  people.open(world, citizenNames(scenario.citizens));
  for (day = 1; day <= scenario.horizonDays; day += 1) people.day(world);
  const texts = (textOf: (command: Command) => string | undefined): readonly string[] =>
    commands.flatMap(({ day: of, command }) => {
      const text = textOf(command);
      return text === undefined ? [] : [`${of} ${text}`];
    });
  return {
    messages: texts((one) => (one.type === 'messageBurn' ? `${one.sender} ${one.count}` : undefined)),
    types: texts((one) => (one.type === 'messageBurn' ? `${one.sender} ${one.messageType}` : undefined)),
    transfers: texts((one) =>
      one.type === 'transfer' && one.from.startsWith('citizen') ? `${one.from} ${one.to}` : undefined,
    ),
    shopping: texts((one) =>
      one.type === 'swap' && one.give === 'NXT' ? `${one.trader} ${one.pool}` : undefined,
    ),
  };
}

describe('chance', { timeout: 30_000 }, () => {
  it('gives the same run twice, day by day and in its last state', () => {
    const first = runScenario(village);
    const second = runScenario(village);
    expect(second.rows).toEqual(first.rows);
    expect(second.hash()).toBe(first.hash());
  });

  it('gives every seed a run of its own', () => {
    const hashes = [0, 1, 2, 3, 24, 4_294_967_295].map((seed) => runScenario({ ...village, seed }).hash());
    expect(new Set(hashes).size).toBe(hashes.length);
  });

  const policies: readonly (readonly [string, number])[] = [
    ['policy.allocationPercent', 60],
    ['policy.everyDays', 3],
    ['policy.reserveKeptPercent', 0],
    ['policy.floorTargetDays', 10],
    ['crisis.drainPercent', 5],
    ['crisis.floorLinePercent', 50],
    ['crisis.coolDownDays', 1],
    ['floor.everyDays', 10],
    ['pools.payoutPercent', 90],
    ['producers.wageEveryDays', 2],
  ];
  const drawn = drawsOf(village);

  it.each(policies)('draws the same for everybody under another %s', (path, value) => {
    const changed = setParameter(village, path, value);
    expect(runScenario(changed).hash()).not.toBe(runScenario(village).hash());
    expect(drawsOf(changed)).toEqual(drawn);
  });

  it('leaves payments and purchases as they are when people send more messages', () => {
    const changed = drawsOf(setParameter(village, 'messages.perCitizenDay', 35));
    expect(changed.messages).not.toEqual(drawn.messages);
    expect(changed.transfers).toEqual(drawn.transfers);
    expect(changed.shopping).toEqual(drawn.shopping);
  });

  it('leaves counts of messages as they are when the mix changes, and types when purchases do', () => {
    const mixPercent = { standard: 10, link: 10, image: 10, video: 70 };
    const otherMix = drawsOf({ ...village, messages: { ...village.messages, mixPercent } });
    expect(otherMix.types).not.toEqual(drawn.types);
    expect({ ...otherMix, types: [] }).toEqual({ ...drawn, types: [] });
    const otherShopping = drawsOf(setParameter(village, 'shopping.everyDays', 3));
    expect(otherShopping.shopping).not.toEqual(drawn.shopping);
    expect({ ...otherShopping, shopping: [] }).toEqual({ ...drawn, shopping: [] });
  });

  it('sends types in the shares of the mix, and shops by the weights of the sectors', () => {
    const { types, shopping } = drawsOf(smallVillage(100, 60));
    const share = (list: readonly string[], word: string): number =>
      (100 * list.filter((text) => text.endsWith(` ${word}`)).length) / list.length;
    for (const [type, percent] of Object.entries(balancedVillage.messages.mixPercent))
      expect(Math.abs(share(types, type) - percent)).toBeLessThan(3);
    expect(Math.abs(share(shopping, 'NXT-ELECTRICITY') - 12)).toBeLessThan(4);
    expect(Math.abs(share(shopping, 'NXT-CARBON') - 5)).toBeLessThan(4);
  });

  it('sends what the streams of messages and types say, message by message', () => {
    const { messages, types } = drawsOf(village);
    const { rates } = drawPopulation(village, village.citizens);
    const mood = new Mood(village);
    const { standard, link, image } = village.messages.mixPercent;
    const typeOf = (u: number): string =>
      u < standard / 100
        ? 'standard'
        : u < (standard + link) / 100
          ? 'link'
          : u < (standard + link + image) / 100
            ? 'image'
            : 'video';
    const expected: { readonly messages: string[]; readonly types: string[] } = { messages: [], types: [] };
    for (let day = 1; day <= village.horizonDays; day += 1) {
      const counts = openStream(village.seed, 'messages', day);
      const drawnTypes = openStream(village.seed, 'types', day);
      for (const [index, rate] of rates.entries()) {
        const count = Math.floor(rate * mood.on(day) + counts.next());
        if (count === 0) continue;
        expected.messages.push(`${day} citizen-${index + 1} ${count}`);
        expected.types.push(`${day} citizen-${index + 1} ${typeOf(drawnTypes.next())}`);
      }
    }
    expect({ messages, types }).toEqual(expected);
  });

  it('ends where it always ended: links that people share name these hashes', () => {
    const hashes = [
      runScenario({ ...firstViewScenario, horizonDays: 60 }),
      runScenario(smallVillage(60, 120)),
    ].map((run) => run.hash());
    expect(hashes).toEqual([
      '60bb40ffd6d44d86be269ed2a19d3ba4e5ce3518a0bfd867f4152547cb5dd857',
      'e6114291b8eca28f2617073cdacc109c3af06ba4ba12c92cd1e926cf0b0ee4d3',
    ]);
  });

  it('draws evenly, and each behaviour, day and seed from a stream of its own', () => {
    const names: StreamName[] = ['demand', 'messages', 'types', 'rates', 'wallets', 'transfers', 'shopping'];
    const firsts = names.flatMap((name) =>
      [0, 1, 2].flatMap((day) => [1, 2].map((seed) => openStream(seed, name, day).next())),
    );
    expect(new Set(firsts).size).toBe(firsts.length);
    const stream = openStream(1, 'messages', 1);
    const buckets = Array.from({ length: 16 }, () => 0);
    for (let draw = 0; draw < 16_000; draw += 1) {
      const u = stream.next();
      if (!(u >= 0 && u < 1)) throw new Error(`${u} is outside [0, 1)`);
      const bucket = Math.floor(u * 16);
      buckets[bucket] = (buckets[bucket] ?? 0) + 1;
    }
    for (const count of buckets) expect(Math.abs(count - 1_000)).toBeLessThan(160);
    expect(shuffledIndices(openStream(1, 'rates', 0), 500).toSorted((a, b) => a - b)).toEqual(
      Array.from({ length: 500 }, (_, index) => index),
    );
  });
});

describe('a population', () => {
  it('holds in its wallets what the model says', () => {
    const { openingWallets } = drawPopulation(balancedVillage, 1_000);
    expect(openingWallets.reduce((sum, units) => sum + units, 0) / 100_000_000).toBeCloseTo(397_326.71, 2);
    const sorted = openingWallets.toSorted((a, b) => a - b);
    expect(((sorted[499] ?? 0) + (sorted[500] ?? 0)) / 2 / 100_000_000).toBeCloseTo(240, 0);
  });

  it('spreads rates evenly around their average', () => {
    const { rates } = drawPopulation(balancedVillage, 1_000);
    expect(Math.min(...rates)).toBeCloseTo(4, 1);
    expect(Math.max(...rates)).toBeCloseTo(36, 1);
    expect(rates.reduce((sum, rate) => sum + rate, 0) / 1_000).toBeCloseTo(20, 9);
  });

  it('is alike where nothing spreads', () => {
    const alike = setParameter(
      setParameter(balancedVillage, 'wallets.openingInequality', 0),
      'messages.spreadPercent',
      0,
    );
    const { openingWallets, rates } = drawPopulation(alike, 50);
    expect(new Set(openingWallets)).toEqual(new Set([24_000_000_000]));
    expect(new Set(rates)).toEqual(new Set([20]));
  });

  it('shares a mood between a half and one and a half, the same whatever day is asked first', () => {
    const swinging = setParameter(balancedVillage, 'messages.demandSwing', 0.2);
    const mood = new Mood(swinging);
    const days = Array.from({ length: 1_000 }, (_, day) => mood.on(day + 1));
    expect(Math.min(...days)).toBeGreaterThanOrEqual(0.5);
    expect(Math.max(...days)).toBeLessThanOrEqual(1.5);
    expect(new Set(days).size).toBeGreaterThan(500);
    expect(new Mood(swinging).on(700)).toBe(days[699]);
    expect(new Mood(setParameter(balancedVillage, 'messages.demandSwing', 0)).on(365)).toBe(1);
  });

  it('works in teams of the size of the weights, whoever it is', () => {
    for (const weights of [balancedVillage.pools.weights, [1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]]) {
      const teams = employment(citizenNames(1_000), weights);
      expect(teams.flat().toSorted()).toEqual(citizenNames(1_000).toSorted());
      const total = weights.reduce((sum, weight) => sum + weight, 0);
      for (const [sector, weight] of weights.entries())
        expect(Math.abs((teams[sector]?.length ?? 0) - (1_000 * weight) / total)).toBeLessThanOrEqual(1);
    }
  });
});
