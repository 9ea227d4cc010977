import { useCallback, useSyncExternalStore } from 'react';
import type { Economy } from '../../engine/books/PersistentBooks';
import { useLoop, usePlayer } from '../../store/hooks';

/** Milliseconds between two drawings of a quickly living economy. */
const pace = 250;

/**
 * The current economy for what is costly to draw: while it lives by itself, the component renders again at most four times a
 * second; whatever a person commits shows at once.
 */
export function usePacedEconomy(): Economy {
  const { economy } = useLoop();
  const player = usePlayer();
  const subscribe = useCallback(
    (listener: () => void) => {
      let timer: ReturnType<typeof setTimeout> | undefined;
      const stop = economy.subscribe(() => {
        if (player?.state.getState().playing !== true) {
          listener();
          return;
        }
        timer ??= setTimeout(() => {
          timer = undefined;
          listener();
        }, pace);
      });
      return () => {
        stop();
        clearTimeout(timer);
      };
    },
    [economy, player],
  );
  return useSyncExternalStore(subscribe, economy.getState);
}
