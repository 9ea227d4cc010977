/** What the history of the crisis consists of: drains, payments and days. Amounts are units, coverage thousandths of a day. */
import type { Policy } from '../engine/policy';

/** Which of the two lines are short. */
export interface Shortfall {
  readonly reserve: boolean;
  readonly floor: boolean;
}

/** A drain as it happened. All amounts in units. */
export interface Drain {
  /** How many commands had been committed before it. */
  readonly position: number;
  readonly transaction: number;
  readonly day: number;
  readonly amount: number;
  /** Its idempotency id, by which the policy marks its own drains. */
  readonly commandId: string | undefined;
  /** As it stood just before. */
  readonly short: Shortfall;
  readonly reserveBefore: number;
  readonly floorBefore: number;
  readonly policy: Policy;
  readonly coverageBefore: number;
  readonly coverageAfter: number;
}

/** A payment of citizens from the floor. All amounts in units. */
export interface FloorPayment {
  readonly position: number;
  readonly transaction: number;
  readonly day: number;
  readonly citizens: number;
  readonly amountEach: number;
  readonly asked: bigint;
  readonly paid: number;
  readonly inFull: boolean;
  readonly coverageBefore: number;
  readonly coverageAfter: number;
}

/** A day as it ended, or as it stands now. */
export interface CoverageDay {
  readonly day: number;
  /** How many commands had been committed when it began. */
  readonly from: number;
  readonly floor: number;
  readonly millidays: number;
  /** Millidays of coverage that the floor's line asked for. */
  readonly lineMillidays: number;
  /** Units that were drained and paid in its course, and to how many citizens. */
  readonly drained: number;
  readonly paid: number;
  readonly citizensPaid: number;
}
