/** What lines over days are made of. */

/** The ink of a series: the main one, a dashed baseline, a goal, or one of four pinned scenarios. */
export type SeriesTone = 'ink' | 'baseline' | 'goal' | 'a' | 'b' | 'c' | 'd';

/** A line: one value for each day, `null` where there is none. */
export interface TimeSeries {
  readonly label: string;
  readonly values: readonly (number | null)[];
  readonly tone?: SeriesTone;
  /** Whether its name stands on the line; a single series is named by the chart's title. */
  readonly labelled?: boolean;
}

/** A range around a line: what lies between `low` and `high`. */
export interface TimeBand {
  readonly label: string;
  readonly low: readonly (number | null)[];
  readonly high: readonly (number | null)[];
  readonly tone: 'outer' | 'inner';
}

/** A dashed level with its name. */
export interface TimeThreshold {
  readonly value: number;
  readonly label: string;
  readonly status?: 'bad' | 'ok';
}

/** A stretch of days that is set apart, such as a shock; a moment, such as an allocation, where it ends as it begins. */
export interface TimeSpan {
  readonly from: number;
  readonly to: number;
  readonly label: string;
}
