/** What came of a run: the target number, how the floor fared, and what was changed for it. */
import { DAYS_PER_MONTH } from '../engine/crisis';
import { formatUnits } from '../engine/units';
import { dayColumn, type DayColumns } from '../simulation/dayColumns';
import type { ExperimentResult } from '../simulation/experimentResult';
import type { Scenario } from '../simulation/scenario';
import type { AmountUnit } from '../store/preferences';
import { allControls, messageShock } from './whatIfControls';
import { monthlyBalance } from './whatIfFindings';
import { coverageText, shortNxt, valueWords } from './whatIfText';

/** How a run ended. */
export interface RunOutcome {
  /** Thousandths of a day, at the end and at the lowest, the opening left out. */
  readonly final: number;
  readonly lowest: number;
  readonly lowestDay: number;
  /** The first day that ended with nothing, if any. */
  readonly emptyDay: number | undefined;
  readonly crisisDays: number;
  readonly status: 'ok' | 'warn' | 'bad';
  readonly word: 'holds' | 'below the goal' | 'empties';
}

/** Reads how the floor fared. */
export function outcomeOf(columns: DayColumns, goalDays: number): RunOutcome {
  const coverage = dayColumn(columns, 'coverageMillidays');
  const days = dayColumn(columns, 'day');
  const crisis = dayColumn(columns, 'isCrisis');
  let lowestAt = Math.min(1, columns.count - 1);
  let emptyAt = -1;
  let crisisDays = 0;
  for (let row = 1; row < columns.count; row += 1) {
    const value = coverage[row] ?? 0;
    if (value < (coverage[lowestAt] ?? 0)) lowestAt = row;
    if (value < 100 && emptyAt < 0) emptyAt = row;
    crisisDays += crisis[row] ?? 0;
  }
  const final = coverage.at(-1) ?? 0;
  const holds = final >= goalDays * 1_000;
  const isEmpty = final < 100;
  return {
    final,
    lowest: coverage[lowestAt] ?? 0,
    lowestDay: days[lowestAt] ?? 0,
    emptyDay: emptyAt < 0 ? undefined : days[emptyAt],
    crisisDays,
    status: holds ? 'ok' : isEmpty ? 'bad' : 'warn',
    word: holds ? 'holds' : isEmpty ? 'empties' : 'below the goal',
  };
}

/** One change in words: `Burn per message: 54,000,000 units, not 16,000,000 units`. */
export interface ChangeInWords {
  readonly id: string;
  readonly text: string;
}

/** What was changed between two scenarios, one line each. */
export function changesInWords(
  from: Scenario,
  to: Scenario,
  preferred: AmountUnit,
): readonly ChangeInWords[] {
  return allControls.flatMap((control) => {
    const before = control.read(from);
    const after = control.read(to);
    const isIdleShock =
      control.id.startsWith('shock.') &&
      control.id !== 'shock.size' &&
      messageShock(from).factor === 1 &&
      messageShock(to).factor === 1;
    if (before === after || isIdleShock) return [];
    const [was, is] = [before, after].map((value) => valueWords(control, value, preferred));
    return [{ id: control.id, text: `${control.label}: ${is}, not ${was}` }];
  });
}

type MonteCarlo = Extract<ExperimentResult, { kind: 'monteCarlo' }>;

/** How the floor fared, as sentences. */
export function outcomeSentences(
  outcome: RunOutcome,
  goalDays: number,
  years: MonteCarlo | undefined,
): readonly string[] {
  const end = `ends at ${coverageText(outcome.final)} days`;
  const first =
    years === undefined
      ? `The floor ${outcome.status === 'ok' ? 'holds' : outcome.status === 'bad' ? 'empties' : 'stays below the goal'} and ${end}.`
      : `The floor stands at ${goalDays} days or more at the end of ${formatUnits(years.heldAtEnd)} of ${formatUnits(years.runs)} runs; this one ${end}.`;
  const low =
    outcome.emptyDay === undefined
      ? `Its lowest is ${coverageText(outcome.lowest)} days, on day ${outcome.lowestDay}.`
      : `It is empty on day ${outcome.emptyDay}.`;
  const crisis =
    outcome.crisisDays === 0 ? 'There is no crisis.' : `${outcome.crisisDays} days end in a crisis.`;
  return [first, low, crisis];
}

/** A thirtieth of a month's amount, cut off after two decimals. */
function dailyNxt(units: number): string {
  return shortNxt(Math.floor(units / DAYS_PER_MONTH / 1_000_000) * 1_000_000);
}

/** What the other scenario does, in one sentence with the figures behind it. */
export function baselineSentence(name: string, scenario: Scenario, outcome: RunOutcome): string {
  const { need, burned } = monthlyBalance(scenario);
  const flows = `standard messages bring ${dailyNxt(burned)} NXT a day and the floor needs ${dailyNxt(need)}`;
  return outcome.emptyDay === undefined
    ? `${name} ends at ${coverageText(outcome.final)} days: ${flows}.`
    : `${name} is empty on day ${outcome.emptyDay}: ${flows}.`;
}

/** The card as text to copy. */
export function cardText(
  title: string,
  changes: readonly ChangeInWords[],
  sentences: readonly string[],
): string {
  const lines = changes.length === 0 ? ['- Nothing was changed.'] : changes.map(({ text }) => `- ${text}`);
  return [title, '', ...lines, '', sentences.join(' ')].join('\n');
}
