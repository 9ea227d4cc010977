/** Along which edges of the loop map the transactions of a commit travelled. */
import { findPool } from '../engine/assets';
import type { BooksReader } from '../engine/books/Books';
import type { MessageType } from '../engine/spectrum';
import { postingWidth, type TransactionRecord } from '../engine/transactions';
import { regionOfAccount, regions, type Region } from './flows';

/** An edge of the map: a message type's strand, a pool's ribbon by its index, drain pipe, floor payments, wages. */
export type LoopEdge = `burn:${MessageType}` | `pool:${number}` | 'drain' | 'floor' | 'wages';

const edgesByEnds = new Map<string, LoopEdge>([
  ['reserve floor', 'drain'],
  ['floor wallets', 'floor'],
  ['pools producers', 'wages'],
  ['producers wallets', 'wages'],
]);

function edgeOf(books: BooksReader, record: TransactionRecord, at: number): LoopEdge | undefined {
  const { detail, kind, postings } = record;
  if (kind === 'burn' && detail !== null && typeof detail === 'object') return `burn:${detail.messageType}`;
  const to = postings[at + 1] as number;
  const from: Region | undefined = regions[regionOfAccount(postings[at] as number)];
  const target: Region | undefined = regions[regionOfAccount(to)];
  if (from === 'reserve' && target === 'pools') return `pool:${findPool(books.addressOf(to))?.index ?? 0}`;
  return edgesByEnds.get(`${from} ${target}`);
}

/** The edges that `count` transactions from `first` on travelled, each once. */
export function travelledEdges(books: BooksReader, first: number, count: number): ReadonlySet<LoopEdge> {
  const edges = new Set<LoopEdge>();
  for (let index = first; index < first + count; index += 1) {
    const record = books.transaction(index);
    for (let at = 0; at < record.postings.length; at += postingWidth) {
      const edge = edgeOf(books, record, at);
      if (edge !== undefined) edges.add(edge);
    }
  }
  return edges;
}
