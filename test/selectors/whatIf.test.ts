import { describe, expect, it } from 'vitest';
import {
  allControls,
  familyControls,
  findControl,
  mainControls,
  messageShock,
  mixControls,
  type Control,
} from '../../src/selectors/whatIfControls';
import {
  burnFinding,
  findingsOf,
  monthlyBalance,
  ownershipFinding,
} from '../../src/selectors/whatIfFindings';
import { linkParams, readLink } from '../../src/selectors/whatIfLink';
import { firstDifference, marksOf } from '../../src/selectors/whatIfMarks';
import { differencePerWallet } from '../../src/selectors/whatIfMovers';
import { cardText, changesInWords, outcomeOf, outcomeSentences } from '../../src/selectors/whatIfOutcome';
import { positionOf, steppedValue, valueAt } from '../../src/selectors/whatIfScale';
import {
  chartSpecs,
  scaledColumn,
  seriesTable,
  shockSpans,
  specIn,
  summaryOf,
  type ChartSpec,
} from '../../src/selectors/whatIfSeries';
import { splitEvenly } from '../../src/selectors/whatIfShares';
import { coverageText, readValue, valueWords } from '../../src/selectors/whatIfText';
import { dayColumn, packDays } from '../../src/simulation/dayColumns';
import { findPreset, presets, type Preset } from '../../src/simulation/presets';
import { runScenario } from '../../src/simulation/runScenario';
import { balancedVillage, type Scenario } from '../../src/simulation/scenario';
import { scenarioProblem } from '../../src/simulation/scenarioFile';

const preset = (id: string) => findPreset(id) as Preset;
const asSpecified = preset('as-specified').scenario;
const control = (id: string) => findControl(id) as Control;
const small: Scenario = { ...balancedVillage, citizens: 20, horizonDays: 65 };

describe('what arithmetic finds', () => {
  it('says why the specified economy cannot hold, with these numbers', () => {
    expect(burnFinding(asSpecified)).toBe(
      'The floor needs 1,150,000 NXT a month; 600,000 standard messages burn 34.2. A message would have to burn 191,666,667 units (33,626 × as much), or each citizen send 672,515 a day.',
    );
  });
  it('says that citizens cannot own what the lines ask for', () => {
    expect(ownershipFinding(asSpecified)).toBe(
      'Citizens can own at most TREASURY’s 500,000 NXT, the two crisis lines ask for 690,000: unless a fund gives, no price ends the crisis.',
    );
  });
  it('finds nothing against the balanced village', () => {
    expect(findingsOf(balancedVillage)).toEqual([]);
    expect(monthlyBalance(balancedVillage).need).toBe(57_500 * 100_000_000);
  });
  it('follows the scenario', () => {
    const half = { ...asSpecified, citizens: 500 };
    expect(burnFinding(half)).toContain(
      'The floor needs 575,000 NXT a month; 300,000 standard messages burn 17.1.',
    );
  });
});

describe('controls', () => {
  it('offers a dozen main ones, each in range for every preset', () => {
    expect(mainControls.flatMap(({ controls }) => controls)).toHaveLength(12);
    for (const { scenario } of presets) {
      for (const one of allControls) {
        expect(one.read(scenario)).toBeGreaterThanOrEqual(one.min);
        expect(one.read(scenario)).toBeLessThanOrEqual(one.max);
      }
    }
  });
  it('writes what it reads, and position and value are each other’s inverse at the ends', () => {
    for (const one of allControls) {
      const value = one.read(balancedVillage);
      expect(one.read(one.write(balancedVillage, value))).toBe(value);
      expect(valueAt(one, 0)).toBe(one.min);
      expect(valueAt(one, 1)).toBe(one.max);
      expect(positionOf(one, one.max)).toBeCloseTo(1);
    }
  });
  it('keeps the mix at a hundred and scenarios runnable', () => {
    for (const one of mixControls) {
      for (const value of [0, 33, 100]) {
        const changed = one.write(balancedVillage, value);
        expect(Object.values(changed.messages.mixPercent).reduce((sum, part) => sum + part, 0)).toBe(100);
        expect(scenarioProblem(changed)).toBeUndefined();
      }
    }
  });
  it('moves the families of pools and comes back to the specified weights', () => {
    const [core] = familyControls as readonly [Control];
    const moved = core.write(balancedVillage, 60);
    expect(familyControls.map((family) => family.read(moved))).toEqual([60, 23, 17]);
    const back = (familyControls[1] as Control).write(core.write(moved, 40), 35);
    expect(back.pools.weights).toEqual(balancedVillage.pools.weights);
  });
  it('makes and moves one shock', () => {
    const shocked = control('shock.day').write(control('shock.size').write(balancedVillage, 40), 100);
    expect(shocked.shocks).toEqual([{ kind: 'messages', startDay: 100, days: 30, factor: 0.6 }]);
    expect(shockSpans(shocked)).toEqual([{ label: 'shock', from: 100, to: 130 }]);
    expect(messageShock(preset('message-collapse').scenario).startDay).toBe(120);
  });
  it('steps on both scales', () => {
    const burn = control('messages.burnPerStandardMessage');
    expect(steppedValue(burn, 16_000_000, 1)).toBeGreaterThan(16_000_000);
    expect(steppedValue(burn, 1, 1)).toBe(2);
    expect(steppedValue(control('policy.everyDays'), 7, 10)).toBe(17);
  });
});

