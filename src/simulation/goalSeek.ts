/** Goal seek: which value of a parameter makes the floor last, proved by its neighbour with which it does not. */
import { axisValues } from './experiments';
import { getParameter, parameterOf, setParameter, toStep, type Parameter } from './parameters';
import { reachOf } from './reach';
import type { Scenario } from './scenario';

/** What a goal seek asks: the value of a parameter from which on the floor lasts the goal at the end of the run. */
export interface GoalSeek {
  readonly scenario: Scenario;
  readonly path: string;
  readonly goalDays: number;
  /** Where to look; the parameter's whole range if left out. */
  readonly from?: number;
  readonly to?: number;
}

/** A value that was run, and the final coverage in thousandths of a day. */
export interface Tried {
  readonly value: number;
  readonly coverage: number;
}

/** The last value at an end of the range with which the scenario can run, and what is wrong with the next. */
export interface Limit {
  readonly value: number;
  readonly problem: string;
}

/** What a goal seek found. */
export type GoalSeekResult = {
  /** Every value that was run, in rising order. */
  readonly tried: readonly Tried[];
  /** Where the range was cut short. */
  readonly limits: readonly Limit[];
} & (
  | {
      readonly found: true;
      /** The value that holds, and its neighbour that does not. */
      readonly holds: number;
      readonly fails: number;
      readonly coverageHolds: number;
      readonly coverageFails: number;
      /** Two tried values between which coverage falls though the value moves towards the goal: there may be other answers. */
      readonly dip: { readonly before: Tried; readonly after: Tried } | undefined;
    }
  | {
      readonly found: false;
      /** The whole scanned range holds, or none of it does. */
      readonly reason: 'all_hold' | 'none_holds';
    }
);

/** The first thing wrong with what a goal seek asks, with what is allowed. The scenario is checked by its own function. */
export function goalSeekProblem({ scenario, path, from, to }: GoalSeek): string | undefined {
  const parameter = parameterOf(scenario, path);
  if (parameter === undefined || path === 'seed')
    return `'${path}' is no parameter that a goal can be sought with`;
  for (const end of [from, to]) {
    if (end !== undefined && !(end >= parameter.min && end <= parameter.max))
      return `${path} runs to ${end}; allowed are numbers from ${parameter.min} to ${parameter.max}`;
  }
  return undefined;
}

/** Values that the scan looks at before the search closes in. */
const scanSteps = 17;

/** The part of the range with which the scenario can run, both ends included. */
function rangeOf(
  { scenario, path, from, to }: GoalSeek,
  parameter: Parameter,
): { readonly from: number; readonly to: number; readonly limits: readonly Limit[] } {
  const wished = { from: from ?? parameter.min, to: to ?? parameter.max };
  const [low, high] = [Math.min(wished.from, wished.to), Math.max(wished.from, wished.to)];
  const within = toStep(parameter, Math.min(high, Math.max(low, getParameter(scenario, path))));
  const inside = setParameter(scenario, path, within);
  const ends = [wished.from, wished.to].map((end) => reachOf(inside, parameter, toStep(parameter, end)));
  return {
    from: ends[0]?.value ?? wished.from,
    to: ends[1]?.value ?? wished.to,
    limits: ends.flatMap(({ value, problem }) => (problem === undefined ? [] : [{ value, problem }])),
  };
}

/**
 * Where coverage falls though the value moves towards the goal, among all the values that were tried: the even ones of the scan
 * and those of the halving, which look where it matters most. A dip that lies between two of them is not seen.
 */
function dipIn(tried: readonly Tried[], isRising: boolean): { before: Tried; after: Tried } | undefined {
  const towards = isRising ? tried : tried.toReversed();
  for (const [index, after] of towards.entries()) {
    const before = towards[index - 1];
    if (before !== undefined && after.coverage < before.coverage) return { before, after };
  }
  return undefined;
}

/**
 * Seeks by scanning, then halving. It is a generator of questions: it yields values to run, and is resumed with their final
 * coverages in thousandths of a day. Where the range both holds and fails, it closes in on the first change from `from` on, and
 * the answer is proved by its own last two runs, one step apart.
 */
export function* seekGoal(seek: GoalSeek): Generator<readonly number[], GoalSeekResult, readonly number[]> {
  const parameter = parameterOf(seek.scenario, seek.path) as Parameter;
  const { from, to, limits } = rangeOf(seek, parameter);
  const values = axisValues(seek.scenario, { path: seek.path, from, to, steps: scanSteps });
  const coverages = yield values;
  const scanned = values.map((value, index) => ({ value, coverage: coverages[index] ?? 0 }));
  const goal = seek.goalDays * 1_000;
  const holds = scanned.map(({ coverage }) => coverage >= goal);
  const asked = [...scanned];
  const inOrder = (): readonly Tried[] => asked.toSorted((a, b) => a.value - b.value);
  const change = holds.findIndex((hold, index) => index > 0 && hold !== holds[index - 1]);
  if (change < 0) {
    const reason = holds[0] === true ? 'all_hold' : 'none_holds';
    return { found: false, reason, tried: inOrder(), limits };
  }
  const left = scanned[change - 1] as Tried;
  const right = scanned[change] as Tried;
  let [inside, outside] = holds[change] === true ? [right, left] : [left, right];
  while (Math.abs(inside.value - outside.value) > parameter.step * 1.5) {
    const value = toStep(parameter, (inside.value + outside.value) / 2);
    const [coverage = 0] = yield [value];
    asked.push({ value, coverage });
    if (coverage >= goal) inside = { value, coverage };
    else outside = { value, coverage };
  }
  const tried = inOrder();
  return {
    found: true,
    holds: inside.value,
    fails: outside.value,
    coverageHolds: inside.coverage,
    coverageFails: outside.coverage,
    dip: dipIn(tried, inside.value > outside.value),
    tried,
    limits,
  };
}
