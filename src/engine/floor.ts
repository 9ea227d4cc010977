/** What is paid to many at once: the floor's payments (BHLS), which close the loop, and producers' wages. */
import { addressProblem, F_FLOOR_RESERVE, isProtectedAccount, systemAccountId } from './accounts';
import { NXT, pools } from './assets';
import type { PayFloor, PayWages } from './commands';
import { policyOf } from './crisis';
import type { Ledger } from './ledger';
import type { Receipt } from './receipts';
import { reject, type Rejection } from './rejections';
import { isAmount } from './units';

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
  const floor = books.find(F_FLOOR_RESERVE);
  ledger.check('balanceSuffices', F_FLOOR_RESERVE);
  const available = books.balance(floor, NXT);
  if (available === 0) return reject('floor_empty', {});

  // From here on the payment must succeed. The comparison avoids the product, which could exceed 2⁵³.
  const equalPart = Math.floor(available / citizens.length);
  const inFull = amountEach <= equalPart;
  const leftOverUnits = inFull ? 0 : available - equalPart * citizens.length;
  const firstTransaction = books.transactionCount;
  for (const [position, citizen] of citizens.entries()) {
    const amount = inFull ? amountEach : equalPart + (position < leftOverUnits ? 1 : 0);
    if (amount === 0) continue;
    ledger.snapshot();
    ledger.record('floor', floor, null, [floor, ledger.findOrOpen(citizen), NXT, amount]);
  }
  return {
    ok: true,
    code: 'ok',
    type: 'payFloor',
    firstTransaction,
    transactionCount: books.transactionCount - firstTransaction,
    citizens: citizens.length,
    amountEach,
    paid: inFull ? amountEach * citizens.length : available,
    inFull,
  };
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
  const firstTransaction = books.transactionCount;
  for (const worker of workers) {
    ledger.snapshot();
    ledger.record('wages', producers, null, [producers, ledger.findOrOpen(worker), NXT, each]);
  }
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
