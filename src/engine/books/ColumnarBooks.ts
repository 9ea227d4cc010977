/**
 * Books as columns: typed arrays that grow, and one journal of what was there before each write since a savepoint.
 * Made for many commands in a row without keeping the past.
 */
import { assetCount, type AssetIndex } from '../assets';
import {
  noAccount,
  type AccountId,
  type Books,
  type CounterName,
  type TableName,
  type TableRows,
} from './Books';
import type { TransactionRecord } from '../transactions';

type Undo = () => void;

/** Where a savepoint stands in the journal. */
interface Mark {
  readonly journalLength: number;
}

type Column = Float64Array<ArrayBuffer>;

function grown(column: Column, length: number): Column {
  if (length <= column.length) return column;
  const larger = new Float64Array(Math.max(length, column.length * 2, 64));
  larger.set(column);
  return larger;
}

export class ColumnarBooks implements Books {
  readonly #idsByAddress = new Map<string, AccountId>();
  readonly #addresses: string[] = [];
  #nonces = new Float64Array(64);
  readonly #balances: Column[] = Array.from({ length: assetCount }, () => new Float64Array(64));
  readonly #counters: Record<CounterName, number> = { clock: 0, commands: 0 };
  readonly #tables: { readonly [T in TableName]: Map<string, TableRows[T]> } = {
    messages: new Map(),
    results: new Map(),
    policy: new Map(),
    poolFees: new Map(),
  };
  readonly #transactions: TransactionRecord[] = [];
  readonly #journal: Undo[] = [];
  #isRecording = false;

  find(address: string): AccountId {
    return this.#idsByAddress.get(address) ?? noAccount;
  }

  addressOf(account: AccountId): string {
    return this.#addresses[account] ?? '';
  }

  get accountCount(): number {
    return this.#addresses.length;
  }

  balance(account: AccountId, asset: AssetIndex): number {
    return this.#balances[asset]?.[account] ?? 0;
  }

  nonce(account: AccountId): number {
    return this.#nonces[account] ?? 0;
  }

  counter(name: CounterName): number {
    return this.#counters[name];
  }

  row<T extends TableName>(table: T, key: string): TableRows[T] | undefined {
    return this.#tables[table].get(key);
  }

  keys(table: TableName): Iterable<string> {
    return this.#tables[table].keys();
  }

  get transactionCount(): number {
    return this.#transactions.length;
  }

  transaction(index: number): TransactionRecord {
    const record = this.#transactions[index];
    if (record === undefined) throw new RangeError(`there is no transaction ${index}`);
    return record;
  }

  open(address: string): AccountId {
    const account = this.#addresses.length;
    this.#addresses.push(address);
    this.#idsByAddress.set(address, account);
    this.#nonces = grown(this.#nonces, account + 1);
    this.#remember(() => {
      this.#addresses.pop();
      this.#idsByAddress.delete(address);
    });
    return account;
  }

  setBalance(account: AccountId, asset: AssetIndex, amount: number): void {
    const column = grown(this.#balances[asset] as Column, account + 1);
    this.#balances[asset] = column;
    const before = column[account] ?? 0;
    column[account] = amount;
    this.#remember(() => {
      (this.#balances[asset] as Column)[account] = before;
    });
  }

  setNonce(account: AccountId, nonce: number): void {
    const before = this.nonce(account);
    this.#nonces[account] = nonce;
    this.#remember(() => {
      this.#nonces[account] = before;
    });
  }

  setCounter(name: CounterName, value: number): void {
    const before = this.#counters[name];
    this.#counters[name] = value;
    this.#remember(() => {
      this.#counters[name] = before;
    });
  }

  setRow<T extends TableName>(table: T, key: string, value: TableRows[T]): void {
    const rows: Map<string, TableRows[T]> = this.#tables[table];
    const before = rows.get(key);
    rows.set(key, value);
    this.#remember(() => {
      if (before === undefined) rows.delete(key);
      else rows.set(key, before);
    });
  }

  append(transaction: TransactionRecord): void {
    this.#transactions.push(transaction);
    this.#remember(() => {
      this.#transactions.pop();
    });
  }

  savepoint(): Mark {
    this.#isRecording = true;
    return { journalLength: this.#journal.length };
  }

  rollback(savepoint: unknown): void {
    const { journalLength } = savepoint as Mark;
    while (this.#journal.length > journalLength) this.#journal.pop()?.();
  }

  /** Gives up all savepoints: what was written can no longer be undone. */
  settle(): void {
    this.#journal.length = 0;
    this.#isRecording = false;
  }

  #remember(undo: Undo): void {
    if (this.#isRecording) this.#journal.push(undo);
  }
}
