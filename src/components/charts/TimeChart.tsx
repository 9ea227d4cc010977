import { useMemo } from 'react';
import {
  Area,
  CartesianGrid,
  ComposedChart,
  Line,
  ReferenceArea,
  ReferenceLine,
  Tooltip,
  XAxis,
  YAxis,
  ZIndexLayer,
  DefaultZIndexes,
} from 'recharts';
import { axisNumber, dayTicks, niceTicks } from './axis';
import { decimate } from './decimate';
import { LineLabels } from './LineLabels';
import { Moments } from './Moments';
import styles from './TimeChart.module.css';
import { createReadout } from './TimeReadout';
import type { SeriesTone, TimeBand, TimeSeries, TimeSpan, TimeThreshold } from './timeSeries';
import { useWidth } from './useWidth';

/** Points that are drawn at most. */
export const POINTS_MAX = 600;

const strokes: Readonly<Record<SeriesTone, { readonly stroke: string; readonly dash?: string }>> = {
  ink: { stroke: 'var(--series)' },
  baseline: { stroke: 'var(--baseline)', dash: '6 5' },
  goal: { stroke: 'var(--goal)' },
  a: { stroke: 'var(--scenario-a)' },
  b: { stroke: 'var(--scenario-b)', dash: '10 5' },
  c: { stroke: 'var(--scenario-c)', dash: '3 4' },
  d: { stroke: 'var(--scenario-d)', dash: '12 4 2 4' },
};

interface TimeChartProps {
  /** What screen readers call the drawing; the numbers are in the frame's table. */
  readonly label: string;
  /** Ascending, one for each value of every series. */
  readonly days: readonly number[];
  readonly series: readonly TimeSeries[];
  readonly bands?: readonly TimeBand[];
  readonly thresholds?: readonly TimeThreshold[];
  readonly spans?: readonly TimeSpan[];
  /** A round value at the axis. */
  readonly formatTick?: (value: number) => string;
  /** A value under the pointer. */
  readonly formatValue?: (value: number) => string;
  /** A day, at the axis and under the pointer. */
  readonly formatDay?: (day: number) => string;
  /** Values the vertical axis must reach. */
  readonly include?: readonly number[];
  readonly height?: number;
  /** Levels that hold until the next day instead of slopes. */
  readonly step?: boolean;
  /** Room for the numbers at the vertical axis. */
  readonly axisWidth?: number;
}

type Point = Record<string, number | null | readonly [number, number]>;

/** One row for each point that is drawn. */
function pointsOf({ days, series, bands = [] }: TimeChartProps): Point[] {
  const columns = [...series.map(({ values }) => values), ...bands.flatMap(({ low, high }) => [low, high])];
  return decimate(days.length, columns, POINTS_MAX).map((index) => {
    const point: Point = { day: days[index] ?? 0 };
    for (const [at, { values }] of series.entries()) point[`s${at}`] = values[index] ?? null;
    for (const [at, { low, high }] of bands.entries()) {
      const [from, to] = [low[index], high[index]];
      point[`b${at}`] = typeof from === 'number' && typeof to === 'number' ? [from, to] : null;
    }
    return point;
  });
}

