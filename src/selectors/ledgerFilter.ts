/** The ledger's filter, and the questions it asks of a raw record. */
import { systemAccounts } from '../engine/accounts';
import { assetNames, NXT, pools, type AssetIndex } from '../engine/assets';
import type { BooksReader } from '../engine/books/Books';
import { messageIdOf } from '../engine/readTransaction';
import { messageTypes, type MessageType } from '../engine/spectrum';
import {
  postingWidth,
  transactionId,
  type Posting,
  type Transaction,
  type TransactionKind,
  type TransactionRecord,
} from '../engine/transactions';
import { accountLabel } from './accountLabel';
import { kindWords, type LedgerKind } from './ledgerKinds';

/** What a filter asks for; an absent field asks for nothing. Amounts are units. */
export interface LedgerFilter {
  /** Every word must occur in the transaction's id, accounts, kind, asset, message or reason. */
  readonly text: string;
  /** An address, or a group such as `*wallets`; it may stand at either end of a posting. */
  readonly account: string;
  readonly kind: LedgerKind | undefined;
  /** Both ends of one posting. */
  readonly from: string;
  readonly to: string;
  /** The asset that this posting moves. */
  readonly asset: AssetIndex | undefined;
  readonly min: number | undefined;
  readonly max: number | undefined;
  /** First and last day, both included. */
  readonly days: readonly [number, number] | undefined;
}

/** Groups of accounts that a link may name in place of an address. */
export const accountGroups = {
  '*wallets': 'any wallet',
  '*pools': 'any pool',
  '*producers': 'any producers',
} as const;

/** The names of the filter's fields in the address of the page. */
export type LedgerParam = 'account' | 'kind' | 'from' | 'to' | 'text' | 'min' | 'max' | 'day';

/** Where the posting that a row's amount shows begins: the first one of NXT, else the first. */
export function amountPosting(record: TransactionRecord): number {
  const { postings } = record;
  for (let at = 2; at < postings.length; at += postingWidth) if (postings[at] === NXT) return at - 2;
  return 0;
}

/** The amount of a transaction's row, in the units of {@link amountPosting}'s asset. */
export function rowAmount(record: TransactionRecord): number {
  return record.postings[amountPosting(record) + 3] ?? 0;
}

/** The posting whose amount a row shows: the one at {@link amountPosting}. */
export function rowPosting({ postings }: Transaction): Posting | undefined {
  return postings.find(({ asset }) => asset === 'NXT') ?? postings[0];
}

type IsAccount = (account: number) => boolean;

/** Tells which accounts an address or group means. An account that bears a group's name is meant before the group. */
function accountTest(books: BooksReader, name: string): IsAccount {
  const id = books.find(name);
  const firstPool = systemAccounts.indexOf(pools[0]?.address ?? '');
  const isWithin = (account: number, first: number) => account >= first && account < first + pools.length;
  if (id < 0 && name === '*wallets') return (account) => account >= systemAccounts.length;
  if (id < 0 && name === '*pools') return (account) => isWithin(account, firstPool);
  if (id < 0 && name === '*producers') return (account) => isWithin(account, firstPool + pools.length);
  return (account) => account === id;
}

/** Whether a filter keeps a transaction. */
export type LedgerTest = (record: TransactionRecord, index: number) => boolean;

function anyPosting(
  record: TransactionRecord,
  keeps: (from: number, to: number, asset: AssetIndex) => boolean,
): boolean {
  const { postings } = record;
  for (let at = 0; at < postings.length; at += postingWidth) {
    if (keeps(postings[at] as number, postings[at + 1] as number, postings[at + 2] as number)) return true;
  }
  return false;
}

/** Accounts whose address or name contains a word; each is looked at when it is first asked for. */
function accountsWith(books: BooksReader, word: string): IsAccount {
  const known: boolean[] = [];
  const isNamed = (address: string) => `${address} ${accountLabel(address)}`.toLowerCase().includes(word);
  return (account) => (known[account] ??= isNamed(books.addressOf(account)));
}

function wordTest(books: BooksReader, word: string): LedgerTest {
  const isNamed = accountsWith(books, word);
  const kinds = new Set<TransactionKind>(
    Object.entries(kindWords).flatMap(([kind, words]) =>
      words.includes(word) ? [kind as TransactionKind] : [],
    ),
  );
  const types = new Set<MessageType>(messageTypes.filter((type) => type.includes(word)));
  const assets = assetNames.map((name, asset) => asset !== NXT && name.toLowerCase().includes(word));
  const id = /^(tx)?\d+$/.test(word) ? word.toUpperCase() : undefined;
  return (record, index) => {
    const { detail, postings } = record;
    if (kinds.has(record.kind) || isNamed(record.initiator)) return true;
    for (let at = 0; at < postings.length; at += postingWidth) {
      if (isNamed(postings[at] as number) || isNamed(postings[at + 1] as number)) return true;
      if (assets[postings[at + 2] as number] === true) return true;
    }
    if (id !== undefined && transactionId(index).includes(id)) return true;
    if (detail === null) return false;
    if (typeof detail === 'string') return detail.toLowerCase().includes(word);
    return types.has(detail.messageType) || messageIdOf(books, record)?.toLowerCase().includes(word) === true;
  };
}

/** What a filter asks for besides the kind, the cheapest question first. */
export function filterTests(books: BooksReader, filter: LedgerFilter): readonly LedgerTest[] {
  const { text, account, from, to, asset, min, max, days } = filter;
  const tests: LedgerTest[] = [];
  if (days !== undefined) tests.push(({ time }) => time >= days[0] && time <= days[1]);
  if (min !== undefined) tests.push((record) => rowAmount(record) >= min);
  if (max !== undefined) tests.push((record) => rowAmount(record) <= max);
  if (account !== '') {
    const isMeant = accountTest(books, account);
    tests.push((record) => anyPosting(record, (source, target) => isMeant(source) || isMeant(target)));
  }
  if (from !== '' || to !== '' || asset !== undefined) {
    const isSource = from === '' ? () => true : accountTest(books, from);
    const isTarget = to === '' ? () => true : accountTest(books, to);
    const isAsset = (moved: AssetIndex) => asset === undefined || asset === moved;
    tests.push((record) =>
      anyPosting(record, (source, target, moved) => isAsset(moved) && isSource(source) && isTarget(target)),
    );
  }
  for (const word of text.split(/\s+/)) if (word !== '') tests.push(wordTest(books, word));
  return tests;
}
