/** What the log says about each wallet: the course of its balance and its last transaction, read once and then followed. */
import { NXT } from '../engine/assets';
import type { BooksReader } from '../engine/books/Books';
import { postingWidth, type TransactionRecord } from '../engine/transactions';

/** How many changes of balance a row's course shows. */
export const TREND_LENGTH = 48;

/** How far back in the log courses and last receipts are looked for. */
const TAIL_LENGTH = 60_000;

/** What the log says about one account. */
export interface Activity {
  readonly trend: readonly number[];
  /** Number of the last transaction that touched it; −1 if none did. */
  readonly last: number;
}

/** An account is opened with nothing. */
export const noActivity: Activity = { trend: [0], last: -1 };

/** What was read from the log so far: up to which transaction, and that transaction to recognise the same history. */
export interface LogReading {
  readonly count: number;
  readonly lastRecord: TransactionRecord | undefined;
  readonly activities: Map<number, Activity>;
}

/** Calls `visit` once for each account a transaction touches, with its net change of NXT. */
function eachTouched(record: TransactionRecord, visit: (account: number, change: number) => void): void {
  const { postings } = record;
  const changes = new Map<number, number>();
  for (let at = 0; at < postings.length; at += postingWidth) {
    const from = postings[at] ?? 0;
    const to = postings[at + 1] ?? 0;
    const amount = postings[at + 2] === NXT ? (postings[at + 3] ?? 0) : 0;
    changes.set(from, (changes.get(from) ?? 0) - amount);
    changes.set(to, (changes.get(to) ?? 0) + amount);
  }
  changes.forEach((change, account) => visit(account, change));
}

/** Reads the tail of the log once, from its end, until every wallet has its course or the tail is used up. */
export function readTail(books: BooksReader, wallets: readonly number[]): LogReading {
  const count = books.transactionCount;
  const found = new Map(
    wallets.map((account) => [account, { trend: [books.balance(account, NXT)], last: -1 }]),
  );
  const incomplete = new Set(wallets);
  const end = Math.max(0, count - TAIL_LENGTH);
  for (let index = count - 1; index >= end && incomplete.size > 0; index -= 1) {
    eachTouched(books.transaction(index), (account, change) => {
      const activity = found.get(account);
      if (activity === undefined) return;
      if (activity.last < 0) activity.last = index;
      const { trend } = activity;
      if (change === 0 || trend.length >= TREND_LENGTH) return;
      // Going back in time: newest first until it is turned round below.
      trend.push((trend.at(-1) ?? 0) - change);
      if (trend.length === TREND_LENGTH) incomplete.delete(account);
    });
  }
  for (const activity of found.values()) activity.trend.reverse();
  return {
    count,
    lastRecord: count > 0 ? books.transaction(count - 1) : undefined,
    activities: found,
  };
}

/** True if `books` continue the history that was read: the last transaction read is still there, the very same. */
export function continues(reading: LogReading, books: BooksReader): boolean {
  const { count, lastRecord } = reading;
  return count > 0 && count <= books.transactionCount && books.transaction(count - 1) === lastRecord;
}

/** Reads only the transactions that were added since. */
export function readOn(reading: LogReading, books: BooksReader): LogReading {
  const count = books.transactionCount;
  if (count === reading.count) return reading;
  const activities = new Map(reading.activities);
  for (let index = reading.count; index < count; index += 1) {
    eachTouched(books.transaction(index), (account, change) => {
      const { trend } = activities.get(account) ?? noActivity;
      const balance = (trend.at(-1) ?? 0) + change;
      activities.set(account, {
        trend: change === 0 ? trend : [...trend, balance].slice(-TREND_LENGTH),
        last: index,
      });
    });
  }
  return { count, lastRecord: books.transaction(count - 1), activities };
}
