/** What the panel of the crisis shows: how things stand, why, and every drain with its reason. */
import { isSystemAccount } from '../engine/accounts';
import type { BooksReader } from '../engine/books/Books';
import { readBooks } from '../engine/books/PersistentBooks';
import {
  assessCrisis,
  coverageMillidays,
  DAYS_PER_MONTH,
  type CrisisAssessment,
  type CrisisLine,
} from '../engine/crisis';
import { createEconomy, type Genesis } from '../engine/genesis';
import { splitByWeights } from '../engine/allocation';
import { bhlsCategories, policyFields, type Policy } from '../engine/policy';
import { outcomeMessage, type Outcome } from '../engine/receipts';
import { DECIMALS, groupThousands, NXT_SUPPLY, UNITS_PER_NXT } from '../engine/units';
import type { Attempt } from '../store/attempts';
import type { CrisisHistory } from './crisisHistory';
import type { Drain, Shortfall } from './crisisRecords';
import { drainCause, type DrainCause } from './crisisPolicy';
import type { Scenario } from '../simulation/scenario';
import { transactionId } from '../engine/transactions';

/** How the economy stands, in figures for one sentence. */
export interface CrisisState {
  readonly assessment: CrisisAssessment;
  /** Days the floor lasts, in thousandths, rounded down; infinite where nobody is owed anything. */
  readonly millidays: number;
  /** Days the floor's line asks for. */
  readonly lineDays: number;
  /** What the two lines ask for together; beyond 2⁵³ not exact, but then more than there is anyway. */
  readonly linesSum: bigint;
  /** What reserve and floor hold together. */
  readonly held: number;
  /** The lines ask for more than all NXT there is. */
  readonly asksMoreThanExists: boolean;
  /** With the policy it began with, this economy began below its lines. */
  readonly startsInCrisis: boolean;
  /** What reserve and floor held together at genesis. */
  readonly startsWith: number;
}

/** How this economy began. It says nothing of the present if the policy was changed since. */
function beginning(genesis: Genesis, policy: Policy): Pick<CrisisState, 'startsInCrisis' | 'startsWith'> {
  const { isCrisis, reserve, floor, policy: began } = assessCrisis(readBooks(createEconomy(genesis)));
  const isSame = policyFields.every((field) => began[field] === policy[field]);
  return { startsInCrisis: isSame && isCrisis, startsWith: reserve.balance + floor.balance };
}

/** How the economy stands. */
export function readCrisis(books: BooksReader, genesis: Genesis): CrisisState {
  const assessment = assessCrisis(books);
  const { policy, reserve, floor } = assessment;
  const linesSum = BigInt(reserve.line) + BigInt(floor.line);
  return {
    assessment,
    millidays: coverageMillidays(floor.balance, policy),
    lineDays: (policy.floorLinePercent * DAYS_PER_MONTH) / 100,
    linesSum,
    held: reserve.balance + floor.balance,
    asksMoreThanExists: linesSum > BigInt(NXT_SUPPLY),
    ...beginning(genesis, policy),
  };
}

/** The state in few words: whether there is a crisis, and for how many reasons. */
export function crisisWord({ reserve, floor }: Pick<CrisisAssessment, 'reserve' | 'floor'>): string {
  if (reserve.isBelow && floor.isBelow) return 'Crisis, for two reasons';
  if (reserve.isBelow) return 'Crisis: the reserve is below its line';
  if (floor.isBelow) return 'Crisis: the floor is below its line';
  return 'No crisis';
}

/** The end of a meter's scale: room beyond the line, and beyond the balance where that is more. */
export function meterMax({ balance, line }: CrisisLine): number {
  const end = Math.max(line * 1.28, balance * 1.08);
  return Math.max(1, Math.min(NXT_SUPPLY, Math.ceil(end)), balance);
}

/** Coverage in days with two decimals, cut off and not rounded. */
export function coverageText(millidays: number): string {
  if (!Number.isFinite(millidays)) return '∞';
  const hundredths = Math.floor(millidays / 10);
  const whole = groupThousands(String(Math.floor(hundredths / 100)));
  return `${whole}.${String(hundredths % 100).padStart(2, '0')}`;
}

/** How many decimals an amount in NXT needs, to be written without trailing zeros. */
export function decimalsNeeded(units: number): number {
  let decimals = DECIMALS;
  let rest = Math.abs(units) % UNITS_PER_NXT;
  while (decimals > 0 && rest % 10 === 0) {
    rest /= 10;
    decimals -= 1;
  }
  return decimals;
}

/** Which lines were short, in words. */
export function shortfallWords({ reserve, floor }: Shortfall): string {
  if (reserve && floor) return 'Both lines short';
  if (reserve) return 'Reserve below its line';
  if (floor) return 'Floor below its line';
  return 'No crisis';
}

