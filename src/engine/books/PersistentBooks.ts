/**
 * Books over an immutable economy. The economy's root is a small plain object that Immer may draft; what it
 * holds are immutable collections which Immer neither drafts nor freezes.
 *
 * `PersistentBooks` is an edit session: it reads from the economy it was given, keeps its writes to itself,
 * and `publish` hands them over. Dropping the session drops the writes.
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
import {
  dailyMessageId,
  type RecordedDetail,
  type TransactionKind,
  type TransactionRecord,
} from '../transactions';
import { HashTrie } from './HashTrie';
import { newOwner, RadixVector } from './RadixVector';

/** Every account: its address, its nonce, its balance of each asset. Immutable. */
export class Accounts {
  readonly #idsByAddress: HashTrie<AccountId>;
  readonly #addresses: RadixVector<string>;
  readonly #nonces: RadixVector<number>;
  readonly #balances: readonly RadixVector<number>[];

  constructor(
    idsByAddress: HashTrie<AccountId>,
    addresses: RadixVector<string>,
    nonces: RadixVector<number>,
    balances: readonly RadixVector<number>[],
  ) {
    this.#idsByAddress = idsByAddress;
    this.#addresses = addresses;
    this.#nonces = nonces;
    this.#balances = balances;
  }

  static create(): Accounts {
    const balances = Array.from({ length: assetCount }, () => RadixVector.createNumbers());
    return new Accounts(HashTrie.create(), RadixVector.create(''), RadixVector.createNumbers(), balances);
  }

  get idsByAddress(): HashTrie<AccountId> {
    return this.#idsByAddress;
  }
  get addresses(): RadixVector<string> {
    return this.#addresses;
  }
  get nonces(): RadixVector<number> {
    return this.#nonces;
  }
  get balances(): readonly RadixVector<number>[] {
    return this.#balances;
  }
}

type TableTries = { readonly [T in TableName]: HashTrie<TableRows[T]> };

/** The closed set of tables. Immutable. */
export class Tables {
  readonly #tries: TableTries;

  constructor(tries: TableTries) {
    this.#tries = tries;
  }

  static create(): Tables {
    return new Tables({
      messages: HashTrie.create(),
      results: HashTrie.create(),
      policy: HashTrie.create(),
      poolFees: HashTrie.create(),
    });
  }

  get tries(): TableTries {
    return this.#tries;
  }
}

/** Committed transactions, the clock, and how many commands were committed. Immutable. */
export class Log {
  readonly #transactions: RadixVector<TransactionRecord | undefined>;
  readonly #clock: number;
  readonly #commands: number;

  constructor(transactions: RadixVector<TransactionRecord | undefined>, clock: number, commands: number) {
    this.#transactions = transactions;
    this.#clock = clock;
    this.#commands = commands;
  }

  static create(): Log {
    return new Log(RadixVector.create<TransactionRecord | undefined>(undefined), 0, 0);
  }

  get transactions(): RadixVector<TransactionRecord | undefined> {
    return this.#transactions;
  }
  get clock(): number {
    return this.#clock;
  }
  get commands(): number {
    return this.#commands;
  }
}

/** The whole economy at one moment. Few fields, since each one a commit writes costs it time. */
export interface Economy {
  readonly accounts: Accounts;
  readonly tables: Tables;
  readonly log: Log;
}

/** The same root as an edit session may write it: a plain object or an Immer draft. */
export interface MutableEconomy {
  accounts: Accounts;
  tables: Tables;
  log: Log;
}

/** An economy without a single account. Genesis fills it. */
export function createEmptyEconomy(): Economy {
  return { accounts: Accounts.create(), tables: Tables.create(), log: Log.create() };
}

/** The cells of a session; swapping them back is the rollback. */
interface Cells {
  idsByAddress: HashTrie<AccountId>;
  addresses: RadixVector<string>;
  nonces: RadixVector<number>;
  balances: RadixVector<number>[];
  tries: { -readonly [T in TableName]: HashTrie<TableRows[T]> };
  transactions: RadixVector<TransactionRecord | undefined>;
  clock: number;
  commands: number;
}

export class PersistentBooks implements Books {
  #accounts: Accounts;
  #tables: Tables;
  #log: Log;
  #idsByAddress: HashTrie<AccountId>;
  #addresses: RadixVector<string>;
  #nonces: RadixVector<number>;
  #balances: readonly RadixVector<number>[];
  #ownsBalances = false;
  #tries: TableTries;
  #transactions: RadixVector<TransactionRecord | undefined>;
  #clock: number;
  #commands: number;
  #accountsChanged = false;
  #tablesChanged = false;
  #owner = newOwner();

  constructor(economy: Economy) {
    this.#accounts = economy.accounts;
    this.#tables = economy.tables;
    this.#log = economy.log;
    this.#idsByAddress = this.#accounts.idsByAddress;
    this.#addresses = this.#accounts.addresses;
    this.#nonces = this.#accounts.nonces;
    this.#balances = this.#accounts.balances;
    this.#tries = this.#tables.tries;
    this.#transactions = this.#log.transactions;
    this.#clock = this.#log.clock;
    this.#commands = this.#log.commands;
  }

