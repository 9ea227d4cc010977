/** What came of a run: the target number, how the floor fared, and what was changed for it. */
import { DAYS_PER_MONTH } from '../engine/crisis';
import { formatUnits } from '../engine/units';
import { dayColumn, type DayColumns } from '../simulation/dayColumns';
import type { ExperimentResult } from '../simulation/experimentResult';
import type { Scenario } from '../simulation/scenario';
import type { AmountUnit } from '../store/preferences';
import { allControls, messageShock } from './whatIfControls';
import { monthlyBalance } from './whatIfFindings';
import { amountNumber, counted, coverageText, valueWords } from './whatIfText';

/** How the floor fared in a run, the opening left out. */
export interface RunOutcome {
  /** Thousandths of a day, at the end and at the lowest. */
  readonly final: number;
  readonly lowest: number;
  readonly lowestDay: number;
  readonly daysBelow: number;
  /** The first day that ended with nothing in the floor, if any. */
  readonly emptyDay: number | undefined;
  readonly crisisDays: number;
  readonly status: 'ok' | 'warn' | 'bad';
  /** The verdict, after “The floor”: the same words wherever the run is judged. */
  readonly word: string;
}

/**
 * Judges how the floor fared: it holds if it never was below the goal, it empties if nothing was left on any day, and otherwise it
 * ends on one side of the goal.
 */
export function outcomeOf(columns: DayColumns, goalDays: number): RunOutcome {
  const coverage = dayColumn(columns, 'coverageMillidays');
  const floor = dayColumn(columns, 'floor');
  const days = dayColumn(columns, 'day');
  const crisis = dayColumn(columns, 'isCrisis');
  const goal = goalDays * 1_000;
  let lowestAt = Math.min(1, columns.count - 1);
  let emptyAt = -1;
  let daysBelow = 0;
  let crisisDays = 0;
  for (let row = 1; row < columns.count; row += 1) {
    const value = coverage[row] ?? 0;
    if (value < (coverage[lowestAt] ?? 0)) lowestAt = row;
    if (value < goal) daysBelow += 1;
    // A floor that nobody needs has nothing and covers every day.
    if (emptyAt < 0 && floor[row] === 0 && value === 0) emptyAt = row;
    crisisDays += crisis[row] ?? 0;
  }
  const final = coverage.at(-1) ?? 0;
  const emptyDay = emptyAt < 0 ? undefined : days[emptyAt];
  return {
    final,
    lowest: coverage[lowestAt] ?? 0,
    lowestDay: days[lowestAt] ?? 0,
    daysBelow,
    emptyDay,
    crisisDays,
    ...verdictOf(final < goal, daysBelow, emptyDay),
  };
}

function verdictOf(
  endsBelow: boolean,
  daysBelow: number,
  emptyDay: number | undefined,
): Pick<RunOutcome, 'status' | 'word'> {
  if (emptyDay !== undefined) return { status: 'bad', word: `empties on day ${emptyDay}` };
  if (daysBelow === 0) return { status: 'ok', word: 'holds' };
  if (endsBelow) return { status: 'warn', word: 'ends below the goal' };
  return { status: 'warn', word: `ends above the goal, after ${counted(daysBelow, 'day')} below it` };
}

/** The verdict as the sentence of a chart: what was lowest, and what was left at the end. */
export function coverageSentence({ word, lowest, lowestDay, emptyDay, final }: RunOutcome): string {
  const verdict = word.charAt(0).toUpperCase() + word.slice(1);
  return emptyDay === undefined
    ? `${verdict}: lowest ${coverageText(lowest)} days on day ${lowestDay}, ${coverageText(final)} at the end.`
    : `${verdict}: ${coverageText(final)} days at the end.`;
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
  const { word, final, lowest, lowestDay, emptyDay, crisisDays } = outcome;
  const sentences = [`The floor ${word}. At the end it covers ${coverageText(final)} days.`];
  if (emptyDay === undefined)
    sentences.push(`Its lowest is ${coverageText(lowest)} days, on day ${lowestDay}.`);
  sentences.push(
    crisisDays === 0
      ? 'There is no crisis.'
      : `${counted(crisisDays, 'day')} ${crisisDays === 1 ? 'ends' : 'end'} in a crisis.`,
  );
  if (years !== undefined) {
    sentences.push(
      `It stands at ${counted(goalDays, 'day')} or more at the end of ${formatUnits(years.heldAtEnd)} of ${counted(years.runs, 'run')}.`,
    );
  }
  return sentences;
}

/** A thirtieth of a month's amount; of NXT, two decimals are kept. */
function dailyAmount(units: number, preferred: AmountUnit): string {
  const kept = preferred === 'units' ? 1 : 1_000_000;
  return amountNumber(Math.floor(units / DAYS_PER_MONTH / kept) * kept, preferred);
}

/** What the other scenario does, in one sentence with the figures behind it. */
export function baselineSentence(
  name: string,
  scenario: Scenario,
  outcome: RunOutcome,
  preferred: AmountUnit,
): string {
  const { need, burned } = monthlyBalance(scenario);
  const flows = `standard messages bring ${dailyAmount(burned, preferred)} ${preferred} a day and the floor needs ${dailyAmount(need, preferred)}`;
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
