/**
 * The port beneath every recipe: dumb cells without rule or arithmetic. Recipes are written once above it;
 * `PersistentBooks` keeps the cells in an immutable economy, `ColumnarBooks` in typed arrays.
 */
import type { AssetIndex } from '../assets';
import type { Policy } from '../policy';
import type { Receipt } from '../receipts';
import type { RecordedDetail, TransactionKind, TransactionRecord } from '../transactions';

/** An account inside one set of books; opened accounts count up from 0. */
export type AccountId = number;

/** What {@link BooksReader.find} answers for an address without account. */
export const noAccount: AccountId = -1;

/** What is remembered of a command that carried an id. */
export interface StoredResult {
  /** The command as canonical text, to recognise the same id with other content. */
  readonly command: string;
  readonly receipt: Receipt;
}

/** The closed set of tables and what their rows hold. */
export interface TableRows {
  /** Message id → number of the transaction that burned it. */
  messages: number;
  /** Idempotency id → result. */
  results: StoredResult;
  /** One row, `policy`. */
  policy: Policy;
  /** Pool address → trading fee in basis points. */
  poolFees: number;
}

export type TableName = keyof TableRows;

/** Numbers of which there is one each: the clock and how many commands were committed. */
export type CounterName = 'clock' | 'commands';

/** The books as one may read them. */
export interface BooksReader {
  /** The account of an address; {@link noAccount} if it has none. */
  find(address: string): AccountId;
  /** The address of an account; empty for one that was never opened. */
  addressOf(account: AccountId): string;
  /** How many accounts were opened: their ids are 0 up to it. */
  readonly accountCount: number;
  /** What an account holds, in the asset's units; 0 for {@link noAccount}. */
  balance(account: AccountId, asset: AssetIndex): number;
  /** How many transactions an account has initiated; 0 for {@link noAccount}. */
  nonce(account: AccountId): number;
  /** The day, or how many commands were committed. */
  counter(name: CounterName): number;
  /** A row of a table; `undefined` if there is none. */
  row<T extends TableName>(table: T, key: string): TableRows[T] | undefined;
  /** The keys of a table, in no particular order. */
  keys(table: TableName): Iterable<string>;
  /** Whether the message with the id that {@link dailyMessageId} gives was burned. */
  hasDailyMessage(day: number, account: AccountId): boolean;
  /** How many transactions were committed. */
  readonly transactionCount: number;
  /** The transaction of this number, from 0. Throws a defect beyond the last. */
  transaction(index: number): TransactionRecord;
}

/** A point to which the books can return. */
export type Savepoint = unknown;

/** The books as recipes write them, always through `Ledger` or a recipe's own table row. */
export interface Books extends BooksReader {
  /** Opens an account that must not exist yet. */
  open(address: string): AccountId;
  /** Writes a balance, in the asset's units; whoever calls it has checked it. */
  setBalance(account: AccountId, asset: AssetIndex, amount: number): void;
  setNonce(account: AccountId, nonce: number): void;
  setCounter(name: CounterName, value: number): void;
  /** Adds a row or replaces it. */
  setRow<T extends TableName>(table: T, key: string, value: TableRows[T]): void;
  /** Marks that the account's message of this day was burned by this transaction. */
  setDailyMessage(day: number, account: AccountId, transaction: number): void;
  /**
   * Adds a transaction of the command and time that the counters name; takes its parts one by one, so that columns need no
   * object for each.
   */
  append(
    kind: TransactionKind,
    initiator: AccountId,
    detail: RecordedDetail,
    postings: readonly number[],
  ): void;
  /** Marks this point. */
  savepoint(): Savepoint;
  /** Undoes every write since the savepoint; later savepoints become invalid. */
  rollback(savepoint: Savepoint): void;
}
