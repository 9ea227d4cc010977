/** A committed transaction in one sentence. */
import { TREASURY, VALIDATOR_POOL } from '../engine/accounts';
import type { Transaction } from '../engine/transactions';
import { formatUnits } from '../engine/units';
import { accountLabel } from './accountLabel';

/** The posting that a transaction is about: its first in NXT that is no fee, so that a trade shows what it was worth. */
export function mainPosting(transaction: Transaction) {
  const { postings } = transaction;
  const own = postings.filter(({ to }, index) => index === 0 || to !== VALIDATOR_POOL);
  return own.find(({ asset }) => asset === 'NXT') ?? own[0];
}

/** The account whose picture stands before the sentence: who acted, or who was given something by the system. */
export function transactionActor(transaction: Transaction): string {
  const receiver = mainPosting(transaction)?.to;
  switch (transaction.kind) {
    case 'open':
    case 'sync':
    case 'floor':
    case 'allocation':
    case 'wages':
      return receiver ?? transaction.initiator;
    case 'transfer':
    case 'burn':
    case 'drain':
    case 'swap':
    case 'provide':
    case 'withdraw':
    case 'payout':
      return transaction.initiator;
  }
}

/** What happened, in as few words as stand beside an amount: “Ines burned”, “Malik paid Bram”. */
export function transactionHeadline(transaction: Transaction): string {
  const main = mainPosting(transaction);
  const to = accountLabel(main?.to ?? '');
  switch (transaction.kind) {
    case 'open':
      return `${to} was opened`;
    case 'sync':
      return `${to} was synchronized`;
    case 'transfer':
      return `${accountLabel(transaction.initiator)} paid ${to}`;
    case 'burn':
      return `${accountLabel(transaction.initiator)} burned`;
    case 'allocation':
      return `The reserve funded ${to}`;
    case 'drain':
      return 'The reserve was drained to the floor';
    case 'floor':
      return `The floor paid ${to}`;
    case 'swap':
      return swapHeadline(transaction);
    case 'provide':
      return `${accountLabel(transaction.initiator)} provided to ${to}`;
    case 'withdraw':
      return `${accountLabel(transaction.initiator)} withdrew from ${accountLabel(main?.from ?? '')}`;
    case 'payout':
      return `${accountLabel(transaction.initiator)} paid out to ${to}`;
    case 'wages':
      return `${accountLabel(transaction.initiator)} paid ${to}`;
  }
}

/** “Ravi bought FOOD”, “Food producers sold FOOD”. */
function swapHeadline(transaction: Transaction): string {
  const [given, received] = transaction.postings;
  const trader = accountLabel(transaction.initiator);
  return given?.asset === 'NXT' ? `${trader} bought ${received?.asset}` : `${trader} sold ${given?.asset}`;
}

/** One sentence: “Ines burned 5,700 units, standard message”, “Malik paid Bram”. */
export function transactionSentence(transaction: Transaction): string {
  const headline = transactionHeadline(transaction);
  const { kind, detail } = transaction;
  if (kind === 'burn' && detail !== null && typeof detail === 'object') {
    const amount = formatUnits(mainPosting(transaction)?.amount ?? 0);
    const what = detail.count === 1 ? 'message' : 'messages';
    const count = detail.count === 1 ? '' : `${formatUnits(detail.count)} `;
    return `${headline} ${amount} units, ${count}${detail.messageType} ${what}`;
  }
  if (kind === 'open') return `${headline} from the ${accountLabel(TREASURY).toLowerCase()}`;
  if (kind === 'sync') return `${headline} with its device`;
  if (kind === 'wages') return `${headline} wages`;
  return headline;
}
