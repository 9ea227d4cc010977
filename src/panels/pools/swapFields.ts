/** Beside which field of the swap form a refusal belongs. */
import { rejectionMessage, type Rejection } from '../../engine/rejections';
import type { SwapDraft, SwapForm } from './useSwap';

export type SwapField = 'trader' | 'receiver' | 'given' | 'received' | 'days' | 'form';

/** The field that a refusal is about. */
export function swapFieldOf(rejection: Rejection, draft: SwapDraft): SwapField {
  switch (rejection.code) {
    case 'invalid_address':
      return rejection.field === 'receiver' ? 'receiver' : 'trader';
    case 'protected_account':
      return rejection.address === draft.receiver ? 'receiver' : 'trader';
    case 'sender_not_found':
      return 'trader';
    case 'invalid_amount':
      return draft.exact;
    case 'amount_too_small':
    case 'above_maximum':
    case 'insufficient_balance':
      return 'given';
    case 'exceeds_pool':
    case 'below_minimum':
      return 'received';
    case 'invalid_deadline':
    case 'deadline_passed':
      return 'days';
    default:
      return 'form';
  }
}

const missingSentences = {
  trader: 'Choose who trades.',
  amount: 'Enter an amount.',
  slip: 'Enter a limit from 0 to 99.99 percent with at most two decimals, such as 0.5.',
  days: 'Enter a whole number of days.',
} as const;

/** What to ask for where something is missing. */
export function missingSentence(missing: keyof typeof missingSentences): string {
  return missingSentences[missing];
}

/** What is wrong with a field of the form as one sentence: a refusal at once, what is missing after a press. */
export function swapError({ draft, rejection, missing }: SwapForm, field: SwapField): string | undefined {
  if (rejection !== undefined && swapFieldOf(rejection, draft) === field) {
    return `${rejectionMessage(rejection)}.${draft.isTried ? ' Nothing was changed.' : ''}`;
  }
  if (!draft.isTried || missing === undefined) return undefined;
  const place = missing === 'amount' ? draft.exact : missing;
  return place === field ? missingSentence(missing) : undefined;
}