function verticalTicks({ series, bands = [], thresholds = [], include = [0] }: TimeChartProps) {
  let low = Math.min(...include);
  let high = Math.max(...include);
  const columns = [...series.map(({ values }) => values), ...bands.flatMap((band) => [band.low, band.high])];
  for (const value of [...columns.flat(), ...thresholds.map((one) => one.value)]) {
    if (value === null) continue;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return niceTicks(low, high);
}

function dayWords(day: number): string {
  return `day ${day}`;
}

const tickStyle = { fill: 'var(--ink-3)', fontSize: 14 };

/**
 * Lines over days: ink on at most four grid lines, names on the lines, dashed thresholds. It never animates, so that it can
 * follow a living economy, and draws at most {@link POINTS_MAX} points, extremes kept.
 */
export function TimeChart(props: TimeChartProps) {
  const { label, days, series, bands = [], thresholds = [], spans = [] } = props;
  const { formatTick = axisNumber, formatValue = formatTick, height = 280, step = false } = props;
  const { formatDay = dayWords, axisWidth = 64 } = props;
  const [frame, width] = useWidth<HTMLDivElement>(640);
  const points = useMemo(() => pointsOf({ label, days, series, bands }), [label, days, series, bands]);
  const ticks = verticalTicks(props);
  const first = days[0] ?? 0;
  const last = days.at(-1) ?? first;
  const domain = [first, last === first ? first + 1 : last];
  const readout = useMemo(() => createReadout(formatDay, formatValue), [formatDay, formatValue]);
  const curve = step ? 'stepAfter' : 'linear';
  return (
    <div ref={frame} className={styles.chart} style={{ height }}>
      <ComposedChart
        width={width}
        height={height}
        data={points}
        margin={{ top: 14, right: 14, bottom: 0, left: 0 }}
        accessibilityLayer={false}
        // The drawing is one picture with a name; its numbers are in the table.
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
        role="img"
        title={label}
      >
        <CartesianGrid vertical={false} stroke="var(--grid)" />
        <XAxis
          dataKey="day"
          type="number"
          domain={domain}
          ticks={dayTicks(first, last)}
          tickFormatter={formatDay}
          tick={tickStyle}
          tickLine={false}
          tickMargin={8}
          height={34}
          axisLine={{ stroke: 'var(--edge)' }}
        />
        <YAxis
          type="number"
          domain={[ticks[0] ?? 0, ticks.at(-1) ?? 1]}
          ticks={ticks}
          interval={0}
          tickFormatter={formatTick}
          tick={tickStyle}
          tickLine={false}
          axisLine={false}
          tickMargin={8}
          width={axisWidth}
        />
        {spans.map(({ label: name, from, to }) =>
          from === to ? null : (
            <ReferenceArea key={`${name}-${from}`} x1={from} x2={to} fill="var(--sunken)" fillOpacity={1} />
          ),
        )}
        <Moments spans={spans} />
        {bands.map((band, at) => (
          <Area
            key={band.label}
            dataKey={`b${at}`}
            name={band.label}
            type={curve}
            fill={`var(--band-${band.tone})`}
            fillOpacity={1}
            stroke="var(--edge)"
            strokeWidth={1}
            isAnimationActive={false}
            activeDot={false}
            connectNulls
          />
        ))}
        {thresholds.map(({ value, label: name, status }) => (
          <ReferenceLine
            key={name}
            y={value}
            stroke={status === undefined ? 'var(--ink-2)' : `var(--${status})`}
            strokeWidth={2.2}
            strokeDasharray="6 5"
          />
        ))}
        {series.map(({ label: name, tone = 'ink' }, at) => (
          <Line
            key={name}
            dataKey={`s${at}`}
            name={name}
            type={curve}
            stroke={strokes[tone].stroke}
            strokeWidth={tone === 'baseline' ? 2 : 2.6}
            {...(strokes[tone].dash === undefined ? {} : { strokeDasharray: strokes[tone].dash })}
            strokeLinejoin="round"
            dot={points.length === 1}
            isAnimationActive={false}
            connectNulls
          />
        ))}
        {series.length < 2
          ? null
          : series.map(({ label: name, tone = 'ink' }) => (
              // Drawn nowhere here; a saved picture reads its legend from it.
              <path
                key={name}
                data-legend={name}
                stroke={strokes[tone].stroke}
                strokeDasharray={strokes[tone].dash}
              />
            ))}
        <Tooltip
          isAnimationActive={false}
          cursor={{ stroke: 'var(--edge)', strokeDasharray: '3 3' }}
          content={readout}
        />
        <ZIndexLayer zIndex={DefaultZIndexes.label}>
          <LineLabels points={points} series={series} thresholds={thresholds} spans={spans} />
        </ZIndexLayer>
      </ComposedChart>
    </div>
  );
}
