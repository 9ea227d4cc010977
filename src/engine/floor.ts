/** Floor payments (BHLS): the floor pays citizens, which closes the loop. */
import { addressProblem, F_FLOOR_RESERVE, isProtectedAccount } from './accounts';
import { NXT } from './assets';
import type { PayFloor } from './commands';
import { policyOf } from './crisis';
import type { Ledger } from './ledger';
import type { Receipt } from './receipts';
import { reject, type Rejection } from './rejections';
import { isAmount } from './units';

/** The first reason why a list of citizens cannot be paid, in order of precedence. */
function citizensProblem(citizens: unknown): Rejection | undefined {
  if (!Array.isArray(citizens)) return reject('invalid_citizens', { value: citizens });
  if (citizens.length === 0) return reject('no_citizens', {});
  const seen = new Set<unknown>();
  let duplicate: string | undefined;
  for (const citizen of citizens as readonly unknown[]) {
    const problem = addressProblem(citizen);
    if (problem !== undefined)
      return reject('invalid_address', { field: 'citizens', value: citizen, problem });
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
  const problem = citizensProblem(command.citizens);
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
