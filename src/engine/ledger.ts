/**
 * The one place that changes balances. A recipe checks first, then records a list of postings; `record` nets
 * them per account, writes each changed balance once, raises the initiator's nonce and appends the transaction.
 */
import {
  noAccount,
  type AccountId,
  type Books,
  type Savepoint,
  type TableName,
  type TableRows,
} from './books/Books';
import { systemAccountId, VALIDATOR_POOL } from './accounts';
import { NXT } from './assets';
import type { Probe, Stage } from './steps';
import { postingWidth, type RecordedDetail, type TransactionKind } from './transactions';

const validators = systemAccountId(VALIDATOR_POOL);

/** Postings that one transaction may have at most. */
const postingsMax = 32;

/** The netted change per account and asset, in order of first appearance. */
class Netting {
  readonly accounts = new Int32Array(2 * postingsMax);
  readonly assets = new Uint8Array(2 * postingsMax);
  readonly changes = new Float64Array(2 * postingsMax);
  readonly isFee = new Uint8Array(2 * postingsMax);
  length = 0;

  add(account: AccountId, asset: number, change: number, isFee: boolean): void {
    const { accounts, assets, changes } = this;
    for (let entry = 0; entry < this.length; entry += 1) {
      if (accounts[entry] === account && assets[entry] === asset) {
        changes[entry] = (changes[entry] as number) + change;
        return;
      }
    }
    const entry = this.length;
    accounts[entry] = account;
    assets[entry] = asset;
    changes[entry] = change;
    this.isFee[entry] = isFee ? 1 : 0;
    this.length = entry + 1;
  }
}

/** Scratch space for all ledgers: nothing runs between its filling and its last use, unless there is a probe. */
const sharedNetting = new Netting();

export class Ledger {
  readonly books: Books;
  readonly #probe: Probe | undefined;
  readonly #takesSnapshots: boolean;
  #savepoint: Savepoint | undefined;
  /**
   * @param probe is called before each step.
   * @param takesSnapshots false only where everything is dropped if anything fails, as in the run of a simulation.
   */
  constructor(books: Books, probe?: Probe, takesSnapshots = true) {
    this.books = books;
    this.#probe = probe;
    this.#takesSnapshots = takesSnapshots;
  }

  /** Announces a check that is about to be made. */
  check(stage: 'accountsExist' | 'balanceSuffices', account?: string): void {
    this.#probe?.(account === undefined ? { stage, write: false } : { stage, write: false, account });
  }

  /** Announces the commit, the last step of every command. */
  announceCommit(): void {
    this.#probe?.({ stage: 'commit', write: true });
  }

