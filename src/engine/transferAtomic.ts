/** The specification's `transfer_atomic()`: one amount and its fee, all or nothing. */
import { addressProblem, isProtectedAccount } from './accounts';
import { NXT } from './assets';
import { noAccount, type AccountId } from './books/Books';
import type { Transfer } from './commands';
import type { Ledger } from './ledger';
import type { Receipt } from './receipts';
import { reject, type Rejection } from './rejections';
import type { RecordedDetail, TransactionDetail } from './transactions';
import { BASE_TRANSFER_FEE, isAmount, isUnits } from './units';

/** The longest reason, in code points. */
const reasonLengthMax = 256;

/** True for a text that may be recorded as a reason. */
function isReason(value: unknown): value is string {
  return (
    typeof value === 'string' &&
    (value.length <= reasonLengthMax ||
      (value.length <= 2 * reasonLengthMax && Array.from(value).length <= reasonLengthMax)) &&
    value.isWellFormed()
  );
}

/**
 * Moves `amount` units from sender to receiver and `fee` units to VALIDATOR_POOL; opens the receiver if it does not
 * exist. Returns the transaction's number.
 *
 * Refuses, in this order: addresses that are none, amounts that are none, a sum above 2⁵³ − 1, equal ends, accounts
 * with commands of their own, an unknown sender, a balance below amount + fee. Balances are checked before anything is
 * written.
 */
export function transferAtomic(
  ledger: Ledger,
  kind: 'transfer' | 'burn',
  from: string,
  to: string,
  amount: number,
  fee: number,
  detail: TransactionDetail,
): number | Rejection {
  const fromProblem = addressProblem(from);
  if (fromProblem !== undefined) {
    return reject('invalid_address', {
      field: kind === 'burn' ? 'sender' : 'from',
      value: from,
      problem: fromProblem,
    });
  }
  const toProblem = addressProblem(to);
  if (toProblem !== undefined)
    return reject('invalid_address', { field: 'to', value: to, problem: toProblem });
  if (!isAmount(amount))
    return reject('invalid_amount', { field: 'amount', value: amount, zeroAllowed: false });
  if (!isUnits(fee)) return reject('invalid_fee', { value: fee });
  const need = amount + fee;
  if (need > Number.MAX_SAFE_INTEGER) return reject('amount_too_large', { amount, added: fee, times: 1 });
  if (kind === 'transfer' && !isReason(detail)) return reject('invalid_reason', { value: detail });
  if (from === to) return reject('same_account', { address: from });
  if (isProtectedAccount(from)) return reject('protected_account', { address: from });
  if (isProtectedAccount(to)) return reject('protected_account', { address: to });

  ledger.check('accountsExist', from);
  const { books } = ledger;
  const sender = books.find(from);
  if (sender === noAccount) return reject('sender_not_found', { address: from });
  ledger.check('balanceSuffices', from);
  if (isShort(ledger, sender, need)) {
    return reject('insufficient_balance', { address: from, need, have: books.balance(sender, NXT) });
  }

  // From here on the transfer must succeed.
  ledger.snapshot();
  return ledger.recordPayment(kind, sender, ledger.findOrOpen(to), amount, fee, detail);
}

/** What recipes by account id answer instead of a transaction's number when the balance does not suffice. */
export const INSUFFICIENT = -1;

/**
 * The same transfer between accounts that are known to exist, to differ and to be free to move, with amounts that are known
 * to be valid: the recipe for simulations. Returns the transaction's number, or {@link INSUFFICIENT} and changes nothing.
 */
export function transferBetween(
  ledger: Ledger,
  kind: 'transfer' | 'burn',
  sender: AccountId,
  receiver: AccountId,
  amount: number,
  fee: number,
  detail: RecordedDetail,
): number {
  if (isShort(ledger, sender, amount + fee)) return INSUFFICIENT;
  return ledger.recordPayment(kind, sender, receiver, amount, fee, detail);
}

function isShort(ledger: Ledger, sender: AccountId, need: number): boolean {
  return ledger.books.balance(sender, NXT) < need;
}

/** The command `transfer`. A transfer that names no fee pays {@link BASE_TRANSFER_FEE}. */
export function transfer(ledger: Ledger, command: Transfer): Receipt | Rejection {
  const { from, to, amount } = command;
  const fee = command.fee === undefined ? BASE_TRANSFER_FEE : command.fee;
  const reason = command.reason === undefined ? '' : command.reason;
  const transaction = transferAtomic(ledger, 'transfer', from, to, amount, fee, reason);
  if (typeof transaction !== 'number') return transaction;
  return {
    ok: true,
    code: 'ok',
    type: 'transfer',
    firstTransaction: transaction,
    transactionCount: 1,
    to,
    amount,
    fee,
  };
}
