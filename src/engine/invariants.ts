/**
 * What must hold after every command, as functions that tests, the page's badge and the runner call. Each returns its
 * violations as sentences; an empty list means that it holds.
 */
import { assetCount, assetName, assetSupplies, NXT } from './assets';
import type { BooksReader } from './books/Books';
import { PersistentBooks } from './books/PersistentBooks';
import type { Command } from './commands';
import { execute } from './execute';
import { createEconomy, type Genesis } from './genesis';
import { outcomeMessage } from './receipts';
import { stateHash } from './stateHash';

/** The sum of one asset over all accounts, in its units. Exact: the sum of any state that conserves it is safe. */
export function assetSum(reader: BooksReader, asset: number): number {
  let sum = 0;
  for (let account = 0; account < reader.accountCount; account += 1) sum += reader.balance(account, asset);
  return sum;
}

/** Σ NXT − supply, in units: 0 as long as value is conserved. */
export function conservationDifference(reader: BooksReader): number {
  return assetSum(reader, NXT) - (assetSupplies[NXT] ?? 0);
}

/** Every asset sums to its supply. */
export function checkConservation(reader: BooksReader): readonly string[] {
  const violations: string[] = [];
  for (let asset = 0; asset < assetCount; asset += 1) {
    const sum = assetSum(reader, asset);
    const supply = assetSupplies[asset] ?? 0;
    if (sum !== supply) violations.push(`${assetName(asset)} sums to ${sum} instead of ${supply}`);
  }
  return violations;
}

/** No balance is negative or no whole number. */
export function checkBalances(reader: BooksReader): readonly string[] {
  const violations: string[] = [];
  for (let account = 0; account < reader.accountCount; account += 1) {
    for (let asset = 0; asset < assetCount; asset += 1) {
      const balance = reader.balance(account, asset);
      if (!Number.isSafeInteger(balance) || balance < 0) {
        violations.push(`${reader.addressOf(account)} holds ${balance} ${assetName(asset)}`);
      }
    }
  }
  return violations;
}

/** An account's nonce is the number of committed transactions it initiated. */
export function checkNonces(reader: BooksReader): readonly string[] {
  const initiated = new Map<number, number>();
  for (let index = 0; index < reader.transactionCount; index += 1) {
    const { initiator } = reader.transaction(index);
    initiated.set(initiator, (initiated.get(initiator) ?? 0) + 1);
  }
  const violations: string[] = [];
  for (let account = 0; account < reader.accountCount; account += 1) {
    const nonce = reader.nonce(account);
    const count = initiated.get(account) ?? 0;
    if (nonce !== count)
      violations.push(`${reader.addressOf(account)} has nonce ${nonce} after ${count} transactions`);
  }
  return violations;
}

/** Transactions are numbered without gap, and their commands and times never go back. */
export function checkLog(reader: BooksReader): readonly string[] {
  const violations: string[] = [];
  let command = 0;
  let time = 0;
  for (let index = 0; index < reader.transactionCount; index += 1) {
    const record = reader.transaction(index);
    if (record.command < command || record.time < time)
      violations.push(`transaction ${index} is out of order`);
    command = record.command;
    time = record.time;
  }
  if (reader.transactionCount > 0 && command >= reader.counter('commands'))
    violations.push(`a transaction names the command ${command}, which was not committed`);
  if (time > reader.counter('clock'))
    violations.push(`a transaction names the time ${time}, which has not come`);
  return violations;
}

/** Everything that can be checked by looking at one state. */
export function checkState(reader: BooksReader): readonly string[] {
  return [
    ...checkConservation(reader),
    ...checkBalances(reader),
    ...checkNonces(reader),
    ...checkLog(reader),
  ];
}

/** Replaying the committed commands from genesis gives the same state. */
export function checkReplay(
  reader: BooksReader,
  genesis: Genesis,
  commands: readonly Command[],
): readonly string[] {
  const books = new PersistentBooks(createEconomy(genesis));
  for (const [index, command] of commands.entries()) {
    const outcome = execute(books, command);
    if (!outcome.ok) return [`replaying command ${index} failed: ${outcomeMessage(outcome)}`];
  }
  const replayed = stateHash(books);
  const actual = stateHash(reader);
  return replayed === actual ? [] : [`the replay's state hash is ${replayed}, the state's ${actual}`];
}
