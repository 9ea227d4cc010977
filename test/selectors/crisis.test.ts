import { describe, expect, test } from 'vitest';
import { readBooks } from '../../src/engine/books/PersistentBooks';
import type { Command } from '../../src/engine/commands';
import { assessCrisis, floorCoverageMillidays } from '../../src/engine/crisis';
import {
  attemptsUntil,
  coverageText,
  crisisWord,
  decimalsNeeded,
  drainRows,
  meterMax,
  monthCosts,
  readCrisis,
  shortfallWords,
  specifiedAllotment,
  walletAddresses,
} from '../../src/selectors/crisis';
import { drainsCsv } from '../../src/selectors/crisisExport';
import { createCrisisHistoryReader, type CrisisHistory } from '../../src/selectors/crisisHistory';
import { policyRules } from '../../src/selectors/crisisPolicy';
import { createFirstViewScript } from '../support/firstViewScript';
import { balancedVillage, firstViewScenario } from '../../src/simulation/scenario';
import { LoopStore } from '../../src/store/loopStore';

function historyOf(loop: LoopStore, reader = createCrisisHistoryReader()): CrisisHistory {
  const { position } = loop.timeline.getState();
  const past = {
    genesis: loop.genesis,
    position,
    command: (index: number) => loop.history.command(index),
    receipt: (index: number) => loop.history.receipt(index),
  };
  return reader(past, readBooks(loop.economy.getState()));
}

function loopOf(...commands: readonly Command[]): LoopStore {
  const loop = new LoopStore();
  for (const command of commands) loop.commit(command);
  return loop;
}

function crisisOf(loop: LoopStore) {
  return readCrisis(readBooks(loop.economy.getState()), loop.genesis);
}

const NXT = 100_000_000;
const gift: Command = {
  type: 'transfer',
  from: 'ECOSYSTEM_FUND',
  to: 'TRANSITION_RESERVE',
  amount: 1_000 * NXT,
  fee: 0,
};
const tick: Command = { type: 'tick' };

describe('how the economy stands', () => {
  test('the specified economy starts in crisis, for two reasons', () => {
    const state = crisisOf(new LoopStore());
    expect(crisisWord(state.assessment)).toBe('Crisis, for two reasons');
    expect(state).toMatchObject({
      millidays: 0,
      lineDays: 15,
      linesSum: BigInt(690_000 * NXT),
      held: 0,
      asksMoreThanExists: false,
      startsInCrisis: true,
    });
  });

  test('with another policy than at its start it is no longer said to start in crisis', () => {
    const state = crisisOf(loopOf({ type: 'setPolicy', policy: { citizens: 24 } }));
    expect(state.startsInCrisis).toBe(false);
    expect(state.linesSum).toBe(BigInt(16_560 * NXT));
  });

  test('lines that ask for more than exists are told', () => {
    expect(crisisOf(loopOf({ type: 'setPolicy', policy: { citizens: 2_000 } }))).toMatchObject({
      linesSum: BigInt(1_380_000 * NXT),
      asksMoreThanExists: true,
    });
  });

  test('each line is named alone where only one is short', () => {
    const policy: Command = { type: 'setPolicy', policy: { citizens: 1, reserveLinePercent: 0 } };
    expect(crisisWord(crisisOf(loopOf(policy)).assessment)).toBe('Crisis: the floor is below its line');
    const other: Command = { type: 'setPolicy', policy: { citizens: 1, floorLinePercent: 0 } };
    expect(crisisWord(crisisOf(loopOf(other)).assessment)).toBe('Crisis: the reserve is below its line');
    const none: Command = { type: 'setPolicy', policy: { allotment: 0 } };
    const state = crisisOf(loopOf(none));
    expect(crisisWord(state.assessment)).toBe('No crisis');
    expect(coverageText(state.millidays)).toBe('∞');
  });

  test('a meter has room beyond line and balance, and never more than exists', () => {
    const { reserve } = crisisOf(new LoopStore()).assessment;
    expect(meterMax(reserve)).toBe(14_720_000_000_000);
    expect(meterMax({ ...reserve, balance: 100, line: 10 })).toBe(108);
    expect(meterMax({ ...reserve, line: 1e15 })).toBe(1e14);
  });
});

