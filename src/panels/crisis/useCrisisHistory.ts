import { useMemo, useState } from 'react';
import { readBooks } from '../../engine/books/PersistentBooks';
import { createCrisisHistoryReader, type CrisisHistory } from '../../selectors/crisisHistory';
import { useEconomy, useLoop } from '../../store/hooks';

/** What drains and floor payments did up to the shown moment. */
export function useCrisisHistory(): CrisisHistory {
  const loop = useLoop();
  const economy = useEconomy();
  const [read] = useState(createCrisisHistoryReader);
  return useMemo(() => {
    const books = readBooks(economy);
    const { history, genesis } = loop;
    const past = {
      genesis,
      position: books.counter('commands'),
      command: (index: number) => history.command(index),
      receipt: (index: number) => history.receipt(index),
    };
    return read(past, books);
  }, [read, loop, economy]);
}
