import { describe, expect, it } from 'vitest';
import { findParameter, getParameter, parameters, setParameter } from '../../src/simulation/parameters';
import { findPreset, presets } from '../../src/simulation/presets';
import { balancedVillage, firstViewScenario, type Scenario } from '../../src/simulation/scenario';
import {
  eventsKey,
  parameterChanges,
  readScenario,
  readScenarioFile,
  SCENARIO_FORMAT,
  scenarioProblem,
} from '../../src/simulation/scenarioFile';
import vectors from '../vectors/presets.json';

/** What JSON would hold with `value` at a path. */
function fieldAt(path: string, value: unknown): Record<string, unknown> {
  const [key = '', ...rest] = path.split('.');
  return { [key]: rest.length === 0 ? value : fieldAt(rest.join('.'), value) };
}

/** Why a part of a scenario is refused; empty if it is not. */
function problemOf(given: unknown, base?: Scenario): string {
  const read = readScenario(given, base);
  return read.ok ? '' : read.problem;
}

function withShock(shock: unknown): unknown {
  return { shocks: [shock] };
}

const messageShock = { kind: 'messages', startDay: 1, days: 1, factor: 1 };
const growth = { startDay: 1, days: 1, citizens: 1, wallet: 0 };

describe('the parameters of a scenario', () => {
  it.each(parameters.map((parameter) => [parameter.path, parameter] as const))(
    'keep %s in its range',
    (path, { min, max, step }) => {
      const allowed = `allowed are ${step === 1 ? 'whole ' : ''}numbers from ${min} to ${max}`;
      const wrong: readonly unknown[] = [
        min - (step === 1 ? 1 : 1e-9),
        max + (step === 1 ? 1 : 1e-9),
        step === 1 ? min + 0.5 : -1,
        Number.NaN,
        Number.POSITIVE_INFINITY,
        Number.NEGATIVE_INFINITY,
        1e300,
        String(min),
        true,
        null,
        [min],
        { value: min },
      ];
      for (const value of wrong) {
        const problem = problemOf(fieldAt(path, value));
        expect(problem).toMatch(new RegExp(`^${path.replaceAll('.', '\\.')} is `));
        expect(problem).toContain(allowed);
        expect(problem).not.toMatch(/\n/);
      }
    },
  );

  it('stand in the scenario, each once, with their defaults and ends in range', () => {
    expect(new Set(parameters.map(({ path }) => path)).size).toBe(parameters.length);
    for (const { path, min, max } of parameters) {
      expect(findParameter(path)?.path).toBe(path);
      for (const scenario of [balancedVillage, firstViewScenario]) {
        const value = getParameter(scenario, path);
        expect(value >= min && value <= max).toBe(true);
        expect(getParameter(setParameter(scenario, path, max), path)).toBe(max);
      }
    }
    expect(findParameter('citizen')).toBeUndefined();
    expect(() => getParameter(balancedVillage, 'messages.mixPercent')).toThrow(RangeError);
  });

  it('cover every number of a scenario but the weights', () => {
    const numbersOf = (part: unknown, path: string): readonly string[] =>
      typeof part === 'number'
        ? [path]
        : typeof part === 'object' && part !== null && !Array.isArray(part)
          ? Object.entries(part).flatMap(([key, value]) =>
              numbersOf(value, path === '' ? key : `${path}.${key}`),
            )
          : [];
    expect(numbersOf(balancedVillage, '').toSorted()).toEqual(parameters.map(({ path }) => path).toSorted());
  });

  it('have the ranges of the model', () => {
    for (const [path, [min, max]] of Object.entries(vectors.ranges) as [
      string,
      [number, number | string],
    ][]) {
      const parameter = findParameter(path);
      // The largest wallet is said in words: it follows from what TREASURY holds.
      const most = typeof max === 'number' ? max : 50_000_000_000_000;
      expect({ path, min: parameter?.min, max: parameter?.max }).toEqual({ path, min, max: most });
    }
  });

  it('are changed without touching anything else', () => {
    const changed = setParameter(balancedVillage, 'policy.everyDays', 9);
    expect(changed.policy).toEqual({ ...balancedVillage.policy, everyDays: 9 });
    expect(changed.pools).toBe(balancedVillage.pools);
    expect(changed.messages).toBe(balancedVillage.messages);
    expect(balancedVillage.policy.everyDays).toBe(7);
  });
});

