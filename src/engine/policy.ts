/** The crisis policy: whom the floor serves, and where its lines are. The recipe of `setPolicy`. */
import type { Units } from './units';
import { isUnits } from './units';

/** What the crisis rule and the floor payment need to know. */
export interface Policy {
  /** People the floor is meant for. */
  readonly citizens: number;
  /** What each of them is guaranteed per 30 days (BHLS), in units. */
  readonly allotment: Units;
  /** The reserve's line, in percent of a month's need. */
  readonly reserveLinePercent: number;
  /** The floor's line, in percent of a month's need. */
  readonly floorLinePercent: number;
}

/** BHLS monthly allotment per citizen by category, in NXT. Their sum is 1,150. */
export const bhlsCategories = [
  { name: 'housing', nxt: 400 },
  { name: 'food', nxt: 250 },
  { name: 'healthcare', nxt: 200 },
  { name: 'energy', nxt: 150 },
  { name: 'connectivity', nxt: 75 },
  { name: 'water', nxt: 50 },
  { name: 'recycling', nxt: 25 },
] as const;

/** The policy as specified: 1,000 citizens, 1,150 NXT a month each, lines at 10 % and 50 %. */
export const defaultPolicy: Policy = {
  citizens: 1_000,
  allotment: 115_000_000_000 as Units,
  reserveLinePercent: 10,
  floorLinePercent: 50,
};

/** The fields of a policy with the largest value each may take. */
export const policyLimits: Readonly<Record<keyof Policy, { readonly min: number; readonly max: number }>> = {
  citizens: { min: 1, max: 1_000_000_000 },
  allotment: { min: 0, max: 100_000_000_000_000 },
  reserveLinePercent: { min: 0, max: 1_000 },
  floorLinePercent: { min: 0, max: 1_000 },
};

export const policyFields = ['citizens', 'allotment', 'reserveLinePercent', 'floorLinePercent'] as const;

/** What is wrong with a change of policy. */
export interface PolicyProblem {
  readonly field: string;
  readonly value: unknown;
}

/** The first field of a policy change that is unknown or out of its range; `undefined` when the change is fine. */
export function policyProblem(change: unknown): PolicyProblem | undefined {
  if (typeof change !== 'object' || change === null || Array.isArray(change))
    return { field: 'policy', value: change };
  for (const [field, value] of Object.entries(change)) {
    const known = policyFields.find((name) => name === field);
    if (known === undefined) return { field, value };
    const { min, max } = policyLimits[known];
    if (!isUnits(value) || value < min || value > max) return { field, value };
  }
  return undefined;
}

/** The policy with the change applied. The change must have no {@link policyProblem}. */
export function changePolicy(policy: Policy, change: Partial<Policy>): Policy {
  return {
    citizens: change.citizens ?? policy.citizens,
    allotment: change.allotment ?? policy.allotment,
    reserveLinePercent: change.reserveLinePercent ?? policy.reserveLinePercent,
    floorLinePercent: change.floorLinePercent ?? policy.floorLinePercent,
  };
}
