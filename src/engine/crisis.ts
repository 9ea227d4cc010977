/**
 * The crisis rule and the drain, the counterpart of the specification's `CrisisDrainController.execute_crisis_drain()`.
 */
import { F_FLOOR_RESERVE, TRANSITION_RESERVE } from './accounts';
import { NXT } from './assets';
import type { BooksReader } from './books/Books';
import type { DrainReserve } from './commands';
import type { Ledger } from './ledger';
import { defaultPolicy, type Policy } from './policy';
import type { Receipt } from './receipts';
import { reject, type Rejection } from './rejections';
import { isAmount } from './units';

/** One of the two lines: what is there, what should be, and by how much they differ. All in units. */
export interface CrisisLine {
  readonly account: typeof TRANSITION_RESERVE | typeof F_FLOOR_RESERVE;
  readonly balance: number;
  /** The smallest balance that is not below the line: ⌈need · percent / 100⌉. */
  readonly line: number;
  /** balance − line: negative is short. */
  readonly distance: number;
  readonly isBelow: boolean;
  readonly percent: number;
}

/** Whether there is a crisis, and why. */
export interface CrisisAssessment {
  readonly isCrisis: boolean;
  readonly reserve: CrisisLine;
  readonly floor: CrisisLine;
  /** What the floor pays in 30 days, in units; exact, and possibly beyond what can exist. */
  readonly monthlyNeed: bigint;
  readonly policy: Policy;
}

/** Days in the month that an allotment is for. */
export const DAYS_PER_MONTH = 30;

/** The policy of an economy. */
export function policyOf(reader: BooksReader): Policy {
  return reader.row('policy', 'policy') ?? defaultPolicy;
}

/** allotment · citizens, in units. */
export function monthlyNeed(policy: Policy): bigint {
  return BigInt(policy.allotment) * BigInt(policy.citizens);
}

function balanceOf(reader: BooksReader, address: string): number {
  return reader.balance(reader.find(address), NXT);
}

function crisisLine(
  reader: BooksReader,
  account: CrisisLine['account'],
  need: bigint,
  percent: number,
): CrisisLine {
  const balance = balanceOf(reader, account);
  const line = Number((need * BigInt(percent) + 99n) / 100n);
  return { account, balance, line, distance: balance - line, isBelow: balance < line, percent };
}

/**
 * Crisis when the reserve is below its line (10 % of a month's need) or the floor is below its own (50 %), compared in
 * units with the accounts' real balances.
 */
export function assessCrisis(reader: BooksReader): CrisisAssessment {
  const policy = policyOf(reader);
  const need = monthlyNeed(policy);
  const reserve = crisisLine(reader, TRANSITION_RESERVE, need, policy.reserveLinePercent);
  const floor = crisisLine(reader, F_FLOOR_RESERVE, need, policy.floorLinePercent);
  return { isCrisis: reserve.isBelow || floor.isBelow, reserve, floor, monthlyNeed: need, policy };
}

/**
 * Days a floor balance lasts, in thousandths of a day and rounded down: balance ÷ (need ÷ 30). Infinite where nobody needs
 * anything.
 */
export function coverageMillidays(balance: number, policy: Policy): number {
  const need = monthlyNeed(policy);
  if (need === 0n) return Number.POSITIVE_INFINITY;
  return Number((BigInt(balance) * BigInt(DAYS_PER_MONTH) * 1_000n) / need);
}

/** Days the floor lasts now, in thousandths of a day. */
export function floorCoverageMillidays(reader: BooksReader): number {
  return coverageMillidays(balanceOf(reader, F_FLOOR_RESERVE), policyOf(reader));
}

/**
 * Moves `amount` units from the reserve to the floor, initiated by the reserve, without fee, with or without a crisis.
 * Refuses an amount that is none or exceeds the reserve's balance.
 */
export function executeCrisisDrain(ledger: Ledger, command: DrainReserve): Receipt | Rejection {
  const { amount } = command;
  if (!isAmount(amount)) {
    return {
      ...reject('invalid_amount', { field: 'amount', value: amount, zeroAllowed: false }),
      within: 'drain',
    };
  }
  const { books } = ledger;
  ledger.check('accountsExist', TRANSITION_RESERVE);
  const reserve = books.find(TRANSITION_RESERVE);
  const floor = books.find(F_FLOOR_RESERVE);
  ledger.check('balanceSuffices', TRANSITION_RESERVE);
  const have = books.balance(reserve, NXT);
  if (have < amount) {
    const short = reject('insufficient_balance', { address: TRANSITION_RESERVE, need: amount, have });
    return { ...short, within: 'drain' };
  }
  const firstTransaction = ledger.record('drain', reserve, null, [reserve, floor, NXT, amount]);
  return {
    ok: true,
    code: 'ok',
    type: 'drainReserve',
    firstTransaction,
    transactionCount: 1,
    to: F_FLOOR_RESERVE,
    amount,
  };
}
