/** What the overview shows, from one pass over the accounts and the continued sums over the log. */
import { systemAccounts } from '../engine/accounts';
import { NXT, pools, type PoolFact, type PoolFamily } from '../engine/assets';
import type { BooksReader } from '../engine/books/Books';
import {
  assessCrisis,
  coverageMillidays,
  DAYS_PER_MONTH,
  type CrisisAssessment,
  type CrisisLine,
} from '../engine/crisis';
import { readTransaction } from '../engine/readTransaction';
import { messageFacts, messageTypes, type MessageType } from '../engine/spectrum';
import type { Transaction } from '../engine/transactions';
import { groupThousands, NXT_SUPPLY } from '../engine/units';
import { regionOfAccount, regions, type Flow, type Flows, type Region } from './flows';
import { lastEvent, type LastEvent } from './lastEvent';

/** How many wallets the map draws at most. */
export const WALLETS_SHOWN_MAX = 60;
/** How many receipts the overview lists. */
export const RECEIPTS_SHOWN = 6;

/** A wallet of the map. */
export interface WalletDot {
  readonly account: number;
  readonly address: string;
  readonly units: number;
}

/** A vessel with its liquid and its line, in units. */
export interface Vessel {
  readonly balance: number;
  readonly line: CrisisLine;
  /** The balance that would fill it to the brim. */
  readonly capacity: number;
}

/** How long the floor lasts. */
export interface Coverage {
  /** Thousandths of a day, rounded down; infinite where nobody is owed anything. */
  readonly millidays: number;
  /** Days the floor's line asks for. */
  readonly lineDays: number;
  readonly status: 'ok' | 'warn' | 'bad';
  readonly citizens: number;
}

export interface PoolRow {
  readonly fact: PoolFact;
  readonly units: number;
}

export interface MessageRow {
  readonly type: MessageType;
  readonly sent: number;
  readonly units: number;
  /** Price of one in the specification's table. */
  readonly price: number;
}

/** A part of all the value there is. */
export interface ValueSegment {
  readonly region: Region;
  readonly label: string;
  readonly units: number;
}

export interface Overview {
  readonly accounts: number;
  readonly day: number;
  /** Σ NXT over all accounts, and Σ − supply. */
  readonly sum: number;
  readonly difference: number;
  readonly crisis: CrisisAssessment;
  readonly coverage: Coverage;
  readonly last: LastEvent | undefined;
  readonly walletCount: number;
  readonly walletUnits: number;
  /** The largest wallets in the order in which they were opened. */
  readonly wallets: readonly WalletDot[];
  readonly reserve: Vessel;
  readonly floor: Vessel;
  readonly pools: readonly PoolRow[];
  readonly messages: readonly MessageRow[];
  readonly burnedUnits: number;
  readonly messagesSent: number;
  readonly allocated: Flow;
  readonly drained: Flow;
  readonly paidToCitizens: Flow;
  /** Wages: what producers paid to wallets. */
  readonly wages: Flow;
  /** What wallets paid to pools, and what pools paid to their producers: trades and payouts. */
  readonly shopping: Flow;
  readonly sales: Flow;
  readonly value: readonly ValueSegment[];
  readonly recent: readonly Transaction[];
  readonly transactionCount: number;
}

const valueLabels: Readonly<Record<Region, string>> = {
  treasury: 'Treasury',
  validators: 'Validators',
  ecosystem: 'Ecosystem',
  floor: 'Floor',
  pools: 'Pools',
  producers: 'Producers',
  reserve: 'Reserve',
  wallets: 'Wallets',
  holds: 'Holds',
};

/** Regions that the bar leaves out while they hold nothing. */
const optionalRegions: ReadonlySet<Region> = new Set<Region>(['producers', 'holds']);

/** The three families of pools as the map heads them. */
export const poolFamilies: readonly {
  readonly family: PoolFamily;
  readonly label: string;
  readonly short: string;
  readonly percent: number;
}[] = [
  { family: 'core' as const, label: 'Core infrastructure', short: 'Core' },
  { family: 'food' as const, label: 'Food', short: 'Food' },
  { family: 'services' as const, label: 'Services', short: 'Services' },
].map((entry) => ({
  ...entry,
  percent: pools.filter(({ family }) => family === entry.family).reduce((sum, { weight }) => sum + weight, 0),
}));

/**
 * The balance at which a vessel is full. Its line stands at 77 % of the height until the balance rises well above it; then the
 * vessel is as large as its liquid needs, and at least so large that the line stands at `lowLine` of the height or lower.
 */
export function vesselCapacity(balance: number, line: number, lowLine = 1): number {
  if (line === 0) return Math.max(1, balance * 1.25);
  if (balance <= line * 1.2) return line * 1.3;
  return Math.max(line / lowLine, balance * 1.09);
}

/** In the round reserve a low line stays clear of the figure in the middle. */
const reserveLowLine = 0.28;

