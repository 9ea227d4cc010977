import { usePlotArea, useXAxisScale, useYAxisScale } from 'recharts';
import styles from './TimeChart.module.css';
import type { TimeSeries, TimeSpan, TimeThreshold } from './timeSeries';

/** Height of a line of text, so that two names never lie on each other. */
const LINE_HEIGHT = 18;

/** Half the width of a longer name. */
const EDGE_ROOM = 120;

/** Moves heights apart until each has room, keeping their order. */
function spread(heights: readonly number[], room: number): readonly number[] {
  const order = heights.map((_, index) => index).sort((a, b) => (heights[a] ?? 0) - (heights[b] ?? 0));
  const placed = [...heights];
  let free = Number.NEGATIVE_INFINITY;
  for (const index of order) {
    const height = Math.max(placed[index] ?? 0, free);
    placed[index] = height;
    free = height + room;
  }
  return placed;
}

/** Where a text is held so that it stays inside: in its middle, or at the end that lies at an edge. */
function anchorWithin(at: number, left: number, right: number): 'start' | 'middle' | 'end' {
  if (at - left < EDGE_ROOM) return 'start';
  return right - at < EDGE_ROOM ? 'end' : 'middle';
}

/** Beside the line of a moment, on the side that has room; in the middle of a stretch. */
function spanPlace(start: number, end: number, left: number, right: number) {
  const middle = (start + end) / 2;
  if (start !== end) return { x: middle, textAnchor: anchorWithin(middle, left, right) };
  return right - start < 2 * EDGE_ROOM
    ? { x: start - 6, textAnchor: 'end' as const }
    : { x: start + 6, textAnchor: 'start' as const };
}

/** The names of lines, thresholds and spans, written into the drawing instead of a legend. */
export function LineLabels({
  points,
  series,
  thresholds,
  spans,
}: {
  readonly points: readonly Readonly<Record<string, unknown>>[];
  readonly series: readonly TimeSeries[];
  readonly thresholds: readonly TimeThreshold[];
  readonly spans: readonly TimeSpan[];
}) {
  const area = usePlotArea();
  const x = useXAxisScale();
  const y = useYAxisScale();
  if (area === undefined || x === undefined || y === undefined) return null;
  const right = area.x + area.width;
  const named = series.flatMap((one, at) => {
    if (one.labelled !== true) return [];
    const end = points.findLast((point) => typeof point[`s${at}`] === 'number')?.[`s${at}`];
    return [{ label: one.label, tone: one.tone ?? 'ink', height: (y(end) ?? area.y) - 10 }];
  });
  const heights = spread(
    [...named.map(({ height }) => height), ...thresholds.map(({ value }) => (y(value) ?? area.y) - 8)],
    LINE_HEIGHT,
  );
  return (
    <g className={styles.labels}>
      {spans.map(({ from, to, label }) =>
        label === '' ? null : (
          <text
            key={`${label}-${from}`}
            {...spanPlace(x(from) ?? 0, x(to) ?? 0, area.x, right)}
            y={area.y + 14}
          >
            {label}
          </text>
        ),
      )}
      {named.map(({ label, tone }, at) => (
        <text key={label} x={right - 4} y={heights[at]} textAnchor="end" data-tone={tone}>
          {label}
        </text>
      ))}
      {thresholds.map(({ label, status }, at) => (
        <text
          key={label}
          x={right - 4}
          y={heights[named.length + at]}
          textAnchor="end"
          data-status={status ?? 'none'}
        >
          {label}
        </text>
      ))}
    </g>
  );
}
