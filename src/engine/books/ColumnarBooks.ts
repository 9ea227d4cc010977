/**
 * Books as columns: typed arrays that grow, and one journal of (cell, old value) for each write since a savepoint. Made for
 * many commands in a row without keeping the past; `settle` empties the journal once a command stands.
 */
import { assetCount, type AssetIndex } from '../assets';
import {
  dailyMessageId,
  type RecordedDetail,
  type TransactionKind,
  type TransactionRecord,
} from '../transactions';
import {
  noAccount,
  type AccountId,
  type Books,
  type CounterName,
  type TableName,
  type TableRows,
} from './Books';
import { TransactionLog } from './TransactionLog';

type Column = Float64Array<ArrayBuffer>;

function grown(column: Column, length: number): Column {
  const larger = new Float64Array(Math.max(length, column.length * 2));
  larger.set(column);
  return larger;
}

const initialLength = 64;

// What a journal entry restores: 0 … 24 a balance of that asset, then these.
const nonceEntry = assetCount;
const clockEntry = assetCount + 1;
const commandsEntry = assetCount + 2;
const openEntry = assetCount + 3;
const rowEntry = assetCount + 4;
const appendEntry = assetCount + 5;
const dailyEntry = assetCount + 6;

const dailyPattern = /^D(0|[1-9]\d{0,8})-(.+)$/su;

