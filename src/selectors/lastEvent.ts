/** What happened last: the transactions of the newest command that made any, told as one event. */
import { NXT } from '../engine/assets';
import type { BooksReader } from '../engine/books/Books';
import { readTransaction } from '../engine/readTransaction';
import { messageFacts, type MessageType } from '../engine/spectrum';
import { postingWidth, type Transaction, type TransactionKind } from '../engine/transactions';
import { accountLabel } from './accountLabel';
import { transactionActor, transactionHeadline } from './transactionSentence';

/** The newest event. */
export interface LastEvent {
  readonly kind: TransactionKind;
  readonly messageType: MessageType | undefined;
  /** “Ines burned”, “The reserve funded 12 pools with”: the amount completes the sentence. */
  readonly headline: string;
  /** What it moved, in units of NXT, fees left out. */
  readonly units: number;
  /** The newest of its transactions, and how many there are. */
  readonly transaction: Transaction;
  readonly transactions: number;
  /** Whose picture wears the ring. */
  readonly actor: string;
  /** What kind of event it was, and what it means for the loop, in a few words each. */
  readonly what: string;
  readonly meaning: string;
}

const meanings: Readonly<Record<TransactionKind, string>> = {
  burn: 'into the reserve, nothing destroyed',
  transfer: 'the sum stays the same',
  allocation: 'the reserve deepens the pools',
  drain: 'the reserve protects the floor',
  floor: 'back to the wallets, the loop closes',
  open: 'moved from the treasury, not minted',
  sync: 'moved from the treasury, not minted',
  swap: 'tokens against NXT, the price moves',
  provide: 'the pool deepens, the price stays',
  withdraw: 'the pool returns both sides',
  payout: 'the pool returns to its producers',
  wages: 'producers pay their workers',
};

const whats: Readonly<Record<TransactionKind, string>> = {
  burn: 'message',
  transfer: 'payment',
  allocation: 'allocation',
  drain: 'crisis drain',
  floor: 'floor payment',
  open: 'new wallet',
  sync: 'synchronization',
  swap: 'trade',
  provide: 'liquidity',
  withdraw: 'liquidity',
  payout: 'pool payout',
  wages: 'wages',
};

function whatOf(transaction: Transaction): string {
  const { detail, kind } = transaction;
  if (detail === null || typeof detail !== 'object') return whats[kind];
  const count = detail.count === 1 ? '' : `${detail.count} × `;
  return `${count}${detail.messageType}, ${messageFacts[detail.messageType].line}`;
}

/** Kinds whose headline needs a word before the amount. */
const endsInWith: ReadonlySet<TransactionKind> = new Set<TransactionKind>(['allocation', 'open', 'sync']);

function groupHeadline(transaction: Transaction, transactions: number): string {
  if (transaction.kind === 'drain') return 'The reserve gave the floor';
  if (transactions > 1 && transaction.kind === 'allocation')
    return `The reserve funded ${transactions} pools with`;
  if (transactions > 1 && transaction.kind === 'floor') return `The floor paid ${transactions} citizens`;
  if (transactions > 1 && transaction.kind === 'wages') {
    return `${accountLabel(transaction.initiator)} paid ${transactions} workers`;
  }
  const headline = transactionHeadline(transaction);
  if (endsInWith.has(transaction.kind)) return `${headline} with`;
  if (transaction.kind !== 'swap') return headline;
  // The token names the sector already.
  const isProducers = transaction.initiator.startsWith('PRODUCERS-');
  return `${isProducers ? headline.replace(accountLabel(transaction.initiator), 'Producers') : headline} for`;
}

/** What the first posting of NXT moves: the second of a transfer is its fee. */
function nxtAmount(postings: readonly number[]): number {
  for (let at = 0; at < postings.length; at += postingWidth) {
    if (postings[at + 2] === NXT) return postings[at + 3] ?? 0;
  }
  return 0;
}

/** The newest event, or `undefined` if nothing was committed yet. */
export function lastEvent(books: BooksReader): LastEvent | undefined {
  const end = books.transactionCount;
  if (end === 0) return undefined;
  const { command } = books.transaction(end - 1);
  let units = 0;
  let first = end;
  while (first > 0 && books.transaction(first - 1).command === command) {
    first -= 1;
    const { postings } = books.transaction(first);
    units += nxtAmount(postings);
  }
  const transaction = readTransaction(books, end - 1);
  const { kind, detail } = transaction;
  return {
    kind,
    messageType: detail !== null && typeof detail === 'object' ? detail.messageType : undefined,
    headline: groupHeadline(transaction, end - first),
    units,
    transaction,
    transactions: end - first,
    actor: transactionActor(transaction),
    what: whatOf(transaction),
    meaning: meanings[kind],
  };
}
