/** What the commit track draws: commits counted in at most 128 columns of equal width. */
import { messageTypes, type MessageType } from '../engine/spectrum';
import type { History } from '../store/history';

const columnsMax = 128;

/** One column: messages by type, and whether something else of note happened. */
export interface TrackBin {
  readonly messages: Record<MessageType, number>;
  allocations: number;
  payments: number;
  drains: number;
}

function createBin(): TrackBin {
  return {
    messages: Object.fromEntries(messageTypes.map((type) => [type, 0])) as Record<MessageType, number>,
    allocations: 0,
    payments: 0,
    drains: 0,
  };
}

/** Counts a history and, as it grows, only what is new. A column holds a power of two of commits. */
export class TrackBins {
  #bins: TrackBin[] = [];
  #counted = 0;
  #size = 1;
  #history: History | undefined;
  #epoch = -1;

  /** The columns of a history of this length, and how many commits each holds. */
  update(
    history: History,
    length: number,
    epoch: number,
  ): { readonly bins: readonly TrackBin[]; readonly size: number } {
    if (history !== this.#history || epoch !== this.#epoch || length < this.#counted) this.#restart();
    this.#history = history;
    this.#epoch = epoch;
    while (length > columnsMax * this.#size) {
      this.#size *= 2;
      this.#bins = [];
      this.#counted = 0;
    }
    for (; this.#counted < length; this.#counted += 1) this.#count(history, this.#counted);
    return { bins: this.#bins, size: this.#size };
  }

  #restart(): void {
    this.#bins = [];
    this.#counted = 0;
    this.#size = 1;
  }

  #count(history: History, index: number): void {
    const bin = (this.#bins[Math.floor(index / this.#size)] ??= createBin());
    const receipt = history.receipt(index);
    if (receipt?.type === 'messageBurn') bin.messages[receipt.messageType] += 1;
    else if (receipt?.type === 'allocateReserve') bin.allocations += 1;
    else if (receipt?.type === 'payFloor') bin.payments += 1;
    else if (receipt?.type === 'drainReserve') bin.drains += 1;
  }
}

/** The drawing of the columns as one path for each message type and one for the dots, in a box of 100 × 40 columns. */
export function trackPaths(
  bins: readonly TrackBin[],
  size: number,
  length: number,
): { readonly messages: Readonly<Record<MessageType, string>>; readonly dots: readonly number[] } {
  const paths = Object.fromEntries(messageTypes.map((type) => [type, ''])) as Record<MessageType, string>;
  const dots: number[] = [];
  const tallest = bins.reduce((most, bin) => Math.max(most, messageSum(bin)), 1);
  const width = (size / Math.max(1, length)) * 1_000;
  for (const [index, bin] of bins.entries()) {
    const left = index * width;
    let level = trackHeight;
    for (const type of messageTypes) {
      const count = bin.messages[type];
      if (count === 0) continue;
      const height = (count / tallest) * trackHeight;
      level -= height;
      paths[type] +=
        `M${left.toFixed(2)} ${level.toFixed(2)}h${(width * 0.62).toFixed(2)}v${height.toFixed(2)}h${(-width * 0.62).toFixed(2)}z`;
    }
    if (bin.allocations + bin.payments + bin.drains > 0) dots.push(((index + 0.31) * width) / 10);
  }
  return { messages: paths, dots };
}

/** Height of the tallest column in the drawing. */
export const trackHeight = 34;

function messageSum(bin: TrackBin): number {
  return messageTypes.reduce((sum, type) => sum + bin.messages[type], 0);
}
