/**
 * Scenarios as files: a documented, versioned JSON document. A file may leave out what is as in the balanced village. What is
 * out of range or of the wrong type is refused with what is allowed, before anything runs.
 */
import { shown } from '../engine/rejections';
import { getParameter, growthParameters, parameters, shockParameters, type Parameter } from './parameters';
import { drawPopulation } from './population';
import { balancedVillage, type Scenario, type Shock } from './scenario';

export const SCENARIO_FORMAT = 'nexus-scenario/1';

/** A scenario file, read: the scenario, or the first thing that is wrong with it. */
export type ParsedScenario =
  | { readonly ok: true; readonly scenario: Scenario }
  | { readonly ok: false; readonly problem: string };

/** What TREASURY and ECOSYSTEM_FUND hold at genesis, in units: wallets and openings cannot exceed them. */
const treasuryUnits = 50_000_000_000_000;
const fundUnits = 20_000_000_000_000;

/** Messages that a whole village may send on one day. */
const messagesPerDayMax = 2_000_000;

type Fields = Readonly<Record<string, unknown>>;

function isRecord(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Lays a part of a file over the same part of a scenario; the sentence if a field is unknown or of another shape. */
function merged(base: unknown, given: unknown, path: string): { value: unknown } | string {
  if (given === undefined) return { value: base };
  // Growth is an object or nothing: a file may take away what its preset has.
  if (!isRecord(base) || (path === 'growth' && given === null)) return { value: given };
  const name = path === '' ? 'the scenario' : path;
  if (!isRecord(given)) return `${name} must be an object, not ${shown(given)}`;
  const result: Record<string, unknown> = { ...base };
  for (const [key, value] of Object.entries(given)) {
    if (!Object.hasOwn(base, key)) return `${name} has no field ${shown(key)}`;
    const part = merged(base[key], value, path === '' ? key : `${path}.${key}`);
    if (typeof part === 'string') return part;
    result[key] = part.value;
  }
  return { value: result };
}

/** True for a number of a range. The engine refuses -0 wherever it meets it, so it is no number here either. */
function isWithin(value: unknown, min: number, max: number, isWhole: boolean): boolean {
  return (
    typeof value === 'number' &&
    value >= min &&
    value <= max &&
    !Object.is(value, -0) &&
    (!isWhole || Number.isSafeInteger(value))
  );
}

function parameterProblem(scenario: Fields): string | undefined {
  for (const { path, min, max, step } of parameters) {
    let value: unknown = scenario;
    for (const key of path.split('.')) value = isRecord(value) ? value[key] : undefined;
    const isWhole = step === 1;
    if (!isWithin(value, min, max, isWhole)) {
      return `${path} is ${shown(value)}; allowed are ${isWhole ? 'whole ' : ''}numbers from ${min} to ${max}`;
    }
  }
  return undefined;
}

function listProblem(scenario: Fields): string | undefined {
  const { pools, growth, shocks, policy } = scenario;
  const weights = isRecord(pools) ? pools['weights'] : undefined;
  const isWeight = (value: unknown): boolean => isWithin(value, 0, 1_000_000, true);
  if (
    !Array.isArray(weights) ||
    weights.length !== 12 ||
    !weights.every(isWeight) ||
    weights.every((weight) => weight === 0)
  ) {
    return 'pools.weights must be twelve whole numbers from 0 to 1000000, not all zero';
  }
  const allocateInCrisis = isRecord(policy) ? policy['allocateInCrisis'] : undefined;
  if (typeof allocateInCrisis !== 'boolean')
    return `policy.allocateInCrisis is ${shown(allocateInCrisis)}; allowed are true and false`;
  if (growth !== null) {
    const problem = spanProblem('growth', growth, growthParameters);
    if (problem !== undefined) return problem;
  }
  if (!Array.isArray(shocks) || shocks.length > 20) return 'shocks must be a list of at most 20';
  for (const [index, shock] of shocks.entries()) {
    const problem = shockProblem(index, shock);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

function shockProblem(index: number, shock: unknown): string | undefined {
  const path = `shocks[${index}]`;
  const kind = isRecord(shock) ? shock['kind'] : undefined;
  if (kind !== 'messages' && kind !== 'poolRun')
    return `${path}.kind is ${shown(kind)}; allowed are 'messages' and 'poolRun'`;
  return spanProblem(path, shock, shockParameters(kind, index), ['kind']);
}

/** Checks something that happens for some days: its own numbers, and nothing else but the `others`. */
function spanProblem(
  path: string,
  span: unknown,
  numbers: readonly Parameter[],
  others: readonly string[] = [],
): string | undefined {
  if (!isRecord(span)) return `${path} must be an object, not ${shown(span)}`;
  const ranges = new Map(numbers.map((number) => [number.path.split('.').at(-1) ?? '', number]));
  for (const key of Object.keys(span)) {
    if (!ranges.has(key) && !others.includes(key)) return `${path} has no field ${shown(key)}`;
  }
  for (const [key, { min, max, step }] of ranges) {
    const value = span[key];
    if (!isWithin(value, min, max, step >= 1))
      return `${path}.${key} is ${shown(value)}; allowed are numbers from ${min} to ${max}`;
  }
  return undefined;
}

/** The most that shocks multiply a day's messages by. It changes only where a shock begins or has ended. */
function largestMessageFactor(shocks: readonly Shock[]): number {
  const factorOn = (day: number): number =>
    shocks.reduce(
      (factor, shock) =>
        shock.kind === 'messages' && day >= shock.startDay && day < shock.startDay + shock.days
          ? factor * shock.factor
          : factor,
      1,
    );
  const days = [0, ...shocks.flatMap(({ startDay, days }) => [startDay, startDay + days])];
  return Math.max(...days.map(factorOn));
}

/** The last sum of opening wallets, and of what: an experiment checks many scenarios that differ in something else. */
let lastWallets = { key: '', sum: 0 };

/** What all wallets open with; the seed only says who gets which. */
function openingWalletsOf(scenario: Scenario): number {
  const { openingMedian, openingInequality } = scenario.wallets;
  const key = `${scenario.citizens} ${openingMedian} ${openingInequality}`;
  if (key !== lastWallets.key) {
    const { openingWallets } = drawPopulation(scenario, scenario.citizens);
    lastWallets = { key, sum: openingWallets.reduce((sum, units) => sum + units, 0) };
  }
  return lastWallets.sum;
}

/** Numbers that are fine one by one and impossible together. */
function jointProblem(scenario: Scenario): string | undefined {
  const { mixPercent, perCitizenDay } = scenario.messages;
  const mix = Object.values(mixPercent).reduce((sum, percent) => sum + percent, 0);
  if (mix !== 100) return `messages.mixPercent sums to ${mix}; it must sum to 100`;
  const newcomers = scenario.growth?.citizens ?? 0;
  const perDay = (scenario.citizens + newcomers) * perCitizenDay * largestMessageFactor(scenario.shocks);
  if (perDay > messagesPerDayMax)
    return `${perDay} messages a day are too many; allowed are ${messagesPerDayMax}`;
  const wallets = openingWalletsOf(scenario);
  const newcomersWallets = newcomers * (scenario.growth?.wallet ?? 0);
  if (wallets + newcomersWallets > treasuryUnits) {
    return `the wallets open with ${wallets + newcomersWallets} units in all; TREASURY holds ${treasuryUnits}`;
  }
  const opening = scenario.opening.floor + scenario.opening.pools + scenario.opening.reserve;
  if (opening > fundUnits) return `the opening takes ${opening} units; ECOSYSTEM_FUND holds ${fundUnits}`;
  return undefined;
}

/** The first thing that is wrong with a whole scenario, with what is allowed; `undefined` if it can run. */
export function scenarioProblem(scenario: Scenario): string | undefined {
  const fields = scenario as unknown as Fields;
  return parameterProblem(fields) ?? listProblem(fields) ?? jointProblem(scenario);
}

/** Reads a parsed JSON value as a scenario file: `{ "format": "nexus-scenario/1", "name"?, "scenario": { … } }`. */
export function readScenarioFile(value: unknown): ParsedScenario {
  const refuse = (problem: string): ParsedScenario => ({ ok: false, problem });
  if (!isRecord(value)) return refuse(`a scenario file is a JSON object, not ${shown(value)}`);
  if (value['format'] !== SCENARIO_FORMAT) {
    return refuse(`the format is ${shown(value['format'])}, expected '${SCENARIO_FORMAT}'`);
  }
  for (const key of Object.keys(value)) {
    if (!['format', 'name', 'scenario'].includes(key)) return refuse(`the file has no field ${shown(key)}`);
  }
  return readScenario(value['scenario']);
}

/** Reads the parameters of a scenario; what is left out is as in `base`, the balanced village if not named. */
export function readScenario(given: unknown, base: Scenario = balancedVillage): ParsedScenario {
  const whole = merged(base, given, '');
  if (typeof whole === 'string') return { ok: false, problem: whole };
  const scenario = whole.value as Scenario;
  const problem = scenarioProblem(scenario);
  return problem === undefined ? { ok: true, scenario } : { ok: false, problem };
}

/** A change of one parameter in words, for the card of actions and outcomes. */
export interface ParameterChange {
  readonly path: string;
  readonly label: string;
  readonly from: number;
  readonly to: number;
}

/** What differs between two scenarios among their parameters. */
export function parameterChanges(from: Scenario, to: Scenario): readonly ParameterChange[] {
  return parameters.flatMap(({ path, label }) => {
    const before = getParameter(from, path);
    const after = getParameter(to, path);
    return before === after ? [] : [{ path, label, from: before, to: after }];
  });
}

/** Shocks and growth, which are no single numbers, as canonical text: equal texts mean equal events. */
export function eventsKey(scenario: Scenario): string {
  const shocks: readonly Shock[] = scenario.shocks;
  return JSON.stringify([scenario.growth, shocks]);
}
