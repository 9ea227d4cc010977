/** A scenario as parameters of a link: the preset, what was changed, the seed, the goal, and the hash to expect. */
import { canonicalJson } from '../engine/canonicalJson';
import { findPreset, presets, type Preset } from '../simulation/presets';
import type { Scenario } from '../simulation/scenario';
import { readScenario } from '../simulation/scenarioFile';

/** The goal that a link need not name. */
export const usualGoalDays = 30;

/** What a run ended in: the hash of its last state, and marks of its days. */
export interface Proof {
  readonly hash: string;
  readonly marks: readonly string[];
}

/** What a link says. */
export interface LinkedScenario {
  readonly preset: Preset;
  readonly scenario: Scenario;
  readonly goalDays: number;
  readonly expected: Proof | undefined;
  /** What is wrong with the link; the preset then stands as it is. */
  readonly problem: string | undefined;
}

type Fields = Readonly<Record<string, unknown>>;

function isRecord(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What differs, as the smallest part of `changed` that makes it from `base`. */
export function differenceOf(base: unknown, changed: unknown): unknown {
  if (canonicalJson(base) === canonicalJson(changed)) return undefined;
  if (!isRecord(base) || !isRecord(changed)) return changed;
  const entries = Object.entries(changed).flatMap(([key, value]) => {
    const difference = differenceOf(base[key], value);
    return difference === undefined ? [] : [[key, difference] as const];
  });
  return Object.fromEntries(entries);
}

/** The parameters of a link to a scenario. */
export function linkParams(
  preset: Preset,
  scenario: Scenario,
  goalDays: number,
  proof?: Proof,
): Readonly<Record<string, string | undefined>> {
  const { seed, ...rest } = scenario;
  const { seed: usualSeed, ...base } = preset.scenario;
  const difference = differenceOf(base, rest);
  return {
    preset: preset.id,
    seed: seed === usualSeed ? undefined : String(seed),
    with: difference === undefined ? undefined : canonicalJson(difference),
    goal: goalDays === usualGoalDays ? undefined : String(goalDays),
    hash: proof?.hash,
    marks: proof?.marks.join('.'),
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** Reads the parameters of a link; whatever they hold, a scenario comes out, and a word about what was not understood. */
export function readLink(params: Readonly<Record<string, string>>): LinkedScenario {
  const named = params['preset'] ?? 'balanced-village';
  const found = findPreset(named);
  const preset: Preset = found ?? (presets[0] as Preset);
  const given = params['with'] === undefined ? {} : parsed(params['with']);
  const seed = params['seed'] === undefined ? {} : { seed: parsed(params['seed']) };
  const read = readScenario(isRecord(given) ? { ...given, ...seed } : given, preset.scenario);
  const hash = params['hash'] ?? '';
  const goal = Number(params['goal'] ?? usualGoalDays);
  const problem = found === undefined ? `There is no preset ‘${named}’.` : undefined;
  return {
    preset,
    scenario: read.ok ? read.scenario : preset.scenario,
    goalDays: goal >= 0 && goal <= 3_650 ? goal : usualGoalDays,
    expected: /^[0-9a-f]{64}$/.test(hash) ? { hash, marks: (params['marks'] ?? '').split('.') } : undefined,
    problem: problem ?? (read.ok ? undefined : `This link cannot be run: ${read.problem}.`),
  };
}

/** The same scenario has the same text: the key of everything that is cached about it. */
export function scenarioKey(scenario: Scenario): string {
  return canonicalJson(scenario);
}
