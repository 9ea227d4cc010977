/** One transaction of the ledger opened: what it did to every balance and nonce it touched, and what a burn's physics was. */
import { assetName } from '../engine/assets';
import { noAccount, type BooksReader } from '../engine/books/Books';
import { postingWidth, type TransactionRecord } from '../engine/transactions';

/** One balance that a transaction touched, in the asset's units. */
export interface BalanceChange {
  readonly address: string;
  readonly asset: string;
  readonly before: number;
  readonly change: number;
  readonly after: number;
  /** True if the transaction opened the account. */
  readonly opened: boolean;
}

/** What one transaction did. */
export interface LedgerEntry {
  readonly changes: readonly BalanceChange[];
  /** The initiator's nonce before the transaction; after it, it is one more. */
  readonly nonceBefore: number;
  /** The transaction's place among those of its command, from 0, and how many they are. */
  readonly place: number;
  readonly ofCommand: number;
  /** True if all the command's postings together lead from the balances before it to those after it. */
  readonly agrees: boolean;
}

/** Changes by account and asset, in order of first appearance. */
class Changes {
  readonly #entries = new Map<string, { readonly account: number; readonly asset: number; units: number }>();

  add(record: TransactionRecord): void {
    const { postings } = record;
    for (let at = 0; at < postings.length; at += postingWidth) {
      const [from = 0, to = 0, asset = 0, amount = 0] = postings.slice(at, at + postingWidth);
      this.#change(from, asset, -amount);
      this.#change(to, asset, amount);
    }
  }

  units(account: number, asset: number): number {
    return this.#entries.get(`${account} ${asset}`)?.units ?? 0;
  }

  has(account: number): boolean {
    return this.all().some((entry) => entry.account === account);
  }

  all() {
    return [...this.#entries.values()];
  }

  #change(account: number, asset: number, units: number): void {
    const key = `${account} ${asset}`;
    const entry = this.#entries.get(key);
    if (entry === undefined) this.#entries.set(key, { account, asset, units });
    else entry.units += units;
  }
}

/** The first and one past the last transaction of the command that made this one. */
export function transactionsOfCommand(books: BooksReader, index: number): readonly [number, number] {
  const { command } = books.transaction(index);
  let first = index;
  while (first > 0 && books.transaction(first - 1).command === command) first -= 1;
  let end = index + 1;
  while (end < books.transactionCount && books.transaction(end).command === command) end += 1;
  return [first, end];
}

function balanceIn(books: BooksReader, address: string, asset: number): number {
  const account = books.find(address);
  return account === noAccount ? 0 : books.balance(account, asset);
}

/**
 * What transaction `index` of `books` did. `before` and `after` are the economies around the command that made it; where the
 * command made several transactions, those before this one are added up to tell this one's own before and after.
 */
export function readLedgerEntry(
  books: BooksReader,
  index: number,
  before: BooksReader,
  after: BooksReader,
): LedgerEntry {
  const record = books.transaction(index);
  const [first, end] = transactionsOfCommand(books, index);
  const earlier = new Changes();
  const own = new Changes();
  const whole = new Changes();
  const initiator = books.addressOf(record.initiator);
  const initiatorBefore = before.find(initiator);
  let nonceBefore = initiatorBefore === noAccount ? 0 : before.nonce(initiatorBefore);
  own.add(record);
  for (let other = first; other < end; other += 1) {
    const made = books.transaction(other);
    whole.add(made);
    if (other >= index) continue;
    earlier.add(made);
    if (made.initiator === record.initiator) nonceBefore += 1;
  }
  const changes = own.all().map(({ account, asset, units }): BalanceChange => {
    const address = books.addressOf(account);
    const start = balanceIn(before, address, asset) + earlier.units(account, asset);
    const opened = before.find(address) === noAccount && !earlier.has(account);
    return { address, asset: assetName(asset), before: start, change: units, after: start + units, opened };
  });
  const agrees = whole.all().every(({ account, asset, units }) => {
    const address = books.addressOf(account);
    return balanceIn(before, address, asset) + units === balanceIn(after, address, asset);
  });
  return { changes, nonceBefore, place: index - first, ofCommand: end - first, agrees };
}

const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** A physical quantity with five significant digits: `3.0264 × 10⁻¹⁹`. */
export function scientific(value: number): string {
  if (value === 0) return '0';
  const [mantissa = '0', exponent = '0'] = value.toExponential(4).split('e');
  const raised = exponent
    .replace('+', '')
    .replace('-', '⁻')
    .replace(/\d/g, (digit) => superscripts[Number(digit)] ?? digit);
  return raised === '⁰' ? mantissa : `${mantissa.replace('-', '−')} × 10${raised}`;
}

/** A wavelength as recorded: a number of nanometres with four decimals at most, or whatever label the command carried. */
export function wavelengthText(wavelengthNm: number | string): string {
  return typeof wavelengthNm === 'number' ? `${Number(wavelengthNm.toFixed(4))} nm` : wavelengthNm;
}