/** A row of the table of drains: a drain, or an attempt that was refused. */
export interface DrainRow {
  readonly key: string;
  readonly isAttempt: boolean;
  /** The transaction's number, for a link; an attempt has none. */
  readonly transaction: number | undefined;
  readonly receipt: string;
  readonly day: number;
  /** Why: which lines were short, or why the attempt was refused. */
  readonly reason: string;
  /** The refusal's whole sentence. */
  readonly message: string | undefined;
  readonly by: string;
  /** `undefined` where the attempt named no amount. */
  readonly amount: number | undefined;
  readonly coverageBefore: number;
  readonly coverageAfter: number;
}

/** A refusal in few words, for the table; the whole sentence stands beneath. */
export function refusalWords(outcome: Outcome): string {
  switch (outcome.code) {
    case 'insufficient_balance':
      return 'more than the reserve holds';
    case 'invalid_amount':
      return 'no amount';
    case 'rolled_back':
      return 'rolled back by a fault';
    default:
      return 'refused';
  }
}

function byWord(cause: DrainCause): string {
  return cause === 'hand' ? 'hand' : 'policy';
}

function drainRow(drain: Drain, scenario: Scenario): DrainRow {
  const cause = drainCause(drain, scenario);
  return {
    key: transactionId(drain.transaction),
    isAttempt: false,
    transaction: drain.transaction,
    receipt: transactionId(drain.transaction),
    day: drain.day,
    reason: cause === 'refill' ? 'Refill of the floor' : shortfallWords(drain.short),
    message: undefined,
    by: byWord(cause),
    amount: drain.amount,
    coverageBefore: drain.coverageBefore,
    coverageAfter: drain.coverageAfter,
  };
}

/** The attempts that had been made at a moment; the very same list if all had. */
export function attemptsUntil(attempts: readonly Attempt[], position: number): readonly Attempt[] {
  return attempts.some((attempt) => attempt.position > position)
    ? attempts.filter((attempt) => attempt.position <= position)
    : attempts;
}

/** Drains and refused attempts together, newest first. */
export function drainRows(
  history: CrisisHistory,
  attempts: readonly Attempt[],
  scenario: Scenario,
): readonly DrainRow[] {
  const rows = history.drains.map((drain) => ({
    // A drain is the next command after its position; attempts there were made before it.
    order: drain.position + 0.5,
    row: drainRow(drain, scenario),
  }));
  for (const { number, command, outcome, position } of attempts) {
    if (command.type !== 'drainReserve') continue;
    const { day, millidays } = history.momentAt(position);
    const amount: unknown = command.amount;
    rows.push({
      order: position,
      row: {
        key: `attempt-${number}`,
        isAttempt: true,
        transaction: undefined,
        receipt: 'attempt',
        day,
        reason: refusalWords(outcome),
        message: outcomeMessage(outcome),
        by: byWord(drainCause({ commandId: command.id }, scenario)),
        amount: Number.isSafeInteger(amount) ? (amount as number) : undefined,
        coverageBefore: millidays,
        coverageAfter: millidays,
      },
    });
  }
  return rows
    .map((entry, index) => ({ ...entry, index }))
    .sort((a, b) => b.order - a.order || b.index - a.index)
    .map(({ row }) => row);
}

/** What a citizen's month costs, by category. */
export interface MonthCost {
  readonly name: string;
  readonly units: number;
}

/** The sum of the specification's categories, in units: 1,150 NXT. */
export const specifiedAllotment = bhlsCategories.reduce((sum, { nxt }) => sum + nxt, 0) * UNITS_PER_NXT;

/** The allotment by category, in the proportions of the specification, exact to the unit. */
export function monthCosts(allotment: number): readonly MonthCost[] {
  const { shares } = splitByWeights(
    allotment,
    bhlsCategories.map(({ nxt }) => nxt),
  );
  return bhlsCategories.map(({ name }, index) => ({ name, units: shares[index] ?? 0 }));
}

/** The wallets, in the order in which they were opened: the citizens whom the floor pays. */
export function walletAddresses(books: BooksReader): readonly string[] {
  const wallets: string[] = [];
  for (let account = 0; account < books.accountCount; account += 1) {
    const address = books.addressOf(account);
    if (!isSystemAccount(address)) wallets.push(address);
  }
  return wallets;
}

/** How the two accounts and the floor's days stand: to show before and after an action side by side. */
export interface Standing {
  readonly reserve: CrisisLine;
  readonly floor: CrisisLine;
  readonly isCrisis: boolean;
  readonly millidays: number;
}

/** Reads how the two accounts stand. */
export function readStanding(books: BooksReader): Standing {
  const { reserve, floor, isCrisis, policy } = assessCrisis(books);
  return { reserve, floor, isCrisis, millidays: coverageMillidays(floor.balance, policy) };
}
