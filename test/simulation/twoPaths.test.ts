import { describe, expect, it } from 'vitest';
import { poolAccountIds, systemAccountId, TREASURY, VALIDATOR_POOL } from '../../src/engine/accounts';
import { NXT } from '../../src/engine/assets';
import { readBooks } from '../../src/engine/books/PersistentBooks';
import { createEconomy } from '../../src/engine/genesis';
import { checkState } from '../../src/engine/invariants';
import { FIRST_VIEW_DAYS } from '../../src/simulation/firstView';
import { parameters, setParameter } from '../../src/simulation/parameters';
import { presets } from '../../src/simulation/presets';
import { runScenario, ScenarioRun, type DayRow } from '../../src/simulation/runScenario';
import { firstViewScenario, type Scenario } from '../../src/simulation/scenario';
import { scenarioProblem } from '../../src/simulation/scenarioFile';
import { Village } from '../../src/simulation/village';
import { LoopStore } from '../../src/store/loopStore';
import { createFirstViewScript } from '../support/firstViewScript';
import { commitThrough, hashOf, runThroughStore, scaledDown, smallVillage } from './throughStore';

const village = smallVillage(60, 120);

/** Presets for fifty people, each long enough for what happens in it. */
const smallPresets = presets.map(({ id, scenario }) => ({
  id,
  scenario: { ...scaledDown(scenario, 50), horizonDays: id === 'message-collapse' ? 245 : 155 },
}));

const scenarios: readonly { readonly id: string; readonly scenario: Scenario }[] = [
  { id: 'first view', scenario: { ...firstViewScenario, horizonDays: 60 } },
  { id: 'small village', scenario: village },
  ...smallPresets,
  {
    id: 'weights and fee of its own',
    scenario: {
      ...village,
      citizens: 40,
      pools: { ...village.pools, weights: [40, 0, 3, 8, 25, 1, 8, 7, 0, 5, 2, 1], feeBasisPoints: 85 },
    },
  },
  {
    id: 'no fee, reserve at the start, fees for payments that many cannot afford',
    scenario: {
      ...village,
      horizonDays: 45,
      pools: { ...village.pools, feeBasisPoints: 0 },
      transfers: { perCitizenDay: 1, maxSharePercent: 100, fee: 100_000_000 },
      wallets: { openingMedian: 500_000_000, openingInequality: 0.99 },
      opening: { ...village.opening, reserve: 100_000_000_000 },
    },
  },
  {
    id: 'shocks that overlap',
    scenario: {
      ...village,
      horizonDays: 40,
      shocks: [
        { kind: 'messages', startDay: 5, days: 20, factor: 3 },
        { kind: 'messages', startDay: 10, days: 5, factor: 0 },
        { kind: 'poolRun', startDay: 12, days: 4, stockPercentPerDay: 100 },
        { kind: 'poolRun', startDay: 14, days: 4, stockPercentPerDay: 1 },
      ],
    },
  },
];

