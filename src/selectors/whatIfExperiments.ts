/** What experiments ask by default, and what their answers say in words. */
import { formatUnits } from '../engine/units';
import type { ExperimentResult } from '../simulation/experimentResult';
import { axisValues, type Axis, type Experiment } from '../simulation/experiments';
import type { GoalSeek, GoalSeekResult } from '../simulation/goalSeek';
import {
  getParameter,
  parameterOf,
  parametersOf,
  setParameter,
  type Parameter,
} from '../simulation/parameters';
import type { Scenario } from '../simulation/scenario';
import { planTornado, tornadoEnds } from '../simulation/tornado';
import type { AmountUnit } from '../store/preferences';
import { findControl, type Control } from './whatIfControls';
import { monthlyBalance } from './whatIfFindings';
import { coverageText, valueText, valueWords } from './whatIfText';

/** The range in which an experiment looks unless told otherwise. */
export interface LookRange {
  readonly from: number;
  readonly to: number;
}

/** The parameters that a sweep or a goal seek can vary. */
export function variableParameters(scenario: Scenario): readonly Parameter[] {
  return parametersOf(scenario).filter(({ path }) => path !== 'seed');
}

const clamp = ({ min, max }: Parameter, value: number) => Math.min(max, Math.max(min, value));

/** Around what the scenario has, as far as the tornado goes; for the burn, around what arithmetic says is needed. */
export function usualRange(path: string, scenario: Scenario): LookRange {
  const parameter = parameterOf(scenario, path) as Parameter;
  const value = getParameter(scenario, path);
  if (path === 'messages.burnPerStandardMessage') {
    const needed = monthlyBalance(scenario).burnNeeded;
    const known = Number.isFinite(needed) ? needed : value;
    return {
      from: clamp(parameter, Math.floor(Math.min(value, known) / 2)),
      to: clamp(parameter, Math.max(value, known) * 2),
    };
  }
  const whole = { from: parameter.min, to: parameter.max };
  if (parameter.max - parameter.min <= 300) return whole;
  const { low, high } = tornadoEnds(scenario, parameter);
  const from = clamp(parameter, Math.min(low, value / 2));
  const to = clamp(parameter, Math.max(high, value * 2));
  if (from === to) return whole;
  return parameter.step === 1 ? { from: Math.floor(from), to: Math.ceil(to) } : { from, to };
}

/** A control for each parameter, so that its values are read and written as in the sliders. */
export function controlFor(scenario: Scenario, path: string): Control {
  const found = findControl(path);
  if (found !== undefined) return found;
  const { label, unit, min, max, step } = parameterOf(scenario, path) as Parameter;
  return {
    id: path,
    label,
    unit,
    min,
    max,
    step,
    keyStep: step,
    isLogarithmic: false,
    read: (of) => getParameter(of, path),
    write: (of, value) => setParameter(of, path, value),
  };
}

/** What a parameter is called where nothing around it says what it belongs to. */
export function parameterLabel(scenario: Scenario, path: string): string {
  return parameterOf(scenario, path)?.label ?? path;
}

/** The same within a sentence: only its first letter changes, for it may name a pool. */
export function parameterInSentence(scenario: Scenario, path: string): string {
  const label = parameterLabel(scenario, path);
  return `${label.slice(0, 1).toLowerCase()}${label.slice(1)}`;
}

type MonteCarlo = Extract<ExperimentResult, { kind: 'monteCarlo' }>;

/** A part of a whole in percent with one decimal, cut off. */
export function percentText(part: number, whole: number): string {
  return `${(Math.floor((part * 1_000) / Math.max(1, whole)) / 10).toFixed(1)} %`;
}

/** What a Monte Carlo says. */
export function monteCarloSentence(result: MonteCarlo): string {
  const { runs, held, heldAtEnd, goalDays, finalCoverage } = result;
  return `The floor covers ${goalDays} days or more at the end of ${formatUnits(heldAtEnd)} of ${formatUnits(runs)} runs (${percentText(heldAtEnd, runs)}), and on every day of ${formatUnits(held)} (${percentText(held, runs)}). 5 to 95 % of them end at ${coverageText(finalCoverage.p5)} to ${coverageText(finalCoverage.p95)} days.`;
}