describe('a scenario that is refused', () => {
  const cases: readonly (readonly [string, unknown, string])[] = [
    ['null', null, 'the scenario must be an object, not null'],
    ['a number', 5, 'the scenario must be an object, not 5'],
    ['a list', [], 'the scenario must be an object'],
    [
      'a negative zero',
      { floor: { allotment: -0 } },
      'floor.allotment is -0; allowed are whole numbers from 0',
    ],
    ['a negative zero among fractions', { messages: { demandSwing: -0 } }, 'messages.demandSwing is -0'],
    ['an unknown field', { citzens: 5 }, "the scenario has no field 'citzens'"],
    ['an unknown field within', { policy: { every: 7 } }, "policy has no field 'every'"],
    [
      'an unknown type of message',
      { messages: { mixPercent: { fax: 0 } } },
      'messages.mixPercent has no field',
    ],
    ['a number for a part', { policy: 7 }, 'policy must be an object, not 7'],
    ['null for a part', { floor: null }, 'floor must be an object, not null'],
    ['a list for a part', { floor: [1] }, 'floor must be an object'],
    ['__proto__', JSON.parse('{ "__proto__": { "citizens": 5 } }'), "the scenario has no field '__proto__'"],
    ['__proto__ within', JSON.parse('{ "floor": { "__proto__": {} } }'), "floor has no field '__proto__'"],
    ['constructor', { constructor: 1 }, "the scenario has no field 'constructor'"],
    ['toString within', { floor: { toString: 1 } }, "floor has no field 'toString'"],
    [
      'a mix of 99',
      { messages: { mixPercent: { video: 7 } } },
      'messages.mixPercent sums to 99; it must sum to 100',
    ],
    ['a mix of 101', { messages: { mixPercent: { link: 21 } } }, 'sums to 101; it must sum to 100'],
    [
      'a mix of nothing',
      { messages: { mixPercent: { standard: 0, link: 0, image: 0, video: 0 } } },
      'sums to 0',
    ],
    [
      'wallets beyond TREASURY',
      { wallets: { openingMedian: 50_000_000_000 } },
      'TREASURY holds 50000000000000',
    ],
    [
      'newcomers beyond TREASURY',
      { growth: { ...growth, citizens: 5_000, wallet: 10_000_000_000 } },
      'TREASURY holds 50000000000000',
    ],
    ['an opening beyond the fund', { opening: { reserve: 1 } }, 'ECOSYSTEM_FUND holds 20000000000000'],
    [
      'a yes that is a number',
      { policy: { allocateInCrisis: 1 } },
      'policy.allocateInCrisis is 1; allowed are true and false',
    ],
    [
      'eleven weights',
      { pools: { weights: Array.from({ length: 11 }, () => 1) } },
      'pools.weights must be twelve whole numbers from 0 to 1000000',
    ],
    ['weights of nothing', { pools: { weights: Array.from({ length: 12 }, () => 0) } }, 'not all zero'],
    [
      'a negative weight',
      { pools: { weights: [-1, ...Array.from({ length: 11 }, () => 1)] } },
      'pools.weights must be',
    ],
    [
      'half a weight',
      { pools: { weights: [0.5, ...Array.from({ length: 11 }, () => 1)] } },
      'pools.weights must be',
    ],
    ['weights by name', { pools: { weights: { FOOD: 1 } } }, 'pools.weights must be twelve'],
    ['growth that is a number', { growth: 5 }, 'growth must be an object, not 5'],
    [
      'growth in part',
      { growth: { startDay: 1 } },
      'growth.days is undefined; allowed are numbers from 1 to 3650',
    ],
    [
      'growth on day 0',
      { growth: { ...growth, startDay: 0 } },
      'growth.startDay is 0; allowed are numbers from 1 to 3650',
    ],
    ['growth for half a day', { growth: { ...growth, days: 0.5 } }, 'growth.days is 0.5; allowed are'],
    [
      'growth of nobody',
      { growth: { ...growth, citizens: 0 } },
      'growth.citizens is 0; allowed are numbers from 1 to 5000',
    ],
    ['growth with another field', { growth: { ...growth, from: 'TREASURY' } }, "growth has no field 'from'"],
    [
      'growth with __proto__',
      JSON.parse('{ "growth": { "startDay": 1, "days": 1, "citizens": 1, "wallet": 0, "__proto__": {} } }'),
      "growth has no field '__proto__'",
    ],
    ['shocks that are no list', { shocks: messageShock }, 'shocks must be a list of at most 20'],
    [
      'too many shocks',
      { shocks: Array.from({ length: 21 }, () => messageShock) },
      'shocks must be a list of at most 20',
    ],
    [
      'a shock that is null',
      withShock(null),
      "shocks[0].kind is undefined; allowed are 'messages' and 'poolRun'",
    ],
    [
      'a shock of another kind',
      withShock({ ...messageShock, kind: 'meteor' }),
      "shocks[0].kind is 'meteor'; allowed are",
    ],
    ['the kind constructor', withShock({ ...messageShock, kind: 'constructor' }), 'allowed are'],
    [
      'a shock that never starts',
      withShock({ ...messageShock, startDay: 3_651 }),
      'shocks[0].startDay is 3651; allowed are numbers from 1 to 3650',
    ],
    [
      'a shock below nothing',
      withShock({ ...messageShock, factor: -0.1 }),
      'shocks[0].factor is -0.1; allowed are numbers from 0 to 10',
    ],
    [
      'a shock without end',
      withShock({ ...messageShock, factor: Number.NaN }),
      'shocks[0].factor is NaN; allowed are',
    ],
    [
      'a run above all',
      { shocks: [messageShock, { kind: 'poolRun', startDay: 1, days: 1, stockPercentPerDay: 101 }] },
      'shocks[1].stockPercentPerDay is 101; allowed are numbers from 0 to 100',
    ],
    [
      'a shock with a field of the other kind',
      withShock({ ...messageShock, stockPercentPerDay: 5 }),
      "shocks[0] has no field 'stockPercentPerDay'",
    ],
    [
      'a shock with __proto__',
      JSON.parse(
        '{ "shocks": [{ "kind": "messages", "startDay": 1, "days": 1, "factor": 1, "__proto__": {} }] }',
      ),
      "shocks[0] has no field '__proto__'",
    ],
    [
      'a billion messages a day',
      { messages: { perCitizenDay: 1_000_000 } },
      'messages.perCitizenDay is 1000000; allowed are numbers from 0 to 200',
    ],
    [
      'a billion messages a day by shocks',
      {
        citizens: 1_000,
        messages: { perCitizenDay: 100 },
        shocks: Array.from({ length: 4 }, () => ({ ...messageShock, days: 9, factor: 10 })),
      },
      '1000000000 messages a day are too many; allowed are 2000000',
    ],
  ];

  it.each(cases)('%s', (_name, given, sentence) => {
    const problem = problemOf(given);
    expect(problem).toContain(sentence);
    expect(problem).toMatch(/^[a-z0-9]/);
    expect(problem.length).toBeLessThan(200);
  });

  it('leaves the prototypes of objects alone', () => {
    problemOf(
      JSON.parse('{ "__proto__": { "polluted": true }, "floor": { "__proto__": { "polluted": true } } }'),
    );
    expect('polluted' in {}).toBe(false);
  });

  it('counts only the shocks of one day together', () => {
    const tenfold = [1, 20].map((startDay) => ({ ...messageShock, startDay, days: 10, factor: 10 }));
    expect(problemOf({ messages: { perCitizenDay: 100 }, shocks: tenfold })).toBe('');
    const touching = tenfold.map((shock) => ({ ...shock, days: 19 }));
    expect(problemOf({ messages: { perCitizenDay: 100 }, shocks: touching })).toBe('');
    const overlapping = tenfold.map((shock) => ({ ...shock, days: 20 }));
    expect(problemOf({ messages: { perCitizenDay: 100 }, shocks: overlapping })).toContain(
      '10000000 messages a day',
    );
    // A shock that takes messages away makes room for one that adds.
    const quiet = { ...messageShock, days: 100, factor: 0.1 };
    expect(problemOf({ messages: { perCitizenDay: 100 }, shocks: [...overlapping, quiet] })).toBe('');
  });
});

