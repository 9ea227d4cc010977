import { useEffect, useMemo, useState, useSyncExternalStore, type RefObject } from 'react';
import { useRoute } from '../../components/routing';
import { readBooks } from '../../engine/books/PersistentBooks';
import { readTransaction } from '../../engine/readTransaction';
import type { BooksReader } from '../../engine/books/Books';
import type { Transaction, TransactionRecord } from '../../engine/transactions';
import { createLedgerScanner, readLedgerFilter } from '../../selectors/ledger';
import { useEconomy } from '../../store/hooks';

/** The books of the moment, the filter in the address of the page, and what it keeps. */
export function useLedger() {
  const economy = useEconomy();
  const { params } = useRoute();
  const [scan] = useState(createLedgerScanner);
  const books = useMemo(() => readBooks(economy), [economy]);
  const filter = useMemo(() => readLedgerFilter(params), [params]);
  const view = useMemo(() => scan(books, filter), [scan, books, filter]);
  return { books, filter, view, params };
}

const read = new WeakMap<TransactionRecord, Transaction>();

/** A transaction in full, the same object each time: a row is then drawn once and not again at every commit. */
export function fullTransaction(books: BooksReader, index: number): Transaction {
  const record = books.transaction(index);
  let transaction = read.get(record);
  if (transaction === undefined) {
    transaction = readTransaction(books, index);
    read.set(record, transaction);
  }
  return transaction;
}

/** How many of these ascending numbers are below a limit. */
export function countBelow(numbers: readonly number[], limit: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((numbers[middle] ?? 0) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Where a number stands among ascending numbers, or −1. */
export function positionOf(numbers: readonly number[], wanted: number): number {
  const position = countBelow(numbers, wanted);
  return numbers[position] === wanted ? position : -1;
}

const wide = '(min-width: 1180px)';

function subscribeToWide(listener: () => void): () => void {
  const list = globalThis.matchMedia(wide);
  list.addEventListener('change', listener);
  return () => list.removeEventListener('change', listener);
}

/** True where an opened transaction has room beside the list. */
export function useWide(): boolean {
  return useSyncExternalStore(subscribeToWide, () => globalThis.matchMedia(wide).matches);
}

/** True while the top of an element is scrolled out of view, above what is fixed to the top of the page. */
export function useScrolledPast(element: RefObject<HTMLElement | null>): boolean {
  const [isPast, setIsPast] = useState(false);
  useEffect(() => {
    const look = () => setIsPast((element.current?.getBoundingClientRect().top ?? 0) < 0);
    look();
    globalThis.addEventListener('scroll', look, { passive: true });
    return () => globalThis.removeEventListener('scroll', look);
  }, [element]);
  return isPast;
}

/** Writes an element's height into a custom property of another, so that what sticks beneath it knows where. */
export function useHeightProperty(
  measured: RefObject<HTMLElement | null>,
  holder: RefObject<HTMLElement | null>,
  property: string,
): void {
  useEffect(() => {
    const element = measured.current;
    if (element === null) return undefined;
    const observer = new ResizeObserver(() => {
      holder.current?.style.setProperty(property, `${element.offsetHeight}px`);
    });
    observer.observe(element);
    return () => observer.disconnect();
  });
}
