/**
 * The reserve over a window of days: the bathtub (opening + in − out = closing) and what flowed between groups of accounts.
 * Every NXT posting of the window belongs to exactly one flow, or stays inside its group.
 */
import type { BooksReader } from '../engine/books/Books';
import {
  addFlow,
  createDailyFlowsReader,
  firstFrom,
  flowGroups,
  groupBalances,
  inflowKinds,
  outflowKinds,
  pairOf,
  type DayFlows,
  type FlowGroup,
  type InflowKind,
  type OutflowKind,
  type PairFlow,
  type PairFlows,
} from './dailyFlows';

/** First and last day, both included. */
export interface DayWindow {
  readonly from: number;
  readonly to: number;
}

/** One day on which the reserve's balance moved, or could have: there was a transaction. */
export interface BathtubDay {
  readonly day: number;
  readonly opening: number;
  readonly closing: number;
  /** Units by {@link inflowKinds}. */
  readonly inflow: readonly number[];
  /** Units by {@link outflowKinds}. */
  readonly outflow: readonly number[];
}

/** The reserve in a window. opening + inTotal − outTotal = closing, to the unit. */
export interface Bathtub {
  readonly opening: number;
  readonly closing: number;
  readonly inTotal: number;
  readonly outTotal: number;
  readonly inflow: Readonly<Record<InflowKind, number>>;
  readonly outflow: Readonly<Record<OutflowKind, number>>;
  readonly days: readonly BathtubDay[];
}

/** What flowed from one group to another. */
export interface FlowLink extends PairFlow {
  readonly from: FlowGroup;
  readonly to: FlowGroup;
}

/** A group in a window. opening + received − paid = closing, to the unit. */
export interface GroupBalance {
  readonly group: FlowGroup;
  readonly opening: number;
  readonly received: number;
  readonly paid: number;
  readonly closing: number;
  /** What moved between accounts of this group. */
  readonly stays: PairFlow;
}

/** The window and everything that happened in it. */
export interface ReserveModel {
  readonly window: DayWindow;
  readonly bathtub: Bathtub;
  readonly links: readonly FlowLink[];
  readonly groups: readonly GroupBalance[];
}

const reservePosition = flowGroups.indexOf('reserve');
const nothing: PairFlow = { units: 0, postings: 0 };

function sumPairs(sums: Map<number, PairFlow>, days: readonly DayFlows[], start: number, end: number): void {
  for (let index = start; index < end; index += 1) {
    for (const [key, flow] of (days[index] as DayFlows).pairs) addFlow(sums, key, flow);
  }
}

/** What each group received less what it paid, by position in {@link flowGroups}. */
function netOf(pairs: PairFlows): readonly number[] {
  const net = flowGroups.map(() => 0);
  for (const [key, { units }] of pairs) {
    const [from, to] = pairOf(key);
    net[from] = (net[from] ?? 0) - units;
    net[to] = (net[to] ?? 0) + units;
  }
  return net;
}

/** Sums of a stretch of days that remember all days but the last: a commit changes no other. */
function createStretchSummer() {
  let first: DayFlows | undefined;
  let settledLast: DayFlows | undefined;
  let settledCount = 0;
  let settled = new Map<number, PairFlow>();
  return (days: readonly DayFlows[], start: number, end: number): PairFlows => {
    if (start >= end) return new Map();
    const wanted = end - 1 - start;
    const isSame =
      settledCount > 0 &&
      settledCount <= wanted &&
      days[start] === first &&
      days[start + settledCount - 1] === settledLast;
    if (!isSame) {
      settled = new Map();
      settledCount = 0;
    }
    sumPairs(settled, days, start + settledCount, end - 1);
    settledCount = wanted;
    first = days[start];
    settledLast = days[end - 2];
    const sums = new Map(settled);
    sumPairs(sums, days, end - 1, end);
    return sums;
  };
}