describe('texts', () => {
  test.each([
    [9_897, '9.89'],
    [0, '0.00'],
    [9, '0.00'],
    [1_234_567, '1,234.56'],
  ])('%i thousandths of a day read %s', (millidays, text) => {
    expect(coverageText(millidays)).toBe(text);
  });

  test.each([
    [0, 0],
    [100_000_000, 0],
    [5_750_000_000, 1],
    [1, 8],
    [250, 7],
  ])('%i units need %i decimals', (units, decimals) => {
    expect(decimalsNeeded(units)).toBe(decimals);
  });

  test('the specified month and any other are divided exactly', () => {
    expect(specifiedAllotment).toBe(1_150 * NXT);
    expect(monthCosts(specifiedAllotment)).toEqual([
      { name: 'housing', units: 400 * NXT },
      { name: 'food', units: 250 * NXT },
      { name: 'healthcare', units: 200 * NXT },
      { name: 'energy', units: 150 * NXT },
      { name: 'connectivity', units: 75 * NXT },
      { name: 'water', units: 50 * NXT },
      { name: 'recycling', units: 25 * NXT },
    ]);
    for (const allotment of [0, 1, 7, 5_750_000_000, 100_000_000_000_000]) {
      expect(monthCosts(allotment).reduce((sum, { units }) => sum + units, 0)).toBe(allotment);
    }
  });

  test('the automatic policy is told with the numbers of its scenario', () => {
    expect(policyRules(firstViewScenario).map(({ sentence }) => sentence)).toEqual([
      'Every 30 days the floor pays each citizen 57.5 NXT.',
      'While the floor is below its line, 25 % of the reserve moves to the floor, at most once every day.',
      'Every 7 days, unless there is a crisis, the reserve keeps 15 % of a month’s need and gives 25 % of the rest to the pools.',
      'Then the floor is filled up to 36 days of payments from what the reserve holds above those 15 %.',
    ]);
    expect(policyRules(balancedVillage)[1]?.sentence).toContain('50 % of the reserve');
  });
});

describe('the history of the first view', () => {
  const loop = new LoopStore();
  loop.load(createFirstViewScript());
  const history = historyOf(loop);

  test('every drain has the reason and coverage that the engine assesses just before and after it', () => {
    expect(history.drains.length).toBeGreaterThan(2);
    for (const drain of history.drains) {
      const before = readBooks(loop.economyAt(drain.position));
      const after = readBooks(loop.economyAt(drain.position + 1));
      const { reserve, floor } = assessCrisis(before);
      expect(drain.short).toEqual({ reserve: reserve.isBelow, floor: floor.isBelow });
      expect(drain.reserveBefore).toBe(reserve.balance);
      expect(drain.floorBefore).toBe(floor.balance);
      expect(drain.coverageBefore).toBe(floorCoverageMillidays(before));
      expect(drain.coverageAfter).toBe(floorCoverageMillidays(after));
      expect(drain.day).toBe(before.counter('clock'));
    }
  });

  test('every day ends with the coverage that the engine says', () => {
    const { days } = history;
    expect(days.map(({ day }) => day)).toEqual(days.map((_, index) => index));
    for (const [index, day] of days.entries()) {
      const next = days[index + 1];
      const end = next === undefined ? loop.timeline.getState().position : next.from - 1;
      expect(day.millidays).toBe(floorCoverageMillidays(readBooks(loop.economyAt(end))));
    }
  });

  test('the causes of the drains are told apart', () => {
    const rows = drainRows(history, [], firstViewScenario);
    expect(new Set(rows.map(({ by }) => by))).toEqual(new Set(['policy']));
    expect(rows.some(({ reason }) => reason === 'Refill of the floor')).toBe(true);
    // An adopted scenario has a policy of its own; its refills are told by their amounts.
    const told = drainRows(history, [], balancedVillage);
    expect(told.map(({ by, reason }) => [by, reason])).toEqual(rows.map(({ by, reason }) => [by, reason]));
  });

  test('continuing after each commit equals walking anew, forwards and back', () => {
    const other = new LoopStore();
    other.load(createFirstViewScript(31));
    const reader = createCrisisHistoryReader();
    const plain = ({ days, drains, payments }: CrisisHistory) => ({
      days,
      drains,
      payments,
    });
    const agrees = () => expect(plain(historyOf(other, reader))).toEqual(plain(historyOf(other)));
    agrees();
    other.commit({ type: 'drainReserve', amount: 5 });
    other.commit(tick);
    agrees();
    other.seek(700);
    agrees();
    other.commit({ type: 'drainReserve', amount: 1 });
    agrees();
  });
});

