/** What is paid to many at once: the floor's payments (BHLS), which close the loop, and producers' wages. */
import { addressProblem, F_FLOOR_RESERVE, isProtectedAccount, systemAccountId } from './accounts';
import { NXT, pools } from './assets';
import type { AccountId } from './books/Books';
import type { PayFloor, PayWages } from './commands';
import { policyOf } from './crisis';
import type { Ledger } from './ledger';
import type { Receipt } from './receipts';
import { reject, type Rejection } from './rejections';
import { isAmount } from './units';

const floorAccount = systemAccountId(F_FLOOR_RESERVE);

/** The first reason why a list of people cannot be paid, in order of precedence. */
function payeesProblem(field: 'citizens' | 'workers', payees: unknown): Rejection | undefined {
  if (!Array.isArray(payees)) return reject('invalid_citizens', { field, value: payees });
  if (payees.length === 0) return reject('no_citizens', { field });
  const seen = new Set<unknown>();
  let duplicate: string | undefined;
  for (const citizen of payees as readonly unknown[]) {
    const problem = addressProblem(citizen);
    if (problem !== undefined) return reject('invalid_address', { field, value: citizen, problem });
    if (seen.has(citizen)) duplicate ??= citizen as string;
    seen.add(citizen);
  }
  return duplicate === undefined ? undefined : reject('duplicate_citizen', { address: duplicate });
}

/**
 * Pays every listed citizen `amountEach` units (the policy's allotment if not named) from the floor, one transaction a
 * citizen, initiated by the floor, without fee. A wallet that does not exist is opened. If the floor cannot pay all in
 * full, everyone gets the same part of what is there, left-over units in list order, and the receipt says so.
 *
 * Refuses an empty list, duplicates, amounts that are none, accounts with commands of their own, and an empty floor.
 */
export function payFloor(ledger: Ledger, command: PayFloor): Receipt | Rejection {
  const problem = payeesProblem('citizens', command.citizens);
  if (problem !== undefined) return problem;
  const { citizens } = command;
  const { books } = ledger;
  const amountEach: number =
    command.amountEach === undefined ? policyOf(books).allotment : command.amountEach;
  if (!isAmount(amountEach)) {
    return reject('invalid_amount', { field: 'amountEach', value: amountEach, zeroAllowed: false });
  }
  if (citizens.includes(F_FLOOR_RESERVE)) return reject('same_account', { address: F_FLOOR_RESERVE });
  const guarded = citizens.find((citizen) => isProtectedAccount(citizen));
  if (guarded !== undefined) return reject('protected_account', { address: guarded });

  ledger.check('accountsExist', F_FLOOR_RESERVE);
  ledger.check('balanceSuffices', F_FLOOR_RESERVE);
  const available = books.balance(floorAccount, NXT);
  if (available === 0) return reject('floor_empty', {});

  // From here on the payment must succeed.
  ledger.snapshot();
  // With fewer units than citizens, only the first ones get one: the others' wallets are not opened for nothing.
  const payees = citizens.slice(0, available).map((citizen) => ledger.findOrOpen(citizen));
  const firstTransaction = books.transactionCount;
  const paid = payFloorTo(ledger, payees, amountEach);
  return {
    ok: true,
    code: 'ok',
    type: 'payFloor',
    firstTransaction,
    transactionCount: books.transactionCount - firstTransaction,
    citizens: citizens.length,
    amountEach,
    paid,
    // Compared by division, since the product could exceed 2⁵³.
    inFull: amountEach <= Math.floor(available / citizens.length),
  };
}

/**
 * Pays everyone `amountEach` units from the floor, or the same part of what is there if that does not suffice, left-over units
 * in list order: the recipe by account id. The list must be neither empty nor repeat itself. Returns the units paid in all.
 */
export function payFloorTo(ledger: Ledger, payees: readonly AccountId[], amountEach: number): number {
  const { books } = ledger;
  const available = books.balance(floorAccount, NXT);
  const equalPart = Math.floor(available / payees.length);
  const inFull = amountEach <= equalPart;
  const leftOverUnits = inFull ? 0 : available - equalPart * payees.length;
  for (let position = 0; position < payees.length; position += 1) {
    const amount = inFull ? amountEach : equalPart + (position < leftOverUnits ? 1 : 0);
    if (amount > 0) {
      ledger.recordPayment('floor', floorAccount, payees[position] as AccountId, amount, 0, null);
    }
  }
  return inFull ? amountEach * payees.length : available;
}

/**
 * Pays the NXT of a sector's producers equally to its workers, one transaction a worker, initiated by the producers; the
 * remainder stays. A wallet that does not exist is opened. Refuses an unknown sector, an empty list, duplicates, accounts with
 * commands of their own, and producers who hold less than one unit for each.
 */
export function payWages(ledger: Ledger, command: PayWages): Receipt | Rejection {
  const problem = payeesProblem('workers', command.workers);
  if (problem !== undefined) return problem;
  const { workers } = command;
  const fact = pools.find(({ sector }) => sector === command.sector);
  if (fact === undefined) return reject('unknown_sector', { sector: command.sector });
  const guarded = workers.find((worker) => isProtectedAccount(worker));
  if (guarded !== undefined) return reject('protected_account', { address: guarded });

  ledger.check('accountsExist', fact.producers);
  const { books } = ledger;
  const producers = systemAccountId(fact.producers);
  ledger.check('balanceSuffices', fact.producers);
  const have = books.balance(producers, NXT);
  const each = Math.floor(have / workers.length);
  if (each === 0) {
    return reject('insufficient_balance', { address: fact.producers, need: workers.length, have });
  }

  // From here on the payment must succeed.
  ledger.snapshot();
  const payees = workers.map((worker) => ledger.findOrOpen(worker));
  const firstTransaction = books.transactionCount;
  payWagesTo(ledger, producers, payees);
  return {
    ok: true,
    code: 'ok',
    type: 'payWages',
    firstTransaction,
    transactionCount: workers.length,
    sector: fact.sector,
    workers: workers.length,
    each,
    paid: each * workers.length,
    remainder: have - each * workers.length,
  };
}

/**
 * Pays the NXT of a sector's producers equally to the workers: the recipe by account id. The list must be neither empty nor
 * repeat itself. Returns the units paid in all, 0 if there is less than one for each.
 */
export function payWagesTo(ledger: Ledger, producers: AccountId, payees: readonly AccountId[]): number {
  const each = Math.floor(ledger.books.balance(producers, NXT) / payees.length);
  if (each === 0) return 0;
  for (const payee of payees) ledger.recordPayment('wages', producers, payee, each, 0, null);
  return each * payees.length;
}
