/** A command as somebody is typing it: texts by field, read into a command or into what is wrong with each. */
import { amountTextProblem, parseAmountText } from '../components/amountInput';
import { pools } from '../engine/assets';
import { commandShapes, type Command, type CommandField, type CommandType } from '../engine/commands';
import { policyFields } from '../engine/policy';
import type { AmountUnit } from '../store/preferences';

/** Texts by field name; parts of a field are named `weights.NXT-FOOD`, `policy.citizens`. */
export type DraftTexts = Readonly<Record<string, string>>;

/** What a draft says: a command if every text can be read, what is wrong, and what still has to be filled in. */
export interface DraftReading {
  readonly command: Command | undefined;
  readonly problems: ReadonlyMap<string, string>;
  readonly missing: readonly string[];
}

const longestShown = 24;

/** Reads a whole number: ASCII digits only, no larger than a number holds exactly. */
export function parseInteger(
  text: string,
): { readonly ok: true; readonly value: number } | { readonly ok: false; readonly problem: string } {
  const trimmed = text.trim();
  const shown = trimmed.length > longestShown ? `${trimmed.slice(0, longestShown)}…` : trimmed;
  if (!/^\d+$/.test(trimmed)) {
    return { ok: false, problem: `“${shown}” is not a whole number. Use the digits 0–9, such as 12.` };
  }
  const value = trimmed.length > 16 ? Number.POSITIVE_INFINITY : Number(trimmed);
  if (!Number.isSafeInteger(value)) return { ok: false, problem: `“${shown}” is too large a number.` };
  return { ok: true, value };
}

/** The names in a list that a person typed, separated by commas or lines. */
export function parseAddresses(text: string): readonly string[] {
  return text
    .split(/[,\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

class DraftReader {
  readonly values: [string, unknown][] = [];
  readonly problems = new Map<string, string>();
  readonly missing: string[] = [];
  readonly #texts: DraftTexts;
  readonly #unit: AmountUnit;

  constructor(texts: DraftTexts, unit: AmountUnit) {
    this.#texts = texts;
    this.#unit = unit;
  }

  text(name: string): string {
    return Object.hasOwn(this.#texts, name) ? (this.#texts[name] ?? '') : '';
  }

  amount(name: string): number | undefined {
    const text = this.text(name);
    const amount = parseAmountText(text, this.#unit);
    if (amount.ok) return amount.units;
    this.problems.set(name, amountTextProblem(text, this.#unit) ?? 'Enter an amount.');
    return undefined;
  }

  integer(name: string): number | undefined {
    const integer = parseInteger(this.text(name));
    if (integer.ok) return integer.value;
    this.problems.set(name, integer.problem);
    return undefined;
  }

  /** The parts that are filled in, each read as a number. */
  parts(field: string, names: readonly string[], amounts: readonly string[] = []): Record<string, number> {
    const entries = names.flatMap((name): [string, number][] => {
      const key = `${field}.${name}`;
      if (this.text(key).trim() === '') return [];
      const value = amounts.includes(name) ? this.amount(key) : this.integer(key);
      return value === undefined ? [] : [[name, value]];
    });
    return Object.fromEntries(entries);
  }

  read({ name, kind, required, label }: CommandField): void {
    if (kind === 'policy') {
      this.values.push([name, this.parts(name, policyFields, ['allotment'])]);
      return;
    }
    if (kind === 'weights') {
      const weights = this.parts(
        name,
        pools.map(({ address }) => address),
      );
      if (Object.keys(weights).length > 0) this.values.push([name, weights]);
      return;
    }
    const text = this.text(name);
    if (text.trim() === '') {
      if (required) this.missing.push(label);
      return;
    }
    this.values.push([name, this.#value(name, kind, text)]);
  }

  #value(name: string, kind: Exclude<CommandField['kind'], 'policy' | 'weights'>, text: string): unknown {
    switch (kind) {
      case 'amount':
      case 'tokens':
        return this.amount(name);
      case 'integer':
      case 'shares':
        return this.integer(name);
      case 'addresses':
        return parseAddresses(text);
      case 'address':
      case 'text':
      case 'messageType':
      case 'pool':
      case 'side':
      case 'sector':
        return text;
    }
  }
}

/** Reads a draft. Values that the engine can judge go to it as they are; only texts that are no numbers are refused here. */
export function readDraft(type: CommandType, texts: DraftTexts, unit: AmountUnit): DraftReading {
  const reader = new DraftReader(texts, unit);
  for (const field of commandShapes[type].fields) reader.read(field);
  const { values, problems, missing } = reader;
  const isComplete = problems.size === 0 && missing.length === 0;
  return {
    command: isComplete ? ({ type, ...Object.fromEntries(values) } as Command) : undefined,
    problems,
    missing,
  };
}

/** A message id that no message bears: `MSG_1518`, counting on from the number of messages sent. */
export function unusedMessageId(isUsed: (id: string) => boolean, start: number): string {
  for (let number = start; ; number += 1) {
    const id = `MSG_${number}`;
    if (!isUsed(id)) return id;
  }
}
