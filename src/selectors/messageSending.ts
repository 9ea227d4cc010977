/** What a person is about to send: as commands, and what would come of it, through the code that commits it. */
import { TRANSITION_RESERVE } from '../engine/accounts';
import { NXT } from '../engine/assets';
import { readBooks, type Economy } from '../engine/books/PersistentBooks';
import type { MessageBurn } from '../engine/commands';
import { outcomeMessage, type Outcome } from '../engine/receipts';
import type { MessageType } from '../engine/spectrum';
import { applyCommand } from '../store/commitCommand';

/** One message; many as one burn under one id; or many, each a command with an id of its own. */
export type SendWay = 'one' | 'together' | 'each';

/** The most messages that are sent each on its own in one go. */
export const EACH_MAX = 100_000;

/** What is to be sent. */
export interface MessageDraft {
  readonly way: SendWay;
  readonly sender: string;
  readonly type: MessageType;
  readonly count: number;
  /** Price of one message in units. */
  readonly price: number;
  readonly messageId: string;
}

/** The field of the form beside which a refusal stands. */
export type DraftField = 'sender' | 'messageId' | 'type' | 'count' | 'price';

/** What would come of a draft. */
export interface SendPreview {
  /** What is asked for: price times count. Above 2⁵³ − 1 it is not exact. */
  readonly total: number;
  readonly senderAfter: number;
  readonly reserveAfter: number;
  /** How many of the messages would be sent. */
  readonly sent: number;
  /** Why some or all would be refused, and beside which field it is said. */
  readonly refusal: { readonly field: DraftField; readonly message: string } | undefined;
}

/** The command of one message of a draft, or of all of them together. */
export function draftCommand(draft: MessageDraft, number?: number): MessageBurn {
  const { way, sender, type, count, price, messageId } = draft;
  return {
    type: 'messageBurn',
    sender,
    messageId: way === 'each' ? `${messageId}-${number ?? 1}` : messageId,
    messageType: type,
    amount: price,
    ...(way === 'together' ? { count } : {}),
  };
}

/** The field that a refusal belongs to. */
export function refusedField(outcome: Outcome, way: SendWay): DraftField {
  switch (outcome.code) {
    case 'invalid_message_id':
    case 'duplicate_message':
      return 'messageId';
    case 'unknown_message_type':
      return 'type';
    case 'invalid_count':
      return 'count';
    case 'invalid_amount':
      return 'price';
    case 'amount_too_large':
    case 'insufficient_balance':
      return way === 'one' ? 'price' : 'count';
    default:
      return 'sender';
  }
}

function balanceOf(economy: Economy, address: string): number {
  const books = readBooks(economy);
  return books.balance(books.find(address), NXT);
}

/**
 * What would come of a draft. Messages that are sent each on its own are previewed as the burn of as many as the sender can
 * pay for: all cost the same.
 */
export function previewSend(economy: Economy, draft: MessageDraft): SendPreview {
  const { way, sender, count, price } = draft;
  const total = way === 'one' ? price : price * count;
  const first = applyCommand(economy, draftCommand(draft));
  let after = first.economy;
  let refused: Outcome | undefined = first.outcome.ok ? undefined : first.outcome;
  let sent = first.outcome.ok ? (way === 'together' ? count : 1) : 0;
  if (way === 'each' && first.outcome.ok && count > 1) {
    const all = { ...draft, way: 'together' as const };
    const together = applyCommand(economy, draftCommand(all));
    if (together.outcome.ok) {
      after = together.economy;
      sent = count;
    } else {
      // The first one succeeds, so only the balance can stand against all of them.
      refused = together.outcome;
      sent = Math.floor(balanceOf(economy, sender) / price);
      after = applyCommand(economy, draftCommand({ ...all, count: sent })).economy;
    }
  }
  return {
    total,
    senderAfter: balanceOf(after, sender),
    reserveAfter: balanceOf(after, TRANSITION_RESERVE),
    sent,
    refusal:
      refused === undefined
        ? undefined
        : { field: refusedField(refused, way), message: outcomeMessage(refused) },
  };
}
