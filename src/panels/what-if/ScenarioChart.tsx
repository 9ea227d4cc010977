import { useState, type PointerEvent } from 'react';
import { axisNumber, niceTicks } from '../../components/charts/axis';
import { useWidth } from '../../components/charts/useWidth';
import type { ScaledBand, ShockSpan } from '../../selectors/whatIfSeries';
import { bandPath, linePath, type Scales } from './chartPaths';
import styles from './ScenarioChart.module.css';

/** How a line is told from the others. */
export type LineTone = 'ink' | 'baseline' | 'A' | 'B' | 'C' | 'D' | 'second' | 'third';

export interface DrawnLine {
  readonly label: string;
  readonly tone: LineTone;
  readonly days: Float64Array;
  readonly values: Float64Array;
}

interface ScenarioChartProps {
  readonly label: string;
  /** The first is the one that is read under the pointer first. */
  readonly lines: readonly DrawnLine[];
  readonly bands: readonly ScaledBand[];
  readonly spans: readonly ShockSpan[];
  readonly goal?: number;
  readonly formatTick: (value: number) => string;
  readonly formatValue: (value: number) => string;
}

const height = 216;
const margin = { top: 10, right: 16, bottom: 28, left: 58 };

function highest(
  lines: readonly DrawnLine[],
  bands: readonly ScaledBand[],
  goal: number | undefined,
): number {
  let high = goal ?? 0;
  for (const { values } of lines) for (const value of values) if (value > high) high = value;
  for (const band of bands) for (const value of band.high) if (value > high) high = value;
  return high;
}

/** Names at the ends of lines, moved apart where they would touch. */
function endLabels(
  lines: readonly DrawnLine[],
  { y }: Scales,
): readonly { label: string; top: number; tone: LineTone }[] {
  const hasPins = lines.some(({ label }) => label.length === 1);
  const labels = lines
    // Beside pins, the baseline is named by the legend: names would lie on each other.
    .filter(({ tone }) => tone !== 'ink' && !(hasPins && tone === 'baseline'))
    .flatMap(({ label, tone, values }) => {
      const row = Math.floor((values.length - 1) * (label.length === 1 ? 1 : 0.86));
      const value = values[row] ?? Number.NaN;
      return Number.isNaN(value) ? [] : [{ label, tone, top: y(value) - (label.length === 1 ? -5 : 7) }];
    })
    .toSorted((a, b) => b.top - a.top);
  let last = Number.POSITIVE_INFINITY;
  return labels.map((one) => {
    const top = Math.max(22, Math.min(one.top, last - 17));
    last = top;
    return { ...one, top };
  });
}

/**
 * Lines over days as plain paths: redrawn many times a second while a slider moves, which a chart library is too slow for. The
 * shock is shaded, the goal is green at the axis, bands have edges.
 */
