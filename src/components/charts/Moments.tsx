import { usePlotArea, useXAxisScale } from 'recharts';
import type { TimeSpan } from './timeSeries';

/** More moments than these stand as ticks at the axis; a named one keeps its full height. */
const LINES_MAX = 12;

const TICK_HEIGHT = 8;

/** The moments among the spans, such as allocations, as one path. */
export function Moments({ spans }: { readonly spans: readonly TimeSpan[] }) {
  const area = usePlotArea();
  const x = useXAxisScale();
  const moments = spans.filter(({ from, to }) => from === to);
  if (area === undefined || x === undefined || moments.length === 0) return null;
  const bottom = area.y + area.height;
  const isDense = moments.length > LINES_MAX;
  const lineOf = ({ from }: TimeSpan, height: number) => `M${(x(from) ?? 0).toFixed(1)} ${bottom}v${-height}`;
  const isTick = ({ label }: TimeSpan) => isDense && label === '';
  const ticks = new Set(moments.filter(isTick).map((span) => lineOf(span, TICK_HEIGHT)));
  const lines = moments.filter((span) => !isTick(span)).map((span) => lineOf(span, area.height));
  return (
    <g fill="none" stroke="var(--edge)">
      <path d={lines.join('')} strokeDasharray="4 4" />
      <path d={[...ticks].join('')} stroke="var(--ink-3)" />
    </g>
  );
}
