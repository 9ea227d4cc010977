/** What is kept of one run of an experiment: enough to merge it with others, little enough to send around. */
import type { DayRow, ScenarioRun } from './runScenario';

/** What is kept of one run. */
export interface RunSummary {
  readonly index: number;
  /** Of its last state; empty unless it was asked for. */
  readonly hash: string;
  /** Thousandths of a day that the floor lasts, at the end of each day, the opening first. */
  readonly coverageMillidays: readonly number[];
  readonly reserve: readonly number[];
  readonly pools: readonly number[];
  /** Share of wallets that cannot afford a standard message, in permille. */
  readonly cannotSendPermille: readonly number[];
  readonly messagesRefused: number;
  readonly crisisDays: number;
  readonly gini: number;
}

/**
 * What is kept of a finished run. `withHash` costs several times what the run did: the whole state is written out and hashed.
 * Throws a defect if the run did not conserve value.
 */
export function summarize(index: number, run: ScenarioRun, withHash: boolean): RunSummary {
  const [violation] = run.violations();
  if (violation !== undefined) throw new Error(`run ${index} does not conserve value: ${violation}`);
  const { rows } = run;
  const last = rows.at(-1) as DayRow;
  return {
    index,
    hash: withHash ? run.hash() : '',
    coverageMillidays: rows.map((row) => Math.min(row.coverageMillidays, Number.MAX_SAFE_INTEGER)),
    reserve: rows.map((row) => row.reserve),
    pools: rows.map((row) => row.pools),
    cannotSendPermille: rows.map((row) => Math.floor((row.cannotSend * 1_000) / Math.max(1, row.citizens))),
    messagesRefused: rows.reduce((sum, row) => sum + row.messagesRefused, 0),
    crisisDays: rows.reduce((sum, row) => sum + (row.isCrisis && row.day > 0 ? 1 : 0), 0),
    gini: last.gini,
  };
}

/** Thousandths of a day that the floor lasts at the end of a run. */
export function finalCoverage(summary: RunSummary): number {
  return summary.coverageMillidays.at(-1) ?? 0;
}

/** Whether the floor holds in a run: after the opening it never lasts less than `goalDays`. */
export function holdsGoal(summary: RunSummary, goalDays: number): boolean {
  return summary.coverageMillidays.slice(1).every((coverage) => coverage >= goalDays * 1_000);
}
