/**
 * The ledger as people search it: which transactions a filter keeps, how many there are of each kind, and what they move. Raw
 * records are scanned; a transaction is read in full only when its row is shown.
 */
import { assetNames, NXT, type AssetIndex } from '../engine/assets';
import type { BooksReader } from '../engine/books/Books';
import type { TransactionRecord } from '../engine/transactions';
import { amountPosting, filterTests, type LedgerFilter } from './ledgerFilter';
import { isLedgerKind, kindOf, type LedgerKind } from './ledgerKinds';

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

const emptyView: LedgerView = { matches: [], count: 0, kinds: new Map(), moved: 0n };

/** Looks at the records that `start` has not seen. */
function continueScan(
  books: BooksReader,
  records: readonly TransactionRecord[],
  filter: LedgerFilter,
  start: LedgerView,
): LedgerView {
  const tests = filterTests(books, filter);
  const matches: number[] = [];
  const kinds = new Map(start.kinds);
  let { moved } = start;
  // Kept apart while it is exact: adding up as bigint takes much longer.
  let sum = 0;
  const count = records.length;
  for (let index = start.count; index < count; index += 1) {
    const record = records[index] as TransactionRecord;
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
  if (matches.length === 0) return { matches: start.matches, count, kinds, moved };
  return {
    matches: start.matches.length === 0 ? matches : [...start.matches, ...matches],
    count,
    kinds,
    moved,
  };
}

/**
 * The log as an array, continued from call to call. Records are never edited and each stands in one history only, so the same
 * record in the same place means the same log before it.
 */
function createLogReader(): (books: BooksReader) => readonly TransactionRecord[] {
  let records: TransactionRecord[] = [];
  return (books) => {
    const { transactionCount } = books;
    const shared = Math.min(records.length, transactionCount);
    const isSame = shared === 0 || records[shared - 1] === books.transaction(shared - 1);
    records.length = isSame ? shared : 0;
    for (let index = records.length; index < transactionCount; index += 1) {
      records.push(books.transaction(index));
    }
    return records;
  };
}

/** A scanner remembers its last answer: where only transactions were added, it looks at those alone. */
export function createLedgerScanner(): (books: BooksReader, filter: LedgerFilter) => LedgerView {
  const readLog = createLogReader();
  let view = emptyView;
  let asked = '';
  let last: TransactionRecord | undefined;
  return (books, filter) => {
    const asks = JSON.stringify(filter);
    const records = readLog(books);
    const isContinued = asks === asked && view.count <= records.length && records[view.count - 1] === last;
    if (isContinued && view.count === records.length) return view;
    view = continueScan(books, records, filter, isContinued ? view : emptyView);
    asked = asks;
    last = records.at(-1);
    return view;
  };
}
