import { describe, expect, it } from 'vitest';
import { pools, type PoolFact } from '../../src/engine/assets';
import { readBooks } from '../../src/engine/books/PersistentBooks';
import type { Command } from '../../src/engine/commands';
import { createPoolHistoryReader } from '../../src/selectors/poolHistory';
import {
  priceChange,
  priceText,
  signedPercentText,
  spotPrice,
  type Reserves,
} from '../../src/selectors/poolPrice';
import { priceLine, priceSentence, priceTable } from '../../src/selectors/poolPriceLine';
import { courseLabel, COURSE_POINTS, drawnCourse, poolsCsv, selectPools } from '../../src/selectors/pools';
import { createFirstViewScript } from '../support/firstViewScript';
import { LoopStore } from '../../src/store/loopStore';

const nxt = 100_000_000;
const food = pools[4] as PoolFact;

function started(extra: readonly Command[] = []) {
  const loop = new LoopStore();
  const commands: readonly Command[] = [
    { type: 'openWallet', address: 'Ada', balance: 1_000 * nxt },
    { type: 'transfer', from: 'ECOSYSTEM_FUND', to: 'TRANSITION_RESERVE', amount: 10_000 * nxt, fee: 0 },
    ...extra,
  ];
  for (const command of commands) expect(loop.commit(command)).toMatchObject({ ok: true });
  return loop;
}

function view(loop: LoopStore, read = createPoolHistoryReader()) {
  const books = readBooks(loop.economy.getState());
  const courses = read(books);
  return { books, courses, model: selectPools(books, courses) };
}

const allocate: Command = { type: 'allocateReserve', amount: 1_000 * nxt };
const buy: Command = { type: 'swap', trader: 'Ada', pool: 'NXT-FOOD', give: 'NXT', amount: 10 * nxt };
const tick: Command = { type: 'tick' };

describe('exact prices', () => {
  it('are NXT ÷ tokens with 8 decimals, the rest cut off', () => {
    expect(spotPrice({ nxt: 2, tokens: 3 })).toBe(66_666_666n);
    expect(priceText(66_666_666n)).toBe('0.66666666');
    expect(spotPrice({ nxt: 100_000_000_000_000, tokens: 1 })).toBe(10n ** 22n);
    expect(priceText(10n ** 22n)).toBe('100,000,000,000,000.00000000');
  });

  it('do not exist while a side is empty', () => {
    expect(spotPrice({ nxt: 0, tokens: 5 })).toBeUndefined();
    expect(spotPrice({ nxt: 5, tokens: 0 })).toBeUndefined();
  });

  it('change in hundredths of a percent, cut off towards zero', () => {
    const before: Reserves = { nxt: 30_000, tokens: 10_000 };
    expect(priceChange(before, { nxt: 30_599, tokens: 10_000 })).toBe(199);
    expect(priceChange(before, { nxt: 29_401, tokens: 10_000 })).toBe(-199);
    expect(priceChange({ nxt: 0, tokens: 1 }, before)).toBeUndefined();
    expect(signedPercentText(-40)).toBe('\u22120.40\u00A0%');
    expect(signedPercentText(123_456)).toBe('+1,234.56\u00A0%');
    expect(signedPercentText(0)).toBe('0.00\u00A0%');
  });
});

