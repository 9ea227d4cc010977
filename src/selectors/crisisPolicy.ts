/** The automatic policy of the living economy: which drains are its own, and what it does, in words. */
import { DAYS_PER_MONTH, monthlyNeed } from '../engine/crisis';
import type { Scenario } from '../simulation/scenario';
import { formatNxt } from '../engine/units';
import type { Drain } from './crisisRecords';

/** What a crisis drain's idempotency id begins with; its day follows. */
const policyMark = 'crisis-drain-D';

/** What the policy's refill of the floor would have moved just before a drain; 0 on days without one. */
function refillAmount(drain: Drain, scenario: Scenario): number {
  const { everyDays, reserveKeptPercent, floorTargetDays } = scenario.policy;
  if (drain.day === 0 || drain.day % everyDays !== 0) return 0;
  const need = monthlyNeed(drain.policy);
  const kept = Number((need * BigInt(reserveKeptPercent)) / 100n);
  const target = Number((need * BigInt(floorTargetDays)) / BigInt(DAYS_PER_MONTH));
  return Math.max(0, Math.min(target - drain.floorBefore, drain.reserveBefore - kept));
}

/** Whether an amount is, to the unit, so many whole parts of a need, as a policy reckons it. */
function isWholeParts(units: number, need: bigint, parts: number): boolean {
  if (units <= 0 || need === 0n) return false;
  const [amount, whole] = [BigInt(units), BigInt(parts)];
  const count = (amount * whole + need - 1n) / need;
  return (need * count) / whole === amount;
}

/**
 * Whether another scenario's policy, adopted or replayed, refilled the floor: policies fill it up to whole days, or leave whole
 * percents of a month's need in the reserve. An empty floor says nothing: a person too may give it some days.
 */
function isForeignRefill({ amount, floorBefore, reserveBefore, policy }: Drain): boolean {
  const need = monthlyNeed(policy);
  return (
    floorBefore > 0 &&
    (isWholeParts(floorBefore + amount, need, DAYS_PER_MONTH) ||
      isWholeParts(reserveBefore - amount, need, 100))
  );
}

/** Who drained: the policy in a crisis, the policy refilling the floor, or anybody else. */
export type DrainCause = 'crisis' | 'refill' | 'hand';

/**
 * The policy marks its crisis drains by their id; its refills carry none and are told by their amount, which is the policy's
 * own to the unit. Everything else is by hand, or from a script.
 */
export function drainCause(drain: Pick<Drain, 'commandId'> & Partial<Drain>, scenario: Scenario): DrainCause {
  if (drain.commandId?.startsWith(policyMark) === true) return 'crisis';
  if (drain.floorBefore === undefined) return 'hand';
  const known = drain as Drain;
  return known.amount === refillAmount(known, scenario) || isForeignRefill(known) ? 'refill' : 'hand';
}

/** One rule of the automatic policy. */
export interface PolicyRule {
  readonly title: string;
  readonly sentence: string;
}

function days(count: number): string {
  return count === 1 ? 'day' : `${count} days`;
}

function nxt(units: number): string {
  return formatNxt(units).replace(/\.?0+$/, '');
}

/** What the living economy does by itself, rule by rule in the order of a day. */
export function policyRules(scenario: Scenario): readonly PolicyRule[] {
  const { policy, crisis, floor } = scenario;
  const amountEach = Math.floor((floor.allotment * floor.everyDays) / DAYS_PER_MONTH);
  const allocates = policy.allocateInCrisis ? 'also in a crisis' : 'unless there is a crisis';
  return [
    {
      title: 'Pay',
      sentence: `Every ${days(floor.everyDays)} the floor pays each citizen ${nxt(amountEach)} NXT.`,
    },
    {
      title: 'Drain',
      sentence: `While the floor is below its line, ${crisis.drainPercent} % of the reserve moves to the floor, at most once every ${days(crisis.coolDownDays)}.`,
    },
    {
      title: 'Allocate',
      sentence: `Every ${days(policy.everyDays)}, ${allocates}, the reserve keeps ${policy.reserveKeptPercent} % of a month’s need and gives ${policy.allocationPercent} % of the rest to the pools.`,
    },
    {
      title: 'Refill',
      sentence: `Then the floor is filled up to ${days(policy.floorTargetDays)} of payments from what the reserve holds above those ${policy.reserveKeptPercent} %.`,
    },
  ];
}
