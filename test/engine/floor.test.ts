import { describe, expect, it } from 'vitest';
import { NXT } from '../../src/engine/assets';
import { noAccount } from '../../src/engine/books/Books';
import { PersistentBooks } from '../../src/engine/books/PersistentBooks';
import { execute } from '../../src/engine/execute';
import { createEconomy } from '../../src/engine/genesis';
import { checkState } from '../../src/engine/invariants';
import { readTransaction } from '../../src/engine/readTransaction';

const citizens = ['ada', 'bao', 'chidi', 'dalia', 'emre'];

/** Pays five citizens from a floor that holds this much; says what each got, `undefined` where no wallet was opened. */
function pay(floor: number, amountEach: number) {
  const balances = { TREASURY: 50_000_000_000_000 - floor, F_FLOOR_RESERVE: floor };
  const books = new PersistentBooks(createEconomy({ balances }));
  const outcome = execute(books, { type: 'payFloor', citizens, amountEach });
  expect(checkState(books)).toEqual([]);
  const got = citizens.map((citizen) => {
    const account = books.find(citizen);
    return account === noAccount ? undefined : books.balance(account, NXT);
  });
  return { books, outcome, got };
}

describe('a floor payment', () => {
  it('pays everyone in full, one transaction each, initiated by the floor', () => {
    const { books, outcome, got } = pay(100, 20);
    expect(outcome).toMatchObject({ ok: true, paid: 100, inFull: true, transactionCount: 5 });
    expect(got).toEqual([20, 20, 20, 20, 20]);
    expect(readTransaction(books, 4)).toMatchObject({ initiator: 'F_FLOOR_RESERVE', kind: 'floor' });
    expect(books.nonce(books.find('F_FLOOR_RESERVE'))).toBe(5);
  });

  it('gives everyone the same part if it is short, left-over units in list order, and says so', () => {
    const { outcome, got } = pay(98, 20);
    expect(outcome).toMatchObject({ ok: true, paid: 98, inFull: false, transactionCount: 5 });
    expect(got).toEqual([20, 20, 20, 19, 19]);
  });

  it('opens no wallet for those who would get nothing', () => {
    const { outcome, got } = pay(3, 20);
    expect(outcome).toMatchObject({ ok: true, paid: 3, inFull: false, transactionCount: 3 });
    expect(got).toEqual([1, 1, 1, undefined, undefined]);
  });
});
