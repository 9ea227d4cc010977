/** Committed transactions, read in full from the books. */
import { assetName } from './assets';
import type { BooksReader } from './books/Books';
import {
  dailyMessageId,
  postingWidth,
  transactionId,
  type Posting,
  type TransactionDetail,
  type Transaction,
  type TransactionRecord,
} from './transactions';

/** The message id of a burn, `undefined` for other transactions. */
export function messageIdOf(reader: BooksReader, record: TransactionRecord): string | undefined {
  const { detail } = record;
  if (detail === null || typeof detail !== 'object') return undefined;
  return 'messageId' in detail
    ? detail.messageId
    : dailyMessageId(record.time, reader.addressOf(record.initiator));
}

/** The reason a transaction records, formatted as the specification words it. */
export function transactionReason(reader: BooksReader, record: TransactionRecord): string {
  const { detail } = record;
  const receiver = reader.addressOf(record.postings[1] ?? 0);
  switch (record.kind) {
    case 'transfer':
      return typeof detail === 'string' ? detail : '';
    case 'burn':
      return detail !== null && typeof detail === 'object'
        ? `Orbital transition: ${messageIdOf(reader, record)} (${detail.messageType})`
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
    case 'swap':
      return `Swap in ${receiver}`;
    case 'provide':
      return `Liquidity for ${receiver}`;
    case 'withdraw':
      return `Liquidity back to ${receiver}`;
    case 'payout':
      return `Pool payout to ${receiver}`;
    case 'wages':
      return `Wages of ${receiver}`;
  }
}

/** The detail with the message id filled in. */
function detailOf(reader: BooksReader, record: TransactionRecord): TransactionDetail {
  const { detail } = record;
  if (detail === null || typeof detail !== 'object' || 'messageId' in detail) return detail;
  return { ...detail, messageId: dailyMessageId(record.time, reader.addressOf(record.initiator)) };
}

/** Reads one committed transaction. Throws a defect if there is none of this number. */
export function readTransaction(reader: BooksReader, index: number): Transaction {
  const record = reader.transaction(index);
  const postings: Posting[] = [];
  for (let at = 0; at < record.postings.length; at += postingWidth) {
    const [from = 0, to = 0, asset = 0, amount = 0] = record.postings.slice(at, at + postingWidth);
    postings.push({
      from: reader.addressOf(from),
      to: reader.addressOf(to),
      asset: assetName(asset),
      amount,
    });
  }
  return {
    id: transactionId(index),
    index,
    kind: record.kind,
    initiator: reader.addressOf(record.initiator),
    reason: transactionReason(reader, record),
    command: record.command,
    time: record.time,
    detail: detailOf(reader, record),
    postings,
  };
}
