/** Where the bathtub's parts are drawn: the level over the days above, what came in and went out on each day below. */
import { dayTicks, niceTicks } from '../../components/charts/axis';
import { decimate } from '../../components/charts/decimate';
import type { Bathtub, BathtubDay, DayWindow } from '../../selectors/reserve';

/** One coloured part of all bars, as one path. */
export interface BarPath {
  readonly kind: string;
  readonly path: string;
}

/** A bar that is cut short, since it would dwarf all others; its amount is written beside it. */
export interface CutBar {
  readonly units: number;
  readonly x: number;
  readonly width: number;
  /** Where it is cut. */
  readonly y: number;
}

/** Bars on one side of their own line: up for in, down for out, each side at a scale of its own. */
export interface BarChart {
  readonly base: number;
  readonly end: number;
  readonly paths: readonly BarPath[];
  readonly cuts: readonly CutBar[];
  readonly tick: { readonly value: number; readonly y: number } | undefined;
}

export interface BathtubGeometry {
  readonly left: number;
  readonly right: number;
  /** Bottom of the level's chart. */
  readonly levelBottom: number;
  readonly bottom: number;
  readonly surface: string;
  readonly water: string;
  readonly levelTicks: readonly { readonly value: number; readonly y: number }[];
  readonly dayTicks: readonly { readonly day: number; readonly x: number }[];
  /** Height of the crisis line; `undefined` if it lies above the picture. */
  readonly lineY: number | undefined;
  /** The end of the line with more room for its name, and whether there is water behind the name. */
  readonly lineName: { readonly atRight: boolean; readonly inWater: boolean };
  readonly inflow: BarChart;
  readonly outflow: BarChart;
  /** Days in one bar. */
  readonly daysEach: number;
  readonly xOf: (day: number) => number;
  readonly dayAt: (x: number) => number;
}

const TOP = 26;
const LEVEL_HEIGHT = 230;
const LEVEL_BOTTOM = TOP + LEVEL_HEIGHT;
const IN_TOP = LEVEL_BOTTOM + 50;
const IN_BASE = IN_TOP + 84;
const OUT_BASE = IN_BASE + 36;
const OUT_END = OUT_BASE + 84;
const AXIS_HEIGHT = 34;
const BAR_MIN = 3;

/** Height of the whole picture. */
export const bathtubHeight = OUT_END + AXIS_HEIGHT;

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

/** Bars that are more than this many times as high as the next are cut. */
const CUT_FROM = 2.2;
const CUTS_MAX = 2;

/** The amount at which bars end: the largest, or a little more than the largest of those that one or two do not dwarf. */
function highestShown(amounts: readonly number[]): number {
  const sorted = amounts.filter((amount) => amount > 0).sort((a, b) => b - a);
  for (let cuts = CUTS_MAX; cuts > 0; cuts -= 1) {
    const rest = sorted[cuts] ?? 0;
    if (rest > 0 && (sorted[cuts - 1] ?? 0) > CUT_FROM * rest) return rest * 1.3;
  }
  return sorted[0] ?? 0;
}

/** Bars stacked from their base line outwards, one path for each kind. */
function barChart(
  bars: readonly Bar[],
  kinds: readonly string[],
  pick: (bar: Bar) => readonly number[],
  place: {
    readonly x: (bar: Bar) => number;
    readonly width: number;
    readonly base: number;
    readonly end: number;
  },
): BarChart {
  const { x, width, base, end } = place;
  const totals = bars.map((bar) => sum(pick(bar)));
  const most = highestShown(totals);
  const scale = most === 0 ? 0 : (end - base) / most;
  const paths = kinds.map(() => '');
  const cuts: CutBar[] = [];
  for (const [position, bar] of bars.entries()) {
    const total = totals[position] ?? 0;
    // A cut bar keeps its proportions.
    const shown = total > most ? most / total : 1;
    if (shown < 1) cuts.push({ units: total, x: round(x(bar)), width: round(width), y: end });
    let y = base;
    for (const [at, units] of pick(bar).entries()) {
      if (units === 0) continue;
      const height = units * scale * shown;
      paths[at] += `M${round(x(bar))} ${round(y)}h${round(width)}v${round(height)}h${round(-width)}z`;
      y += height;
    }
  }
  const tick = largestRound(most);
  return {
    base,
    end,
    paths: kinds.map((kind, at) => ({ kind, path: paths[at] ?? '' })),
    cuts,
    tick: tick === 0 ? undefined : { value: tick, y: round(base + tick * scale) },
  };
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
  const levelY = (units: number) => round(LEVEL_BOTTOM - (units / top) * LEVEL_HEIGHT);
  const surface = points
    .map(([day, units], at) => `${at === 0 ? 'M' : 'L'}${round(xOf(day))} ${levelY(units)}`)
    .join('');

  const daysEach = Math.max(1, Math.ceil(BAR_MIN / perDay));
  const bars = barsOf(bathtub.days, window.from, daysEach);
  const width = Math.max(1.5, perDay * daysEach * (perDay > 8 ? 0.72 : 0.84));
  const x = (bar: Bar) => xOf(bar.first) + (perDay * daysEach - width) / 2;
  const place = { x, width };
  return {
    left,
    right,
    levelBottom: LEVEL_BOTTOM,
    bottom: OUT_END,
    surface,
    water: `${surface}L${round(right)} ${LEVEL_BOTTOM}L${round(left)} ${LEVEL_BOTTOM}Z`,
    levelTicks: levels.map((value) => ({ value, y: levelY(value) })),
    dayTicks: dayTicks(window.from, window.to, frame.width < 560 ? 3 : 8).map((day) => ({
      day,
      x: round(xOf(day) + perDay / 2),
    })),
    lineY: showsLine ? levelY(line) : undefined,
    lineName: lineNamePlace(points, line),
    inflow: barChart(bars, kinds.inflow, (bar) => bar.inflow, { ...place, base: IN_BASE, end: IN_TOP }),
    outflow: barChart(bars, kinds.outflow, (bar) => bar.outflow, { ...place, base: OUT_BASE, end: OUT_END }),
    daysEach,
    xOf,
    dayAt: (at) => Math.min(window.to, Math.max(window.from, window.from + Math.floor((at - left) / perDay))),
  };
}

/** Looks at the level over the first and the last tenth of the days, where the line's name may stand. */
function lineNamePlace(points: readonly (readonly [number, number])[], line: number) {
  const [from, to] = [points[0]?.[0] ?? 0, points.at(-1)?.[0] ?? 0];
  const reach = (to - from) * 0.12;
  const clearance = (isNear: (day: number) => boolean) =>
    Math.min(...points.filter(([day]) => isNear(day)).map(([, units]) => Math.abs(units - line)));
  const atRight = clearance((day) => day >= to - reach) >= clearance((day) => day <= from + reach);
  const level = (atRight ? points.at(-1) : points[0])?.[1] ?? 0;
  return { atRight, inWater: level > line };
}

/** The largest of 1, 2, 5 × 10ⁿ that is not above a value. */
function largestRound(value: number): number {
  if (value <= 0) return 0;
  const power = 10 ** Math.floor(Math.log10(value));
  return (value >= 5 * power ? 5 : value >= 2 * power ? 2 : 1) * power;
}
