/** The kinds by which the ledger is filtered: a message's type, or why else a transaction was made. */
import { isMessageType, messageTypes, type MessageType } from '../engine/spectrum';
import type { BurnDetail, Transaction, TransactionKind, TransactionRecord } from '../engine/transactions';

/** A transaction's kind, with burns told apart by their message. */
export type LedgerKind = TransactionKind | MessageType;

/** What each kind is called in a list of kinds. */
export const kindLabels: Readonly<Record<TransactionKind, string>> = {
  burn: 'Messages',
  transfer: 'Payments',
  allocation: 'Allocations',
  drain: 'Drains',
  floor: 'Floor payments',
  open: 'Openings',
  sync: 'Synchronizations',
  swap: 'Swaps',
  provide: 'Liquidity provided',
  withdraw: 'Liquidity withdrawn',
  payout: 'Payouts to producers',
  wages: 'Wages',
};

/** Words by which a kind is found besides its accounts. */
export const kindWords: Readonly<Record<TransactionKind, string>> = {
  burn: 'burned message burn',
  transfer: 'paid payment transfer',
  allocation: 'reserve liquidity allocation allocated',
  drain: 'crisis drained drain to bhls f_floor protection',
  floor: 'bhls floor payment paid',
  open: 'opened opening balance',
  sync: 'wallet synchronization synchronized',
  swap: 'swapped swap trade bought sold',
  provide: 'liquidity provided',
  withdraw: 'liquidity withdrawn',
  payout: 'pool payout producers',
  wages: 'wages paid work',
};

/** Every kind in the order of lists: all messages, each type of message, then the others. */
export const ledgerKinds: readonly LedgerKind[] = [
  'burn',
  ...messageTypes,
  ...(Object.keys(kindLabels) as TransactionKind[]).filter((kind) => kind !== 'burn'),
];

/** A burn's details, or nothing for any other transaction. */
export function burnDetail({ detail }: Transaction): BurnDetail | undefined {
  return detail !== null && typeof detail === 'object' ? detail : undefined;
}

/** True for one of {@link ledgerKinds}. */
export function isLedgerKind(value: string): value is LedgerKind {
  return ledgerKinds.some((kind) => kind === value);
}

/** The most exact kind of a record: its message's type, or its kind. */
export function kindOf({ kind, detail }: TransactionRecord): LedgerKind {
  return detail !== null && typeof detail === 'object' ? detail.messageType : kind;
}

/** What a kind is called in a list of kinds. */
export function kindLabel(kind: LedgerKind): string {
  return isMessageType(kind) ? `${kind.charAt(0).toUpperCase()}${kind.slice(1)} messages` : kindLabels[kind];
}