function vessel(line: CrisisLine, lowLine?: number): Vessel {
  return { balance: line.balance, line, capacity: vesselCapacity(line.balance, line.line, lowLine) };
}

function coverageOf(crisis: CrisisAssessment): Coverage {
  const { policy, floor } = crisis;
  const millidays = coverageMillidays(floor.balance, policy);
  const status = !floor.isBelow ? 'ok' : millidays === 0 ? 'bad' : 'warn';
  const lineDays = (policy.floorLinePercent * DAYS_PER_MONTH) / 100;
  return { millidays, lineDays, status, citizens: policy.citizens };
}

/** The largest of the wallets, at most `count`, in their given order. */
export function largestWallets(wallets: readonly WalletDot[], count: number): readonly WalletDot[] {
  if (wallets.length <= count) return wallets;
  return wallets
    .toSorted((a, b) => b.units - a.units || a.account - b.account)
    .slice(0, count)
    .sort((a, b) => a.account - b.account);
}

/** The view model of the overview. `flows` must be of the same books. */
export function readOverview(books: BooksReader, flows: Flows): Overview {
  const byRegion = regions.map(() => 0);
  const wallets: WalletDot[] = [];
  let sum = 0;
  for (let account = 0; account < books.accountCount; account += 1) {
    const units = books.balance(account, NXT);
    const region = regionOfAccount(account);
    sum += units;
    byRegion[region] = (byRegion[region] ?? 0) + units;
    if (account >= systemAccounts.length) wallets.push({ account, address: books.addressOf(account), units });
  }
  const crisis = assessCrisis(books);
  const burned = flows.burned;
  const value = regions.flatMap((region, index): ValueSegment[] => {
    const units = byRegion[index] ?? 0;
    return units === 0 && optionalRegions.has(region) ? [] : [{ region, label: valueLabels[region], units }];
  });
  const count = books.transactionCount;
  return {
    accounts: books.accountCount,
    day: books.counter('clock'),
    sum,
    difference: sum - NXT_SUPPLY,
    crisis,
    coverage: coverageOf(crisis),
    last: lastEvent(books),
    walletCount: wallets.length,
    walletUnits: byRegion[regions.indexOf('wallets')] ?? 0,
    wallets: largestWallets(wallets, WALLETS_SHOWN_MAX),
    reserve: vessel(crisis.reserve, reserveLowLine),
    floor: vessel(crisis.floor),
    pools: pools.map((fact) => ({ fact, units: books.balance(books.find(fact.address), NXT) })),
    messages: messageTypes.map((type) => ({
      type,
      ...flows.messages(type),
      price: messageFacts[type].price,
    })),
    burnedUnits: burned.units,
    messagesSent: burned.sent,
    allocated: flows.between('reserve', 'pools'),
    drained: flows.between('reserve', 'floor'),
    paidToCitizens: flows.between('floor', 'wallets'),
    wages: flows.between('producers', 'wallets'),
    shopping: flows.between('wallets', 'pools'),
    sales: flows.between('pools', 'producers'),
    value,
    recent: Array.from({ length: Math.min(RECEIPTS_SHOWN, count) }, (_, back) =>
      readTransaction(books, count - 1 - back),
    ),
    transactionCount: count,
  };
}

/** Days with one decimal, rounded down: 9,897 thousandths read `9.8`, 0 reads `0`. */
export function daysText(millidays: number): string {
  if (!Number.isFinite(millidays)) return '∞';
  if (millidays === 0) return '0';
  const tenths = Math.floor(millidays / 100);
  if (tenths === 0) return '< 0.1';
  return `${groupThousands(String(Math.floor(tenths / 10)))}.${tenths % 10}`;
}

/** Two decimals say enough of an amount, except of one so small that they would cut it to nothing. */
export function readableDecimals(units: number): number {
  return units > 0 && units < 1_000_000 ? 8 : 2;
}

/** The most cells a row of days has; a longer line gives each cell more than one day. */
const CELLS_MAX = 60;

/** One cell of the row of days: how wide it is beside a full one, and how much of it is filled, both 0–1. */
export interface CoverageCell {
  readonly width: number;
  readonly filled: number;
}

/** The days the floor's line asks for as cells, filled as far as the floor lasts and never further. */
export function coverageCells(coverage: Coverage): readonly CoverageCell[] {
  const { lineDays, millidays } = coverage;
  const daysPerCell = Math.max(1, Math.ceil(lineDays / CELLS_MAX));
  const cells: CoverageCell[] = [];
  for (let start = 0; start < lineDays; start += daysPerCell) {
    const days = Math.min(daysPerCell, lineDays - start);
    const filled = Math.min(1, Math.max(0, (millidays / 1_000 - start) / days));
    cells.push({ width: days / daysPerCell, filled });
  }
  return cells;
}

/** True while the two lines ask for more than the reserve and floor were ever given: nothing has happened yet. */
export function startsInCrisis(overview: Overview): boolean {
  return overview.transactionCount === 0 && overview.crisis.isCrisis;
}