describe('values as text', () => {
  it('truncates coverage and never rounds it up', () => {
    expect(coverageText(9_897)).toBe('9.8');
    expect(coverageText(29_999)).toBe('29.9');
    expect(coverageText(Number.POSITIVE_INFINITY)).toBe('∞');
  });
  it('reads what it writes', () => {
    for (const one of allControls) {
      const value = one.read(balancedVillage);
      const read = readValue(one, valueWords(one, value, 'NXT'), 'NXT');
      expect(read).toEqual({ ok: true, value });
    }
  });
  it('refuses with what is allowed', () => {
    expect(readValue(control('citizens'), '9,000', 'NXT')).toEqual({
      ok: false,
      problem: '“9,000” is no value here; allowed are 2 to 5,000.',
    });
  });
});

describe('links', () => {
  it('carry every change and the seed, and read back to the same scenario', () => {
    const changed = control('shock.size').write(
      { ...control('messages.burnPerStandardMessage').write(balancedVillage, 54_000_000), seed: 7 },
      40,
    );
    const proof = { hash: 'a'.repeat(64), marks: ['000001', '0000ff'] };
    const params = linkParams(preset('balanced-village'), changed, 15, proof);
    const read = readLink(JSON.parse(JSON.stringify(params)) as Record<string, string>);
    expect(read).toEqual({
      preset: preset('balanced-village'),
      scenario: changed,
      goalDays: 15,
      expected: proof,
      problem: undefined,
    });
  });
  it('say what is wrong and stand on the preset', () => {
    const read = readLink({ preset: 'as-specified', with: '{"citizens":1}' });
    expect(read.scenario).toBe(asSpecified);
    expect(read.problem).toBe(
      'This link cannot be run: citizens is 1; allowed are whole numbers from 2 to 5000.',
    );
    expect(readLink({ preset: 'nowhere' }).problem).toContain('nowhere');
    expect(readLink({ with: '[' }).problem).toContain('cannot be run');
  });
});

describe('a run', () => {
  const run = runScenario(small);
  const columns = packDays(run.rows);
  it('is packed without loss', () => {
    expect([...dayColumn(columns, 'reserve')]).toEqual(run.rows.map(({ reserve }) => reserve));
    expect([...dayColumn(columns, 'day')].at(-1)).toBe(65);
  });
  it('has an outcome and a sentence for every chart', () => {
    const outcome = outcomeOf(columns, 30);
    expect(outcome.final).toBe(run.rows.at(-1)?.coverageMillidays);
    expect(outcomeOf(columns, 3_650).word).toBe('ends below the goal');
    for (const spec of chartSpecs) {
      expect(summaryOf(spec, columns, 30, 'NXT').length).toBeGreaterThan(10);
      expect(scaledColumn(spec, spec.lines[0]?.field ?? 'day', columns)).toHaveLength(66);
    }
  });
  it('is drawn, summed up and counted in units on demand', () => {
    const reserve = chartSpecs.find(({ id }) => id === 'reserve') as ChartSpec;
    const values = dayColumn(columns, 'reserve');
    expect(specIn(reserve, 'NXT')).toBe(reserve);
    const inUnits = specIn(reserve, 'units');
    expect(inUnits).toMatchObject({ unit: 'units', scale: 1, bands: { of: 'reserve', scale: 1 } });
    expect([...scaledColumn(inUnits, 'reserve', columns)]).toEqual([...values]);
    expect(summaryOf(inUnits, columns, 30, 'units')).toContain(
      `units; ${(values.at(-1) ?? 0).toLocaleString('en')} at the end.`,
    );
  });
  it('has tables of plain numbers, amounts as whole units', () => {
    for (const spec of chartSpecs) {
      const sources = spec.lines.map((line) => ({ ...line, columns }));
      const table = seriesTable(spec, sources);
      expect(table.rows).toHaveLength(66);
      for (const row of table.rows) for (const cell of row) expect(typeof cell).toBe('number');
      if (spec.unit !== 'nxt') continue;
      expect(table.columns[1]?.kind).toBe('units');
      const field = spec.lines[0]?.field ?? 'day';
      expect(table.rows.map(([, value]) => value)).toEqual([...dayColumn(columns, field)]);
      expect(seriesTable(specIn(spec, 'units'), sources).rows).toEqual(table.rows);
    }
  });
  it('has marks that tell where another departs from it', () => {
    const other = packDays(
      runScenario({ ...small, shocks: [{ kind: 'messages', startDay: 40, days: 5, factor: 0 }] }).rows,
    );
    expect(firstDifference(marksOf(columns), marksOf(columns))).toBeUndefined();
    expect(firstDifference(marksOf(columns), marksOf(other))).toBe('between day 30 and day 60');
  });
});

