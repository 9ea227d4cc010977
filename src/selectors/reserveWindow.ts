/** Which days the reserve is looked at, as the address of the page says it. */
import type { DayWindow } from './reserve';

/** The choices of a window. */
export type WindowChoice = 'all' | '30' | '7' | 'custom';

/** A choice and the days it means, with what is wrong with days a person typed. */
export interface ChosenWindow {
  readonly choice: WindowChoice;
  readonly window: DayWindow;
  /** Texts of the two fields. */
  readonly fromText: string;
  readonly toText: string;
  readonly fromProblem: string | undefined;
  readonly toProblem: string | undefined;
}

function readDay(text: string): number | undefined {
  const trimmed = text.trim();
  return /^\d{1,9}$/.test(trimmed) ? Number(trimmed) : undefined;
}

function dayProblem(text: string, today: number): string | undefined {
  const day = readDay(text);
  if (day === undefined)
    return `“${text.slice(0, 24)}” is no day. Days are whole numbers from 0 to ${today}.`;
  return day > today ? `Day ${day} has not come yet: today is day ${today}.` : undefined;
}

function lastDays(count: number, today: number): DayWindow {
  return { from: Math.max(0, today - count + 1), to: today };
}

/**
 * Reads a window from the parameters `window` (`30`, `7`, `custom`), `from` and `to` (days). Whatever means nothing is the whole
 * history: a link never breaks the panel.
 */
export function readWindow(
  params: Readonly<Record<string, string | undefined>>,
  today: number,
): ChosenWindow {
  const { window: named, from, to } = params;
  const all: DayWindow = { from: 0, to: today };
  const none = { fromText: '', toText: '', fromProblem: undefined, toProblem: undefined };
  if (named === 'custom' || from !== undefined || to !== undefined) {
    const fromText = from ?? '0';
    const toText = to ?? String(today);
    const fromProblem = dayProblem(fromText, today);
    const toProblem = dayProblem(toText, today) ?? orderProblem(fromText, toText);
    const isClear = fromProblem === undefined && toProblem === undefined;
    const window = isClear ? { from: readDay(fromText) ?? 0, to: readDay(toText) ?? today } : all;
    return { choice: 'custom', window, fromText, toText, fromProblem, toProblem };
  }
  if (named === '30' || named === '7')
    return { ...none, choice: named, window: lastDays(Number(named), today) };
  return { ...none, choice: 'all', window: all };
}

function orderProblem(fromText: string, toText: string): string | undefined {
  const [from, to] = [readDay(fromText), readDay(toText)];
  if (from === undefined || to === undefined || to >= from) return undefined;
  return `Day ${to} is before day ${from}: the last day cannot come before the first.`;
}

/** The parameters of a choice; a custom window starts from the days that are shown. */
export function windowParams(choice: WindowChoice, shown: DayWindow): Record<string, string | undefined> {
  const none = { window: undefined, from: undefined, to: undefined };
  switch (choice) {
    case 'all':
      return none;
    case '30':
    case '7':
      return { ...none, window: choice };
    case 'custom':
      return { window: 'custom', from: String(shown.from), to: String(shown.to) };
  }
}

/** A window in words: “day 28 to day 57”, “day 3”. */
export function windowWords({ from, to }: DayWindow): string {
  return from === to ? `day ${from}` : `day ${from} to day ${to}`;
}
