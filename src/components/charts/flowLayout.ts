/**
 * Places a flow diagram: columns of bars from left to right, joined by ribbons as wide as what flows. A ribbon that passes a
 * column keeps a place of its own there, below the bars, so that nothing runs behind a bar.
 */

import {
  barMiddle,
  findScale,
  gapBelow,
  makeSlots,
  relax,
  RIBBON_MIN,
  slotHeight,
  sortPassing,
  type Chain,
  type FlowLayoutFrame,
  type FlowLayoutLink,
  type FlowLayoutNode,
  type Slot,
} from './flowSlots';

/** A bar. */
export interface PlacedNode {
  readonly x: number;
  readonly y: number;
  readonly height: number;
}

/** A ribbon as a closed path. */
export interface PlacedLink {
  readonly path: string;
}

/** Everything placed, and where it ends below. */
export interface PlacedFlows {
  readonly nodes: readonly PlacedNode[];
  readonly links: readonly PlacedLink[];
  readonly bottom: number;
}

const BAR_MIN = 2;

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Where each link leaves or enters a slot: side by side in the order in which the other ends stand. */
function attach(
  chains: readonly Chain[],
  slot: Slot,
  side: 'out' | 'in',
  scale: number,
  ends: Map<string, number>,
) {
  const own = chains.flatMap((chain, link) => {
    const at = chain.slots.indexOf(slot);
    const other = chain.slots[at + (side === 'out' ? 1 : -1)];
    return at < 0 || other === undefined ? [] : [{ link, other, value: chain.value }];
  });
  own.sort((a, b) => barMiddle(a.other) - barMiddle(b.other) || a.link - b.link);
  let edge = barMiddle(slot) - barHeight(slot, scale) / 2;
  for (const { link, value } of own) {
    const thick = value * scale;
    ends.set(`${link} ${side} ${slot.column}`, edge + thick / 2);
    edge += thick;
  }
}

function barHeight(slot: Slot, scale: number): number {
  return Math.max(slot.value * scale, BAR_MIN);
}

const round = (value: number) => Math.round(value * 100) / 100;

/** One edge of a ribbon: slopes between columns, straight across them. */
function edge(points: readonly Point[], offset: number): string {
  let path = '';
  for (const [at, point] of points.entries()) {
    const before = points[at - 1];
    const y = round(point.y + offset);
    if (before === undefined) path = `${round(point.x)} ${y}`;
    else if (at % 2 === 0) path += `L${round(point.x)} ${y}`;
    else {
      const middle = round((before.x + point.x) / 2);
      path += `C${middle} ${round(before.y + offset)} ${middle} ${y} ${round(point.x)} ${y}`;
    }
  }
  return path;
}

/** A ribbon of the same height everywhere: along its upper edge and back along its lower one. */
function ribbon(points: readonly Point[], thick: number): string {
  return `M${edge(points, -thick / 2)}L${edge(points.toReversed(), thick / 2)}Z`;
}

/** The left edge of each column. */
function columnPlaces(last: number, frame: FlowLayoutFrame): readonly number[] {
  const { width, left, right, barWidth, shares = [] } = frame;
  const weights = Array.from({ length: last }, (_, column) => shares[column] ?? 1);
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  const places = [left];
  for (const weight of weights) {
    places.push((places.at(-1) ?? left) + ((width - left - right - barWidth) * weight) / whole);
  }
  return places;
}

/** Moves everything up until the highest stands at the top; returns where the lowest ends. */
function moveToTop(slots: readonly Slot[], top: number): number {
  const highest = Math.min(...slots.map(({ y, height }) => y - height / 2));
  let bottom = top;
  for (const slot of slots) {
    slot.y -= highest - top;
    bottom = Math.max(bottom, slot.y + slot.height / 2);
  }
  return bottom;
}

/** Places bars and ribbons. Node order within a column is kept. Values may be of any size; links go from left to right. */
export function layoutFlows(
  nodes: readonly FlowLayoutNode[],
  links: readonly FlowLayoutLink[],
  frame: FlowLayoutFrame,
): PlacedFlows {
  const { slots, chains, all } = makeSlots(nodes, links);
  const last = Math.max(1, ...slots.map(({ column }) => column));
  const columns = Array.from({ length: last + 1 }, (_, column) =>
    all.filter((slot) => slot.column === column),
  );
  const scale = findScale(columns, frame.height, frame.gap);
  for (const column of columns) {
    let free = frame.top;
    for (const [at, slot] of column.entries()) {
      slot.height = slotHeight(slot, scale);
      slot.y = free + slot.height / 2;
      free += slot.height + gapBelow(slot, column[at + 1], frame.gap);
    }
  }
  relax(columns, chains, frame);
  sortPassing(columns, chains);
  relax(columns, chains, frame);
  const bottom = moveToTop(all, frame.top);

  const columnX = columnPlaces(last, frame);
  const ends = new Map<string, number>();
  for (const slot of slots) {
    attach(chains, slot, 'out', scale, ends);
    attach(chains, slot, 'in', scale, ends);
  }
  return {
    bottom: Math.ceil(bottom),
    nodes: slots.map((slot) => {
      const height = barHeight(slot, scale);
      return {
        x: round(columnX[slot.column] ?? 0),
        y: round(barMiddle(slot) - height / 2),
        height: round(height),
      };
    }),
    links: chains.map((chain, link) => {
      const points = chain.slots.flatMap((slot, at): Point[] => {
        const x = columnX[slot.column] ?? 0;
        const right = x + frame.barWidth;
        if (at === 0) return [{ x: right, y: ends.get(`${link} out ${slot.column}`) ?? slot.y }];
        if (at === chain.slots.length - 1) return [{ x, y: ends.get(`${link} in ${slot.column}`) ?? slot.y }];
        return [
          { x, y: slot.y },
          { x: right, y: slot.y },
        ];
      });
      return { path: ribbon(points, Math.max(RIBBON_MIN, chain.value * scale)) };
    }),
  };
}
