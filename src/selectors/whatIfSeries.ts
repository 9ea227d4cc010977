/** What the charts draw: each with the columns it reads, its scale and its sentence. */
import { formatUnits, UNITS_PER_NXT } from '../engine/units';
import { dayColumn, type DayColumns, type DayField } from '../simulation/dayColumns';
import type { ExperimentResult } from '../simulation/experimentResult';
import type { Bands } from '../simulation/percentiles';
import type { Scenario } from '../simulation/scenario';
import type { AmountUnit } from '../store/preferences';
import { coverageSentence, outcomeOf } from './whatIfOutcome';
import { counted, wholeNxt } from './whatIfText';

/** How numbers of a chart are written. */
export type SeriesUnit = 'days' | 'nxt' | 'units' | 'percent' | 'price' | 'count' | 'ratio';

/** One line of a chart: a column, scaled for the eye. */
export interface ChartLine {
  readonly label: string;
  readonly field: DayField;
}

/** A chart. */
export interface ChartSpec {
  readonly id: string;
  readonly title: string;
  readonly unit: SeriesUnit;
  readonly lines: readonly ChartLine[];
  /** What a column's value is multiplied by for the axis. */
  readonly scale: number;
  /** A column that values are divided by, such as the number of citizens. */
  readonly per?: DayField;
  /** The bands of a Monte Carlo that belong here, with their own scale. */
  readonly bands?: { readonly of: 'coverage' | 'reserve' | 'pools' | 'cannotSend'; readonly scale: number };
  readonly isMain: boolean;
}

/** The charts in the order of the page. */
export const chartSpecs: readonly ChartSpec[] = [
  {
    id: 'coverage',
    title: 'Floor coverage',
    unit: 'days',
    lines: [{ label: 'days', field: 'coverageMillidays' }],
    scale: 0.001,
    bands: { of: 'coverage', scale: 0.001 },
    isMain: true,
  },
  {
    id: 'reserve',
    title: 'Reserve',
    unit: 'nxt',
    lines: [{ label: 'Reserve', field: 'reserve' }],
    scale: 1 / UNITS_PER_NXT,
    bands: { of: 'reserve', scale: 1 / UNITS_PER_NXT },
    isMain: true,
  },
  {
    id: 'cannot-send',
    title: 'Wallets that cannot send',
    unit: 'percent',
    lines: [{ label: 'Share of wallets', field: 'cannotSend' }],
    scale: 100,
    per: 'citizens',
    bands: { of: 'cannotSend', scale: 0.1 },
    isMain: true,
  },
  {
    id: 'pools',
    title: 'Pool depth',
    unit: 'nxt',
    lines: [{ label: 'All twelve pools', field: 'pools' }],
    scale: 1 / UNITS_PER_NXT,
    bands: { of: 'pools', scale: 1 / UNITS_PER_NXT },
    isMain: true,
  },
  {
    id: 'food',
    title: 'Price of FOOD',
    unit: 'price',
    lines: [{ label: 'NXT per FOOD', field: 'foodPrice' }],
    scale: 1,
    isMain: false,
  },
  {
    id: 'refused',
    title: 'Refused a day',
    unit: 'count',
    lines: [
      { label: 'messages', field: 'messagesRefused' },
      { label: 'payments', field: 'transfersRefused' },
    ],
    scale: 1,
    isMain: false,
  },
  {
    id: 'gini',
    title: 'Inequality of wallets',
    unit: 'ratio',
    lines: [{ label: 'Gini coefficient', field: 'gini' }],
    scale: 1,
    isMain: false,
  },
  {
    id: 'flows',
    title: 'Flows a day',
    unit: 'nxt',
    lines: [
      { label: 'burned', field: 'burned' },
      { label: 'wages', field: 'wages' },
      { label: 'floor paid', field: 'floorPaid' },
    ],
    scale: 1 / UNITS_PER_NXT,
    isMain: false,
  },
];

/** A chart of amounts in the unit of the person's choice; any other as it is. */
export function specIn(spec: ChartSpec, preferred: AmountUnit): ChartSpec {
  if (spec.unit !== 'nxt' || preferred === 'NXT') return spec;
  const { bands, ...rest } = spec;
  return {
    ...rest,
    unit: 'units',
    scale: 1,
    ...(bands === undefined ? {} : { bands: { ...bands, scale: 1 } }),
  };
}

/** Values as the axis counts them. */
export function scaledColumn(spec: ChartSpec, field: DayField, columns: DayColumns): Float64Array {
  const column = dayColumn(columns, field);
  const per = spec.per === undefined ? undefined : dayColumn(columns, spec.per);
  return column.map((value, row) => {
    // A floor that nobody needs lasts for ever: the line ends there.
    if (!Number.isFinite(value) || value >= Number.MAX_SAFE_INTEGER) return Number.NaN;
    return per === undefined ? value * spec.scale : (value * spec.scale) / Math.max(1, per[row] ?? 1);
  });
}

/** One line with the run it is of. */
export interface LineSource {
  readonly label: string;
  readonly field: DayField;
  readonly columns: DayColumns;
}

/** What fractions keep in a table: a hundred-millionth, as amounts do. */
const tableDecimals = 8;

const tableUnits: Readonly<Record<Exclude<SeriesUnit, 'nxt' | 'units'>, string>> = {
  days: 'days',
  percent: '%',
  price: 'NXT',
  count: 'count',
  ratio: '0 to 1',
};

