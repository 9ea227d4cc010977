/** Goal seek: which value of a parameter makes the floor last, proved by its neighbour with which it does not. */
import { axisValues } from './experiments';
import { findParameter, toStep, type Parameter } from './parameters';
import type { Scenario } from './scenario';

/** What a goal seek asks: the smallest value of a parameter for which the floor lasts the goal at the end of the run. */
export interface GoalSeek {
  readonly scenario: Scenario;
  readonly path: string;
  readonly goalDays: number;
  /** Where to look; the parameter's whole range if left out. */
  readonly from?: number;
  readonly to?: number;
}

/** What a goal seek found. */
export type GoalSeekResult =
  | {
      readonly found: true;
      /** The value that holds, and its neighbour that does not. */
      readonly holds: number;
      readonly fails: number;
      readonly coverageHolds: number;
      readonly coverageFails: number;
      /** False if coverage fell somewhere while the value moved towards the goal: there may be other answers. */
      readonly isMonotone: boolean;
      readonly scanned: readonly { readonly value: number; readonly coverage: number }[];
    }
  | {
      readonly found: false;
      /** The whole scanned range holds, or none of it does. */
      readonly reason: 'all_hold' | 'none_holds';
      readonly scanned: readonly { readonly value: number; readonly coverage: number }[];
    };

/** Values that the scan looks at before the search closes in. */
const scanSteps = 17;

/**
 * Seeks by scanning, then halving. It is a generator of questions: it yields values to run, and is resumed with their final
 * coverages in thousandths of a day. The answer is proved by its own last two runs, one step apart.
 */
export function* seekGoal(seek: GoalSeek): Generator<readonly number[], GoalSeekResult, readonly number[]> {
  const parameter = findParameter(seek.path) as Parameter;
  const from = seek.from ?? parameter.min;
  const to = seek.to ?? parameter.max;
  const values = [...new Set(axisValues({ path: seek.path, from, to, steps: scanSteps }))];
  const coverages = yield values;
  const scanned = values.map((value, index) => ({ value, coverage: coverages[index] ?? 0 }));
  const goal = seek.goalDays * 1_000;
  const holds = scanned.map(({ coverage }) => coverage >= goal);
  const change = holds.findIndex((hold, index) => index > 0 && hold !== holds[index - 1]);
  if (change < 0) return { found: false, reason: holds[0] === true ? 'all_hold' : 'none_holds', scanned };
  const left = scanned[change - 1] as (typeof scanned)[number];
  const right = scanned[change] as (typeof scanned)[number];
  const asked = [...scanned];
  let [inside, outside] = holds[change] === true ? [right, left] : [left, right];
  while (Math.abs(inside.value - outside.value) > parameter.step * 1.5) {
    const value = toStep(parameter, (inside.value + outside.value) / 2);
    const [coverage = 0] = yield [value];
    asked.push({ value, coverage });
    if (coverage >= goal) inside = { value, coverage };
    else outside = { value, coverage };
  }
  const rising = inside.value > outside.value;
  // What the halving met counts as well: it looked where coverage matters most.
  const ordered = asked.toSorted((a, b) => (rising ? a.value - b.value : b.value - a.value));
  const isMonotone = ordered.every(
    ({ coverage }, index) => index === 0 || coverage >= (ordered[index - 1]?.coverage ?? 0),
  );
  return {
    found: true,
    holds: inside.value,
    fails: outside.value,
    coverageHolds: inside.coverage,
    coverageFails: outside.coverage,
    isMonotone,
    scanned,
  };
}