test('what leaves the floor alone leaves the history the same object', () => {
  const loop = loopOf(gift, tick);
  const reader = createCrisisHistoryReader();
  const before = historyOf(loop, reader);
  loop.commit({ type: 'openWallet', address: 'Ada', balance: 10_000 });
  loop.commit({ type: 'messageBurn', sender: 'Ada', messageId: 'm', messageType: 'link' });
  expect(historyOf(loop, reader)).toBe(before);
  loop.commit({ type: 'drainReserve', amount: 1 });
  expect(historyOf(loop, reader).drains).toHaveLength(1);
});

describe('drains by hand', () => {
  const loop = loopOf(gift, tick, { type: 'drainReserve', amount: 600 * NXT });
  loop.commit({ type: 'drainReserve', amount: 600 * NXT });
  loop.commit({ type: 'drainReserve', amount: 400 * NXT });
  const rows = drainRows(historyOf(loop), loop.attempts.getState(), firstViewScenario);

  test('and refused attempts stand in the order in which they were made, newest first', () => {
    expect(rows).toMatchObject([
      { receipt: 'TX00000002', by: 'hand', reason: 'Both lines short', amount: 400 * NXT },
      {
        receipt: 'attempt',
        isAttempt: true,
        reason: 'more than the reserve holds',
        message: 'Atomic drain failed: Insufficient balance: need 60000000000 units, have 40000000000 units',
        coverageBefore: 15,
        coverageAfter: 15,
        day: 1,
      },
      { receipt: 'TX00000001', by: 'hand', coverageBefore: 0, coverageAfter: 15, day: 1 },
    ]);
  });

  test('attempts of the future are left out in the past', () => {
    loop.seek(2);
    expect(drainRows(historyOf(loop), attemptsUntil(loop.attempts.getState(), 2), firstViewScenario)).toEqual(
      [],
    );
    expect(attemptsUntil(loop.attempts.getState(), 3)).toBe(loop.attempts.getState());
    loop.seek(4);
  });

  test('as CSV', () => {
    expect(drainsCsv(rows).split('\r\n')).toEqual([
      '\uFEFFreceipt,day,reason,by,units,nxt,coverageDaysBefore,coverageDaysAfter,refusal',
      'TX00000002,1,Both lines short,hand,40000000000,400.00000000,0.01,0.02,',
      'attempt,1,more than the reserve holds,hand,60000000000,600.00000000,0.01,0.01,"Atomic drain failed: Insufficient balance: need 60000000000 units, have 40000000000 units"',
      'TX00000001,1,Both lines short,hand,60000000000,600.00000000,0.00,0.01,',
      '',
    ]);
  });
});

test('payments tell what was asked and what was paid', () => {
  const loop = loopOf(
    { type: 'openWallet', address: 'Ada' },
    { type: 'openWallet', address: 'Bao' },
    gift,
    { type: 'drainReserve', amount: 1_000 * NXT },
    { type: 'payFloor', citizens: ['Ada', 'Bao'] },
  );
  const books = readBooks(loop.economy.getState());
  expect(walletAddresses(books)).toEqual(['Ada', 'Bao']);
  expect(historyOf(loop).payments).toMatchObject([
    {
      citizens: 2,
      amountEach: 1_150 * NXT,
      asked: BigInt(2_300 * NXT),
      paid: 1_000 * NXT,
      inFull: false,
      coverageAfter: 0,
    },
  ]);
});

test('a change of policy moves lines and coverage from there on', () => {
  const loop = loopOf(gift, tick, { type: 'drainReserve', amount: 1_000 * NXT }, tick, {
    type: 'setPolicy',
    policy: { citizens: 1, floorLinePercent: 100 },
  });
  const [zero, first, second] = historyOf(loop).days;
  expect(zero).toMatchObject({ day: 0, millidays: 0, lineMillidays: 15_000 });
  expect(first).toMatchObject({ millidays: 26, drained: 1_000 * NXT });
  expect(second).toMatchObject({ millidays: 26_086, lineMillidays: 30_000, drained: 0 });
});

test('the words for what was short', () => {
  expect(shortfallWords({ reserve: true, floor: false })).toBe('Reserve below its line');
  expect(shortfallWords({ reserve: false, floor: true })).toBe('Floor below its line');
  expect(shortfallWords({ reserve: false, floor: false })).toBe('No crisis');
});