describe('a scenario that is read', () => {
  it('is the balanced village where it says nothing', () => {
    expect(readScenario({})).toEqual({ ok: true, scenario: balancedVillage });
    expect(readScenario(undefined)).toEqual({ ok: true, scenario: balancedVillage });
  });

  it('lays what it says over its base, part by part', () => {
    const given = {
      citizens: 24,
      messages: { mixPercent: { standard: 50, video: 18 } },
      policy: { everyDays: 3 },
    };
    const read = readScenario(given, firstViewScenario);
    expect(read).toEqual({
      ok: true,
      scenario: {
        ...firstViewScenario,
        messages: {
          ...firstViewScenario.messages,
          mixPercent: { standard: 50, link: 20, image: 12, video: 18 },
        },
        policy: { ...firstViewScenario.policy, everyDays: 3 },
      },
    });
  });

  it('replaces lists as wholes, and adds or takes away growth', () => {
    const weights = [0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0];
    const boom = findPreset('adoption-boom')?.scenario ?? balancedVillage;
    const collapse = findPreset('message-collapse')?.scenario ?? balancedVillage;
    expect(readScenario({ pools: { weights } })).toMatchObject({
      ok: true,
      scenario: { pools: { weights } },
    });
    expect(readScenario({ shocks: [] }, collapse)).toEqual({ ok: true, scenario: balancedVillage });
    expect(readScenario({ growth })).toMatchObject({ ok: true, scenario: { growth } });
    expect(readScenario({ growth: { days: 5 } }, boom)).toMatchObject({
      ok: true,
      scenario: { growth: { ...boom.growth, days: 5 } },
    });
    expect(readScenario({ growth: null }, boom)).toEqual({ ok: true, scenario: balancedVillage });
  });

  it('takes every preset, whole and as a file', () => {
    for (const { scenario } of [...presets, { scenario: firstViewScenario }]) {
      expect(scenarioProblem(scenario)).toBeUndefined();
      const file = { format: SCENARIO_FORMAT, name: 'x', scenario };
      expect(readScenarioFile(JSON.parse(JSON.stringify(file)))).toEqual({ ok: true, scenario });
    }
    expect(findPreset('nothing')).toBeUndefined();
  });

  it('refuses a file that is none', () => {
    const problem = (value: unknown): string => {
      const read = readScenarioFile(value);
      return read.ok ? '' : read.problem;
    };
    expect(problem([])).toContain('a scenario file is a JSON object');
    expect(problem(null)).toContain('a scenario file is a JSON object, not null');
    expect(problem({})).toContain(`the format is undefined, expected '${SCENARIO_FORMAT}'`);
    expect(problem({ format: 'nexus-scenario/2' })).toContain(`expected '${SCENARIO_FORMAT}'`);
    expect(problem({ format: SCENARIO_FORMAT, scenari: {} })).toBe("the file has no field 'scenari'");
    expect(problem(JSON.parse(`{ "format": "${SCENARIO_FORMAT}", "__proto__": {} }`))).toContain('no field');
    expect(problem({ format: SCENARIO_FORMAT })).toBe('');
  });

  it('says what was changed', () => {
    const preset = findPreset('over-allocation')?.scenario ?? balancedVillage;
    expect(parameterChanges(balancedVillage, preset)).toEqual([
      { path: 'policy.allocationPercent', label: 'Share of reserve allocated', from: 25, to: 90 },
      { path: 'policy.reserveKeptPercent', label: 'Kept in the reserve', from: 15, to: 0 },
    ]);
    expect(parameterChanges(preset, preset)).toEqual([]);
    const keys = presets.map(({ scenario }) => eventsKey(scenario));
    expect(new Set(keys).size).toBe(4);
  });
});
