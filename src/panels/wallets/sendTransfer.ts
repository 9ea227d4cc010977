/** Sends a transfer while recording its steps, and observes what it did to the economy. */
import { readBooks } from '../../engine/books/PersistentBooks';
import type { BooksReader } from '../../engine/books/Books';
import type { Transfer } from '../../engine/commands';
import { conservationDifference } from '../../engine/invariants';
import type { Stage } from '../../engine/steps';
import { recordSteps, type TransferRun } from '../../selectors/trace';
import type { LoopStore } from '../../store/loopStore';

/** A transfer that was sent, with everything that was observed around it. */
export interface SentTransfer extends TransferRun {
  /** Counts up: a new number plays the trace anew. */
  readonly number: number;
  readonly after: BooksReader;
  /** Whether the economy is the very same object as before. */
  readonly isSameObject: boolean;
  /** How often a subscriber of the economy was called meanwhile. */
  readonly calls: number;
  /** Σ NXT − supply afterwards, in units. */
  readonly difference: number;
  /** Where history stood afterwards: while it stands there, undo takes back this transfer and no other. */
  readonly position: number;
  /** Its number among the attempts, if it was not committed. */
  readonly attempt: number | undefined;
}

let sentCount = 0;

/** Commits a transfer through the one way in, failing at a stage if one is named, and reports what was observed. */
export function sendTransfer(loop: LoopStore, command: Transfer, failAt?: Stage): SentTransfer {
  const recorder = recordSteps(failAt);
  const before = loop.economy.getState();
  let calls = 0;
  const stop = loop.economy.subscribe(() => {
    calls += 1;
  });
  const outcome = loop.commit(command, recorder.probe);
  stop();
  const economy = loop.economy.getState();
  const after = readBooks(economy);
  sentCount += 1;
  return {
    number: sentCount,
    command,
    steps: recorder.steps,
    outcome,
    before: readBooks(before),
    after,
    isSameObject: Object.is(before, economy),
    calls,
    difference: conservationDifference(after),
    position: loop.timeline.getState().position,
    attempt: outcome.ok ? undefined : loop.attempts.getState().at(-1)?.number,
  };
}
