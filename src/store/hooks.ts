/** The thin binding of the stores to React. */
import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { Economy } from '../engine/books/PersistentBooks';
import type { Attempt } from './attempts';
import type { LoopStore, Timeline } from './loopStore';
import type { Player } from './player';
import { preferencesStore, type Preferences } from './preferences';

/** Carries the running loop to the panels; tests give each panel a loop of its own. */
export const LoopContext = createContext<LoopStore | undefined>(undefined);

/** The running loop. Throws a defect outside a `LoopContext`. */
export function useLoop(): LoopStore {
  const loop = useContext(LoopContext);
  if (loop === undefined) throw new Error('useLoop needs a LoopContext');
  return loop;
}

/** The current economy; the component renders again after each commit. Derive view models from it with `useMemo`. */
export function useEconomy(): Economy {
  return useStore(useLoop().economy);
}

/** Where one stands in history. */
export function useTimeline(): Timeline {
  return useStore(useLoop().timeline);
}

/** The attempts that were not committed, oldest first. */
export function useAttempts(): readonly Attempt[] {
  return useStore(useLoop().attempts);
}

/** Carries the player of the living economy; without one, playing is not offered. */
export const PlayerContext = createContext<Player | undefined>(undefined);

/** The player, if there is one. */
export function usePlayer(): Player | undefined {
  return useContext(PlayerContext);
}

/** The person's choices. */
export function usePreferences(): Preferences {
  return useStore(preferencesStore);
}
