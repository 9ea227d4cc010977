import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { BooksReader } from '../../engine/books/Books';
import { canonicalJson } from '../../engine/canonicalJson';
import { readTransaction } from '../../engine/readTransaction';

/** The engine's `logHash` in steps, one transaction each: a long log takes seconds, and the page must answer meanwhile. */
export function* chainHashSteps(books: BooksReader): Generator<number, string> {
  let hash = '0'.repeat(64);
  for (let index = 0; index < books.transactionCount; index += 1) {
    hash = bytesToHex(sha256(utf8ToBytes(hash + canonicalJson(readTransaction(books, index)))));
    yield index + 1;
  }
  return hash;
}
