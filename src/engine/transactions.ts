/** Committed transactions as people and files read them. */
import { assetName } from './assets';
import type { BooksReader, TransactionRecord } from './books/Books';
import type { MessageType } from './spectrum';

/** Why a transaction was made. */
export type TransactionKind = 'open' | 'transfer' | 'burn' | 'allocation' | 'drain' | 'floor' | 'sync';

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

/** The reason a transaction records, formatted as the specification words it. */
export function transactionReason(reader: BooksReader, record: TransactionRecord): string {
  const { detail } = record;
  const receiver = reader.addressOf(record.postings[1] ?? 0);
  switch (record.kind) {
    case 'transfer':
      return typeof detail === 'string' ? detail : '';
    case 'burn':
      return detail !== null && typeof detail === 'object'
        ? `Orbital transition: ${detail.messageId} (${detail.messageType})`
        : '';
    case 'allocation':
      return `Reserve liquidity allocation to ${receiver}`;
    case 'drain':
      return 'Crisis drain to BHLS F_floor protection';
    case 'floor':
      return `BHLS floor payment to ${receiver}`;
    case 'open':
      return `Opening balance of ${receiver}`;
    case 'sync':
      return `Wallet synchronization of ${receiver}`;
  }
}

/** Reads one committed transaction. Throws a defect if there is none of this number. */
export function readTransaction(reader: BooksReader, index: number): Transaction {
  const record = reader.transaction(index);
  const postings: Posting[] = [];
  for (let at = 0; at < record.postings.length; at += postingWidth) {
    const [from = 0, to = 0, asset = 0, amount = 0] = record.postings.slice(at, at + postingWidth);
    postings.push({ from: reader.addressOf(from), to: reader.addressOf(to), asset: assetName(asset), amount });
  }
  return {
    id: transactionId(index),
    index,
    kind: record.kind,
    initiator: reader.addressOf(record.initiator),
    reason: transactionReason(reader, record),
    command: record.command,
    time: record.time,
    detail: record.detail,
    postings,
  };
}
