import { describe, expect, it } from 'vitest';
import { F_FLOOR_RESERVE, TREASURY, TRANSITION_RESERVE } from '../../src/engine/accounts';
import { readBooks } from '../../src/engine/books/PersistentBooks';
import type { Command } from '../../src/engine/commands';
import { NXT_SUPPLY } from '../../src/engine/units';
import { createFlowsReader } from '../../src/selectors/flows';
import {
  coverageCells,
  daysText,
  largestWallets,
  readOverview,
  startsInCrisis,
  vesselCapacity,
  WALLETS_SHOWN_MAX,
  type Overview,
} from '../../src/selectors/overview';
import { freshMessageId, nextSender } from '../../src/selectors/nextMessage';
import { LoopStore } from '../../src/store/loopStore';

const NXT = 100_000_000;

function overviewAfter(commands: readonly Command[]): { loop: LoopStore; overview: Overview } {
  const loop = new LoopStore();
  for (const command of commands) expect(loop.commit(command)).toMatchObject({ ok: true });
  const books = readBooks(loop.economy.getState());
  return { loop, overview: readOverview(books, createFlowsReader()(books)) };
}

const funded: readonly Command[] = [
  { type: 'transfer', from: TREASURY, to: F_FLOOR_RESERVE, amount: 379_400 * NXT, fee: 0 },
  { type: 'transfer', from: TREASURY, to: TRANSITION_RESERVE, amount: 3_565_438_545_479, fee: 0 },
];

describe('readOverview', () => {
  it('starts in crisis: the two lines ask for 690,000 of 1,000,000 NXT', () => {
    const { overview } = overviewAfter([]);
    expect(overview.sum).toBe(NXT_SUPPLY);
    expect(overview.difference).toBe(0);
    expect(overview.accounts).toBe(31);
    expect(overview.crisis.reserve).toMatchObject({ isBelow: true, line: 115_000 * NXT, balance: 0 });
    expect(overview.crisis.floor).toMatchObject({ isBelow: true, line: 575_000 * NXT, balance: 0 });
    expect(overview.crisis.reserve.line + overview.crisis.floor.line).toBe(690_000 * NXT);
    expect(startsInCrisis(overview)).toBe(true);
    expect(overview.coverage).toMatchObject({ millidays: 0, lineDays: 15, status: 'bad', citizens: 1_000 });
    expect(overview.last).toBeUndefined();
    expect(overview.recent).toEqual([]);
    expect(overview.walletCount).toBe(0);
  });

  it('states both distances exactly', () => {
    const { overview } = overviewAfter(funded);
    expect(overview.crisis.reserve.distance).toBe(-7_934_561_454_521);
    expect(overview.crisis.floor.distance).toBe(-195_600 * NXT);
    expect(overview.coverage).toMatchObject({ millidays: 9_897, status: 'warn' });
    expect(startsInCrisis(overview)).toBe(false);
  });

  it('lists parts of the value that sum to the supply', () => {
    const { overview } = overviewAfter([
      ...funded,
      { type: 'openWallet', address: 'Ada', balance: 33 },
      { type: 'allocateReserve', amount: 1_001 },
    ]);
    expect(overview.value.map(({ label }) => label)).toEqual([
      'Treasury',
      'Validators',
      'Ecosystem',
      'Floor',
      'Pools',
      'Reserve',
      'Wallets',
    ]);
    expect(overview.value.reduce((sum, { units }) => sum + units, 0)).toBe(NXT_SUPPLY);
    expect(overview.pools.reduce((sum, { units }) => sum + units, 0)).toBe(1_001);
    expect(overview.walletUnits).toBe(33);
  });

  it('tells the last command as one event', () => {
    const { overview } = overviewAfter([
      ...funded,
      { type: 'allocateReserve', amount: 1_000 },
      { type: 'tick' },
    ]);
    expect(overview.last).toMatchObject({
      kind: 'allocation',
      headline: 'The reserve funded 12 pools with',
      units: 1_000,
      transactions: 12,
      what: 'allocation',
    });
    expect(overview.last?.transaction.id).toBe('TX00000013');
    expect(overview.day).toBe(1);
    expect(overview.recent.map(({ id }) => id)).toEqual([
      'TX00000013',
      'TX00000012',
      'TX00000011',
      'TX00000010',
      'TX00000009',
      'TX00000008',
    ]);
  });

  it('counts the messages and what they burned', () => {
    const { overview } = overviewAfter([
      { type: 'openWallet', address: 'Ada', balance: 100_000 },
      { type: 'messageBurn', sender: 'Ada', messageId: 'a', messageType: 'image', count: 2 },
      { type: 'messageBurn', sender: 'Ada', messageId: 'b', messageType: 'standard' },
    ]);
    expect(overview.messages).toEqual([
      { type: 'standard', sent: 1, units: 5_700, price: 5_700 },
      { type: 'link', sent: 0, units: 0, price: 2_850 },
      { type: 'image', sent: 2, units: 5_836, price: 2_918 },
      { type: 'video', sent: 0, units: 0, price: 11_400 },
    ]);
    expect(overview.burnedUnits).toBe(11_536);
    expect(overview.last).toMatchObject({ headline: 'Ada burned', units: 5_700, what: 'standard, Hα' });
  });
});

