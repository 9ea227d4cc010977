/** Nothing is stored: whoever leaves the page loses what they committed, unless it was exported. */
import type { LoopStore } from '../store/loopStore';
import type { Player } from '../store/player';

/** Loops with commits of a person's own that no file holds. */
const unsaved = new WeakSet<LoopStore>();

/** Remembers that a file holds everything a person did. */
export function markSaved(loop: LoopStore): void {
  unsaved.delete(loop);
}

/** Lets the browser ask before the page is left with commits that are a person's own and in no file; returns how to stop. */
export function askBeforeLeaving(loop: LoopStore, player: Player | undefined): () => void {
  const stopListening = loop.onEvent(({ type }) => {
    if (type === 'replaced') unsaved.delete(loop);
    else if (type === 'committed' && player?.isCommitting !== true) unsaved.add(loop);
  });
  const ask = (event: BeforeUnloadEvent) => {
    if (unsaved.has(loop)) event.preventDefault();
  };
  addEventListener('beforeunload', ask);
  return () => {
    stopListening();
    removeEventListener('beforeunload', ask);
  };
}
