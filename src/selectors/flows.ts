/**
 * What flowed where since genesis, summed over the log. Sums are continued from the last commit instead of being made anew,
 * so that reading them costs what was added, not what there is.
 */
import {
  ECOSYSTEM_FUND,
  F_FLOOR_RESERVE,
  HOLDS,
  systemAccounts,
  TRANSITION_RESERVE,
  TREASURY,
  VALIDATOR_POOL,
} from '../engine/accounts';
import { NXT, pools } from '../engine/assets';
import type { BooksReader } from '../engine/books/Books';
import { messageTypes, type MessageType } from '../engine/spectrum';
import { postingWidth, type TransactionRecord } from '../engine/transactions';

/** The parts of the economy between which value flows. */
export const regions = [
  'treasury',
  'validators',
  'ecosystem',
  'floor',
  'pools',
  'producers',
  'reserve',
  'wallets',
  'holds',
] as const;
export type Region = (typeof regions)[number];

const namedRegions = new Map<string, Region>([
  [TREASURY, 'treasury'],
  [VALIDATOR_POOL, 'validators'],
  [ECOSYSTEM_FUND, 'ecosystem'],
  [F_FLOOR_RESERVE, 'floor'],
  [TRANSITION_RESERVE, 'reserve'],
  [HOLDS, 'holds'],
  ...pools.flatMap((pool): [string, Region][] => [
    [pool.address, 'pools'],
    [pool.producers, 'producers'],
  ]),
]);

const regionIndex = new Map<Region, number>(regions.map((region, index) => [region, index]));
const walletsIndex = regionIndex.get('wallets') ?? 0;
// What is left over, UNISSUED_SHARES, never holds NXT.
const systemRegions = systemAccounts.map(
  (address) => regionIndex.get(namedRegions.get(address) ?? 'holds') ?? 0,
);

/** The position in {@link regions} of an account: genesis opens the system accounts first, every later account is a wallet. */
export function regionOfAccount(account: number): number {
  return systemRegions[account] ?? walletsIndex;
}

/** What flowed from one region to another. Units are exact up to 2⁵³ − 1: ninety times all there is. */
export interface Flow {
  readonly units: number;
  readonly postings: number;
  /** Number of the last transaction with such a posting, and how much it moved. */
  readonly lastTransaction: number | undefined;
  readonly lastUnits: number;
}

const noFlow: Flow = { units: 0, postings: 0, lastTransaction: undefined, lastUnits: 0 };

/** What one message type did. */
export interface MessageFlow {
  /** Messages sent, a burn of many counted as many. */
  readonly sent: number;
  /** Units that they burned. */
  readonly units: number;
}

const noMessages: MessageFlow = { sent: 0, units: 0 };

/** Everything that flowed up to one moment. Immutable. */
export class Flows {
  static readonly none = new Flows(0, undefined, new Map(), new Map());
  readonly #transactionCount: number;
  readonly #last: TransactionRecord | undefined;
  readonly #flows: ReadonlyMap<number, Flow>;
  readonly #messages: ReadonlyMap<MessageType, MessageFlow>;

  private constructor(
    transactionCount: number,
    last: TransactionRecord | undefined,
    flows: ReadonlyMap<number, Flow>,
    messages: ReadonlyMap<MessageType, MessageFlow>,
  ) {
    this.#transactionCount = transactionCount;
    this.#last = last;
    this.#flows = flows;
    this.#messages = messages;
  }

  /** How many transactions were summed. */
  get transactionCount(): number {
    return this.#transactionCount;
  }

  /** What flowed from one region to another, NXT only. */
  between(from: Region, to: Region): Flow {
    return this.#flows.get(flowKey(regionIndex.get(from) ?? 0, regionIndex.get(to) ?? 0)) ?? noFlow;
  }

  /** What the messages of one type did. */
  messages(type: MessageType): MessageFlow {
    return this.#messages.get(type) ?? noMessages;
  }

  /** What all messages together burned. */
  get burned(): MessageFlow {
    let sent = 0;
    let units = 0;
    for (const type of messageTypes) {
      sent += this.messages(type).sent;
      units += this.messages(type).units;
    }
    return { sent, units };
  }

  /**
   * True if these sums are of the beginning of this log. Records are never edited and each stands in one history only: the
   * same last record means the same log before it.
   */
  isPrefixOf(books: BooksReader): boolean {
    if (this.#transactionCount === 0) return true;
    if (this.#transactionCount > books.transactionCount) return false;
    return books.transaction(this.#transactionCount - 1) === this.#last;
  }

  /** These sums with the next transactions up to `end` added. */
  continueTo(books: BooksReader, end: number): Flows {
    const flows = new Map(this.#flows);
    const messages = new Map(this.#messages);
    for (let index = this.#transactionCount; index < end; index += 1) {
      const record = books.transaction(index);
      addPostings(flows, record.postings, index);
      const { detail } = record;
      if (record.kind !== 'burn' || detail === null || typeof detail !== 'object') continue;
      const before = messages.get(detail.messageType) ?? noMessages;
      messages.set(detail.messageType, {
        sent: before.sent + detail.count,
        units: before.units + (record.postings[3] ?? 0),
      });
    }
    const last = end > 0 ? books.transaction(end - 1) : undefined;
    return new Flows(end, last, flows, messages);
  }
}

function flowKey(from: number, to: number): number {
  return from * regions.length + to;
}

function addPostings(flows: Map<number, Flow>, postings: readonly number[], index: number): void {
  for (let at = 0; at < postings.length; at += postingWidth) {
    if (postings[at + 2] !== NXT) continue;
    const from = regionOfAccount(postings[at] as number);
    const key = flowKey(from, regionOfAccount(postings[at + 1] as number));
    const amount = postings[at + 3] as number;
    const before = flows.get(key) ?? noFlow;
    flows.set(key, {
      units: before.units + amount,
      postings: before.postings + 1,
      lastTransaction: index,
      lastUnits: amount,
    });
  }
}

/** Transactions between two sums that are kept to come back to. */
export const FLOWS_KEPT_EVERY = 2_048;

/**
 * A reader remembers its last sums, and some from before them: after a commit it adds what is new, after a step back it
 * starts from the latest sums that still hold.
 */
export function createFlowsReader(): (books: BooksReader) => Flows {
  const kept: Flows[] = [];
  let latest = Flows.none;
  return (books) => {
    while (kept.length > 0 && kept.at(-1)?.isPrefixOf(books) === false) kept.pop();
    let flows = latest.isPrefixOf(books) ? latest : (kept.at(-1) ?? Flows.none);
    while (books.transactionCount - flows.transactionCount > FLOWS_KEPT_EVERY) {
      flows = flows.continueTo(books, flows.transactionCount + FLOWS_KEPT_EVERY);
      kept.push(flows);
    }
    if (flows.transactionCount < books.transactionCount) {
      flows = flows.continueTo(books, books.transactionCount);
      const lastKept = kept.at(-1)?.transactionCount ?? 0;
      if (flows.transactionCount - lastKept >= FLOWS_KEPT_EVERY) kept.push(flows);
    }
    latest = flows;
    return flows;
  };
}
