import { describe, expect, it } from 'vitest';
import { NXT } from '../../src/engine/assets';
import type { Books } from '../../src/engine/books/Books';
import { ColumnarBooks } from '../../src/engine/books/ColumnarBooks';
import { PersistentBooks } from '../../src/engine/books/PersistentBooks';
import { execute } from '../../src/engine/execute';
import { createEconomy, writeGenesis } from '../../src/engine/genesis';
import { checkState } from '../../src/engine/invariants';
import { Ledger } from '../../src/engine/ledger';
import { burnDaily, DUPLICATE } from '../../src/engine/messageBurn';
import { readTransaction } from '../../src/engine/readTransaction';
import { logHash, stateHash } from '../../src/engine/stateHash';
import { failAtWrite } from '../../src/engine/steps';
import { INSUFFICIENT } from '../../src/engine/transferAtomic';
import { fundedGenesis } from '../support/startingPoints';

function columnar(keepsLog = true): ColumnarBooks {
  const books = new ColumnarBooks(keepsLog);
  writeGenesis(books, fundedGenesis);
  return books;
}

const both: readonly (readonly [string, () => Books])[] = [
  ['PersistentBooks', () => new PersistentBooks(createEconomy(fundedGenesis))],
  ['ColumnarBooks', () => columnar()],
];

describe.each(both)('%s as a port', (_name, create) => {
  it('returns to any savepoint, the inner ones first', () => {
    const books = create();
    const hashes: string[] = [stateHash(books)];
    const savepoints: unknown[] = [books.savepoint()];
    for (let round = 0; round < 5; round += 1) {
      const account = books.open(`wallet-${round}`);
      books.setBalance(account, NXT, round + 1);
      books.setBalance(account, NXT, round + 2);
      books.setNonce(account, round + 1);
      books.setRow('messages', `M${round}`, round);
      books.setRow('messages', 'M', round);
      books.setDailyMessage(round, account, round);
      books.setCounter('clock', round + 1);
      books.setCounter('commands', round + 1);
      new Ledger(books).record('transfer', account, 'reason', [account, 0, NXT, 1]);
      hashes.push(stateHash(books));
      savepoints.push(books.savepoint());
    }
    expect(new Set(hashes).size).toBe(6);
    for (let round = 4; round >= 0; round -= 1) {
      books.rollback(savepoints[round]);
      expect([round, stateHash(books), books.find(`wallet-${round}`)]).toEqual([round, hashes[round], -1]);
      expect(books.transactionCount).toBe(round);
      expect(books.row('messages', `M${round}`)).toBeUndefined();
      expect(books.row('messages', 'M')).toBe(round === 0 ? undefined : round - 1);
      expect(books.hasDailyMessage(round, 0)).toBe(false);
    }
    // What was rolled back can be written again.
    expect(books.open('wallet-0')).toBe(books.accountCount - 1);
    expect([books.balance(books.find('wallet-0'), NXT), books.nonce(books.find('wallet-0'))]).toEqual([0, 0]);
  });

  it('knows no account and no transaction that is not there', () => {
    const books = create();
    expect([
      books.find('nobody'),
      books.balance(-1, NXT),
      books.balance(10_000, NXT),
      books.nonce(10_000),
    ]).toEqual([-1, 0, 0, 0]);
    expect(() => books.transaction(0)).toThrow(RangeError);
    expect(() => books.transaction(-1)).toThrow(RangeError);
  });

  it('a day’s messages by account id are the burn that the command makes, under its id', () => {
    const books = create();
    const ledger = new Ledger(books);
    const alice = books.find('alice');
    expect(burnDaily(ledger, 0, alice, 0, 5_700, 3)).toBe(0);
    expect(readTransaction(books, 0)).toMatchObject({
      kind: 'burn',
      initiator: 'alice',
      reason: 'Orbital transition: D0-alice (standard)',
      detail: { messageId: 'D0-alice', messageType: 'standard', count: 3 },
      postings: [{ from: 'alice', to: 'TRANSITION_RESERVE', asset: 'NXT', amount: 17_100 }],
    });
    expect(burnDaily(ledger, 0, alice, 0, 5_700, 1)).toBe(DUPLICATE);
    expect(burnDaily(ledger, 0, books.find('bob'), 0, 10 ** 12, 1)).toBe(INSUFFICIENT);
    expect([...books.keys('messages')]).toEqual(['D0-alice']);
    books.setCounter('commands', 1);
    // The command knows the id as used, and the other way round.
    const command = { type: 'messageBurn', sender: 'bob', messageType: 'standard' } as const;
    expect(execute(books, { ...command, messageId: 'D0-alice' }).code).toBe('duplicate_message');
    expect(execute(books, { ...command, messageId: 'D0-bob' }).code).toBe('ok');
    expect(burnDaily(new Ledger(books), 0, books.find('bob'), 0, 5_700, 1)).toBe(DUPLICATE);
    expect(checkState(books)).toEqual([]);
  });
});

