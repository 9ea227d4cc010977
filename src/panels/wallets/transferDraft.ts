/** What a person typed into the forms of the wallets panel, read as commands; and which field a refusal belongs to. */
import { amountToText, parseAmountText } from '../../components/amountInput';
import type { OpenWallet, Transfer } from '../../engine/commands';
import type { Rejection } from '../../engine/rejections';
import type { AmountUnit } from '../../store/preferences';

/** The transfer form as it was typed. */
export interface TransferDraft {
  readonly from: string;
  readonly to: string;
  readonly amount: string;
  readonly fee: string;
  readonly reason: string;
}

export type TransferField = keyof TransferDraft;

/** The same amount in another unit; text that is no amount stays as it is. */
export function convertAmountText(text: string, from: AmountUnit, to: AmountUnit): string {
  const parsed = parseAmountText(text, from);
  return from === to || !parsed.ok ? text : amountToText(parsed.units, to);
}

/** The transfer as it was typed, or nothing while a field is blank or no amount. An empty fee is the usual one. */
export function readTransfer(draft: TransferDraft, unit: AmountUnit): Transfer | undefined {
  const { from, to, reason } = draft;
  const amount = parseAmountText(draft.amount, unit);
  const fee = parseAmountText(draft.fee, 'units');
  const isFeeNamed = draft.fee.trim() !== '';
  if (from === '' || to === '' || !amount.ok || (isFeeNamed && !fee.ok)) return undefined;
  return {
    type: 'transfer',
    from,
    to,
    amount: amount.units,
    ...(fee.ok ? { fee: fee.units } : {}),
    ...(reason === '' ? {} : { reason }),
  };
}

/** The first field that keeps the draft from being a transfer. */
export function unreadField(draft: TransferDraft, unit: AmountUnit): TransferField {
  if (draft.from === '') return 'from';
  if (draft.to === '') return 'to';
  return parseAmountText(draft.amount, unit).ok ? 'fee' : 'amount';
}

/** What to ask for when a required field was left blank. */
export const blankSentences: Readonly<Record<'from' | 'to' | 'amount', string>> = {
  from: 'Choose who pays.',
  to: 'Choose who is paid, or name a new wallet.',
  amount: 'Enter an amount.',
};

/** The field of the transfer form that a refusal is about; `undefined` if it is about none of them. */
export function transferFieldOf(rejection: Rejection, command: Transfer): TransferField | undefined {
  switch (rejection.code) {
    case 'invalid_address':
      return rejection.field === 'from' ? 'from' : 'to';
    case 'same_account':
      return 'to';
    case 'protected_account':
      return rejection.address === command.from ? 'from' : 'to';
    case 'sender_not_found':
      return 'from';
    case 'invalid_amount':
    case 'amount_too_large':
    case 'insufficient_balance':
      return 'amount';
    case 'invalid_fee':
      return 'fee';
    case 'invalid_reason':
      return 'reason';
    default:
      return undefined;
  }
}

/** The form of a new wallet as a command, or nothing while it cannot be read. Without a balance the wallet opens empty. */
export function readOpening(address: string, balance: string, unit: AmountUnit): OpenWallet | undefined {
  const parsed = parseAmountText(balance, unit);
  if (address === '') return undefined;
  if (balance.trim() === '') return { type: 'openWallet', address };
  return parsed.ok ? { type: 'openWallet', address, balance: parsed.units } : undefined;
}

/** The field of the form of a new wallet that a refusal is about. */
export function openingFieldOf(rejection: Rejection): 'address' | 'balance' | undefined {
  switch (rejection.code) {
    case 'invalid_address':
    case 'account_exists':
      return 'address';
    case 'invalid_amount':
    case 'insufficient_balance':
      return 'balance';
    default:
      return undefined;
  }
}