describe('the verdict', () => {
  const burnOf637 = control('messages.burnPerStandardMessage').write(balancedVillage, 637);
  it.each([
    ['balanced-village', undefined, 'holds', 'Holds: lowest 45.0 days on day 30, 62.9 at the end.'],
    ['as-specified', undefined, 'empties on day 30', 'Empties on day 30: 0.0 days at the end.'],
    ['adoption-boom', undefined, 'holds', 'Holds: lowest 31.0 days on day 150, 58.9 at the end.'],
    [
      'message-collapse',
      undefined,
      'ends above the goal, after 90 days below it',
      'Ends above the goal, after 90 days below it: lowest 3.3 days on day 240, 39.7 at the end.',
    ],
    ['run-on-the-pools', undefined, 'holds', 'Holds: lowest 45.0 days on day 30, 62.9 at the end.'],
    ['over-allocation', undefined, 'empties on day 150', 'Empties on day 150: 1.7 days at the end.'],
    ['balanced-village', burnOf637, 'empties on day 90', 'Empties on day 90: 0.0 days at the end.'],
  ])('on %s is one for target, card and chart (%#)', (id, changed, word, sentence) => {
    const columns = packDays(runScenario(changed ?? preset(id).scenario).rows);
    const outcome = outcomeOf(columns, 30);
    expect(outcome.word).toBe(word);
    expect(summaryOf(chartSpecs[0] as ChartSpec, columns, 30, 'NXT')).toBe(sentence);
    expect(outcomeSentences(outcome, 30, undefined)[0]).toBe(
      `The floor ${word}. At the end it covers ${coverageText(outcome.final)} days.`,
    );
    expect(outcome.status).toBe(word === 'holds' ? 'ok' : outcome.emptyDay === undefined ? 'warn' : 'bad');
  });
  it('counts one as one', () => {
    const columns = packDays(runScenario(balancedVillage).rows);
    expect(outcomeSentences(outcomeOf(columns, 30), 30, undefined)).toContain('1 day ends in a crisis.');
    expect(outcomeOf(columns, 45.001).word).toMatch(/^ends above the goal, after \d+ days below it$/);
  });
});

describe('the card', () => {
  it('says what was changed in words to copy', () => {
    const changed = control('floor.allotment').write(balancedVillage, 5_000_000_000);
    const changes = changesInWords(balancedVillage, changed, 'NXT');
    expect(changes).toEqual([{ id: 'floor.allotment', text: 'Floor allotment: 50 NXT, not 57.5 NXT' }]);
    expect(cardText('Balanced village', changes, ['It holds.'])).toBe(
      'Balanced village\n\n- Floor allotment: 50 NXT, not 57.5 NXT\n\nIt holds.',
    );
  });
});

describe('differences', () => {
  it('per wallet are exact and the greatest come first', () => {
    const first = { addresses: ['a', 'b', 'c'], balances: Float64Array.of(5, 9_007_199_254_740_990, 1) };
    const second = { addresses: ['a', 'b', 'd'], balances: Float64Array.of(7, 9_007_199_254_740_991, 4) };
    const found = differencePerWallet(first, second);
    expect(found.movers.map(({ address, difference }) => [address, difference])).toEqual([
      ['d', 4],
      ['a', 2],
      ['b', 1],
      ['c', -1],
    ]);
    expect(found).toMatchObject({ richer: 3, poorer: 1, equal: 0, total: 6 });
  });
  it('of shares never lose a part', () => {
    expect(splitEvenly(100, [1, 1, 1])).toEqual([34, 33, 33]);
    expect(splitEvenly(7, [0, 0])).toEqual([4, 3]);
  });
});
