/**
 * The view model of the wallets: one row per wallet with its balance, nonce, tokens, the course of its last changes of
 * balance and its last receipt.
 */
import { isSystemAccount } from '../engine/accounts';
import { NXT, pools, tokenOf } from '../engine/assets';
import type { BooksReader } from '../engine/books/Books';
import { readBooks, type Economy } from '../engine/books/PersistentBooks';
import type { MessageType } from '../engine/spectrum';
import {
  postingWidth,
  transactionId,
  type TransactionKind,
  type TransactionRecord,
} from '../engine/transactions';

/** How many changes of balance a row's course shows. */
export const TREND_LENGTH = 48;

/** How far back in the log courses and last receipts are looked for. */
export const TAIL_LENGTH = 60_000;

/** The last transaction that moved something into or out of a wallet. */
export interface WalletReceipt {
  readonly index: number;
  readonly id: string;
  readonly kind: TransactionKind;
  /** What happened to the wallet, in a word: `burned`, `paid`, `received`, … */
  readonly word: string;
  readonly messageType?: MessageType;
}

/** One wallet as the table shows it. The same object as long as nothing in it changes. */
export interface WalletRow {
  readonly account: number;
  readonly address: string;
  readonly balance: number;
  readonly nonce: number;
  /** How many kinds of sector tokens it holds. */
  readonly tokens: number;
  /** Its balances after each of its last changes, oldest first, ending with the present one. */
  readonly trend: readonly number[];
  readonly receipt: WalletReceipt | undefined;
}

/** All wallets in the order in which they were opened, and what they hold together. */
export interface WalletsModel {
  readonly rows: readonly WalletRow[];
  readonly total: number;
}

/** What the log says about one account. */
interface Activity {
  readonly trend: readonly number[];
  /** Number of the last transaction that touched it; −1 if none did. */
  readonly last: number;
}

/** An account is opened with nothing. */
const noActivity: Activity = { trend: [0], last: -1 };

