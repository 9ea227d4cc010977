/**
 * What happened to each pool, read from the log. A reader remembers what it read: after a commit it reads only what is new,
 * after a step through time it starts from the last record that both histories share.
 */
import { systemAccountId } from '../engine/accounts';
import { NXT, pools, tokenOf } from '../engine/assets';
import type { BooksReader } from '../engine/books/Books';
import { postingWidth, type TransactionKind, type TransactionRecord } from '../engine/transactions';
import type { Reserves } from './poolPrice';

/** A transaction that changed a pool's reserves, and what the pool held after it. */
export interface PoolMoment extends Reserves {
  readonly transaction: number;
  readonly time: number;
  readonly kind: TransactionKind;
  /** Change of the pool's NXT and tokens, in units. */
  readonly nxtChange: number;
  readonly tokensChange: number;
}

/** A pool's whole course: what it began with, and every change since, oldest first. */
export interface PoolCourse {
  readonly origin: Reserves;
  readonly moments: readonly PoolMoment[];
}

interface Change {
  readonly pool: number;
  readonly transaction: number;
  readonly record: TransactionRecord;
  readonly nxt: number;
  readonly tokens: number;
}

const poolByAccount = new Map(pools.map((pool) => [systemAccountId(pool.address), pool.index]));
const poolAccounts = pools.map((pool) => systemAccountId(pool.address));

/** True where both sides moved in opposite directions: somebody traded with the pool. */
export function isTrade(moment: PoolMoment): boolean {
  return (
    (moment.nxtChange > 0 && moment.tokensChange < 0) || (moment.nxtChange < 0 && moment.tokensChange > 0)
  );
}

/** True where NXT came in and nothing went out: an allocation, or a gift. */
export function isAllocation(moment: PoolMoment): boolean {
  return moment.kind === 'allocation';
}

/** Net changes of the pools that a transaction touched. */
function changesOf(record: TransactionRecord, transaction: number): readonly Change[] {
  const { postings } = record;
  let changes: Map<number, { nxt: number; tokens: number }> | undefined;
  const add = (account: number, asset: number, amount: number): void => {
    const pool = poolByAccount.get(account);
    if (pool === undefined || (asset !== NXT && asset !== tokenOf(pool))) return;
    changes ??= new Map();
    const change = changes.get(pool) ?? { nxt: 0, tokens: 0 };
    if (asset === NXT) change.nxt += amount;
    else change.tokens += amount;
    changes.set(pool, change);
  };
  for (let at = 0; at < postings.length; at += postingWidth) {
    const asset = postings[at + 2] as number;
    const amount = postings[at + 3] as number;
    add(postings[at] as number, asset, -amount);
    add(postings[at + 1] as number, asset, amount);
  }
  if (changes === undefined) return [];
  return [...changes].map(([pool, change]) => ({ pool, transaction, record, ...change }));
}

/** How many of these changes stand in this log too. A record stands in one history only, so a binary search finds it. */
function sharedCount(changes: readonly Change[], books: BooksReader): number {
  let low = 0;
  let high = changes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const change = changes[middle] as Change;
    const isShared =
      change.transaction < books.transactionCount && books.transaction(change.transaction) === change.record;
    if (isShared) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The courses with further changes; a pool that did not change keeps its course. */
function continued(courses: readonly PoolCourse[], changes: readonly Change[]): readonly PoolCourse[] {
  const added = new Map<number, PoolMoment[]>();
  for (const { pool, transaction, record, nxt, tokens } of changes) {
    const course = courses[pool];
    if (course === undefined) continue;
    const moments = added.get(pool) ?? [];
    const before = moments.at(-1) ?? course.moments.at(-1) ?? course.origin;
    const { kind, time } = record;
    moments.push({
      nxt: before.nxt + nxt,
      tokens: before.tokens + tokens,
      transaction,
      time,
      kind,
      nxtChange: nxt,
      tokensChange: tokens,
    });
    added.set(pool, moments);
  }
  return courses.map((course, pool) => {
    const moments = added.get(pool);
    return moments === undefined ? course : { ...course, moments: course.moments.concat(moments) };
  });
}

function coursesOf(books: BooksReader, changes: readonly Change[]): readonly PoolCourse[] {
  const sums = pools.map(() => ({ nxt: 0, tokens: 0 }));
  for (const { pool, nxt, tokens } of changes) {
    const sum = sums[pool];
    if (sum === undefined) continue;
    sum.nxt += nxt;
    sum.tokens += tokens;
  }
  // What genesis gave is what is there now less everything that happened since.
  const origins = pools.map((pool) => {
    const account = poolAccounts[pool.index] ?? 0;
    const nxt = books.balance(account, NXT) - (sums[pool.index]?.nxt ?? 0);
    const tokens = books.balance(account, tokenOf(pool.index)) - (sums[pool.index]?.tokens ?? 0);
    return { origin: { nxt, tokens }, moments: [] };
  });
  return continued(origins, changes);
}

/** Makes a reader of the twelve pools' courses, in pool order. */
export function createPoolHistoryReader(): (books: BooksReader) => readonly PoolCourse[] {
  const changes: Change[] = [];
  let readUpTo = 0;
  let lastRecord: TransactionRecord | undefined;
  let courses: readonly PoolCourse[] | undefined;
  return (books) => {
    const count = books.transactionCount;
    const isContinued = readUpTo > 0 && readUpTo <= count && books.transaction(readUpTo - 1) === lastRecord;
    const known = changes.length;
    if (!isContinued) {
      changes.length = sharedCount(changes, books);
      readUpTo = (changes.at(-1)?.transaction ?? -1) + 1;
    }
    for (let index = readUpTo; index < count; index += 1) {
      for (const change of changesOf(books.transaction(index), index)) changes.push(change);
    }
    readUpTo = count;
    lastRecord = count > 0 ? books.transaction(count - 1) : undefined;
    // Genesis can differ where no transaction is shared, so an empty history is always looked at anew.
    if (courses === undefined || !isContinued) courses = coursesOf(books, changes);
    else if (changes.length > known) courses = continued(courses, changes.slice(known));
    return courses;
  };
}

/** What the pool held at the end of a day. */
export function reservesOn(course: PoolCourse, day: number): Reserves {
  return course.moments.findLast(({ time }) => time <= day) ?? course.origin;
}
