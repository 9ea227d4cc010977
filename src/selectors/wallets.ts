/**
 * The view model of the wallets: one row per wallet with its balance, nonce, tokens and shares, the course of its last changes
 * of balance and its last receipt.
 */
import { isSystemAccount } from '../engine/accounts';
import { NXT } from '../engine/assets';
import type { BooksReader } from '../engine/books/Books';
import { readBooks, type Economy } from '../engine/books/PersistentBooks';
import type { MessageType } from '../engine/spectrum';
import { transactionId, type TransactionKind, type TransactionRecord } from '../engine/transactions';
import { continues, noActivity, readOn, readTail, type Activity, type LogReading } from './walletActivity';
import { heldKinds, type Holding } from './walletHoldings';

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
  /** The tokens and pool shares it holds. */
  readonly held: readonly Holding[];
  /** How many of them there are, which is what orders the rows. */
  readonly tokens: number;
  /** Its balances after each of its last changes, oldest first, ending with the present one. */
  readonly trend: readonly number[];
  readonly receipt: WalletReceipt | undefined;
}

/** All wallets in the order in which they were opened, and what they hold together. The same object while no row changes. */
export interface WalletsModel {
  readonly rows: readonly WalletRow[];
  readonly total: number;
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

/** A row of the present; `old` itself if it says the same. `isUntouched`: no posting moved anything since `old`. */
function rowOf(
  books: BooksReader,
  account: number,
  activity: Activity,
  old: WalletRow | undefined,
  isUntouched: boolean,
): WalletRow {
  const address = books.addressOf(account);
  const balance = books.balance(account, NXT);
  const nonce = books.nonce(account);
  const held = isUntouched && old !== undefined ? old.held : heldKinds(books, account, old?.held);
  const same =
    old !== undefined &&
    old.address === address &&
    old.balance === balance &&
    old.nonce === nonce &&
    old.held === held &&
    old.trend === activity.trend &&
    (old.receipt?.index ?? -1) === activity.last;
  if (same) return old;
  const { trend, last } = activity;
  const receipt = receiptOf(books, account, last);
  return { account, address, balance, nonce, held, tokens: held.length, trend, receipt };
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
    const rows = wallets.map((account) => {
      const activity = activities.get(account) ?? noActivity;
      const isUntouched = activity === reading?.activities.get(account);
      return rowOf(books, account, activity, oldRows.get(account), isUntouched);
    });
    reading = next;
    lastEconomy = economy;
    if (rows.length !== model.rows.length || rows.some((row, index) => row !== model.rows[index])) {
      model = { rows, total: rows.reduce((sum, row) => sum + row.balance, 0) };
    }
    return model;
  };
}

/** By how much the balance changed over the course that is shown. */
export function trendChange({ trend }: Pick<WalletRow, 'trend'>): number {
  return (trend.at(-1) ?? 0) - (trend[0] ?? 0);
}

/** A transaction id as short as rows have room for: `TX…1497`. */
export function shortTransactionId(id: string): string {
  return `TX…${id.slice(-4)}`;
}
