/** Whose turn it is to send a message, and under which id. */
import { systemAccounts } from '../engine/accounts';
import { NXT } from '../engine/assets';
import type { BooksReader } from '../engine/books/Books';

/**
 * Who sends the next message: of the wallets that hold `price`, the one whose last burn is longest ago, or that never burned.
 * If none can pay, the richest, so that the refusal can say what is missing. `undefined` without wallets.
 */
export function nextSender(books: BooksReader, price: number): string | undefined {
  const able = new Set<number>();
  let richest: number | undefined;
  for (let account = systemAccounts.length; account < books.accountCount; account += 1) {
    const units = books.balance(account, NXT);
    if (units >= price) able.add(account);
    if (richest === undefined || units > books.balance(richest, NXT)) richest = account;
  }
  // Going back in time, each burn takes its sender out, until only the one who waits longest is left.
  for (let index = books.transactionCount - 1; index >= 0 && able.size > 1; index -= 1) {
    const record = books.transaction(index);
    if (record.kind === 'burn') able.delete(record.initiator);
  }
  const chosen = able.values().next().value ?? richest;
  return chosen === undefined ? undefined : books.addressOf(chosen);
}

/** A message id that was not used yet. */
export function freshMessageId(books: BooksReader): string {
  let number = books.counter('commands') + 1;
  while (books.row('messages', `overview-${number}`) !== undefined) number += 1;
  return `overview-${number}`;
}