describe('the table', () => {
  it('says that nothing has a price before the first allocation', () => {
    const { model } = view(started());
    expect(model.nxt).toBe(0);
    const rows = model.families.flatMap((family) => family.rows);
    expect(rows).toHaveLength(12);
    expect(rows.every((row) => row.price === undefined && row.course.length === 0)).toBe(true);
    expect(courseLabel(rows[0] as (typeof rows)[number])).toBe('NXT-ELECTRICITY has no price yet');
  });

  it('groups twelve pools in families whose sums are the whole', () => {
    const { model } = view(started([allocate]));
    expect(model.families.map(({ label, weight }) => [label, weight])).toEqual([
      ['Core infrastructure', 40],
      ['Food', 35],
      ['Services', 25],
    ]);
    expect(model.families.map((family) => family.nxt)).toEqual([400 * nxt, 350 * nxt, 250 * nxt]);
    expect(model.nxt).toBe(1_000 * nxt);
    expect(model.weight).toBe(100);
  });

  it('compares with the end of the day five days ago, and counts trades of the last five', () => {
    const loop = started([allocate, buy, tick, tick, tick, tick, tick, buy]);
    const row = view(loop).model.families[1]?.rows[0];
    // Day 0 lies five days back: its trade is part of the price then, not of the volume.
    expect(row?.volume).toBe(10 * nxt);
    const before = view(started([allocate, buy])).model.families[1]?.rows[0];
    expect(row?.change).toBe(priceChange(before as Reserves, row as Reserves));
    expect(row?.change).toBeGreaterThan(0);
  });

  it('counts only trades as volume', () => {
    const provide: Command = {
      type: 'addLiquidity',
      provider: 'Ada',
      pool: 'NXT-FOOD',
      nxt: nxt,
      token: 9_000 * nxt,
    };
    const { model } = view(started([allocate, buy, provide]));
    expect(model.volume).toBe(10 * nxt);
  });

  it('is written as CSV with every decimal and no comma inside a number', () => {
    const { model } = view(started([allocate]));
    const lines = poolsCsv(model).split('\r\n');
    expect(lines[0]).toContain('price_nxt');
    expect(lines[5]).toBe('NXT-FOOD,Food,0.00020000,,100.00000000,500000.00000000,0.00000000,10');
    expect(lines[13]).toBe('All twelve,,,,1000.00000000,,0.00000000,100');
    expect(lines.every((line) => line === '' || line.split(',').length === 8)).toBe(true);
  });
});

describe('the history of the pools', () => {
  const loop = new LoopStore();
  loop.load(createFirstViewScript(9));
  const last = loop.timeline.getState().position;

  it('reads on, back and into a branch as if it read everything anew', () => {
    const read = createPoolHistoryReader();
    for (const position of [last, last - 1, 20, 60, 61, 200, 5, 0, last]) {
      loop.seek(position);
      expect(view(loop, read).courses).toEqual(view(loop).courses);
    }
    loop.seek(120);
    loop.commit({
      type: 'transfer',
      from: 'ECOSYSTEM_FUND',
      to: 'TRANSITION_RESERVE',
      amount: 5 * nxt,
      fee: 0,
    });
    loop.commit({ type: 'allocateReserve', amount: 4 * nxt });
    expect(view(loop, read).courses).toEqual(view(loop).courses);
    loop.load(createFirstViewScript(9));
    expect(view(loop, read).courses).toEqual(view(loop).courses);
  });

  it('ends with what the pools hold', () => {
    loop.seek(last);
    const { courses, model } = view(loop);
    for (const row of model.families.flatMap((family) => family.rows)) {
      const moment = courses[row.pool.index]?.moments.at(-1);
      expect({ nxt: moment?.nxt, tokens: moment?.tokens }).toEqual({ nxt: row.nxt, tokens: row.tokens });
    }
  });

  it('keeps the very same courses while no pool changes', () => {
    const read = createPoolHistoryReader();
    const before = view(loop, read).courses;
    loop.commit({ type: 'transfer', from: 'TREASURY', to: 'Zoe', amount: 1 });
    expect(view(loop, read).courses).toBe(before);
  });

  it('is drawn with few points that end at the present price', () => {
    const { books, courses, model } = view(loop);
    const course = drawnCourse(courses[4] as (typeof courses)[number], books.transactionCount);
    const row = model.families[1]?.rows[0];
    expect(course).toHaveLength(COURSE_POINTS);
    expect(course.at(-1)).toBe((row?.nxt ?? 0) / (row?.tokens ?? 1));
  });
});

describe('the course of a price', () => {
  const { courses } = view(started([allocate, buy, tick, allocate, buy, tick, buy]));
  const course = courses[4] as (typeof courses)[number];

  it('ascends in time and marks the allocations that moved it', () => {
    const { days, prices, allocations } = priceLine(course, 2);
    expect(days).toHaveLength(prices.length);
    expect(days.every((day, index) => index === 0 || day > (days[index - 1] ?? 0))).toBe(true);
    expect(days.at(-1)).toBe(3);
    expect(allocations.map(({ units }) => units)).toEqual([100 * nxt]);
  });

  it('says in a sentence and a table what it shows', () => {
    expect(priceSentence(food, course)).toMatch(
      /^One FOOD costs 0\.\d{8} NXT, \+\d+\.\d\d\s% since .*; 2 allocations so far\.$/,
    );
    const { rows } = priceTable(food, course);
    expect(rows.map((row) => row[1])).toEqual(['swap', 'swap', 'allocation', 'swap', 'allocation']);
    expect(rows.at(-1)?.[2]).toBe('0.00020000');
  });
});
