/**
 * What a tornado varies: every number of a scenario at a low and at a high end, the others as they are.
 *
 * The ends are parts of the scenario's own value ({@link Parameter.spread}), so that they suit any scenario, rounded to the step
 * and kept in the range. Where that says nothing or cannot be:
 *
 * 1. Nothing has no parts: the high end of a number that is 0 is a tenth of its range, of a pool's weight the mean weight.
 * 2. An end that rounds to the value itself is one step beside it, unless the range ends there.
 * 3. An end with which the scenario cannot run, because of what its other numbers take, is the last value that can.
 *
 * An end that is the value itself is not run again.
 */
import { getParameter, parameterOf, parametersOf, setParameter, toStep, type Parameter } from './parameters';
import { reachOf } from './reach';
import type { Scenario } from './scenario';

/** A parameter with its two ends. */
export interface TornadoEnds {
  readonly path: string;
  readonly low: number;
  readonly high: number;
}

/** A parameter of a tornado, and which variant of the scenario stands for each of its ends. */
export interface TornadoArm extends TornadoEnds {
  readonly lowVariant: number;
  readonly highVariant: number;
}

/** The scenarios of a tornado, the given one first, and its arms. */
export interface TornadoPlan {
  readonly variants: readonly Scenario[];
  readonly arms: readonly TornadoArm[];
}

/** A seed measures nothing, it names a draw; a longer run asks another question, for what it says is of another day. */
const neverVaried = new Set(['seed', 'horizonDays']);

/** The parameters that a tornado of this scenario can vary, all of them. */
export function tornadoParameters(scenario: Scenario): readonly Parameter[] {
  return parametersOf(scenario).filter(({ path }) => !neverVaried.has(path));
}

/** What the high end of a number is that is 0. */
function riseFromNothing({ pools: { weights } }: Scenario, { path, max, min }: Parameter): number {
  if (!path.startsWith('pools.weights.')) return (max - min) / 10;
  return weights.reduce((sum, weight) => sum + weight, 0) / weights.length;
}

/** The two ends of a parameter, low before high. */
export function tornadoEnds(scenario: Scenario, parameter: Parameter): TornadoEnds {
  const { path, step, spread } = parameter;
  const value = getParameter(scenario, path);
  const [less, more] = spread;
  const wishedLow = toStep(parameter, value * less);
  const wishedHigh = toStep(parameter, value === 0 ? riseFromNothing(scenario, parameter) : value * more);
  const low = wishedLow < value ? wishedLow : toStep(parameter, value - step);
  const high = wishedHigh > value ? wishedHigh : toStep(parameter, value + step);
  return {
    path,
    low: reachOf(scenario, parameter, low).value,
    high: reachOf(scenario, parameter, high).value,
  };
}

/** All that a tornado runs: of the named parameters, or of all that can be varied. */
export function planTornado(scenario: Scenario, paths?: readonly string[]): TornadoPlan {
  const varied =
    paths === undefined
      ? tornadoParameters(scenario)
      : paths.map((path) => parameterOf(scenario, path) as Parameter);
  const variants = [scenario];
  const variantWith = (path: string, value: number): number => {
    if (value === getParameter(scenario, path)) return 0;
    variants.push(setParameter(scenario, path, value));
    return variants.length - 1;
  };
  const arms = varied.map((parameter) => {
    const ends = tornadoEnds(scenario, parameter);
    const lowVariant = variantWith(ends.path, ends.low);
    return { ...ends, lowVariant, highVariant: variantWith(ends.path, ends.high) };
  });
  return { variants, arms };
}
