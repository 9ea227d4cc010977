import { describe, expect, it } from 'vitest';
import { NXT, tokenOf } from '../../src/engine/assets';
import { ColumnarBooks } from '../../src/engine/books/ColumnarBooks';
import { readBooks } from '../../src/engine/books/PersistentBooks';
import type { Command } from '../../src/engine/commands';
import { execute } from '../../src/engine/execute';
import { writeGenesis } from '../../src/engine/genesis';
import {
  assetSum,
  checkBalances,
  checkConservation,
  checkLog,
  checkNonces,
  checkReplay,
  checkState,
  conservationDifference,
} from '../../src/engine/invariants';
import { Ledger } from '../../src/engine/ledger';
import { scriptOutput } from '../../src/engine/loopScript';
import { fundedGenesis, loopAfter } from '../support/startingPoints';

const commands: readonly Command[] = [
  { type: 'transfer', from: 'alice', to: 'bob', amount: 5 },
  { type: 'tick' },
  { type: 'allocateReserve', amount: 1_000 },
];

/** Books in order, which each test then corrupts behind the ledger's back. */
function createBooks(): ColumnarBooks {
  const books = new ColumnarBooks();
  writeGenesis(books, fundedGenesis);
  for (const command of commands) execute(books, command);
  return books;
}

describe('the invariants', () => {
  it('hold for books in order', () => {
    expect(checkState(createBooks())).toEqual([]);
    expect(conservationDifference(createBooks())).toBe(0);
    expect(checkReplay(createBooks(), fundedGenesis, commands)).toEqual([]);
  });

  it('complain of a single unit minted or destroyed', () => {
    for (const change of [1, -1]) {
      const books = createBooks();
      const bob = books.find('bob');
      books.setBalance(bob, NXT, books.balance(bob, NXT) + change);
      const sum = 100_000_000_000_000 + change;
      expect(checkConservation(books)).toEqual([`NXT sums to ${sum} instead of 100000000000000`]);
      expect(checkState(books)).toHaveLength(1);
      expect(conservationDifference(books)).toBe(change);
      expect(assetSum(books, NXT)).toBe(sum);
      expect(scriptOutput(books, [])).toMatchObject({ conserved: false, supply: { NXT: sum } });
    }
  });

  it('complain of a minted token or share', () => {
    const books = createBooks();
    books.setBalance(books.find('bob'), tokenOf(0), 7);
    expect(checkState(books)).toEqual(['ELECTRICITY sums to 100000000000007 instead of 100000000000000']);
    expect(conservationDifference(books)).toBe(0);
  });

  it.each([-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])(
    'complain of a balance of %d',
    (balance) => {
      const books = createBooks();
      books.setBalance(books.find('bob'), NXT, balance);
      expect(checkBalances(books)).toEqual([`bob holds ${balance} NXT`]);
    },
  );

  it('complain of a negative balance even where the sum is right', () => {
    const books = createBooks();
    const [alice, bob] = [books.find('alice'), books.find('bob')];
    books.setBalance(alice, NXT, books.balance(alice, NXT) + books.balance(bob, NXT) + 1);
    books.setBalance(bob, NXT, -1);
    expect(checkConservation(books)).toEqual([]);
    expect(checkState(books)).toEqual(['bob holds -1 NXT']);
  });

  it('complain of a nonce that skipped or repeated', () => {
    for (const nonce of [0, 2]) {
      const books = createBooks();
      books.setNonce(books.find('alice'), nonce);
      expect(checkNonces(books)).toEqual([`alice has nonce ${nonce} after 1 transactions`]);
      expect(checkState(books)).toHaveLength(1);
    }
  });

  it('complain of a transaction that nobody committed or that is out of order', () => {
    const append = (command: number, time: number): readonly string[] => {
      const books = createBooks();
      const alice = books.find('alice');
      const [commandsNow, clockNow] = [books.counter('commands'), books.counter('clock')];
      // The ledger takes both from the counters: they are set for one entry and set back.
      books.setCounter('commands', command);
      books.setCounter('clock', time);
      new Ledger(books).record('transfer', alice, '', [alice, books.find('bob'), NXT, 1]);
      books.setCounter('commands', commandsNow);
      books.setCounter('clock', clockNow);
      return checkLog(books);
    };
    expect(append(2, 1)).toEqual([]);
    expect(append(1, 1)).toEqual(['transaction 13 is out of order']);
    expect(append(2, 0)).toEqual(['transaction 13 is out of order']);
    expect(append(3, 1)).toEqual(['a transaction names the command 3, which was not committed']);
    expect(append(2, 2)).toEqual(['a transaction names the time 2, which has not come']);
  });

  it('complain of a state that its commands do not lead to', () => {
    const reader = readBooks(loopAfter(commands).economy.getState());
    expect(checkReplay(reader, fundedGenesis, commands)).toEqual([]);
    expect(checkReplay(reader, fundedGenesis, commands.slice(0, 2))[0]).toMatch(
      /^the replay's state hash is [0-9a-f]{64}/,
    );
    expect(checkReplay(reader, {}, commands)).toEqual([
      "replaying command 0 failed: Sender account 'alice' not found",
    ]);
    expect(checkReplay(reader, { ...fundedGenesis, policy: { citizens: 9 } }, commands)).toHaveLength(1);
  });
});