  /** Takes the snapshot to which a failing command returns; only the first call of a command takes one. */
  snapshot(): void {
    if (this.#savepoint !== undefined || !this.#takesSnapshots) return;
    this.#probe?.({ stage: 'snapshot', write: false });
    this.#savepoint = this.books.savepoint();
  }

  /** Returns to the snapshot, if one was taken. */
  rollback(): void {
    if (this.#savepoint !== undefined) this.books.rollback(this.#savepoint);
    this.#savepoint = undefined;
  }

  /** The account of this address, opened if there is none. */
  findOrOpen(address: string): AccountId {
    const account = this.books.find(address);
    return account === noAccount ? this.open(address) : account;
  }

  /** Opens an account that must not exist. */
  open(address: string): AccountId {
    this.#probe?.({ stage: 'credit', write: true, account: address, change: 0 });
    return this.books.open(address);
  }

  /** Marks a citizen's message of the day as burned. */
  setDailyMessage(day: number, account: AccountId, transaction: number): void {
    this.#probe?.({ stage: 'record', write: true });
    this.books.setDailyMessage(day, account, transaction);
  }

  /** Writes a row of a table. */
  setRow<T extends TableName>(table: T, key: string, value: TableRows[T]): void {
    this.#probe?.({ stage: 'record', write: true });
    this.books.setRow(table, key, value);
  }

  /** Moves the clock by one. */
  tick(): number {
    const clock = this.books.counter('clock') + 1;
    this.#probe?.({ stage: 'record', write: true });
    this.books.setCounter('clock', clock);
    return clock;
  }

  /**
   * Records one transaction. `postings` is a flat list of from, to, asset, amount; it is kept, so the caller must
   * not touch it again. The second posting of a transfer is its fee.
   *
   * Promises that every asset's sum stays the same. Throws a defect, before it writes anything, if an amount is no
   * positive safe integer or an account would end below zero: recipes check these first.
   */
  record(
    kind: TransactionKind,
    initiator: AccountId,
    detail: RecordedDetail,
    postings: readonly number[],
  ): number {
    const { books } = this;
    this.snapshot();
    const netting = this.#probe === undefined ? sharedNetting : new Netting();
    net(netting, kind, postings);
    const { accounts, assets, changes, length } = netting;
    for (let entry = 0; entry < length; entry += 1) {
      const account = accounts[entry] as number;
      const after = books.balance(account, assets[entry] as number) + (changes[entry] as number);
      requireBalance(books, account, after);
    }
    // From here on every write must succeed: nothing below checks or refuses.
    for (let entry = 0; entry < length; entry += 1)
      if ((changes[entry] as number) < 0) this.#apply(netting, entry);
    this.#probe?.({ stage: 'debit', write: true, account: books.addressOf(initiator) });
    books.setNonce(initiator, books.nonce(initiator) + 1);
    for (let entry = 0; entry < length; entry += 1)
      if ((changes[entry] as number) > 0) this.#apply(netting, entry);
    this.#probe?.({ stage: 'record', write: true });
    const index = books.transactionCount;
    books.append(kind, initiator, detail, postings);
    return index;
  }

  /**
   * Records a payment in NXT, the usual transaction: `amount` units to the receiver and `fee` units, if any, to VALIDATOR_POOL.
   * Does, promises and throws what {@link record} does, without netting where the accounts differ.
   */
  recordPayment(
    kind: TransactionKind,
    payer: AccountId,
    receiver: AccountId,
    amount: number,
    fee: number,
    detail: RecordedDetail,
  ): number {
    const hasFee = fee !== 0;
    const postings = hasFee
      ? [payer, receiver, NXT, amount, payer, validators, NXT, fee]
      : [payer, receiver, NXT, amount];
    if (
      this.#probe !== undefined ||
      payer === receiver ||
      (hasFee && (payer === validators || receiver === validators))
    ) {
      return this.record(kind, payer, detail, postings);
    }
    const { books } = this;
    this.snapshot();
    requireAmount(amount);
    if (hasFee) requireAmount(fee);
    const payerAfter = books.balance(payer, NXT) - (amount + fee);
    const receiverAfter = books.balance(receiver, NXT) + amount;
    const validatorsAfter = hasFee ? books.balance(validators, NXT) + fee : 0;
    requireBalance(books, payer, payerAfter);
    requireBalance(books, receiver, receiverAfter);
    requireBalance(books, validators, validatorsAfter);
    // From here on every write must succeed.
    books.setBalance(payer, NXT, payerAfter);
    books.setNonce(payer, books.nonce(payer) + 1);
    books.setBalance(receiver, NXT, receiverAfter);
    if (hasFee) books.setBalance(validators, NXT, validatorsAfter);
    const index = books.transactionCount;
    books.append(kind, payer, detail, postings);
    return index;
  }

  #apply(netting: Netting, entry: number): void {
    const { books } = this;
    const account = netting.accounts[entry] as number;
    const asset = netting.assets[entry] as number;
    const change = netting.changes[entry] as number;
    if (this.#probe !== undefined) {
      const stage: Stage = change < 0 ? 'debit' : netting.isFee[entry] === 1 ? 'fee' : 'credit';
      this.#probe({ stage, write: true, account: books.addressOf(account), change });
    }
    books.setBalance(account, asset, books.balance(account, asset) + change);
  }
}

function requireAmount(amount: number): void {
  if (!Number.isSafeInteger(amount) || amount <= 0) throw new RangeError(`posting of ${amount} units`);
}

function requireBalance(books: Books, account: AccountId, after: number): void {
  if (after < 0 || after > Number.MAX_SAFE_INTEGER) {
    throw new RangeError(`posting would leave '${books.addressOf(account)}' with ${after} units`);
  }
}

/** Sums the postings per account and asset. */
function net(netting: Netting, kind: TransactionKind, postings: readonly number[]): void {
  netting.length = 0;
  if (postings.length > postingsMax * postingWidth)
    throw new RangeError(`${postings.length / postingWidth} postings`);
  for (let at = 0; at < postings.length; at += postingWidth) {
    const asset = postings[at + 2] as number;
    const amount = postings[at + 3] as number;
    requireAmount(amount);
    netting.add(postings[at] as number, asset, -amount, false);
    netting.add(postings[at + 1] as number, asset, amount, kind === 'transfer' && at > 0);
  }
}
