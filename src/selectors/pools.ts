/** The view model of the pools: one row per pool in three families, their totals, and the same as CSV. */
import { systemAccountId } from '../engine/accounts';
import { NXT, pools, tokenOf, type PoolFact, type PoolFamily } from '../engine/assets';
import type { BooksReader } from '../engine/books/Books';
import { formatNxt } from '../engine/units';
import { isTrade, reservesOn, type PoolCourse } from './poolHistory';
import {
  priceChange,
  priceForDrawing,
  priceText,
  signedPercentText,
  spotPrice,
  type Reserves,
} from './poolPrice';

/** Over how many days change and volume are told. */
export const CHANGE_DAYS = 5;

/** How many points the small course of a row has at most. */
export const COURSE_POINTS = 60;

/** One pool as the table shows it. */
export interface PoolRow extends Reserves {
  readonly pool: PoolFact;
  /** Units of NXT for a whole token, rounded down; `undefined` while the pool holds no NXT. */
  readonly price: bigint | undefined;
  /** Hundredths of a percent; `undefined` if there was no price then. */
  readonly change: number | undefined;
  /** Prices for drawing, evenly spaced over the transactions since the first price. */
  readonly course: readonly number[];
  /** NXT that trades moved into or out of the pool in the last days. */
  readonly volume: number;
}

/** Four pools that belong together. */
export interface PoolFamilyRows {
  readonly family: PoolFamily;
  readonly label: string;
  readonly weight: number;
  readonly nxt: number;
  readonly rows: readonly PoolRow[];
}

export interface PoolsModel {
  readonly families: readonly PoolFamilyRows[];
  /** All NXT in the twelve pools. */
  readonly nxt: number;
  readonly volume: number;
  readonly weight: number;
  readonly day: number;
}

const familyLabels: readonly (readonly [PoolFamily, string])[] = [
  ['core', 'Core infrastructure'],
  ['food', 'Food'],
  ['services', 'Services'],
];

/** What a pool's account holds. */
export function poolReserves(books: BooksReader, pool: PoolFact): Reserves {
  const account = systemAccountId(pool.address);
  return { nxt: books.balance(account, NXT), tokens: books.balance(account, tokenOf(pool.index)) };
}

/** The pools of a family with its name for people. */
export function poolFamilies(): readonly {
  readonly family: PoolFamily;
  readonly label: string;
  readonly pools: readonly PoolFact[];
}[] {
  return familyLabels.map(([family, label]) => ({
    family,
    label,
    pools: pools.filter((pool) => pool.family === family),
  }));
}

/** At most {@link COURSE_POINTS} prices, evenly over the transactions from the pool's first price up to the last one. */
export function drawnCourse(course: PoolCourse, transactionCount: number): readonly number[] {
  const priced = course.moments.filter(({ nxt, tokens }) => nxt > 0 && tokens > 0);
  const first = priced[0];
  if (first === undefined) return [];
  const start = course.origin.nxt > 0 ? 0 : first.transaction;
  const span = Math.max(0, transactionCount - 1 - start);
  const count = Math.min(COURSE_POINTS, span + 1);
  let next = 0;
  let price = priceForDrawing(course.origin.nxt > 0 ? course.origin : first);
  return Array.from({ length: count }, (_, point) => {
    const until = count === 1 ? start : start + Math.floor((span * point) / (count - 1));
    for (; next < priced.length && (priced[next]?.transaction ?? 0) <= until; next += 1) {
      price = priceForDrawing(priced[next] as Reserves);
    }
    return price;
  });
}

function poolRow(books: BooksReader, pool: PoolFact, course: PoolCourse, day: number): PoolRow {
  const reserves = poolReserves(books, pool);
  const recent = course.moments.filter((moment) => moment.time > day - CHANGE_DAYS && isTrade(moment));
  return {
    pool,
    ...reserves,
    price: spotPrice(reserves),
    change: priceChange(reservesOn(course, day - CHANGE_DAYS), reserves),
    course: drawnCourse(course, books.transactionCount),
    volume: recent.reduce((sum, { nxtChange }) => sum + Math.abs(nxtChange), 0),
  };
}

function sumOf<Item>(items: readonly Item[], value: (item: Item) => number): number {
  return items.reduce((sum, item) => sum + value(item), 0);
}

/** Reads the twelve pools; `courses` are their courses in pool order. */
export function selectPools(books: BooksReader, courses: readonly PoolCourse[]): PoolsModel {
  const day = books.counter('clock');
  const families = poolFamilies().map(({ family, label, pools }): PoolFamilyRows => {
    const rows = pools.map((pool) =>
      poolRow(books, pool, courses[pool.index] ?? { origin: poolReserves(books, pool), moments: [] }, day),
    );
    return {
      family,
      label,
      weight: sumOf(pools, ({ weight }) => weight),
      nxt: sumOf(rows, ({ nxt }) => nxt),
      rows,
    };
  });
  return {
    families,
    nxt: sumOf(families, ({ nxt }) => nxt),
    volume: sumOf(families, ({ rows }) => sumOf(rows, ({ volume }) => volume)),
    weight: sumOf(families, ({ weight }) => weight),
    day,
  };
}

/** The course of a row in words, for those who do not see the line. */
export function courseLabel({ pool, course, change }: PoolRow): string {
  if (course.length === 0) return `${pool.address} has no price yet`;
  if (change === undefined) return `Price of ${pool.sector} since its pool was first funded`;
  return `Price of ${pool.sector}: ${signedPercentText(change)} in ${CHANGE_DAYS} days`;
}

const csvHeader = [
  'pool',
  'family',
  'price_nxt',
  `change_${CHANGE_DAYS}_days_percent`,
  'nxt_in_pool',
  'tokens_in_pool',
  `volume_${CHANGE_DAYS}_days_nxt`,
  'share_of_allocation_percent',
] as const;

/** An amount without thousands commas, as programs read it. */
function plain(units: number): string {
  return formatNxt(units).replaceAll(',', '');
}

/** The table as CSV with every decimal; what is not known stays empty. */
export function poolsCsv({ families, nxt, volume, weight }: PoolsModel): string {
  const rows = families.flatMap(({ label, rows }) =>
    rows.map((row) => [
      row.pool.address,
      label,
      row.price === undefined ? '' : priceText(row.price).replaceAll(',', ''),
      row.change === undefined ? '' : (row.change / 100).toFixed(2),
      plain(row.nxt),
      plain(row.tokens),
      plain(row.volume),
      String(row.pool.weight),
    ]),
  );
  const totals = ['All twelve', '', '', '', plain(nxt), '', plain(volume), String(weight)];
  return [csvHeader, ...rows, totals].map((cells) => `${cells.join(',')}\r\n`).join('');
}