  find(address: string): AccountId {
    return this.#idsByAddress.get(address) ?? noAccount;
  }

  addressOf(account: AccountId): string {
    return this.#addresses.get(account);
  }

  get accountCount(): number {
    return this.#addresses.length;
  }

  balance(account: AccountId, asset: AssetIndex): number {
    return (this.#balances[asset] as RadixVector<number>).get(account);
  }

  nonce(account: AccountId): number {
    return this.#nonces.get(account);
  }

  counter(name: CounterName): number {
    return name === 'clock' ? this.#clock : this.#commands;
  }

  row<T extends TableName>(table: T, key: string): TableRows[T] | undefined {
    return this.#tries[table].get(key);
  }

  keys(table: TableName): Iterable<string> {
    return this.#tries[table].keys();
  }

  get transactionCount(): number {
    return this.#transactions.length;
  }

  transaction(index: number): TransactionRecord {
    const record = this.#transactions.get(index);
    if (record === undefined) throw new RangeError(`there is no transaction ${index}`);
    return record;
  }

  open(address: string): AccountId {
    const account = this.#addresses.length;
    this.#addresses = this.#addresses.push(address, this.#owner);
    this.#idsByAddress = this.#idsByAddress.set(address, account, this.#owner);
    this.#accountsChanged = true;
    return account;
  }

  setBalance(account: AccountId, asset: AssetIndex, amount: number): void {
    const vector = this.#balances[asset] as RadixVector<number>;
    const changed = vector.set(account, amount, this.#owner);
    if (changed !== vector) {
      if (!this.#ownsBalances) {
        this.#balances = this.#balances.slice();
        this.#ownsBalances = true;
      }
      (this.#balances as RadixVector<number>[])[asset] = changed;
    }
    this.#accountsChanged = true;
  }

  setNonce(account: AccountId, nonce: number): void {
    this.#nonces = this.#nonces.set(account, nonce, this.#owner);
    this.#accountsChanged = true;
  }

  setCounter(name: CounterName, value: number): void {
    if (name === 'clock') this.#clock = value;
    else this.#commands = value;
  }

  setRow<T extends TableName>(table: T, key: string, value: TableRows[T]): void {
    const trie: HashTrie<TableRows[T]> = this.#tries[table];
    this.#tries = { ...this.#tries, [table]: trie.set(key, value, this.#owner) };
    this.#tablesChanged = true;
  }

  hasDailyMessage(day: number, account: AccountId): boolean {
    return this.row('messages', dailyMessageId(day, this.addressOf(account))) !== undefined;
  }

  setDailyMessage(day: number, account: AccountId, transaction: number): void {
    this.setRow('messages', dailyMessageId(day, this.addressOf(account)), transaction);
  }

  append(
    kind: TransactionKind,
    initiator: AccountId,
    detail: RecordedDetail,
    postings: readonly number[],
  ): void {
    const record: TransactionRecord = {
      kind,
      initiator,
      command: this.#commands,
      time: this.#clock,
      detail,
      postings,
    };
    this.#transactions = this.#transactions.push(record, this.#owner);
  }

  savepoint(): Cells {
    const cells: Cells = {
      idsByAddress: this.#idsByAddress,
      addresses: this.#addresses,
      nonces: this.#nonces,
      balances: this.#balances as RadixVector<number>[],
      tries: this.#tries,
      transactions: this.#transactions,
      clock: this.#clock,
      commands: this.#commands,
    };
    // From here on nothing that the savepoint holds may be edited in place.
    this.#disown();
    return cells;
  }

  rollback(savepoint: unknown): void {
    const cells = savepoint as Cells;
    this.#idsByAddress = cells.idsByAddress;
    this.#addresses = cells.addresses;
    this.#nonces = cells.nonces;
    this.#balances = cells.balances;
    this.#tries = cells.tries;
    this.#transactions = cells.transactions;
    this.#clock = cells.clock;
    this.#commands = cells.commands;
    this.#disown();
  }

  /** Writes what changed into the root it is given, and gives up the right to edit it in place. */
  publish(root: MutableEconomy): void {
    if (this.#accountsChanged) {
      this.#accounts = new Accounts(this.#idsByAddress, this.#addresses, this.#nonces, this.#balances);
      root.accounts = this.#accounts;
    }
    if (this.#tablesChanged) {
      this.#tables = new Tables(this.#tries);
      root.tables = this.#tables;
    }
    if (
      this.#transactions !== this.#log.transactions ||
      this.#clock !== this.#log.clock ||
      this.#commands !== this.#log.commands
    ) {
      this.#log = new Log(this.#transactions, this.#clock, this.#commands);
      root.log = this.#log;
    }
    this.#accountsChanged = false;
    this.#tablesChanged = false;
    this.#disown();
  }

  #disown(): void {
    this.#owner = newOwner();
    this.#ownsBalances = false;
  }
}

/** Reads an economy. */
export function readBooks(economy: Economy): PersistentBooks {
  return new PersistentBooks(economy);
}