/** The numbers behind a chart, plain and exact: amounts are whole units. Rows are made when they are asked for. */
export function seriesTable(spec: ChartSpec, sources: readonly LineSource[]) {
  const { unit } = spec;
  const isAmount = unit === 'nxt' || unit === 'units';
  const days = sources
    .map(({ columns }) => dayColumn(columns, 'day'))
    .reduce((longest, one) => (one.length > longest.length ? one : longest));
  const cell = (value: number | undefined) =>
    value === undefined || Number.isNaN(value) ? null : Number(value.toFixed(tableDecimals));
  let rows: readonly (readonly (number | null)[])[] | undefined;
  return {
    columns: [
      { label: 'Day', kind: 'number' as const },
      ...sources.map(({ label }) =>
        isAmount
          ? { label, kind: 'units' as const }
          : { label: `${label}, ${tableUnits[unit]}`, kind: 'number' as const },
      ),
    ],
    get rows() {
      if (rows !== undefined) return rows;
      const values = sources.map(({ field, columns }) =>
        isAmount ? dayColumn(columns, field) : scaledColumn(spec, field, columns),
      );
      rows = Array.from(days, (day, row) => [day, ...values.map((column) => cell(column[row]))]);
      return rows;
    },
  };
}

/** A band as the axis counts it. */
export interface ScaledBand {
  readonly tone: 'outer' | 'inner';
  readonly low: readonly number[];
  readonly high: readonly number[];
}

/** The two bands of a chart, if a Monte Carlo was run. */
export function bandsFor(
  spec: ChartSpec,
  result: Extract<ExperimentResult, { kind: 'monteCarlo' }> | undefined,
): readonly ScaledBand[] {
  if (result === undefined || spec.bands === undefined) return [];
  const { of, scale } = spec.bands;
  const bands: Bands = result[of];
  const scaled = (values: readonly number[]) => values.map((value) => value * scale);
  return [
    { tone: 'outer', low: scaled(bands.p5), high: scaled(bands.p95) },
    { tone: 'inner', low: scaled(bands.p25), high: scaled(bands.p75) },
  ];
}

/** A span of days that is set apart. */
export interface ShockSpan {
  readonly label: string;
  readonly from: number;
  readonly to: number;
}

/** The shocks and the growth of a scenario as spans. */
export function shockSpans({ shocks, growth, horizonDays }: Scenario): readonly ShockSpan[] {
  const spans = shocks
    .filter((shock) => shock.kind !== 'messages' || shock.factor !== 1)
    .map((shock) => ({
      label: shock.kind === 'messages' ? 'shock' : 'run on the pools',
      from: shock.startDay,
      to: Math.min(horizonDays, shock.startDay + shock.days),
    }));
  const growths =
    growth === null
      ? []
      : [
          {
            label: 'newcomers',
            from: growth.startDay,
            to: Math.min(horizonDays, growth.startDay + growth.days),
          },
        ];
  return [...spans, ...growths].filter(({ from }) => from <= horizonDays);
}

function extremes(column: Float64Array): { low: number; high: number; highAt: number } {
  let low = column[0] ?? 0;
  let highAt = 0;
  for (let row = 1; row < column.length; row += 1) {
    low = Math.min(low, column[row] ?? 0);
    if ((column[row] ?? 0) > (column[highAt] ?? 0)) highAt = row;
  }
  return { low, high: column[highAt] ?? 0, highAt };
}

function sum(column: Float64Array): number {
  return column.reduce((all, value) => all + value, 0);
}

const wasOrWere = (count: number, one: string) => `${counted(count, one)} ${count === 1 ? 'was' : 'were'}`;
const ratio = (value: number) => (Math.floor(value * 1_000) / 1_000).toFixed(3);
const price = (value: number) => (Math.floor(value * 10_000) / 10_000).toFixed(4);

/** One sentence about a chart, true of the run; amounts are in the unit of the person's choice. */
export function summaryOf(
  spec: ChartSpec,
  columns: DayColumns,
  goalDays: number,
  preferred: AmountUnit,
): string {
  const amount = preferred === 'units' ? formatUnits : wholeNxt;
  const days = dayColumn(columns, 'day');
  const field = spec.lines[0]?.field ?? 'day';
  const column = dayColumn(columns, field);
  const { low, high, highAt } = extremes(column);
  const end = column.at(-1) ?? 0;
  switch (spec.id) {
    case 'coverage':
      return coverageSentence(outcomeOf(columns, goalDays));
    case 'reserve':
    case 'pools':
      return `Between ${amount(low)} and ${amount(high)} ${preferred}; ${amount(end)} at the end.`;
    case 'cannot-send':
      return high === 0
        ? 'Every wallet can afford a standard message on every day.'
        : `At most ${counted(high, 'wallet')} on day ${days[highAt] ?? 0}, ${end} at the end, cannot afford a standard message.`;
    case 'food':
      return `${price(low)} to ${price(high)} NXT, ${price(end)} at the end.`;
    case 'refused': {
      const payments = sum(dayColumn(columns, 'transfersRefused'));
      const sent = sum(dayColumn(columns, 'messages'));
      return `${wasOrWere(sum(column), 'message')} refused and ${formatUnits(sent)} sent; ${wasOrWere(payments, 'payment')} refused.`;
    }
    case 'gini':
      return `From ${ratio(column[0] ?? 0)} to ${ratio(end)}: 0 is all alike, 1 is one who has all.`;
    default: {
      const [burned, wages, floor] = (['burned', 'wages', 'floorPaid'] as const).map((one) =>
        amount(sum(dayColumn(columns, one))),
      );
      return `In all ${burned} ${preferred} burned, ${wages} paid as wages, ${floor} paid by the floor.`;
    }
  }
}
