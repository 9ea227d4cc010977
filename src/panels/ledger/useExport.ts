import { announce } from '../../components/announce';
import { saveFile } from '../../components/charts/exportChart';
import type { BooksReader } from '../../engine/books/Books';
import { transactionId } from '../../engine/transactions';
import { formatUnits } from '../../engine/units';
import { ledgerFileParts, type LedgerFormat } from '../../selectors/ledgerExport';
import { useLongWork } from './useLongWork';

const mediaTypes: Readonly<Record<LedgerFormat, string>> = {
  csv: 'text/csv;charset=utf-8',
  json: 'application/json',
};

/** The parts of a file as a generator of progress whose result is the whole file. */
function* fileSteps(
  books: BooksReader,
  matches: readonly number[],
  format: LedgerFormat,
): Generator<number, Blob> {
  const texts: string[] = [];
  for (const { text, written } of ledgerFileParts(books, matches, format)) {
    texts.push(text);
    yield written;
  }
  return new Blob(texts, { type: mediaTypes[format] });
}

/** Saves transactions as a file, written in slices; `written` tells how many are, while it is being written. */
export function useExport(books: BooksReader, matches: readonly number[]) {
  const { done, start, cancel } = useLongWork();
  const save = async (format: LedgerFormat) => {
    const file = await start(fileSteps(books, matches, format));
    if (file === undefined) return;
    saveFile(`nexus-ledger-${transactionId(matches.at(-1) ?? 0)}.${format}`, file);
    announce(`Saved ${formatUnits(matches.length)} transactions as ${format.toUpperCase()}`);
  };
  return { written: done, save, cancel };
}
