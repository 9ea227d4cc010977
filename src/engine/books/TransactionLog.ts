/**
 * Transactions as numbers in chunks of fixed size: a log that grows never copies what it holds, and a transaction costs a few
 * dozen bytes. Made for one writer that may take its last transactions back.
 */
import {
  postingWidth,
  transactionKinds,
  type RecordedDetail,
  type TransactionKind,
  type TransactionRecord,
} from '../transactions';

/** Bits of an index inside a chunk: small, so that a short log stays small. */
const chunkBits = 12;
const chunkLength = 1 << chunkBits;
const chunkMask = chunkLength - 1;

/** Cells of one transaction: initiator, command, time, kind, detail, number of its first posting. */
const headWidth = 6;

/** Cells that one posting has beside its amount: from, to, asset. */
const endsWidth = 3;

/** Postings; an amount may exceed what the other cells hold. */
interface PostingChunk {
  readonly ends: Int32Array;
  readonly amounts: Float64Array;
}

// What a detail's cell holds: the usual details by a code of their own, others by their place in a list, counted from here.
const noDetail = 0;
const emptyText = 1;
const firstListed = 2;

const kindIndices = Object.fromEntries(transactionKinds.map((kind, index) => [kind, index])) as Record<
  TransactionKind,
  number
>;

export class TransactionLog {
  readonly #heads: Int32Array[] = [];
  readonly #postings: PostingChunk[] = [];
  readonly #details: RecordedDetail[] = [];
  #length = 0;
  #postingCount = 0;

  get length(): number {
    return this.#length;
  }

  /** Adds a transaction; copies the postings. */
  append(
    kind: TransactionKind,
    initiator: number,
    command: number,
    time: number,
    detail: RecordedDetail,
    postings: readonly number[],
  ): void {
    const index = this.#length;
    const head = this.#heads[index >>> chunkBits] ?? this.#openHeads();
    const at = (index & chunkMask) * headWidth;
    let posting = this.#postingCount;
    head[at] = initiator;
    head[at + 1] = command;
    head[at + 2] = time;
    head[at + 3] = kindIndices[kind];
    head[at + 4] = this.#detailCode(detail);
    head[at + 5] = posting;
    for (let offset = 0; offset < postings.length; offset += postingWidth) {
      const { ends, amounts } = this.#postings[posting >>> chunkBits] ?? this.#openPostings();
      const place = posting & chunkMask;
      ends[place * endsWidth] = postings[offset] as number;
      ends[place * endsWidth + 1] = postings[offset + 1] as number;
      ends[place * endsWidth + 2] = postings[offset + 2] as number;
      amounts[place] = postings[offset + 3] as number;
      posting += 1;
    }
    this.#postingCount = posting;
    this.#length = index + 1;
  }

  /** Takes the last transaction back. */
  pop(): void {
    const last = this.#length - 1;
    const detail = this.#head(last, 4);
    if (detail >= firstListed) this.#details.length = detail - firstListed;
    this.#postingCount = this.#head(last, 5);
    this.#length = last;
  }

  /** Reads a transaction, which must exist. */
  read(index: number): TransactionRecord {
    const end = index + 1 === this.#length ? this.#postingCount : this.#head(index + 1, 5);
    const postings: number[] = [];
    for (let posting = this.#head(index, 5); posting < end; posting += 1) {
      const { ends, amounts } = this.#postings[posting >>> chunkBits] as PostingChunk;
      const place = posting & chunkMask;
      for (let cell = 0; cell < endsWidth; cell += 1) postings.push(ends[place * endsWidth + cell] as number);
      postings.push(amounts[place] as number);
    }
    return {
      kind: transactionKinds[this.#head(index, 3)] as TransactionKind,
      initiator: this.#head(index, 0),
      command: this.#head(index, 1),
      time: this.#head(index, 2),
      detail: this.#detailAt(this.#head(index, 4)),
      postings,
    };
  }

  #head(index: number, cell: number): number {
    return this.#heads[index >>> chunkBits]?.[(index & chunkMask) * headWidth + cell] as number;
  }

  #detailCode(detail: RecordedDetail): number {
    if (detail === null) return noDetail;
    return detail === '' ? emptyText : this.#details.push(detail) - 1 + firstListed;
  }

  #detailAt(code: number): RecordedDetail {
    if (code === noDetail) return null;
    return code === emptyText ? '' : (this.#details[code - firstListed] as RecordedDetail);
  }

  #openHeads(): Int32Array {
    const chunk = new Int32Array(chunkLength * headWidth);
    this.#heads.push(chunk);
    return chunk;
  }

  #openPostings(): PostingChunk {
    const chunk = { ends: new Int32Array(chunkLength * endsWidth), amounts: new Float64Array(chunkLength) };
    this.#postings.push(chunk);
    return chunk;
  }
}
