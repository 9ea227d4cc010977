import { describe, expect, it } from 'vitest';
import { messageTypes } from '../../src/engine/spectrum';
import {
  getParameter,
  isShareOfMix,
  parameterOf,
  parameters,
  parametersOf,
  setParameter,
  toStep,
} from '../../src/simulation/parameters';
import { presets } from '../../src/simulation/presets';
import { balancedVillage, firstViewScenario, type Scenario } from '../../src/simulation/scenario';
import { Random } from '../support/random';

/** A scenario that has everything a scenario can have. */
const eventful: Scenario = {
  ...balancedVillage,
  growth: { startDay: 60, days: 90, citizens: 100, wallet: 10_000_000_000 },
  shocks: [
    { kind: 'messages', startDay: 120, days: 120, factor: 0.4 },
    { kind: 'poolRun', startDay: 120, days: 7, stockPercentPerDay: 50 },
  ],
};

/** Paths and values of all numbers and switches of a scenario. */
function numbersOf(part: unknown, path = ''): readonly (readonly [string, number])[] {
  if (typeof part === 'number' || typeof part === 'boolean') return [[path, Number(part)]];
  if (typeof part !== 'object' || part === null) return [];
  return Object.entries(part).flatMap(([key, value]) =>
    numbersOf(value, path === '' ? key : `${path}.${key}`),
  );
}

describe('the parameters of a scenario', () => {
  const scenarios = [...presets.map(({ scenario }) => scenario), firstViewScenario, eventful];

  it('are all its numbers, weights, growth, shocks and the switch included, each once, in range, by a name of its own', () => {
    for (const scenario of scenarios) {
      const found = parametersOf(scenario);
      expect(found.map(({ path }) => path).toSorted()).toEqual(
        numbersOf(scenario)
          .map(([path]) => path)
          .toSorted(),
      );
      expect(new Set(found.map(({ label }) => label)).size).toBe(found.length);
      for (const { path, min, max } of found) {
        const value = getParameter(scenario, path);
        expect(value >= min && value <= max).toBe(true);
        expect(parameterOf(scenario, path)?.path).toBe(path);
      }
    }
  });

  it('are changed one by one, and nothing else is', () => {
    const before = new Map(numbersOf(eventful));
    for (const parameter of parametersOf(eventful)) {
      const { path, min, max } = parameter;
      for (const value of [min, max, toStep(parameter, (min + max) / 3)]) {
        const changed = setParameter(eventful, path, value);
        expect(getParameter(changed, path)).toBe(value);
        const differing = numbersOf(changed).filter(([other, now]) => now !== before.get(other));
        const others = differing.map(([other]) => other).filter((other) => other !== path);
        expect(others.every((other) => isShareOfMix(path) && isShareOfMix(other))).toBe(true);
        expect(numbersOf(changed)).toHaveLength(before.size);
      }
    }
    expect(new Map(numbersOf(eventful))).toEqual(before);
  });

  it('that a scenario does not have are none', () => {
    expect(parameterOf(balancedVillage, 'shocks.0.factor')).toBeUndefined();
    expect(parameterOf(balancedVillage, 'growth.citizens')).toBeUndefined();
    expect(parameterOf(eventful, 'shocks.1.factor')).toBeUndefined();
    for (const path of ['pools.weights', 'pools.weights.12', 'pools.weights.length', '__proto__', ''])
      expect(parameterOf(eventful, path)).toBeUndefined();
  });

  it('say which shock they are of where there are several', () => {
    const [first] = eventful.shocks;
    const twice = { ...eventful, shocks: first === undefined ? [] : [first, first] };
    expect(parameterOf(twice, 'shocks.1.factor')?.label).toBe('Factor of the shock to messages 2');
    expect(parameterOf({ ...twice, shocks: twice.shocks.slice(1) }, 'shocks.0.startDay')?.label).toBe(
      'First day of the shock to messages',
    );
  });

  it('of the table come first, in its order', () => {
    expect(parametersOf(eventful).slice(0, parameters.length)).toEqual(parameters);
  });
});

describe('a share of the message mix', () => {
  const mixOf = (scenario: Scenario): readonly number[] =>
    messageTypes.map((type) => scenario.messages.mixPercent[type]);
  const withMix = (standard: number, link: number, image: number, video: number): Scenario => ({
    ...balancedVillage,
    messages: { ...balancedVillage.messages, mixPercent: { standard, link, image, video } },
  });
  const order = { standard: 0, link: 0, image: 0, video: 0 };

  it.each([
    // 100 − 24 = 76 among 60, 20, 12: 49.57, 16.52, 9.91.
    [withMix(60, 20, 12, 8), 'video', 24, { standard: 50, link: 16, image: 10, video: 24 }],
    [withMix(60, 20, 12, 8), 'video', 0, { standard: 65, link: 22, image: 13, video: 0 }],
    [withMix(60, 20, 12, 8), 'video', 8, { standard: 60, link: 20, image: 12, video: 8 }],
    [withMix(60, 20, 12, 8), 'standard', 100, { standard: 100, link: 0, image: 0, video: 0 }],
    // The others had nothing: they share evenly, the first gets what is left over.
    [withMix(100, 0, 0, 0), 'standard', 75, { standard: 75, link: 9, image: 8, video: 8 }],
    // A tie of remainders goes to the bigger share.
    [withMix(50, 25, 15, 10), 'standard', 75, { standard: 75, link: 13, image: 7, video: 5 }],
  ] as const)('moves the others in proportion: %#', (scenario, type, percent, mix) => {
    expect(setParameter(scenario, `messages.mixPercent.${type}`, percent).messages.mixPercent).toEqual(mix);
  });

  it('leaves a hundred in all, whatever the mix, and each of the others within one of its part', () => {
    const random = new Random(5);
    for (let round = 0; round < 500; round += 1) {
      const cuts = [0, random.between(0, 100), random.between(0, 100), random.between(0, 100), 100].toSorted(
        (a, b) => a - b,
      );
      const [standard = 0, link = 0, image = 0, video = 0] = cuts
        .slice(1)
        .map((cut, index) => cut - (cuts[index] ?? 0));
      const scenario = withMix(standard, link, image, video);
      const type = random.pick(messageTypes);
      const percent = random.between(0, 100);
      const changed = setParameter(scenario, `messages.mixPercent.${type}`, percent);
      expect(mixOf(changed).reduce((sum, share) => sum + share, 0)).toBe(100);
      expect(changed.messages.mixPercent[type]).toBe(percent);
      const before = scenario.messages.mixPercent;
      const rest = 100 - before[type];
      for (const other of messageTypes) {
        if (other === type) continue;
        const part = rest === 0 ? (100 - percent) / 3 : ((100 - percent) * before[other]) / rest;
        expect(Math.abs(changed.messages.mixPercent[other] - part)).toBeLessThan(1);
      }
    }
    expect(
      Object.keys(setParameter(balancedVillage, 'messages.mixPercent.video', 1).messages.mixPercent),
    ).toEqual(Object.keys(order));
  });
});
