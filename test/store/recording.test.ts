import { describe, expect, it } from 'vitest';
import { readBooks } from '../../src/engine/books/PersistentBooks';
import { recordStartingPoint } from '../../src/app/startingPoints';
import { liveScenario } from '../../src/simulation/adoption';
import { FIRST_VIEW_DAYS } from '../../src/simulation/firstView';
import { openingGenesis, ScenarioRun, type RunStart } from '../../src/simulation/runScenario';
import { firstViewScenario, type Scenario } from '../../src/simulation/scenario';
import { LoopStore } from '../../src/store/loopStore';
import { recordAtOnce, recordLife } from '../../src/store/recording';
import { createFirstViewScript } from '../support/firstViewScript';
import { hashOf, smallVillage } from '../simulation/throughStore';

function adopted(scenario: Scenario, days: number, start?: RunStart): LoopStore {
  const loop = new LoopStore();
  const genesis = start?.genesis ?? openingGenesis(scenario);
  loop.replace(
    recordAtOnce(recordLife('Adopted', genesis, (executor) => liveScenario(executor, scenario, days, start))),
  );
  return loop;
}

function runTo(scenario: Scenario, horizonDays: number, start?: RunStart): ScenarioRun {
  const run = new ScenarioRun({ ...scenario, horizonDays }, undefined, start);
  for (let day = 1; day <= horizonDays; day += 1) run.nextDay();
  return run;
}

describe('the first view', () => {
  it('is lived to the state to which its script leads, and lists no attempt', () => {
    const lived = new LoopStore();
    lived.replace(recordAtOnce(recordStartingPoint('firstView')));
    const replayed = new LoopStore();
    replayed.load(createFirstViewScript());
    expect(hashOf(lived)).toBe(hashOf(replayed));
    expect(lived.timeline.getState()).toEqual(replayed.timeline.getState());
    expect(lived.toScript()).toEqual(replayed.toScript());
    expect(lived.attempts.getState()).toEqual([]);
    const { length } = lived.timeline.getState();
    for (const position of [0, 1, 99, 100, 101, Math.floor(length / 2), length - 1]) {
      expect(readBooks(lived.economyAt(position)).counter('commands')).toBe(position);
    }
  });

  it('can be left for bare genesis', () => {
    const loop = new LoopStore();
    loop.load(createFirstViewScript(3));
    loop.replace(recordAtOnce(recordStartingPoint('bareGenesis')));
    expect(hashOf(loop)).toBe(hashOf(new LoopStore()));
    expect(loop.name).toBe('Bare genesis');
  });
});

describe('an adopted day', () => {
  const village = smallVillage(40, 60);

  it.each([0, 1, 30, 60])('%i is the very state of the run on columns', (days) => {
    const loop = adopted(village, days);
    expect(hashOf(loop)).toBe(runTo(village, days).hash());
    expect(readBooks(loop.economy.getState()).counter('clock')).toBe(days);
    expect(loop.attempts.getState()).toEqual([]);
  });

  it('keeps the trading fee of the scenario', () => {
    const cheap: Scenario = { ...village, pools: { ...village.pools, feeBasisPoints: 5 } };
    expect(hashOf(adopted(cheap, 20))).toBe(runTo(cheap, 20).hash());
  });

  it('continues the live economy where it stands', () => {
    const start: RunStart = { genesis: {}, commands: createFirstViewScript(20).commands };
    const loop = adopted(firstViewScenario, 15, start);
    expect(hashOf(loop)).toBe(runTo(firstViewScenario, 15, start).hash());
    expect(readBooks(loop.economy.getState()).counter('clock')).toBe(35);
    expect(FIRST_VIEW_DAYS).toBeGreaterThan(35);
  });

  it('a season of a thousand citizens arrives with its whole history', { timeout: 60_000 }, () => {
    const thousand = smallVillage(1_000, 90);
    const loop = adopted(thousand, 90);
    const hash = runTo(thousand, 90).hash();
    expect(hashOf(loop)).toBe(hash);
    expect(loop.timeline.getState().length).toBeGreaterThan(50_000);
    loop.undo();
    loop.redo();
    expect(hashOf(loop)).toBe(hash);
  });
});
