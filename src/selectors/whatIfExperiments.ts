/** What experiments ask by default, and what their answers say in words. */
import { formatUnits } from '../engine/units';
import type { ExperimentResult } from '../simulation/experimentResult';
import type { Experiment } from '../simulation/experiments';
import type { GoalSeekResult } from '../simulation/goalSeek';
import { findParameter, getParameter, parameters, type Parameter } from '../simulation/parameters';
import type { Scenario } from '../simulation/scenario';
import type { AmountUnit } from '../store/preferences';
import { findControl, type Control } from './whatIfControls';
import { monthlyBalance } from './whatIfFindings';
import { coverageText, valueWords } from './whatIfText';

/** The range in which an experiment looks unless told otherwise. */
export interface LookRange {
  readonly from: number;
  readonly to: number;
}

/** The parameters that an experiment can vary; the four parts of the mix only move together. */
export const variableParameters: readonly Parameter[] = parameters.filter(
  ({ path }) => !path.startsWith('messages.mixPercent') && path !== 'seed',
);

const clamp = ({ min, max }: Parameter, value: number) => Math.min(max, Math.max(min, value));

/** Around what the scenario has, as far as the tornado goes; for the burn, around what arithmetic says is needed. */
export function usualRange(path: string, scenario: Scenario): LookRange {
  const parameter = findParameter(path) as Parameter;
  const value = getParameter(scenario, path);
  if (path === 'messages.burnPerStandardMessage') {
    const needed = monthlyBalance(scenario).burnNeeded;
    const known = Number.isFinite(needed) ? needed : value;
    return {
      from: clamp(parameter, Math.floor(Math.min(value, known) / 2)),
      to: clamp(parameter, Math.max(value, known) * 2),
    };
  }
  if (parameter.max - parameter.min <= 300) return { from: parameter.min, to: parameter.max };
  const [low, high] = parameter.tornado ?? [value / 2, value * 2];
  const from = clamp(parameter, Math.min(low, value / 2));
  const to = clamp(parameter, Math.max(high, value * 2));
  return parameter.step === 1 ? { from: Math.floor(from), to: Math.ceil(to) } : { from, to };
}

/** A control for each parameter, so that its values are read and written as in the sliders. */
export function controlFor(path: string): Control {
  return findControl(path) as Control;
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

/** What a goal seek found, in sentences. */
export function goalSeekSentences(
  path: string,
  goalDays: number,
  result: GoalSeekResult,
  preferred: AmountUnit,
): readonly string[] {
  const control = controlFor(path);
  const words = (value: number) => valueWords(control, value, preferred);
  const [low, high] = [result.scanned.at(0)?.value ?? 0, result.scanned.at(-1)?.value ?? 0].map(words);
  if (!result.found) {
    return [
      result.reason === 'all_hold'
        ? `Every value tried from ${low} to ${high} holds ${goalDays} days. Look further out.`
        : `No value tried from ${low} to ${high} holds ${goalDays} days. Look further out.`,
    ];
  }
  return [
    `${words(result.holds)} hold: ${exactDays(result.coverageHolds)} days at the end.`,
    `${words(result.fails)} do not: ${exactDays(result.coverageFails)} days.`,
    result.isMonotone
      ? `Among ${result.scanned.length} values from ${low} to ${high} coverage only moves one way.`
      : `Coverage is not monotone between ${low} and ${high}: there may be other answers.`,
  ];
}

/** One bar of a tornado in words and places. */
export interface TornadoBar {
  readonly path: string;
  readonly label: string;
  readonly lowText: string;
  readonly highText: string;
  readonly low: number;
  readonly high: number;
  readonly span: number;
}

/** The bars of a tornado, longest first. */
export function tornadoBars(
  result: Extract<ExperimentResult, { kind: 'tornado' }>,
  preferred: AmountUnit,
): readonly TornadoBar[] {
  return result.bars.map(({ path, lowValue, highValue, low, high }) => {
    const control = controlFor(path);
    return {
      path,
      label: findParameter(path)?.label ?? path,
      lowText: valueWords(control, lowValue, preferred),
      highText: valueWords(control, highValue, preferred),
      low,
      high,
      span: Math.abs(high - low),
    };
  });
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
    case 'sweep':
      return experiment.x.steps * (experiment.y?.steps ?? 1);
    case 'tornado':
      return experiment.seeds * (1 + 2 * parameters.filter(({ tornado }) => tornado !== undefined).length);
  }
}
