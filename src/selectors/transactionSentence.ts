/** A committed transaction in one sentence. */
import { TREASURY, VALIDATOR_POOL } from '../engine/accounts';
import { pools } from '../engine/assets';
import type { BurnDetail, Posting, Transaction } from '../engine/transactions';
import { formatNxt, formatUnits, nxtParts } from '../engine/units';
import type { AmountUnit } from '../store/preferences';
import { accountLabel } from './accountLabel';
import { burnDetail } from './ledgerKinds';

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

/** A token's name; producers trade in their own, which need not be named twice. */
function tokenWord({ initiator }: Transaction, asset = ''): string {
  const isOwn = pools.some(({ producers, sector }) => producers === initiator && sector === asset);
  return isOwn ? 'tokens' : asset;
}

/** “Ravi bought FOOD”, “Food producers sold tokens”. */
function swapHeadline(transaction: Transaction): string {
  const [given, received] = transaction.postings;
  const trader = accountLabel(transaction.initiator);
  return given?.asset === 'NXT'
    ? `${trader} bought ${tokenWord(transaction, received?.asset)}`
    : `${trader} sold ${tokenWord(transaction, given?.asset)}`;
}

/** An amount in words; of what is counted in decimals two are kept, and the rest is cut off, never rounded. */
function amountWords({ amount, asset }: Posting, unit: AmountUnit): string {
  if (unit === 'units') return `${formatUnits(amount)} units${asset === 'NXT' ? '' : ` of ${asset}`}`;
  if (asset === 'NXT') return `${formatNxt(amount).replace(/\.?0+$/, '')} NXT`;
  const { whole, fraction } = nxtParts(amount);
  return `${whole}.${fraction.slice(0, 2)}${/[1-9]/.test(fraction.slice(2)) ? '…' : ''} ${asset}`;
}

/** “Ravi bought 1,200.00 FOOD for”, “Food producers sold 90.00 tokens for”: the amount of NXT completes the sentence. */
function swapSentence(transaction: Transaction, unit: AmountUnit): string {
  const [given, received] = transaction.postings;
  const [verb, traded] = given?.asset === 'NXT' ? ['bought', received] : ['sold', given];
  if (traded === undefined) return swapHeadline(transaction);
  const words = amountWords({ ...traded, asset: tokenWord(transaction, traded.asset) }, unit);
  return `${accountLabel(transaction.initiator)} ${verb} ${words} for`;
}

/** “5 standard messages”, “standard message”. */
function messageWords({ count, messageType }: BurnDetail): string {
  return count === 1 ? `${messageType} message` : `${formatUnits(count)} ${messageType} messages`;
}

/** The headline that the amount of a row completes: “Ravi bought FOOD for”. */
export function rowHeadline(transaction: Transaction): string {
  const headline = transactionHeadline(transaction);
  return transaction.kind === 'swap' ? `${headline} for` : headline;
}

/** The sentence beside the amount of a row, which it therefore does not name: “Ines burned, standard message”. */
export function rowSentence(transaction: Transaction, unit: AmountUnit): string {
  const burn = burnDetail(transaction);
  if (burn !== undefined) return `${transactionHeadline(transaction)}, ${messageWords(burn)}`;
  return transactionSentence(transaction, unit);
}

/** One sentence: “Ines burned 5,700 units, standard message”, “Malik paid Bram”. */
export function transactionSentence(transaction: Transaction, unit: AmountUnit): string {
  const headline = transactionHeadline(transaction);
  const { kind } = transaction;
  const main = mainPosting(transaction);
  const burn = burnDetail(transaction);
  if (burn !== undefined && main !== undefined)
    return `${headline} ${amountWords(main, unit)}, ${messageWords(burn)}`;
  if (kind === 'swap') return swapSentence(transaction, unit);
  if (kind === 'open') return `${headline} from the ${accountLabel(TREASURY).toLowerCase()}`;
  if (kind === 'sync') return `${headline} with its device`;
  if (kind === 'wages') return `${headline} wages`;
  return headline;
}
