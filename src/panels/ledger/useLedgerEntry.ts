import { useMemo } from 'react';
import type { BooksReader } from '../../engine/books/Books';
import { readBooks } from '../../engine/books/PersistentBooks';
import type { Command } from '../../engine/commands';
import { readLedgerEntry, type LedgerEntry } from '../../selectors/ledgerEntry';
import { useLoop } from '../../store/hooks';

/** What a transaction did, read from the economies around its command, and that command. */
export function useLedgerEntry(
  books: BooksReader,
  index: number,
): { readonly entry: LedgerEntry; readonly command: Command | undefined } {
  const loop = useLoop();
  const record = books.transaction(index);
  return useMemo(() => {
    const before = readBooks(loop.economyAt(record.command));
    const after = readBooks(loop.economyAt(record.command + 1));
    return {
      entry: readLedgerEntry(after, index, before, after),
      command: loop.history.command(record.command),
    };
    // A record stands in one history only: as long as it is the same one, so is all of this.
  }, [loop, record, index]);
}
