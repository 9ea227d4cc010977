import { useEffect, useState } from 'react';
import { readBooks } from '../../../engine/books/PersistentBooks';
import { travelledEdges, type LoopEdge } from '../../../selectors/loopEdges';
import { useLoop } from '../../../store/hooks';

/** How long an edge shows that something travelled it; at most one pulse per edge in this time, in milliseconds. */
export const PULSE_EVERY = 1_000;

/** The edges on which something travels now; the number tells one pulse on an edge from the next. */
export type Pulses = ReadonlyMap<LoopEdge, number>;

const none: Pulses = new Map();

/** Starts a pulse on every edge that a commit travelled. Refusals, rollbacks and moves in time start none. */
export function usePulses(): Pulses {
  const loop = useLoop();
  const [pulses, setPulses] = useState<Pulses>(none);
  useEffect(() => {
    const running = new Map<LoopEdge, number>();
    const timers = new Set<ReturnType<typeof setTimeout>>();
    let started = 0;
    const stop = loop.onEvent((event) => {
      if (event.type !== 'committed' || event.receipt.transactionCount === 0) return;
      const books = readBooks(loop.economy.getState());
      const { firstTransaction, transactionCount } = event.receipt;
      const fresh = [...travelledEdges(books, firstTransaction, transactionCount)].filter(
        (edge) => !running.has(edge),
      );
      if (fresh.length === 0) return;
      started += 1;
      for (const edge of fresh) running.set(edge, started);
      setPulses(new Map(running));
      const timer = setTimeout(() => {
        timers.delete(timer);
        for (const edge of fresh) running.delete(edge);
        setPulses(running.size === 0 ? none : new Map(running));
      }, PULSE_EVERY);
      timers.add(timer);
    });
    return () => {
      stop();
      for (const timer of timers) clearTimeout(timer);
      setPulses(none);
    };
  }, [loop]);
  return pulses;
}
