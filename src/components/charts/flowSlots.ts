/** Columns of bars and passing ribbons, and how they settle: the inner part of the layout of flows. */

export interface FlowLayoutNode {
  readonly column: number;
  /** Height that its words need beside the bar. */
  readonly room: number;
  /** Height that its words need above the bar. */
  readonly head: number;
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
  /** How wide the space after each column is, in relation to the others; 1 where none is named. */
  readonly shares?: readonly number[];
}

/** A node's place in its column, or that of a ribbon that passes. */
export interface Slot {
  readonly column: number;
  readonly value: number;
  readonly room: number;
  readonly head: number;
  height: number;
  /** Its middle. */
  y: number;
}

const ROUNDS = 24;
/** The part of a column's height that bars take at most. */
const FILL_MAX = 0.62;
/** The thinnest ribbon. */
export const RIBBON_MIN = 1.25;

/** A link: its slots from its source to its target, with the places it passes between them. */
export interface Chain {
  readonly slots: readonly Slot[];
  readonly value: number;
}

/** A slot for each node and for each column that a link passes. */
export function makeSlots(nodes: readonly FlowLayoutNode[], links: readonly FlowLayoutLink[]) {
  const received = nodes.map(() => 0);
  const paid = nodes.map(() => 0);
  for (const { source, target, value } of links) {
    paid[source] = (paid[source] ?? 0) + value;
    received[target] = (received[target] ?? 0) + value;
  }
  const slots: Slot[] = nodes.map(({ column, room, head }, at) => {
    const value = Math.max(received[at] ?? 0, paid[at] ?? 0);
    return { column, value, room, head, height: 0, y: 0 };
  });
  const passing: { readonly slot: Slot; readonly source: number; readonly target: number }[] = [];
  const chains = links.map(({ source, target, value }): Chain => {
    const [from, to] = [slots[source] as Slot, slots[target] as Slot];
    const between: Slot[] = [];
    for (let column = from.column + 1; column < to.column; column += 1) {
      const slot: Slot = { column, value, room: RIBBON_MIN, head: 0, height: 0, y: 0 };
      between.push(slot);
      passing.push({ slot, source, target });
    }
    return { slots: [from, ...between, to], value };
  });
  passing.sort((a, b) => a.target - b.target || a.source - b.source);
  return { slots, chains, all: [...slots, ...passing.map(({ slot }) => slot)] };
}

/** The gap below a slot: ribbons that pass side by side need little. */
export function gapBelow(slot: Slot, next: Slot | undefined, gap: number): number {
  if (next === undefined) return 0;
  const bothPass = slot.room === RIBBON_MIN && next.room === RIBBON_MIN;
  return bothPass ? gap / 4 : gap;
}

/** The height of a slot with its words. */
export function slotHeight({ value, room, head }: Slot, scale: number): number {
  return head + Math.max(value * scale, room);
}

/** The middle of a slot's bar, which stands below its words. */
export function barMiddle(slot: Slot): number {
  return slot.y + slot.head / 2;
}

function columnHeight(column: readonly Slot[], scale: number, gap: number): number {
  return column.reduce(
    (sum, slot, at) => sum + slotHeight(slot, scale) + gapBelow(slot, column[at + 1], gap),
    0,
  );
}

/** The most pixels per unit at which every column fits. */
export function findScale(columns: readonly (readonly Slot[])[], height: number, gap: number): number {
  const largest = Math.max(1, ...columns.map((column) => column.reduce((sum, { value }) => sum + value, 0)));
  let low = 0;
  // Some air stays even where few flows could fill everything.
  let high = (height * FILL_MAX) / largest;
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

/** Draws slots towards what they are joined to. */
export function relax(
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
        const wanted = list.reduce((sum, { other, value }) => sum + barMiddle(other) * value, 0) / weight;
        slot.y += (wanted - barMiddle(slot)) * 0.6;
      }
      settle(column, top, height, gap);
    }
  }
}

/** Lets ribbons pass a column in the order in which they come, so that they do not cross without need. */
export function sortPassing(columns: Slot[][], chains: readonly Chain[]): void {
  const before = new Map<Slot, Slot>();
  for (const { slots } of chains) {
    for (let at = 1; at < slots.length - 1; at += 1) before.set(slots[at] as Slot, slots[at - 1] as Slot);
  }
  const comesFrom = (slot: Slot) => barMiddle(before.get(slot) ?? slot);
  for (const [at, column] of columns.entries()) {
    const bars = column.filter((slot) => !before.has(slot));
    const passing = column.filter((slot) => before.has(slot));
    passing.sort((a, b) => comesFrom(a) - comesFrom(b));
    columns[at] = [...bars, ...passing];
    for (const [position, slot] of passing.entries()) slot.y = barMiddle(bars.at(-1) ?? slot) + position;
  }
}