export class ColumnarBooks implements Books {
  readonly #idsByAddress = new Map<string, AccountId>();
  readonly #addresses: string[] = [];
  #nonces: Column = new Float64Array(initialLength);
  readonly #balances: Column[] = Array.from({ length: assetCount }, () => new Float64Array(initialLength));
  #clock = 0;
  #commands = 0;
  readonly #tables: { readonly [T in TableName]: Map<string, TableRows[T]> } = {
    messages: new Map(),
    results: new Map(),
    policy: new Map(),
    poolFees: new Map(),
  };
  /** Daily messages by day: each account's transaction number + 1, or 0. */
  readonly #daily: Column[] = [];

  readonly #log: TransactionLog | undefined;
  #transactionCount = 0;

  // The journal, three columns, and what its rare table rows held.
  #entries: Uint8Array<ArrayBuffer> = new Uint8Array(initialLength);
  #cells: Column = new Float64Array(initialLength);
  #olds: Column = new Float64Array(initialLength);
  readonly #rows: (() => void)[] = [];
  #journalLength = 0;
  #isRecording = false;

  /** @param keepsLog whether transactions can be read back; without it they are only counted. */
  constructor(keepsLog = true) {
    this.#log = keepsLog ? new TransactionLog() : undefined;
  }

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
    const column = this.#balances[asset] as Column;
    // Unsigned, so that `noAccount` is beyond the end as well.
    return account >>> 0 < column.length ? (column[account] as number) : 0;
  }

  nonce(account: AccountId): number {
    return this.#nonces[account] ?? 0;
  }

  counter(name: CounterName): number {
    return name === 'clock' ? this.#clock : this.#commands;
  }

  row<T extends TableName>(table: T, key: string): TableRows[T] | undefined {
    const found = this.#tables[table].get(key);
    if (found !== undefined || table !== 'messages') return found;
    return this.#dailyRow(key) as TableRows[T] | undefined;
  }

  /** Daily messages are kept by day and account; read as text they are rows like any other. */
  #dailyRow(key: string): number | undefined {
    const match = dailyPattern.exec(key);
    if (match === null) return undefined;
    const account = this.find(match[2] as string);
    const found = account === noAccount ? 0 : (this.#daily[Number(match[1])]?.[account] ?? 0);
    return found === 0 ? undefined : found - 1;
  }

  *keys(table: TableName): IterableIterator<string> {
    yield* this.#tables[table].keys();
    if (table !== 'messages') return;
    for (const [day, column] of this.#daily.entries()) {
      if (column === undefined) continue;
      for (let account = 0; account < column.length; account += 1) {
        if (column[account] !== 0) yield dailyMessageId(day, this.addressOf(account));
      }
    }
  }

  hasDailyMessage(day: number, account: AccountId): boolean {
    if ((this.#daily[day]?.[account] ?? 0) !== 0) return true;
    const { messages } = this.#tables;
    return messages.size > 0 && messages.has(dailyMessageId(day, this.addressOf(account)));
  }

  get transactionCount(): number {
    return this.#transactionCount;
  }

  transaction(index: number): TransactionRecord {
    if (index < 0 || index >= this.#transactionCount)
      throw new RangeError(`there is no transaction ${index}`);
    if (this.#log === undefined) throw new RangeError('these books do not keep their transactions');
    return this.#log.read(index);
  }

  open(address: string): AccountId {
    const account = this.#addresses.length;
    this.#addresses.push(address);
    this.#idsByAddress.set(address, account);
    if (account >= this.#nonces.length) this.#nonces = grown(this.#nonces, account + 1);
    if (this.#isRecording) this.#remember(openEntry, account, 0);
    return account;
  }

  setBalance(account: AccountId, asset: AssetIndex, amount: number): void {
    let column = this.#balances[asset] as Column;
    if (account >= column.length) {
      column = grown(column, account + 1);
      this.#balances[asset] = column;
    }
    if (this.#isRecording) this.#remember(asset, account, column[account] as number);
    column[account] = amount;
  }

  setNonce(account: AccountId, nonce: number): void {
    if (this.#isRecording) this.#remember(nonceEntry, account, this.#nonces[account] as number);
    this.#nonces[account] = nonce;
  }

  setCounter(name: CounterName, value: number): void {
    if (name === 'clock') {
      if (this.#isRecording) this.#remember(clockEntry, 0, this.#clock);
      this.#clock = value;
    } else {
      if (this.#isRecording) this.#remember(commandsEntry, 0, this.#commands);
      this.#commands = value;
    }
  }

  setRow<T extends TableName>(table: T, key: string, value: TableRows[T]): void {
    const rows: Map<string, TableRows[T]> = this.#tables[table];
    if (this.#isRecording) {
      const before = rows.get(key);
      this.#rows.push(() => {
        if (before === undefined) rows.delete(key);
        else rows.set(key, before);
      });
      this.#remember(rowEntry, 0, 0);
    }
    rows.set(key, value);
  }

  setDailyMessage(day: number, account: AccountId, transaction: number): void {
    let column = this.#daily[day];
    if (column === undefined || account >= column.length) {
      column = grown(column ?? new Float64Array(0), Math.max(account + 1, this.accountCount));
      for (let gap = this.#daily.length; gap < day; gap += 1) this.#daily.push(new Float64Array(0));
      this.#daily[day] = column;
    }
    if (this.#isRecording) this.#remember(dailyEntry, account, day);
    column[account] = transaction + 1;
  }

  append(
    kind: TransactionKind,
    initiator: AccountId,
    detail: RecordedDetail,
    postings: readonly number[],
  ): void {
    this.#transactionCount += 1;
    if (this.#isRecording) this.#remember(appendEntry, 0, 0);
    this.#log?.append(kind, initiator, this.#commands, this.#clock, detail, postings);
  }

  savepoint(): number {
    this.#isRecording = true;
    return this.#journalLength;
  }

  rollback(savepoint: unknown): void {
    while (this.#journalLength > (savepoint as number)) {
      this.#journalLength -= 1;
      const at = this.#journalLength;
      this.#restore(this.#entries[at] as number, this.#cells[at] as number, this.#olds[at] as number);
    }
  }

  /** Gives up all savepoints: what was written can no longer be undone. */
  settle(): void {
    this.#journalLength = 0;
    if (this.#rows.length > 0) this.#rows.length = 0;
    this.#isRecording = false;
  }

  #remember(entry: number, cell: number, old: number): void {
    const at = this.#journalLength;
    if (at >= this.#cells.length) {
      this.#cells = grown(this.#cells, at + 1);
      this.#olds = grown(this.#olds, at + 1);
      const larger = new Uint8Array(this.#cells.length);
      larger.set(this.#entries);
      this.#entries = larger;
    }
    this.#entries[at] = entry;
    this.#cells[at] = cell;
    this.#olds[at] = old;
    this.#journalLength = at + 1;
  }

  #restore(entry: number, cell: number, old: number): void {
    if (entry < assetCount) (this.#balances[entry] as Column)[cell] = old;
    else if (entry === nonceEntry) this.#nonces[cell] = old;
    else if (entry === clockEntry) this.#clock = old;
    else if (entry === commandsEntry) this.#commands = old;
    else if (entry === openEntry) this.#idsByAddress.delete(this.#addresses.pop() as string);
    else if (entry === rowEntry) this.#rows.pop()?.();
    else if (entry === dailyEntry) (this.#daily[old] as Column)[cell] = 0;
    else {
      this.#transactionCount -= 1;
      this.#log?.pop();
    }
  }
}