/** Days with all three decimals that are kept: enough to tell neighbours apart. */
export function exactDays(millidays: number): string {
  return (millidays / 1_000).toFixed(3);
}

/** What a goal seek that found nothing found. */
function searchSentences(
  { goalDays }: GoalSeek,
  result: Extract<GoalSeekResult, { found: false }>,
  words: (value: number) => string,
): readonly string[] {
  const { tried, reason } = result;
  const from = tried[0] ?? { value: 0, coverage: 0 };
  const to = tried.at(-1) ?? from;
  const range = `from ${words(from.value)} to ${words(to.value)}`;
  const nearest = tried.reduce((best, one) =>
    reason === 'all_hold'
      ? one.coverage < best.coverage
        ? one
        : best
      : one.coverage > best.coverage
        ? one
        : best,
  );
  const at = `${exactDays(nearest.coverage)} days, with ${words(nearest.value)}`;
  return [
    reason === 'all_hold'
      ? `Every value tried ${range} holds ${goalDays} days. The least is ${at}.`
      : `No value tried ${range} holds ${goalDays} days. The most is ${at}.`,
  ];
}

/** What a goal seek found, in sentences: its proof first. */
export function goalSeekSentences(
  seek: GoalSeek,
  result: GoalSeekResult,
  preferred: AmountUnit,
): readonly string[] {
  const control = controlFor(seek.scenario, seek.path);
  const words = (value: number) => valueWords(control, value, preferred);
  const isNamed = (value: number) => valueText(control, value, preferred).unit !== '';
  const limits = result.limits.map(
    ({ value, problem }) => `Nothing beyond ${words(value)} can be run: ${problem}.`,
  );
  if (!result.found) return [...searchSentences(seek, result, words), ...limits];
  const { holds, fails, coverageHolds, coverageFails, dip, tried } = result;
  const [low, high] = [tried.at(0)?.value ?? 0, tried.at(-1)?.value ?? 0].map(words);
  // A number that counts nothing by name is no subject of a sentence.
  const [doHold, doNot] = isNamed(holds) ? ['hold', 'do not'] : ['it holds', 'it does not'];
  const subject = (value: number) => (isNamed(value) ? words(value) : `With ${words(value)}`);
  return [
    `${subject(holds)} ${doHold}: ${exactDays(coverageHolds)} days at the end.`,
    `${subject(fails)} ${doNot}: ${exactDays(coverageFails)} days.`,
    dip === undefined
      ? `Among the ${tried.length} values tried from ${low} to ${high} coverage only moves one way.`
      : `Coverage is not monotone: ${words(dip.before.value)} give ${exactDays(dip.before.coverage)} days, ${words(dip.after.value)} only ${exactDays(dip.after.coverage)}. There may be other answers from ${low} to ${high}.`,
    ...limits,
  ];
}

/** What is wrong with an experiment's own numbers, before it begins. */
export function countProblem(text: string, least: number, most: number): string | undefined {
  const count = Number(text);
  const isFine = text.trim() !== '' && Number.isSafeInteger(count) && count >= least && count <= most;
  return isFine
    ? undefined
    : `“${text}” is not possible; allowed are whole numbers from ${least} to ${formatUnits(most)}.`;
}

/** How many runs an experiment takes. */
export function runsOf(experiment: Experiment): number {
  switch (experiment.kind) {
    case 'monteCarlo':
      return experiment.runs;
    case 'sweep': {
      const valuesOf = (axis: Axis) => axisValues(experiment.scenario, axis).length;
      return valuesOf(experiment.x) * (experiment.y === undefined ? 1 : valuesOf(experiment.y));
    }
    case 'tornado':
      return experiment.seeds * planTornado(experiment.scenario, experiment.paths).variants.length;
  }
}