describe('ColumnarBooks', () => {
  it('grow beyond their first columns', () => {
    const books = columnar();
    for (let index = 0; index < 300; index += 1)
      execute(books, { type: 'transfer', from: 'alice', to: `wallet-${index}`, amount: index + 1, fee: 1 });
    for (let index = 0; index < 300; index += 1)
      execute(books, { type: 'transfer', from: `wallet-${index}`, to: 'bob', amount: 1, fee: 0 });
    expect([books.transactionCount, books.balance(books.find('wallet-299'), NXT)]).toEqual([600, 299]);
    expect([books.nonce(books.find('wallet-299')), checkState(books)]).toEqual([1, []]);
    const persistent = new PersistentBooks(createEconomy(fundedGenesis));
    for (let index = 0; index < 300; index += 1)
      execute(persistent, {
        type: 'transfer',
        from: 'alice',
        to: `wallet-${index}`,
        amount: index + 1,
        fee: 1,
      });
    for (let index = 0; index < 300; index += 1)
      execute(persistent, { type: 'transfer', from: `wallet-${index}`, to: 'bob', amount: 1, fee: 0 });
    expect([stateHash(books), logHash(books)]).toEqual([stateHash(persistent), logHash(persistent)]);
  });

  it('roll back what outgrew its columns while it was written', () => {
    const books = columnar();
    const hash = stateHash(books);
    const citizens = Array.from({ length: 200 }, (_, index) => `citizen-${index}`);
    for (const write of [1, 2, 100, 199, 200, 201, 400, 700, 900]) {
      const outcome = execute(books, { type: 'payFloor', citizens, amountEach: 5 }, failAtWrite(write));
      expect([write, outcome.code, stateHash(books), books.accountCount]).toEqual([
        write,
        'rolled_back',
        hash,
        33,
      ]);
    }
    expect(execute(books, { type: 'payFloor', citizens, amountEach: 5 }).ok).toBe(true);
    expect(checkState(books)).toEqual([]);
  });

  it('settled or not between commands, they end the same', () => {
    const run = (settles: boolean): string => {
      const books = columnar();
      for (let index = 0; index < 50; index += 1) {
        execute(books, { type: 'transfer', from: 'alice', to: `wallet-${index}`, amount: 5 });
        execute(
          books,
          { type: 'transfer', from: 'alice', to: 'ghost', amount: 5 },
          failAtWrite(1 + (index % 7)),
        );
        if (settles) books.settle();
      }
      return stateHash(books) + logHash(books);
    };
    expect(run(true)).toBe(run(false));
  });

  it('without a log they count transactions but cannot be read back', () => {
    const [kept, counted] = [columnar(), columnar(false)];
    for (const books of [kept, counted]) {
      execute(books, { type: 'transfer', from: 'alice', to: 'zoe', amount: 5 });
      execute(books, { type: 'transfer', from: 'alice', to: 'yan', amount: 5 }, failAtWrite(7));
    }
    expect([stateHash(counted), counted.transactionCount]).toEqual([stateHash(kept), 1]);
    expect(() => counted.transaction(0)).toThrow('these books do not keep their transactions');
  });
});
