/**
 * What flowed where on each day, in NXT, continued from the last commit. A day's sums depend on its own transactions only, so
 * any window of days is a sum of days, and going back in time drops days instead of starting anew.
 */
import { systemAccounts } from '../engine/accounts';
import { NXT, pools, type PoolAddress } from '../engine/assets';
import type { BooksReader } from '../engine/books/Books';
import { messageTypes } from '../engine/spectrum';
import { postingWidth, type TransactionRecord } from '../engine/transactions';
import { NXT_SUPPLY } from '../engine/units';
import { regionOfAccount, regions, type Region } from './flows';

/** Accounts that are shown as one: regions, with each pool by itself. */
export type FlowGroup = Exclude<Region, 'pools'> | PoolAddress;

/** Every group, in the order in which tables list them. */
export const flowGroups: readonly FlowGroup[] = [
  'wallets',
  'ecosystem',
  'treasury',
  'validators',
  'reserve',
  ...pools.map(({ address }) => address),
  'floor',
  'producers',
  'holds',
];

const groupCount = flowGroups.length;
const groupIndex = new Map<string, number>(flowGroups.map((group, index) => [group, index]));
const walletsGroup = groupIndex.get('wallets') ?? 0;
const reserveGroup = groupIndex.get('reserve') ?? 0;
const systemGroups = systemAccounts.map(
  (address, account) =>
    groupIndex.get(address) ?? groupIndex.get(regions[regionOfAccount(account)] ?? '') ?? walletsGroup,
);

/** The position in {@link flowGroups} of an account. */
export function groupOfAccount(account: number): number {
  return systemGroups[account] ?? walletsGroup;
}

/** Units and postings from one group to another. Exact up to 2⁵³ − 1 units: ninety times all there is. */
export interface PairFlow {
  readonly units: number;
  readonly postings: number;
}

/** Flows by {@link pairKey}. */
export type PairFlows = ReadonlyMap<number, PairFlow>;

/** The key of a flow from one group to another. */
export function pairKey(from: number, to: number): number {
  return from * groupCount + to;
}

/** The groups of a key. */
export function pairOf(key: number): readonly [number, number] {
  return [Math.floor(key / groupCount), key % groupCount];
}

/** How NXT comes into the reserve: by messages of a type, or in another way. */
export const inflowKinds = [...messageTypes, 'other'] as const;
export type InflowKind = (typeof inflowKinds)[number];

/** How NXT leaves the reserve. */
export const outflowKinds = ['allocation', 'drain', 'other'] as const;
export type OutflowKind = (typeof outflowKinds)[number];

/** One day's sums. Days without a transaction have none. */
export interface DayFlows {
  readonly day: number;
  readonly pairs: PairFlows;
  /** Units into the reserve by {@link inflowKinds}. */
  readonly inflow: readonly number[];
  /** Units out of the reserve by {@link outflowKinds}. */
  readonly outflow: readonly number[];
  /** How many transactions the log has up to and with this day. */
  readonly end: number;
  /** The day's last transaction: while it still stands there, the same log leads up to it. */
  readonly last: TransactionRecord;
}

interface OpenDay {
  day: number;
  pairs: Map<number, PairFlow>;
  inflow: number[];
  outflow: number[];
}

/** Adds a flow to sums. */
export function addFlow(sums: Map<number, PairFlow>, key: number, { units, postings }: PairFlow): void {
  const before = sums.get(key);
  sums.set(
    key,
    before === undefined
      ? { units, postings }
      : { units: before.units + units, postings: before.postings + postings },
  );
}

function inflowPosition({ kind, detail }: TransactionRecord): number {
  const type =
    kind === 'burn' && detail !== null && typeof detail === 'object' ? detail.messageType : 'other';
  return inflowKinds.indexOf(type);
}

function outflowPosition({ kind }: TransactionRecord): number {
  return outflowKinds.indexOf(kind === 'allocation' || kind === 'drain' ? kind : 'other');
}

function addRecord(open: OpenDay, record: TransactionRecord): void {
  const { postings } = record;
  for (let at = 0; at < postings.length; at += postingWidth) {
    if (postings[at + 2] !== NXT) continue;
    const from = groupOfAccount(postings[at] as number);
    const to = groupOfAccount(postings[at + 1] as number);
    const units = postings[at + 3] as number;
    addFlow(open.pairs, pairKey(from, to), { units, postings: 1 });
    if (from === to) continue;
    const into = to === reserveGroup ? open.inflow : from === reserveGroup ? open.outflow : undefined;
    if (into === undefined) continue;
    const position = into === open.inflow ? inflowPosition(record) : outflowPosition(record);
    into[position] = (into[position] ?? 0) + units;
  }
}

function openDay(day: number, begun: DayFlows | undefined): OpenDay {
  if (begun !== undefined) {
    return { day, pairs: new Map(begun.pairs), inflow: [...begun.inflow], outflow: [...begun.outflow] };
  }
  return { day, pairs: new Map(), inflow: inflowKinds.map(() => 0), outflow: outflowKinds.map(() => 0) };
}

function stillHolds({ end, last }: DayFlows, books: BooksReader): boolean {
  return end <= books.transactionCount && books.transaction(end - 1) === last;
}

/**
 * Makes a reader that remembers the days it summed. After a commit it copies the current day and adds what is new; days of
 * another history are dropped and summed again. What it returns depends on the books alone.
 */
export function createDailyFlowsReader(): (books: BooksReader) => readonly DayFlows[] {
  let known: readonly DayFlows[] = [];
  return (books) => {
    const count = books.transactionCount;
    let kept = known.length;
    while (kept > 0 && !stillHolds(known[kept - 1] as DayFlows, books)) kept -= 1;
    if (kept === known.length && (known.at(-1)?.end ?? 0) === count) return known;
    const days = known.slice(0, kept);
    let index = days.at(-1)?.end ?? 0;
    while (index < count) {
      const { time } = books.transaction(index);
      const begun = days.at(-1)?.day === time ? days.pop() : undefined;
      const open = openDay(time, begun);
      let last = books.transaction(index);
      for (let record = last; record.time === time; record = books.transaction(index)) {
        addRecord(open, record);
        last = record;
        index += 1;
        if (index === count) break;
      }
      days.push({ ...open, end: index, last });
    }
    known = days;
    return days;
  };
}

/** The position of the first of `days` that is not before `day`. */
export function firstFrom(days: readonly DayFlows[], day: number): number {
  let low = 0;
  let high = days.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((days[middle] as DayFlows).day < day) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** What each group holds now, by position in {@link flowGroups}. */
export function groupBalances(books: BooksReader): readonly number[] {
  const balances = flowGroups.map(() => 0);
  let inSystem = 0;
  for (let account = 0; account < systemAccounts.length; account += 1) {
    const balance = books.balance(account, NXT);
    const group = groupOfAccount(account);
    balances[group] = (balances[group] ?? 0) + balance;
    inSystem += balance;
  }
  // Every other account is a wallet: together they hold the rest of the fixed supply.
  balances[walletsGroup] = NXT_SUPPLY - inSystem;
  return balances;
}
