/** The present moment in words: the last transaction and the day. */
import type { BooksReader } from '../engine/books/Books';
import { transactionId } from '../engine/transactions';

/** The id of the last committed transaction, or a word for none. */
export function lastTransactionLabel(books: BooksReader): string {
  return books.transactionCount === 0 ? 'No receipts' : transactionId(books.transactionCount - 1);
}

/** The day the economy's clock shows. */
export function dayLabel(books: BooksReader): string {
  return `day ${books.counter('clock')}`;
}
