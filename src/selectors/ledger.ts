/**
 * The ledger as people search it: which transactions a filter keeps, how many there are of each kind, and what they move.
 * Raw records are scanned; a transaction is read in full only when its row is shown.
 */
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
import { isLedgerKind, kindOf, kindWords, type LedgerKind } from './ledgerKinds';

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

/** The transactions that a filter keeps. */
export interface LedgerView {
  /** Numbers of the transactions, oldest first. */
  readonly matches: readonly number[];
  /** How many transactions the ledger has in all. */
  readonly count: number;
  /** How many transactions of each kind the filter would keep if it named no kind. */
  readonly kinds: ReadonlyMap<LedgerKind, number>;
  /** The NXT that the kept transactions move by their first posting, in units: fees do not count. */
  readonly moved: bigint;
}

/** Groups of accounts that a link may name in place of an address. */
export const accountGroups = {
  '*wallets': 'any wallet',
  '*pools': 'any pool',
  '*producers': 'any producers',
} as const;

/** The names of the filter's fields in the address of the page. */
export type LedgerParam = 'account' | 'kind' | 'from' | 'to' | 'text' | 'min' | 'max' | 'day';

function readAmount(text: string | undefined): number | undefined {
  if (text === undefined || !/^\d{1,16}$/.test(text)) return undefined;
  const amount = Number(text);
  return Number.isSafeInteger(amount) ? amount : undefined;
}

function readAsset(name: string | undefined): AssetIndex | undefined {
  const asset = assetNames.indexOf(name ?? '');
  return asset < 0 ? undefined : asset;
}

function readDays(text: string | undefined): readonly [number, number] | undefined {
  const match = /^(\d{1,9})(?:(-)(\d{1,9})?)?$/.exec(text ?? '');
  if (match?.[1] === undefined) return undefined;
  const first = Number(match[1]);
  if (match[2] === undefined) return [first, first];
  return [first, match[3] === undefined ? Number.MAX_SAFE_INTEGER : Number(match[3])];
}

/** Reads a filter from the address of the page. Values that mean nothing are left out: a link never breaks the panel. */
export function readLedgerFilter(params: Readonly<Record<string, string | undefined>>): LedgerFilter {
  const { kind } = params;
  return {
    text: (params['text'] ?? '').trim().toLowerCase(),
    account: params['account'] ?? '',
    kind: kind !== undefined && isLedgerKind(kind) ? kind : undefined,
    from: params['from'] ?? '',
    to: params['to'] ?? '',
    asset: readAsset(params['asset']),
    min: readAmount(params['min']),
    max: readAmount(params['max']),
    days: readDays(params['day']),
  };
}

/** True if the filter keeps everything. */
export function isOpenFilter(filter: LedgerFilter): boolean {
  const { text, account, kind, from, to, asset, min, max, days } = filter;
  const isNamed = text !== '' || account !== '' || from !== '' || to !== '' || asset !== undefined;
  return !isNamed && kind === undefined && min === undefined && max === undefined && days === undefined;
}

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

type Test = (record: TransactionRecord, index: number) => boolean;

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

function wordTest(books: BooksReader, word: string): Test {
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
function filterTests(books: BooksReader, filter: LedgerFilter): readonly Test[] {
  const { text, account, from, to, asset, min, max, days } = filter;
  const tests: Test[] = [];
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

interface Scan extends LedgerView {
  readonly asked: string;
  /** The last transaction that was looked at: if it still stands there, so does everything before it. */
  readonly last: TransactionRecord | undefined;
}

const emptyView: LedgerView = { matches: [], count: 0, kinds: new Map(), moved: 0n };

/** Looks at the transactions that `start` has not seen. */
function continueScan(books: BooksReader, filter: LedgerFilter, start: LedgerView): LedgerView {
  const tests = filterTests(books, filter);
  const matches: number[] = [];
  const kinds = new Map(start.kinds);
  let { moved } = start;
  // Kept apart while it is exact: adding up as bigint takes much longer.
  let sum = 0;
  for (let index = start.count; index < books.transactionCount; index += 1) {
    const record = books.transaction(index);
    if (!tests.every((test) => test(record, index))) continue;
    const kind = kindOf(record);
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    if (filter.kind !== undefined && filter.kind !== kind && filter.kind !== record.kind) continue;
    matches.push(index);
    const at = amountPosting(record);
    if (record.postings[at + 2] !== NXT) continue;
    sum += record.postings[at + 3] ?? 0;
    if (sum > Number.MAX_SAFE_INTEGER / 2) {
      moved += BigInt(sum);
      sum = 0;
    }
  }
  moved += BigInt(sum);
  const count = books.transactionCount;
  const all =
    start.matches.length === 0
      ? matches
      : matches.length === 0
        ? start.matches
        : [...start.matches, ...matches];
  return { matches: all, count, kinds, moved };
}

/**
 * A scanner remembers its last answer: where only transactions were added, it looks at those alone. Records are never edited
 * and each stands in one history only, so the same last record means the same log before it.
 */
export function createLedgerScanner(): (books: BooksReader, filter: LedgerFilter) => LedgerView {
  let scan: Scan | undefined;
  return (books, filter) => {
    const asked = JSON.stringify(filter);
    const { transactionCount } = books;
    let start = emptyView;
    if (scan !== undefined && scan.asked === asked && scan.count > 0 && scan.count <= transactionCount) {
      if (books.transaction(scan.count - 1) === scan.last) {
        if (scan.count === transactionCount) return scan;
        start = scan;
      }
    }
    const last = transactionCount > 0 ? books.transaction(transactionCount - 1) : undefined;
    scan = { ...continueScan(books, filter, start), asked, last };
    return scan;
  };
}
