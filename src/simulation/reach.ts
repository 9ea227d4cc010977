/** How far one number of a scenario can move before the scenario can no longer run. */
import { getParameter, setParameter, toStep, type Parameter } from './parameters';
import type { Scenario } from './scenario';
import { scenarioProblem } from './scenarioFile';

/** How far a parameter can go, and what stands in the way of going farther. */
export interface Reach {
  readonly value: number;
  /** What is wrong with the next value; `undefined` if the wish can be had. */
  readonly problem: string | undefined;
}

/**
 * The value nearest to `wished` with which the scenario can run, on the way there from the scenario's own value: TREASURY, the
 * fund and the number of messages set bounds that several parameters share. A scenario that cannot run itself reaches everything:
 * what is wrong with it is not this parameter's to say.
 */
export function reachOf(scenario: Scenario, parameter: Parameter, wished: number): Reach {
  const problemWith = (value: number): string | undefined =>
    scenarioProblem(setParameter(scenario, parameter.path, value));
  let problem = problemWith(wished);
  if (problem === undefined || scenarioProblem(scenario) !== undefined) return { value: wished, problem };
  let runs = getParameter(scenario, parameter.path);
  let fails = wished;
  while (Math.abs(fails - runs) > parameter.step * 1.5) {
    const value = toStep(parameter, (runs + fails) / 2);
    // Beside a value that lies between two steps there is nothing left to halve.
    if (value === runs || value === fails) break;
    const problemHere = problemWith(value);
    if (problemHere === undefined) runs = value;
    else {
      fails = value;
      problem = problemHere;
    }
  }
  return { value: runs, problem };
}
