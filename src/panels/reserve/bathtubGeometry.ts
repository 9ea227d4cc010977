/** Where the bathtub's parts are drawn: the level over the days above, what came in and went out on each day below. */
import { dayTicks, niceTicks } from '../../components/charts/axis';
import { decimate } from '../../components/charts/decimate';
import type { Bathtub, BathtubDay, DayWindow } from '../../selectors/reserve';

/** One coloured part of all bars, as one path. */
export interface BarPath {
  readonly kind: string;
  readonly path: string;
}

export interface BathtubGeometry {
  readonly left: number;
  readonly right: number;
  /** Bottom of the level's chart. */
  readonly levelBottom: number;
  /** The line between in and out. */
  readonly middle: number;
  readonly bottom: number;
  readonly surface: string;
  readonly water: string;
  readonly levelTicks: readonly { readonly value: number; readonly y: number }[];
  readonly flowTicks: readonly { readonly value: number; readonly y: number }[];
  readonly dayTicks: readonly { readonly day: number; readonly x: number }[];
  /** Height of the crisis line; `undefined` if it lies above the picture. */
  readonly lineY: number | undefined;
  readonly inflow: readonly BarPath[];
  readonly outflow: readonly BarPath[];
  /** Days in one bar. */
  readonly daysEach: number;
  readonly xOf: (day: number) => number;
  readonly dayAt: (x: number) => number;
}

const TOP = 26;
const LEVEL_HEIGHT = 220;
const GAP = 40;
const FLOW_HEIGHT = 132;
const AXIS_HEIGHT = 34;
const BAR_MIN = 3;

/** Height of the whole picture. */
export const bathtubHeight = TOP + LEVEL_HEIGHT + GAP + FLOW_HEIGHT + AXIS_HEIGHT;

const round = (value: number) => Math.round(value * 100) / 100;

/** Corners of the level: flat between the days on which something moved, sloped across those. */
function levelPoints(bathtub: Bathtub, window: DayWindow): readonly (readonly [number, number])[] {
  const points: (readonly [number, number])[] = [[window.from, bathtub.opening]];
  for (const { day, opening, closing } of bathtub.days) points.push([day, opening], [day + 1, closing]);
  points.push([window.to + 1, bathtub.closing]);
  const kept = decimate(points.length, [points.map(([, balance]) => balance)], 720);
  return kept.map((at) => points[at] as readonly [number, number]);
}

interface Bar {
  readonly first: number;
  readonly inflow: number[];
  readonly outflow: number[];
}

/** Days added up into bars that are wide enough to be seen. */
function barsOf(days: readonly BathtubDay[], from: number, daysEach: number): readonly Bar[] {
  const bars = new Map<number, Bar>();
  for (const { day, inflow, outflow } of days) {
    const first = from + Math.floor((day - from) / daysEach) * daysEach;
    const bar = bars.get(first) ?? { first, inflow: [], outflow: [] };
    for (const [at, units] of inflow.entries()) bar.inflow[at] = (bar.inflow[at] ?? 0) + units;
    for (const [at, units] of outflow.entries()) bar.outflow[at] = (bar.outflow[at] ?? 0) + units;
    bars.set(first, bar);
  }
  return [...bars.values()];
}

const sum = (amounts: readonly number[]) => amounts.reduce((total, amount) => total + amount, 0);

/** Bars stacked from the middle line outwards, one path for each kind. */
function stack(
  bars: readonly Bar[],
  kinds: readonly string[],
  pick: (bar: Bar) => readonly number[],
  place: {
    readonly x: (bar: Bar) => number;
    readonly width: number;
    readonly middle: number;
    readonly scale: number;
  },
): readonly BarPath[] {
  const paths = kinds.map(() => '');
  for (const bar of bars) {
    let y = place.middle;
    for (const [at, units] of pick(bar).entries()) {
      if (units === 0) continue;
      const height = units * place.scale;
      paths[at] +=
        `M${round(place.x(bar))} ${round(y)}h${round(place.width)}v${round(height)}h${round(-place.width)}z`;
      y += height;
    }
  }
  return kinds.map((kind, at) => ({ kind, path: paths[at] ?? '' }));
}

