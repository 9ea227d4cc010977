import { describe, expect, it } from 'vitest';
import { TransactionLog } from '../../src/engine/books/TransactionLog';
import { transactionKinds, type RecordedDetail, type TransactionRecord } from '../../src/engine/transactions';

/** Details of all sorts: the two usual ones, texts, and an object that transactions share. */
const details: readonly RecordedDetail[] = [
  '',
  null,
  'rent',
  '',
  'Ω and 🌍',
  { messageType: 'standard', count: 3, wavelengthNm: 121.6, energyJoules: 1e-18 },
];

/** Transaction number n of a series in which kind, detail and number of postings change all the time. */
function sample(n: number): TransactionRecord {
  const postings: number[] = [];
  for (let posting = 0; posting <= n % 3; posting += 1)
    postings.push(n, n + posting + 1, (n + posting) % 25, Number.MAX_SAFE_INTEGER - n * 7 - posting);
  return {
    kind: transactionKinds[n % transactionKinds.length] ?? 'transfer',
    initiator: n % 1_013,
    command: n,
    time: n >>> 4,
    detail: details[n % details.length] ?? null,
    postings,
  };
}

function append(log: TransactionLog, record: TransactionRecord): void {
  const { kind, initiator, command, time, detail, postings } = record;
  log.append(kind, initiator, command, time, detail, postings);
}

describe('the log in chunks', () => {
  it('reads back what was added, over many chunks', () => {
    const log = new TransactionLog();
    const count = 20_000;
    for (let n = 0; n < count; n += 1) append(log, sample(n));
    expect(log.length).toBe(count);
    for (let n = 0; n < count; n += 1) expect(log.read(n)).toEqual(sample(n));
  });

  it('takes transactions back over the edges of chunks and goes on with others', () => {
    const log = new TransactionLog();
    for (let n = 0; n < 9_000; n += 1) append(log, sample(n));
    for (const left of [8_193, 8_192, 8_191, 4_100, 4_096, 4_095, 1, 0]) {
      while (log.length > left) log.pop();
      for (let n = 0; n < left; n += 97) expect(log.read(n)).toEqual(sample(n));
      // Others take the places of those that are gone, and are taken back in their turn.
      for (let n = 0; n < 10; n += 1) append(log, sample(50_000 + n));
      for (let n = 0; n < 10; n += 1) expect(log.read(left + n)).toEqual(sample(50_000 + n));
      for (let n = Math.max(0, left - 2); n < left; n += 1) expect(log.read(n)).toEqual(sample(n));
      for (let n = 0; n < 10; n += 1) log.pop();
      expect(log.length).toBe(left);
    }
  });

  it('keeps a copy of the postings it is given', () => {
    const log = new TransactionLog();
    const postings: number[] = [1, 2, 0, 5];
    log.append('transfer', 1, 0, 0, '', postings);
    postings[3] = 6;
    expect(log.read(0).postings).toEqual([1, 2, 0, 5]);
  });
});
