/**
 * Places a flow diagram: columns of bars from left to right, joined by ribbons as wide as what flows. A ribbon that passes a
 * column keeps a place of its own there, below the bars, so that nothing runs behind a bar.
 */

export interface FlowLayoutNode {
  readonly column: number;
  /** Height that its label needs. */
  readonly room: number;
}

export interface FlowLayoutLink {
  readonly source: number;
  readonly target: number;
  readonly value: number;
}

export interface FlowLayoutFrame {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly barWidth: number;
  readonly gap: number;
}

/** A bar. */
export interface PlacedNode {
  readonly x: number;
  readonly y: number;
  readonly height: number;
}

/** A ribbon: the middle of it as a path, and how wide it is. */
export interface PlacedLink {
  readonly path: string;
  readonly width: number;
}

interface Slot {
  readonly column: number;
  readonly value: number;
  readonly room: number;
  height: number;
  /** Its middle. */
  y: number;
}

const ROUNDS = 24;
const RIBBON_MIN = 1.25;
const BAR_MIN = 2;

/** A link: its slots from its source to its target, with the places it passes between them. */
interface Chain {
  readonly slots: readonly Slot[];
  readonly value: number;
}

function makeSlots(nodes: readonly FlowLayoutNode[], links: readonly FlowLayoutLink[]) {
  const received = nodes.map(() => 0);
  const paid = nodes.map(() => 0);
  for (const { source, target, value } of links) {
    paid[source] = (paid[source] ?? 0) + value;
    received[target] = (received[target] ?? 0) + value;
  }
  const slots: Slot[] = nodes.map(({ column, room }, at) => {
    const value = Math.max(received[at] ?? 0, paid[at] ?? 0);
    return { column, value, room, height: 0, y: 0 };
  });
  const passing: { readonly slot: Slot; readonly source: number; readonly target: number }[] = [];
  const chains = links.map(({ source, target, value }): Chain => {
    const [from, to] = [slots[source] as Slot, slots[target] as Slot];
    const between: Slot[] = [];
    for (let column = from.column + 1; column < to.column; column += 1) {
      const slot: Slot = { column, value, room: RIBBON_MIN, height: 0, y: 0 };
      between.push(slot);
      passing.push({ slot, source, target });
    }
    return { slots: [from, ...between, to], value };
  });
  passing.sort((a, b) => a.target - b.target || a.source - b.source);
  return { slots, chains, all: [...slots, ...passing.map(({ slot }) => slot)] };
}

/** The gap below a slot: ribbons that pass side by side need little. */
function gapBelow(slot: Slot, next: Slot | undefined, gap: number): number {
  if (next === undefined) return 0;
  const bothPass = slot.room === RIBBON_MIN && next.room === RIBBON_MIN;
  return bothPass ? gap / 4 : gap;
}

function columnHeight(column: readonly Slot[], scale: number, gap: number): number {
  return column.reduce(
    (sum, slot, at) => sum + Math.max(slot.value * scale, slot.room) + gapBelow(slot, column[at + 1], gap),
    0,
  );
}

/** The most pixels per unit at which every column fits. */
function findScale(columns: readonly (readonly Slot[])[], height: number, gap: number): number {
  const largest = Math.max(1, ...columns.map((column) => column.reduce((sum, { value }) => sum + value, 0)));
  let low = 0;
  let high = height / largest;
  for (let round = 0; round < 40; round += 1) {
    const middle = (low + high) / 2;
    if (columns.every((column) => columnHeight(column, middle, gap) <= height)) low = middle;
    else high = middle;
  }
  return low;
}

/** Moves slots apart, keeping their order and the column between top and bottom. */
function settle(column: readonly Slot[], top: number, height: number, gap: number): void {
  let free = top;
  for (const [at, slot] of column.entries()) {
    slot.y = Math.max(slot.y, free + slot.height / 2);
    free = slot.y + slot.height / 2 + gapBelow(slot, column[at + 1], gap);
  }
  let floor = top + height;
  for (let at = column.length - 1; at >= 0; at -= 1) {
    const slot = column[at] as Slot;
    slot.y = Math.min(slot.y, floor - slot.height / 2);
    const above = column[at - 1];
    if (above !== undefined) floor = slot.y - slot.height / 2 - gapBelow(above, slot, gap);
  }
}