/** Lays the bathtub out in a given width. */
export function bathtubGeometry(
  bathtub: Bathtub,
  window: DayWindow,
  line: number,
  frame: { readonly width: number; readonly left: number; readonly right: number },
  kinds: { readonly inflow: readonly string[]; readonly outflow: readonly string[] },
): BathtubGeometry {
  const { left } = frame;
  const right = frame.width - frame.right;
  const count = window.to - window.from + 1;
  const perDay = (right - left) / count;
  const xOf = (day: number) => left + (day - window.from) * perDay;

  const points = levelPoints(bathtub, window);
  const highest = Math.max(1, ...points.map(([, balance]) => balance));
  // A line far above what there ever was would press the level to the ground; it is then named instead of drawn.
  const showsLine = line <= highest * 4 && line > 0;
  const levels = niceTicks(0, showsLine ? Math.max(highest, line * 1.06) : highest);
  const top = levels.at(-1) ?? 1;
  const levelBottom = TOP + LEVEL_HEIGHT;
  const levelY = (units: number) => round(levelBottom - (units / top) * LEVEL_HEIGHT);
  const surface = points
    .map(([day, units], at) => `${at === 0 ? 'M' : 'L'}${round(xOf(day))} ${levelY(units)}`)
    .join('');

  const daysEach = Math.max(1, Math.ceil(BAR_MIN / perDay));
  const bars = barsOf(bathtub.days, window.from, daysEach);
  const mostIn = Math.max(0, ...bars.map(({ inflow }) => sum(inflow)));
  const mostOut = Math.max(0, ...bars.map(({ outflow }) => sum(outflow)));
  const flowTop = levelBottom + GAP;
  const share = mostIn + mostOut === 0 ? 0.5 : Math.min(0.82, Math.max(0.18, mostIn / (mostIn + mostOut)));
  const middle = round(flowTop + FLOW_HEIGHT * share);
  const bottom = flowTop + FLOW_HEIGHT;
  const scale = Math.min(
    mostIn === 0 ? Infinity : (middle - flowTop) / mostIn,
    mostOut === 0 ? Infinity : (bottom - middle) / mostOut,
  );
  const width = Math.max(1.5, perDay * daysEach * (perDay > 8 ? 0.72 : 0.84));
  const x = (bar: Bar) => xOf(bar.first) + (perDay * daysEach - width) / 2;
  const flowTicks = Number.isFinite(scale)
    ? [mostIn, -mostOut]
        .map((value) => Math.sign(value) * largestRound(Math.abs(value)))
        .filter((value) => value !== 0)
        .map((value) => ({ value, y: round(middle - value * scale) }))
    : [];
  return {
    left,
    right,
    levelBottom,
    middle,
    bottom,
    surface,
    water: `${surface}L${round(right)} ${levelBottom}L${round(left)} ${levelBottom}Z`,
    levelTicks: levels.map((value) => ({ value, y: levelY(value) })),
    flowTicks,
    dayTicks: dayTicks(window.from, window.to, frame.width < 560 ? 3 : 8).map((day) => ({
      day,
      x: round(xOf(day) + perDay / 2),
    })),
    lineY: showsLine ? levelY(line) : undefined,
    inflow: stack(bars, kinds.inflow, (bar) => bar.inflow, { x, width, middle, scale: -scale }),
    outflow: stack(bars, kinds.outflow, (bar) => bar.outflow, { x, width, middle, scale }),
    daysEach,
    xOf,
    dayAt: (at) => Math.min(window.to, Math.max(window.from, window.from + Math.floor((at - left) / perDay))),
  };
}

/** The largest of 1, 2, 5 × 10ⁿ that is not above a value. */
function largestRound(value: number): number {
  if (value <= 0) return 0;
  const power = 10 ** Math.floor(Math.log10(value));
  return (value >= 5 * power ? 5 : value >= 2 * power ? 2 : 1) * power;
}
