/** What the panel of messages shows: the types with their physics and sums, and the burns newest first. */
import type { BooksReader } from '../engine/books/Books';
import {
  ELECTRONVOLT,
  messageFacts,
  messageTypes,
  type MessageFact,
  type MessageType,
  type SpectralRegion,
} from '../engine/spectrum';
import { readTransaction } from '../engine/readTransaction';
import type { Flows } from './flows';
import { kindOf } from './ledgerKinds';

/** One message type: what it costs and looks like, and what was sent of it. */
export interface MessageTypeRow {
  readonly fact: MessageFact;
  readonly energyElectronvolts: number;
  /** Messages sent; a burn of many counts as many. */
  readonly sent: number;
  /** Units that moved into the reserve for them. */
  readonly burned: number;
}

/** A burn of one or many messages. */
export interface BurnRow {
  readonly index: number;
  readonly id: string;
  readonly sender: string;
  readonly messageId: string;
  readonly type: MessageType;
  readonly count: number;
  /** Units that were really burned. */
  readonly amount: number;
  readonly wavelength: string;
  readonly energyJoules: number;
  readonly day: number;
}

/** The newest burns, and whether there are older ones. */
export interface Burns {
  readonly rows: readonly BurnRow[];
  readonly hasMore: boolean;
}

/** What each spectral region is called in words. */
export const regionWords: Readonly<Record<SpectralRegion, string>> = {
  UV: 'ultraviolet',
  VIOLET: 'violet',
  BLUE: 'blue',
  GREEN: 'green',
  YELLOW: 'yellow',
  ORANGE: 'orange',
  RED: 'red',
  IR: 'infrared',
};

/** The four types in the order of the specification's table. `flows` must be of the shown books. */
export function readMessageTypes(flows: Flows): readonly MessageTypeRow[] {
  return messageTypes.map((type) => {
    const fact = messageFacts[type];
    const { sent, units } = flows.messages(type);
    return { fact, energyElectronvolts: fact.energyJoules / ELECTRONVOLT, sent, burned: units };
  });
}

/** A wavelength with the four decimals of the specification's table. */
export function wavelengthText(wavelengthNm: number): string {
  return wavelengthNm.toFixed(4);
}

/** The wavelength label that a burn carries: a transition's with its unit, anything else as it was recorded. */
export function wavelengthLabel(label: number | string, type: MessageType): string {
  if (label === messageFacts[type].wavelengthNm) return `${wavelengthText(label)} nm`;
  return typeof label === 'number' ? `${label} nm` : label;
}

const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹';

function superscript(exponent: number): string {
  const digits = Array.from(String(Math.abs(exponent)), (digit) => superscripts[Number(digit)]).join('');
  return exponent < 0 ? `⁻${digits}` : digits;
}

/** An energy in joules with four decimals, cut off and not rounded: `3.0262 × 10⁻¹⁹ J`. */
export function joulesText(joules: number): string {
  if (joules === 0) return '0 J';
  const [mantissa = '', exponent = '0'] = joules.toExponential(12).split('e');
  return `${mantissa.slice(0, 6)} × 10${superscript(Number(exponent))} J`;
}

/** An energy in electronvolts with four decimals, cut off and not rounded: `1.8888 eV`. */
export function electronvoltsText(electronvolts: number): string {
  return `${electronvolts.toFixed(12).slice(0, -8)} eV`;
}

/** The newest `limit` burns, of one type or of all. Reads no further back than needed. */
export function readBurns(books: BooksReader, limit: number, type: MessageType | undefined): Burns {
  const rows: BurnRow[] = [];
  for (let index = books.transactionCount - 1; index >= 0; index -= 1) {
    const record = books.transaction(index);
    if (record.kind !== 'burn' || (type !== undefined && kindOf(record) !== type)) continue;
    if (rows.length === limit) return { rows, hasMore: true };
    const { id, initiator, detail, postings, time } = readTransaction(books, index);
    if (detail === null || typeof detail !== 'object') continue;
    rows.push({
      index,
      id,
      sender: initiator,
      messageId: detail.messageId,
      type: detail.messageType,
      count: detail.count,
      amount: postings[0]?.amount ?? 0,
      wavelength: wavelengthLabel(detail.wavelengthNm, detail.messageType),
      energyJoules: detail.energyJoules,
      day: time,
    });
  }
  return { rows, hasMore: false };
}

/** A message id that nobody used: `message-1518`. Of many messages, the ids begin with it and a hyphen. */
export function freshMessageId(books: BooksReader): string {
  let number = books.counter('commands') + 1;
  const isTaken = (id: string) =>
    books.row('messages', id) !== undefined || books.row('messages', `${id}-1`) !== undefined;
  while (isTaken(`message-${number}`)) number += 1;
  return `message-${number}`;
}