export function ScenarioChart(props: ScenarioChartProps) {
  const { label, lines, bands, spans, goal, formatTick, formatValue } = props;
  const [frame, width] = useWidth<HTMLDivElement>(480);
  const [pointed, setPointed] = useState<number>();
  const days = lines[0]?.days ?? new Float64Array(1);
  const first = days[0] ?? 0;
  const last = Math.max(first + 1, days.at(-1) ?? first);
  const ticks = niceTicks(0, highest(lines, bands, goal), 3);
  const top = ticks.at(-1) ?? 1;
  const inner = width - margin.left - margin.right;
  const scales: Scales = {
    x: (day) => margin.left + ((day - first) / (last - first)) * inner,
    y: (value) => margin.top + (1 - value / top) * (height - margin.top - margin.bottom),
  };
  const bandsDrawn = bands.map((band) => ({
    tone: band.tone,
    d: bandPath(days, band.low, band.high, scales, inner),
  }));
  const ground = height - margin.bottom;
  const shown = spans.filter(({ from, to }) => to > first && from < last);
  const isGoalOnTick = goal !== undefined && ticks.some((tick) => Math.abs(tick - goal) < top * 0.1);

  const onPointerMove = (event: PointerEvent<SVGSVGElement>) => {
    const left = event.clientX - event.currentTarget.getBoundingClientRect().left;
    const share = (left - margin.left) / inner;
    setPointed(share < 0 || share > 1 ? undefined : Math.round(share * (days.length - 1)));
  };
  return (
    <div ref={frame} className={styles.frame} style={{ height }}>
      <svg
        width={width}
        height={height}
        // The drawing is one picture with a name; its numbers are in the table.
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
        role="img"
        aria-label={label}
        className={styles.drawing}
        onPointerMove={onPointerMove}
        onPointerLeave={() => setPointed(undefined)}
      >
        {shown.map(({ label: name, from, to }) => (
          <g key={`${name}-${from}`}>
            <rect
              className={styles.span}
              x={scales.x(Math.max(first, from))}
              y={margin.top}
              width={Math.max(2, scales.x(Math.min(last, to)) - scales.x(Math.max(first, from)))}
              height={ground - margin.top}
            />
            <text
              className={styles.tick}
              x={scales.x((Math.max(first, from) + Math.min(last, to)) / 2)}
              y={height - 8}
              textAnchor="middle"
            >
              {name}
            </text>
          </g>
        ))}
        {ticks.map((tick) => (
          <g key={tick}>
            <line
              className={tick === 0 ? styles.ground : styles.grid}
              x1={margin.left}
              x2={width - margin.right}
              y1={scales.y(tick)}
              y2={scales.y(tick)}
            />
            {isGoalOnTick && goal !== undefined && Math.abs(tick - goal) < top * 0.1 ? null : (
              <text className={styles.tick} x={margin.left - 10} y={scales.y(tick) + 5} textAnchor="end">
                {formatTick(tick)}
              </text>
            )}
          </g>
        ))}
        {bandsDrawn.map(({ tone, d }) => (
          <path key={tone} className={styles[tone]} d={d} />
        ))}
        {goal === undefined ? null : (
          <g>
            <line
              className={styles.goal}
              x1={margin.left}
              x2={width - margin.right}
              y1={scales.y(goal)}
              y2={scales.y(goal)}
            />
            <text className={styles.goalText} x={margin.left - 10} y={scales.y(goal) + 5} textAnchor="end">
              {formatTick(goal)}
            </text>
          </g>
        )}
        {lines.toReversed().map(({ label: name, tone, days: at, values }) => (
          <path key={name} className={styles.line} data-tone={tone} d={linePath(at, values, scales, inner)} />
        ))}
        {endLabels(lines, scales).map((one) => (
          <text
            key={one.label}
            className={styles.name}
            data-tone={one.tone}
            x={width - margin.right + (one.label.length === 1 ? 16 : -2)}
            y={one.top}
            textAnchor="end"
          >
            {one.label}
          </text>
        ))}
        <text className={styles.tick} x={margin.left} y={height - 8}>
          day {first}
        </text>
        <text className={styles.tick} x={width - margin.right} y={height - 8} textAnchor="end">
          {last}
        </text>
        {pointed === undefined ? null : (
          <line
            className={styles.cursor}
            x1={scales.x(days[pointed] ?? 0)}
            x2={scales.x(days[pointed] ?? 0)}
            y1={margin.top}
            y2={ground}
          />
        )}
      </svg>
      {pointed === undefined ? null : (
        <div
          className={styles.readout}
          aria-hidden="true"
          data-side={pointed > days.length / 2 ? 'left' : 'right'}
          style={{ left: scales.x(days[pointed] ?? 0) }}
        >
          <span>day {days[pointed] ?? 0}</span>
          {lines.map(({ label: name, values }) => (
            <span key={name}>
              {name} <strong>{formatValue(values[pointed] ?? 0)}</strong>
            </span>
          ))}
        </div>
      )}
    </div>
  );
}

/** A round number, as short as an axis has room for. */
export function tickOf(value: number): string {
  return value < 10_000 && value >= 1_000 ? `${value / 1_000} k` : axisNumber(value);
}