describe('a run on columns and through the store', { timeout: 30_000 }, () => {
  it.each(scenarios)('ends in the same state: $id', ({ scenario }) => {
    expect(scenarioProblem(scenario)).toBeUndefined();
    const onColumns = runScenario(scenario);
    const { loop } = runThroughStore(scenario);
    expect(onColumns.hash()).toBe(hashOf(loop));
    expect(onColumns.rows.at(-1)?.commands).toBe(loop.timeline.getState().position);
    expect(checkState(readBooks(loop.economy.getState()))).toEqual([]);
  });

  it('reaches what the scenarios are for', () => {
    const rowsOf = (id: string): readonly DayRow[] => {
      const found = smallPresets.find((preset) => preset.id === id);
      return found === undefined ? [] : runScenario(found.scenario).rows;
    };
    expect(rowsOf('adoption-boom').at(-1)?.citizens).toBe(100);
    expect(rowsOf('message-collapse').some(({ drained }) => drained > 0)).toBe(true);
    expect(rowsOf('over-allocation').some(({ floorPaid, floorAsked }) => floorPaid < floorAsked)).toBe(true);
    expect(rowsOf('as-specified').every(({ isCrisis }) => isCrisis)).toBe(true);
    const run = rowsOf('run-on-the-pools');
    expect((run[126]?.pools ?? 0) / (run[119]?.pools ?? 1)).toBeLessThan(0.75);
    expect(run[126]?.coverageMillidays).toBe(
      runScenario(smallPresets[0]?.scenario ?? village).rows[126]?.coverageMillidays,
    );
  });

  it.each(parameters.map((parameter) => [parameter.path, parameter] as const))(
    'ends in the same state at both ends of %s',
    (path, { min, max }) => {
      const base: Scenario = { ...smallVillage(6, 33), seed: 7 };
      const isMix = path.startsWith('messages.mixPercent');
      const isSlow = path === 'citizens' || path === 'horizonDays';
      for (const value of isSlow ? [min] : [min, max]) {
        // All of a mix is one type, none of it leaves the rest to another.
        const [, , type] = path.split('.');
        const mixPercent = { standard: 0, link: 0, image: 0, video: 0 };
        const other = type === 'standard' ? 'link' : 'standard';
        const scenario = isMix
          ? {
              ...base,
              messages: {
                ...base.messages,
                mixPercent: { ...mixPercent, [value === 0 ? other : (type ?? other)]: 100 },
              },
            }
          : setParameter(base, path, value);
        // Six wallets cannot all be the whole of TREASURY, and no scenario takes more than the fund.
        const isTooMuch = value === max && /^(wallets\.openingMedian|opening\.)/.test(path);
        expect(scenarioProblem(scenario) === undefined).toBe(!isTooMuch);
        if (isTooMuch) continue;
        const run = runScenario(scenario);
        expect(run.violations()).toEqual([]);
        expect(run.hash()).toBe(hashOf(runThroughStore(scenario).loop));
      }
    },
  );

  it('continues a running economy as the store does', () => {
    const script = createFirstViewScript();
    const scenario: Scenario = {
      ...firstViewScenario,
      horizonDays: 40,
      floor: { allotment: 3_000_000_000, everyDays: 10 },
    };
    const run = new ScenarioRun(scenario, undefined, { genesis: {}, commands: script.commands });
    expect(run.rows[0]?.day).toBe(FIRST_VIEW_DAYS);
    run.finish();
    expect(run.rows.at(-1)?.day).toBe(FIRST_VIEW_DAYS + 40);
    const loop = new LoopStore();
    loop.load(script);
    const neighbours = new Village(scenario);
    commitThrough(loop, (world) => {
      const { crisis, floor } = scenario;
      world.setPolicy({
        citizens: 24,
        allotment: floor.allotment,
        reserveLinePercent: crisis.reserveLinePercent,
        floorLinePercent: crisis.floorLinePercent,
      });
    });
    for (let day = 1; day <= 40; day += 1) commitThrough(loop, (world) => neighbours.day(world));
    expect(run.hash()).toBe(hashOf(loop));
  });

  it('measures inequality on the first and on the last day of a continued run', () => {
    const { commands } = createFirstViewScript();
    const run = new ScenarioRun({ ...firstViewScenario, horizonDays: 5 }, undefined, {
      genesis: {},
      commands,
    });
    const rows = run.finish();
    expect(rows[0]?.gini).toBeGreaterThan(0.1);
    // Day 60, the monthly measurement, and day 62, the last: payments between them have changed it.
    expect(rows.map(({ day }) => day)).toEqual([57, 58, 59, 60, 61, 62]);
    expect(rows[5]?.gini).not.toBe(rows[4]?.gini);
  });
});

describe('what a run measures', { timeout: 30_000 }, () => {
  const treasury = systemAccountId(TREASURY);
  const validators = systemAccountId(VALIDATOR_POOL);

  it.each(scenarios)('adds up every day: $id', ({ scenario }) => {
    const run = new ScenarioRun(scenario);
    const { books } = run.world;
    let before = run.rows[0] as DayRow;
    let treasuryBefore = books.balance(treasury, NXT);
    let feesBefore = books.balance(validators, NXT);
    const genesisFees = readBooks(createEconomy()).balance(validators, NXT);
    expect(feesBefore).toBe(genesisFees);
    while (!run.isDone) {
      const row = run.nextDay();
      const opened = treasuryBefore - books.balance(treasury, NXT);
      const fees = books.balance(validators, NXT) - feesBefore;
      expect({ day: row.day, ...balances(row) }).toEqual({
        day: before.day + 1,
        reserve: before.reserve + row.burned - row.allocated - row.drained - row.refilled,
        floor: before.floor + row.drained + row.refilled - row.floorPaid,
        pools: before.pools + row.allocated + row.shopped - row.sold - row.paidOut,
        producers: before.producers + row.sold + row.paidOut - row.wages,
        wallets: before.wallets + opened + row.floorPaid + row.wages - row.burned - row.shopped - fees,
      });
      expect(run.violations()).toEqual([]);
      if (row.floorPaid > row.floorAsked) throw new Error('the floor pays more than it is asked for');
      if (fees > 0 && fees % scenario.transfers.fee !== 0) throw new Error('a fee in part');
      before = row;
      treasuryBefore = books.balance(treasury, NXT);
      feesBefore = books.balance(validators, NXT);
    }
    expect(run.rows).toHaveLength(scenario.horizonDays + 1);
    for (const pool of poolAccountIds) expect(books.balance(pool, NXT)).toBeGreaterThanOrEqual(0);
  });
});

function balances({ reserve, floor, pools, producers, wallets }: DayRow): Record<string, number> {
  return { reserve, floor, pools, producers, wallets };
}
