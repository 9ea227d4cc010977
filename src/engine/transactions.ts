/** What a committed transaction is: as stored, and as people and files read it. */
import type { MessageType } from './spectrum';

/** Why a transaction was made. */
export const transactionKinds = [
  'open',
  'transfer',
  'burn',
  'allocation',
  'drain',
  'floor',
  'sync',
  'swap',
  'provide',
  'withdraw',
  'payout',
  'wages',
] as const;

export type TransactionKind = (typeof transactionKinds)[number];

/** The message id that a citizen's messages of one day bear in the living economy. */
export function dailyMessageId(day: number, address: string): string {
  return `D${day}-${address}`;
}

/** What a burn records besides its posting. */
export interface BurnDetail {
  readonly messageId: string;
  readonly messageType: MessageType;
  readonly count: number;
  /** The label the command carried, or the transition's wavelength. */
  readonly wavelengthNm: number | string;
  /** Photon energy of all its messages together, in joules. */
  readonly energyJoules: number;
}

/** A transfer's reason as text, a burn's details, or nothing where kind and postings say everything. */
export type TransactionDetail = string | BurnDetail | null;

/**
 * A detail as stored: a burn leaves out the message id that is the {@link dailyMessageId} of its time and initiator, so that
 * all burns of one type and count share one object.
 */
export type RecordedDetail = TransactionDetail | Omit<BurnDetail, 'messageId'>;

/** One committed transaction, as stored. */
export interface TransactionRecord {
  readonly kind: TransactionKind;
  /** Account id of the one whose nonce it raised. */
  readonly initiator: number;
  /** Number of the command that made it, from 0. */
  readonly command: number;
  /** The economy's clock when it was made. */
  readonly time: number;
  readonly detail: RecordedDetail;
  /** Flat: from, to, asset, amount, from, to, … */
  readonly postings: readonly number[];
}

/** A movement of one asset between two accounts. */
export interface Posting {
  readonly from: string;
  readonly to: string;
  readonly asset: string;
  /** In the asset's own units. */
  readonly amount: number;
}

/** A transaction in full. */
export interface Transaction {
  readonly id: string;
  readonly index: number;
  readonly kind: TransactionKind;
  readonly initiator: string;
  readonly reason: string;
  readonly command: number;
  readonly time: number;
  readonly detail: TransactionDetail;
  readonly postings: readonly Posting[];
}

/** `TX` and an 8-digit counter from 0. */
export function transactionId(index: number): string {
  return `TX${index.toString().padStart(8, '0')}`;
}

/** The counter of a transaction id, or `undefined` for any other text. */
export function transactionIndex(id: string): number | undefined {
  const match = /^TX(\d{8,15})$/.exec(id);
  return match?.[1] === undefined ? undefined : Number(match[1]);
}

/** Cells of one posting in a flat list: from, to, asset, amount. */
export const postingWidth = 4;