function relax(
  columns: readonly (readonly Slot[])[],
  chains: readonly Chain[],
  frame: FlowLayoutFrame,
): void {
  const { top, height, gap } = frame;
  const pulls = new Map<Slot, { readonly other: Slot; readonly value: number }[]>();
  const pull = (slot: Slot, other: Slot, value: number) => {
    const list = pulls.get(slot) ?? [];
    list.push({ other, value });
    pulls.set(slot, list);
  };
  for (const { slots } of chains) {
    for (let at = 1; at < slots.length; at += 1) {
      const [a, b] = [slots[at - 1] as Slot, slots[at] as Slot];
      const value = Math.sqrt(Math.max(1, Math.min(a.value, b.value)));
      pull(a, b, value);
      pull(b, a, value);
    }
  }
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const column of round % 2 === 0 ? columns : columns.toReversed()) {
      for (const slot of column) {
        const list = pulls.get(slot) ?? [];
        const weight = list.reduce((sum, { value }) => sum + value, 0);
        if (weight === 0) continue;
        const wanted = list.reduce((sum, { other, value }) => sum + other.y * value, 0) / weight;
        slot.y += (wanted - slot.y) * 0.6;
      }
      settle(column, top, height, gap);
    }
  }
}

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
  own.sort((a, b) => a.other.y - b.other.y || a.link - b.link);
  let edge = slot.y - barHeight(slot, scale) / 2;
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

function curve(points: readonly Point[]): string {
  let path = '';
  for (const [at, { x, y }] of points.entries()) {
    const before = points[at - 1];
    if (before === undefined) path = `M${round(x)} ${round(y)}`;
    else if (at % 2 === 0) path += `L${round(x)} ${round(y)}`;
    else {
      const middle = (before.x + x) / 2;
      path += `C${round(middle)} ${round(before.y)} ${round(middle)} ${round(y)} ${round(x)} ${round(y)}`;
    }
  }
  return path;
}

/** Places bars and ribbons. Node order within a column is kept. Values may be of any size; links go from left to right. */
export function layoutFlows(
  nodes: readonly FlowLayoutNode[],
  links: readonly FlowLayoutLink[],
  frame: FlowLayoutFrame,
): { readonly nodes: readonly PlacedNode[]; readonly links: readonly PlacedLink[] } {
  const { slots, chains, all } = makeSlots(nodes, links);
  const last = Math.max(1, ...slots.map(({ column }) => column));
  const columns = Array.from({ length: last + 1 }, (_, column) =>
    all.filter((slot) => slot.column === column),
  );
  const scale = findScale(columns, frame.height, frame.gap);
  for (const column of columns) {
    let free = frame.top;
    for (const [at, slot] of column.entries()) {
      slot.height = Math.max(slot.value * scale, slot.room);
      slot.y = free + slot.height / 2;
      free += slot.height + gapBelow(slot, column[at + 1], frame.gap);
    }
  }
  relax(columns, chains, frame);

  const step = (frame.width - frame.left - frame.right - frame.barWidth) / last;
  const columnX = (column: number) => frame.left + column * step;
  const ends = new Map<string, number>();
  for (const slot of slots) {
    attach(chains, slot, 'out', scale, ends);
    attach(chains, slot, 'in', scale, ends);
  }
  return {
    nodes: slots.map((slot) => {
      const height = barHeight(slot, scale);
      return { x: round(columnX(slot.column)), y: round(slot.y - height / 2), height: round(height) };
    }),
    links: chains.map((chain, link) => {
      const points = chain.slots.flatMap((slot, at): Point[] => {
        const x = columnX(slot.column);
        const right = x + frame.barWidth;
        if (at === 0) return [{ x: right, y: ends.get(`${link} out ${slot.column}`) ?? slot.y }];
        if (at === chain.slots.length - 1) return [{ x, y: ends.get(`${link} in ${slot.column}`) ?? slot.y }];
        return [
          { x, y: slot.y },
          { x: right, y: slot.y },
        ];
      });
      return { path: curve(points), width: round(Math.max(RIBBON_MIN, chain.value * scale)) };
    }),
  };
}
