/**
 * Many messages, each a command with an id of its own: committed in short slices, so that the page answers in between. The
 * work belongs to the loop and goes on while another panel is open; moving in time ends it.
 */
import { createStore, type StoreApi } from 'zustand/vanilla';
import { outcomeMessage } from '../../engine/receipts';
import { draftCommand, type MessageDraft } from '../../selectors/messageSending';
import type { LoopStore } from '../../store/loopStore';

/** Milliseconds of work in one slice. */
const sliceMilliseconds = 20;

/** How far the sending of many messages is. */
export interface Sending {
  /** `moved`: somebody went to another moment, and the rest was not sent. */
  readonly state: 'running' | 'done' | 'cancelled' | 'moved';
  readonly asked: number;
  readonly sent: number;
  readonly refused: number;
  /** Units that were burned. */
  readonly burned: number;
  /** Why messages were refused, and how many for each reason. */
  readonly reasons: ReadonlyMap<string, number>;
}

const sendings = new WeakMap<LoopStore, StoreApi<Sending | undefined>>();
const cancellations = new WeakMap<LoopStore, () => void>();

/** The sending of a loop; `undefined` in it before the first one. */
export function sendingOf(loop: LoopStore): StoreApi<Sending | undefined> {
  const known = sendings.get(loop);
  if (known !== undefined) return known;
  const store = createStore<Sending | undefined>(() => undefined);
  sendings.set(loop, store);
  return store;
}

/** Ends the running sending; what was sent stays sent. */
export function cancelSending(loop: LoopStore): void {
  cancellations.get(loop)?.();
}

/** Forgets the result of the last sending. */
export function forgetSending(loop: LoopStore): void {
  cancelSending(loop);
  sendingOf(loop).setState(undefined, true);
}

/** Sends the messages of a draft one by one. Calls `onEnd` once, however it ends. */
export function startSending(loop: LoopStore, draft: MessageDraft, onEnd: (result: Sending) => void): void {
  cancelSending(loop);
  const store = sendingOf(loop);
  let sending: Sending = {
    state: 'running',
    asked: draft.count,
    sent: 0,
    refused: 0,
    burned: 0,
    reasons: new Map(),
  };
  let timer: ReturnType<typeof setTimeout> | undefined;

  const end = (state: Sending['state']) => {
    if (timer !== undefined) clearTimeout(timer);
    stopListening();
    cancellations.delete(loop);
    sending = { ...sending, state };
    store.setState(sending, true);
    onEnd(sending);
  };
  const sendNext = () => {
    const outcome = loop.commit(draftCommand(draft, sending.sent + sending.refused + 1));
    if (outcome.ok) {
      sending = { ...sending, sent: sending.sent + 1, burned: sending.burned + draft.price };
      return;
    }
    const why = outcomeMessage(outcome);
    const reasons = new Map(sending.reasons).set(why, (sending.reasons.get(why) ?? 0) + 1);
    sending = { ...sending, refused: sending.refused + 1, reasons };
  };
  const slice = () => {
    timer = undefined;
    const start = performance.now();
    while (sending.sent + sending.refused < sending.asked) {
      sendNext();
      if (sending.state !== 'running') return;
      if (performance.now() - start > sliceMilliseconds) {
        store.setState(sending, true);
        timer = setTimeout(slice);
        return;
      }
    }
    end('done');
  };
  const stopListening = loop.onEvent(({ type }) => {
    if (type === 'moved' || type === 'replaced') end('moved');
  });
  cancellations.set(loop, () => end('cancelled'));
  store.setState(sending, true);
  slice();
}

/** What came of a sending, in one sentence. */
export function sendingSentence({ state, asked, sent, refused }: Sending): string {
  const of = `${sent.toLocaleString('en')} of ${asked.toLocaleString('en')} sent, ${refused.toLocaleString('en')} refused`;
  if (state === 'cancelled') return `Cancelled: ${of}.`;
  if (state === 'moved') return `Ended by a move in time: ${of}.`;
  return `${of}.`;
}