describe('the floor’s days', () => {
  it('are never rounded up', () => {
    expect(daysText(9_897)).toBe('9.8');
    expect(daysText(9_999)).toBe('9.9');
    expect(daysText(15_000)).toBe('15.0');
    expect(daysText(0)).toBe('0');
    expect(daysText(99)).toBe('< 0.1');
    expect(daysText(1_234_567)).toBe('1,234.5');
    expect(daysText(Number.POSITIVE_INFINITY)).toBe('∞');
  });

  it('fill one cell a day of the line, the last one as far as it goes', () => {
    const coverage = { millidays: 9_897, lineDays: 15, status: 'warn', citizens: 1 } as const;
    const cells = coverageCells(coverage);
    expect(cells).toHaveLength(15);
    expect(cells.filter(({ filled }) => filled === 1)).toHaveLength(9);
    expect(cells[9]?.filled).toBeCloseTo(0.897, 6);
    expect(cells[10]?.filled).toBe(0);
  });

  it('have a narrower last cell where the line asks for a part of a day, and few cells for a long line', () => {
    const half = { millidays: 16_250, lineDays: 16.5, status: 'warn', citizens: 1 } as const;
    expect(coverageCells(half)).toHaveLength(17);
    expect(coverageCells(half)[16]).toEqual({ width: 0.5, filled: 0.5 });
    const long = { millidays: 100_000, lineDays: 300, status: 'warn', citizens: 1 } as const;
    expect(coverageCells(long)).toHaveLength(60);
    expect(coverageCells(long).filter(({ filled }) => filled === 1)).toHaveLength(20);
    expect(coverageCells({ ...half, lineDays: 0 })).toEqual([]);
  });
});

describe('the map', () => {
  it('keeps balance and line of a vessel inside it', () => {
    for (const [balance, line] of [
      [0, 100],
      [35, 100],
      [120, 100],
      [121, 100],
      [5_000, 100],
      [10, 0],
      [0, 0],
    ] as const) {
      const capacity = vesselCapacity(balance, line);
      expect(capacity).toBeGreaterThan(0);
      expect(balance / capacity).toBeLessThan(0.95);
      expect(line / capacity).toBeLessThan(0.95);
    }
  });

  it('draws the largest wallets in the order in which they were opened', () => {
    const wallets = Array.from({ length: 100 }, (_, index) => ({
      account: 31 + index,
      address: `w${index}`,
      units: (index * 37) % 100,
    }));
    const shown = largestWallets(wallets, WALLETS_SHOWN_MAX);
    expect(shown).toHaveLength(60);
    expect(Math.min(...shown.map(({ units }) => units))).toBe(40);
    expect(shown.map(({ account }) => account)).toEqual(
      shown.map(({ account }) => account).toSorted((a, b) => a - b),
    );
  });
});

describe('sending one message', () => {
  const wallets: readonly Command[] = [
    { type: 'openWallet', address: 'Ada', balance: 20_000 },
    { type: 'openWallet', address: 'Bram', balance: 20_000 },
    { type: 'openWallet', address: 'Cleo', balance: 100 },
  ];
  const burn = (sender: string, messageId: string): Command => ({
    type: 'messageBurn',
    sender,
    messageId,
    messageType: 'standard',
  });

  it('is the turn of whoever can pay and waited longest', () => {
    const sender = (commands: readonly Command[]) =>
      nextSender(readBooks(overviewAfter(commands).loop.economy.getState()), 5_700);
    expect(sender([])).toBeUndefined();
    expect(sender(wallets)).toBe('Ada');
    expect(sender([...wallets, burn('Ada', '1')])).toBe('Bram');
    expect(sender([...wallets, burn('Ada', '1'), burn('Bram', '2')])).toBe('Ada');
    expect(sender([...wallets, burn('Bram', '1'), burn('Ada', '2')])).toBe('Bram');
    expect(sender([wallets[2] as Command])).toBe('Cleo');
  });

  it('takes an id that was never used', () => {
    const { loop } = overviewAfter([...wallets, burn('Ada', 'overview-5')]);
    expect(freshMessageId(readBooks(loop.economy.getState()))).toBe('overview-6');
  });
});
