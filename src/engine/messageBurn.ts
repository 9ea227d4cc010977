/**
 * Message burns, the counterpart of the specification's `MessagingFlowController.process_message_burn()`. "Burned" NXT
 * is not destroyed: it moves into the reserve.
 */
import {
  addressProblem,
  isProtectedAccount,
  MESSAGE_ID_LENGTH_MAX,
  systemAccountId,
  TRANSITION_RESERVE,
} from './accounts';
import type { AccountId } from './books/Books';
import type { MessageBurn } from './commands';
import type { Ledger } from './ledger';
import type { Receipt } from './receipts';
import { reject, shown, type Rejection } from './rejections';
import { isMessageType, messageFacts, messageTypes, type MessageType } from './spectrum';
import { transferAtomic, transferBetween } from './transferAtomic';
import type { BurnDetail } from './transactions';
import { isAmount } from './units';

const reserve = systemAccountId(TRANSITION_RESERVE);

/** A label is never checked: a number or text is recorded as it is, anything else by what it is. */
function recordedLabel(label: unknown): number | string {
  if (typeof label === 'number' && Number.isFinite(label)) return label;
  return typeof label === 'string' ? label.slice(0, 64).toWellFormed() : shown(label);
}

/**
 * Sends `count` messages of one type as one burn under one message id: `amount` (the table's price if not named) times
 * `count` units move from the sender to the reserve, without fee. The transaction records the units really burned and the
 * photon energy of all its messages.
 */
export function processMessageBurn(ledger: Ledger, command: MessageBurn): Receipt | Rejection {
  const { sender, messageId, messageType } = command;
  const senderProblem = addressProblem(sender);
  if (senderProblem !== undefined) {
    return reject('invalid_address', { field: 'sender', value: sender, problem: senderProblem });
  }
  const idProblem = addressProblem(messageId, MESSAGE_ID_LENGTH_MAX);
  if (idProblem !== undefined) return reject('invalid_message_id', { value: messageId, problem: idProblem });
  if (!isMessageType(messageType)) return reject('unknown_message_type', { value: messageType });
  const count = command.count === undefined ? 1 : command.count;
  if (!isAmount(count)) return reject('invalid_count', { value: count });
  const fact = messageFacts[messageType];
  const price: unknown = command.amount === undefined ? fact.price : command.amount;
  if (!isAmount(price))
    return inBurn(reject('invalid_amount', { field: 'amount', value: price, zeroAllowed: false }));
  const amount = price * count;
  if (amount > Number.MAX_SAFE_INTEGER)
    return inBurn(reject('amount_too_large', { amount: price, added: 0, times: count }));
  if (sender === TRANSITION_RESERVE) return inBurn(reject('same_account', { address: sender }));
  if (isProtectedAccount(sender)) return inBurn(reject('protected_account', { address: sender }));
  if (ledger.books.row('messages', messageId) !== undefined)
    return reject('duplicate_message', { messageId });

  const energyJoules = fact.energyJoules * count;
  const detail: BurnDetail = {
    messageId,
    messageType,
    count,
    wavelengthNm:
      command.wavelengthNm === undefined ? fact.wavelengthNm : recordedLabel(command.wavelengthNm),
    energyJoules,
  };
  const transaction = transferAtomic(ledger, 'burn', sender, TRANSITION_RESERVE, amount, 0, detail);
  if (typeof transaction !== 'number') return inBurn(transaction);
  ledger.setRow('messages', messageId, transaction);
  return {
    ok: true,
    code: 'ok',
    type: 'messageBurn',
    firstTransaction: transaction,
    transactionCount: 1,
    to: TRANSITION_RESERVE,
    amount,
    messageType,
    count,
    energyJoules,
  };
}

function inBurn(rejection: Rejection): Rejection {
  return { ...rejection, within: 'burn' };
}

/** One shared detail for each type and count of the living economy's daily burns. A list, since counts are small and many burns ask. */
const dailyDetails: (Omit<BurnDetail, 'messageId'> | undefined)[] = [];

function dailyDetail(typeIndex: number, count: number): Omit<BurnDetail, 'messageId'> {
  const key = count * messageTypes.length + typeIndex;
  let detail = dailyDetails[key];
  if (detail === undefined) {
    const fact = messageFacts[messageTypes[typeIndex] as MessageType];
    detail = {
      messageType: fact.type,
      count,
      wavelengthNm: fact.wavelengthNm,
      energyJoules: fact.energyJoules * count,
    };
    dailyDetails[key] = detail;
  }
  return detail;
}

/** What {@link burnDaily} answers when the sender's messages of the day were burned already. */
export const DUPLICATE = -2;

/**
 * The same burn by account id, under the id that `dailyMessageId` gives: the recipe for simulations. `price` and `count` must
 * be whole and positive. Returns the transaction's number, or `INSUFFICIENT` or {@link DUPLICATE} and changes nothing.
 */
export function burnDaily(
  ledger: Ledger,
  day: number,
  sender: AccountId,
  typeIndex: number,
  price: number,
  count: number,
): number {
  if (ledger.books.hasDailyMessage(day, sender)) return DUPLICATE;
  const detail = dailyDetail(typeIndex, count);
  const transaction = transferBetween(ledger, 'burn', sender, reserve, price * count, 0, detail);
  if (transaction >= 0) ledger.setDailyMessage(day, sender, transaction);
  return transaction;
}