function sumByKind(days: readonly BathtubDay[], pick: (day: BathtubDay) => readonly number[], count: number) {
  const sums = Array.from({ length: count }, () => 0);
  for (const day of days) {
    for (const [position, units] of pick(day).entries()) sums[position] = (sums[position] ?? 0) + units;
  }
  return sums;
}

function total(amounts: readonly number[]): number {
  return amounts.reduce((sum, amount) => sum + amount, 0);
}

function byName<Name extends string>(names: readonly Name[], amounts: readonly number[]) {
  return Object.fromEntries(names.map((name, index) => [name, amounts[index] ?? 0])) as Record<Name, number>;
}

function bathtubOf(days: readonly DayFlows[], start: number, end: number, opening: number): Bathtub {
  const rows: BathtubDay[] = [];
  let balance = opening;
  for (let index = start; index < end; index += 1) {
    const { day, inflow, outflow } = days[index] as DayFlows;
    const closing = balance + total(inflow) - total(outflow);
    rows.push({ day, opening: balance, closing, inflow, outflow });
    balance = closing;
  }
  const inflow = sumByKind(rows, (row) => row.inflow, inflowKinds.length);
  const outflow = sumByKind(rows, (row) => row.outflow, outflowKinds.length);
  return {
    opening,
    closing: balance,
    inTotal: total(inflow),
    outTotal: total(outflow),
    inflow: byName(inflowKinds, inflow),
    outflow: byName(outflowKinds, outflow),
    days: rows,
  };
}

function groupsOf(pairs: PairFlows, closing: readonly number[]): readonly GroupBalance[] {
  const received = flowGroups.map(() => 0);
  const paid = flowGroups.map(() => 0);
  const stays = flowGroups.map(() => nothing);
  for (const [key, flow] of pairs) {
    const [from, to] = pairOf(key);
    if (from === to) {
      stays[from] = flow;
      continue;
    }
    paid[from] = (paid[from] ?? 0) + flow.units;
    received[to] = (received[to] ?? 0) + flow.units;
  }
  return flowGroups.map((group, at) => ({
    group,
    opening: (closing[at] ?? 0) - (received[at] ?? 0) + (paid[at] ?? 0),
    received: received[at] ?? 0,
    paid: paid[at] ?? 0,
    closing: closing[at] ?? 0,
    stays: stays[at] ?? nothing,
  }));
}

function linksOf(pairs: PairFlows): readonly FlowLink[] {
  const links: (FlowLink & { readonly key: number })[] = [];
  for (const [key, flow] of pairs) {
    const [from, to] = pairOf(key);
    const names = { from: flowGroups[from], to: flowGroups[to] };
    if (from === to || names.from === undefined || names.to === undefined) continue;
    links.push({ key, from: names.from, to: names.to, units: flow.units, postings: flow.postings });
  }
  return links
    .sort((a, b) => a.key - b.key)
    .map(({ from, to, units, postings }) => ({ from, to, units, postings }));
}

/**
 * Makes a selector of a window that remembers what it summed: after a commit it sums the current day. What it returns depends
 * on the books and the window alone.
 */
export function createReserveSelector(): (books: BooksReader, window: DayWindow) => ReserveModel {
  const readDays = createDailyFlowsReader();
  const sumStretch = createStretchSummer();
  return (books, window) => {
    const days = readDays(books);
    const start = firstFrom(days, window.from);
    const end = firstFrom(days, window.to + 1);
    const pairs = sumStretch(days, start, end);
    const later = new Map<number, PairFlow>();
    sumPairs(later, days, end, days.length);
    const netLater = netOf(later);
    const closing = groupBalances(books).map((balance, at) => balance - (netLater[at] ?? 0));
    const groups = groupsOf(pairs, closing);
    return {
      window,
      bathtub: bathtubOf(days, start, end, groups[reservePosition]?.opening ?? 0),
      links: linksOf(pairs),
      groups,
    };
  };
}
