import { useMemo } from 'react';
import { usePacedEconomy } from '../../components/charts/usePacedEconomy';
import type { PersistentBooks } from '../../engine/books/PersistentBooks';
import { readBooks } from '../../engine/books/PersistentBooks';
import { createPoolHistoryReader, type PoolCourse } from '../../selectors/poolHistory';

// One reader for table and pool page: going from one to the other reads nothing twice.
const readCourses = createPoolHistoryReader();

/** The books of the moment and the courses of the twelve pools in them. */
export function usePoolCourses(): {
  readonly books: PersistentBooks;
  readonly courses: readonly PoolCourse[];
} {
  const economy = usePacedEconomy();
  return useMemo(() => {
    const books = readBooks(economy);
    return { books, courses: readCourses(books) };
  }, [economy]);
}