/** What was read from the log so far: up to which transaction, and that transaction to recognise the same history. */
interface LogReading {
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
function readTail(books: BooksReader, wallets: readonly number[]): LogReading {
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
function continues(reading: LogReading, books: BooksReader): boolean {
  const { count, lastRecord } = reading;
  return count > 0 && count <= books.transactionCount && books.transaction(count - 1) === lastRecord;
}

/** Reads only the transactions that were added since. */
function readOn(reading: LogReading, books: BooksReader): LogReading {
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

function receiptWord(record: TransactionRecord, account: number): string {
  switch (record.kind) {
    case 'burn':
      return 'burned';
    case 'transfer':
      return record.initiator === account ? 'paid' : 'received';
    case 'open':
      return 'opened';
    case 'sync':
      return 'synced';
    case 'floor':
      return 'floor pay';
    case 'swap':
      return 'swapped';
    case 'provide':
      return 'provided';
    case 'withdraw':
      return 'withdrew';
    case 'wages':
      return 'wages';
    case 'allocation':
    case 'drain':
    case 'payout':
      return record.kind;
  }
}

function receiptOf(books: BooksReader, account: number, index: number): WalletReceipt | undefined {
  if (index < 0) return undefined;
  const record = books.transaction(index);
  const { detail } = record;
  return {
    index,
    id: transactionId(index),
    kind: record.kind,
    word: receiptWord(record, account),
    ...(detail !== null && typeof detail === 'object' && 'messageType' in detail
      ? { messageType: detail.messageType }
      : {}),
  };
}

function walletAccounts(books: BooksReader): number[] {
  const wallets: number[] = [];
  for (let account = 0; account < books.accountCount; account += 1) {
    if (!isSystemAccount(books.addressOf(account))) wallets.push(account);
  }
  return wallets;
}

/** How many kinds of sector tokens an account holds. */
function countTokens(books: BooksReader, account: number): number {
  let held = 0;
  for (const { index } of pools) if (books.balance(account, tokenOf(index)) > 0) held += 1;
  return held;
}

function rowOf(
  books: BooksReader,
  account: number,
  activity: Activity,
  old: WalletRow | undefined,
): WalletRow {
  const address = books.addressOf(account);
  const balance = books.balance(account, NXT);
  const nonce = books.nonce(account);
  const tokens = countTokens(books, account);
  const same =
    old !== undefined &&
    old.address === address &&
    old.balance === balance &&
    old.nonce === nonce &&
    old.tokens === tokens &&
    old.trend === activity.trend &&
    (old.receipt?.index ?? -1) === activity.last;
  if (same) return old;
  const receipt = receiptOf(books, account, activity.last);
  return { account, address, balance, nonce, tokens, trend: activity.trend, receipt };
}

/**
 * Makes a selector of all wallets that remembers what it read: after a commit it reads only the new transactions, and keeps
 * the rows that did not change. What it returns depends on the economy alone.
 */
export function createWalletsSelector(): (economy: Economy) => WalletsModel {
  let reading: LogReading | undefined;
  let lastEconomy: Economy | undefined;
  let model: WalletsModel = { rows: [], total: 0 };
  return (economy) => {
    if (economy === lastEconomy) return model;
    const books = readBooks(economy);
    const wallets = walletAccounts(books);
    let next = reading !== undefined && continues(reading, books) ? readOn(reading, books) : undefined;
    // A course that does not end at the present balance belongs to another history.
    const isCurrent = (account: number) =>
      (next?.activities.get(account)?.trend.at(-1) ?? 0) === books.balance(account, NXT);
    if (next === undefined || !wallets.every(isCurrent)) next = readTail(books, wallets);
    const { activities } = next;
    const oldRows = new Map(model.rows.map((row) => [row.account, row]));
    const rows = wallets.map((account) =>
      rowOf(books, account, activities.get(account) ?? noActivity, oldRows.get(account)),
    );
    reading = next;
    lastEconomy = economy;
    model = { rows, total: rows.reduce((sum, row) => sum + row.balance, 0) };
    return model;
  };
}

/** The columns by which wallets can be sorted. */
export const walletColumns = ['wallet', 'balance', 'nonce', 'tokens', 'trend', 'receipt'] as const;

export type WalletColumn = (typeof walletColumns)[number];

export interface WalletSort {
  readonly column: WalletColumn;
  readonly direction: 'ascending' | 'descending';
}

/** Names read best from A, numbers from the largest. */
export function naturalDirection(column: WalletColumn): WalletSort['direction'] {
  return column === 'wallet' ? 'ascending' : 'descending';
}

/** The order a person gets by pressing a column's header: its natural one, turned round if it stands already. */
export function nextSort(sort: WalletSort, column: WalletColumn): WalletSort {
  if (sort.column !== column) return { column, direction: naturalDirection(column) };
  return { column, direction: sort.direction === 'ascending' ? 'descending' : 'ascending' };
}

/** Reads an order from the address line: `balance`, or `balance-ascending` where that is not the natural one. */
export function readSort(text: string | undefined): WalletSort {
  const [name, direction] = (text ?? '').split('-');
  const column = walletColumns.find((one) => one === name) ?? 'balance';
  if (direction === 'ascending' || direction === 'descending') return { column, direction };
  return { column, direction: naturalDirection(column) };
}

/** An order as {@link readSort} reads it; nothing for the order one starts with. */
export function writeSort({ column, direction }: WalletSort): string | undefined {
  const isNatural = direction === naturalDirection(column);
  if (isNatural) return column === 'balance' ? undefined : column;
  return `${column}-${direction}`;
}

/** By how much the balance changed over the course that is shown. */
export function trendChange(row: WalletRow): number {
  return (row.trend.at(-1) ?? 0) - (row.trend[0] ?? 0);
}

const names = new Intl.Collator('en', { numeric: true });

function compareBy(column: WalletColumn, a: WalletRow, b: WalletRow): number {
  switch (column) {
    case 'wallet':
      return names.compare(a.address, b.address);
    case 'balance':
      return a.balance - b.balance;
    case 'nonce':
      return a.nonce - b.nonce;
    case 'tokens':
      return a.tokens - b.tokens;
    case 'trend':
      return trendChange(a) - trendChange(b);
    case 'receipt':
      return (a.receipt?.index ?? -1) - (b.receipt?.index ?? -1);
  }
}

/** A name as it is searched: without case and accents. */
function searchable(name: string): string {
  return name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

/** The wallets whose name contains `filter`, in the given order; equals stay in the order of opening. */
export function arrangeWallets(
  rows: readonly WalletRow[],
  sort: WalletSort,
  filter: string,
): readonly WalletRow[] {
  const wanted = searchable(filter.trim());
  const kept =
    wanted === '' ? rows.slice() : rows.filter(({ address }) => searchable(address).includes(wanted));
  const sign = sort.direction === 'ascending' ? 1 : -1;
  return kept.sort((a, b) => sign * compareBy(sort.column, a, b) || a.account - b.account);
}

/** A transaction id as short as rows have room for: `TX…1497`. */
export function shortTransactionId(id: string): string {
  return `TX…${id.slice(-4)}`;
}
