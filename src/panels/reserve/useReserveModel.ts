import { useDeferredValue, useMemo, useState } from 'react';
import { readBooks } from '../../engine/books/PersistentBooks';
import { useRoute } from '../../components/routing';
import { createReserveSelector, type ReserveModel } from '../../selectors/reserve';
import { readWindow, type ChosenWindow } from '../../selectors/reserveWindow';
import { useEconomy } from '../../store/hooks';

/** The window that the address names, and the reserve in it. While the economy plays fast, it may lag a commit behind. */
export function useReserveModel(): {
  readonly chosen: ChosenWindow;
  readonly today: number;
  readonly model: ReserveModel;
} {
  const economy = useDeferredValue(useEconomy());
  const { params } = useRoute();
  const [select] = useState(createReserveSelector);
  const books = useMemo(() => readBooks(economy), [economy]);
  const today = books.counter('clock');
  const chosen = useMemo(() => readWindow(params, today), [params, today]);
  const { from, to } = chosen.window;
  const model = useMemo(() => select(books, { from, to }), [select, books, from, to]);
  return { chosen, today, model };
}
