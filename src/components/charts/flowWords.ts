/** Where the words of a flow diagram stand, so that none lies on another. */
import type { FlowDiagramLink, FlowDiagramNode } from './flowDiagramData';
import type { PlacedNode } from './flowLayout';

export const BAR_WIDTH = 10;
/** Height of a line of words. */
export const LINE_HEIGHT = 18;

/** About how wide a letter is: enough to know where words would meet. */
const LETTER_WIDTH = 7.6;

interface Place {
  readonly x: number;
  readonly y: number;
  readonly anchor: 'start' | 'end';
}

/** The place of a node's words, and whether the second line found room. */
export interface Words extends Place {
  readonly isFull: boolean;
}

function linesOf({ detail }: FlowDiagramNode): number {
  return detail === undefined ? 1 : 2;
}

/** The height that a node's words need, beside its bar or above it. */
export function roomOf(node: FlowDiagramNode): { readonly room: number; readonly head: number } {
  const height = linesOf(node) * LINE_HEIGHT;
  return node.place === 'above' ? { room: 2, head: height + 6 } : { room: height + 2, head: 0 };
}

/** More space after columns whose words stand beside their bars. */
export function wordShares(nodes: readonly FlowDiagramNode[], lastColumn: number): readonly number[] {
  return Array.from({ length: lastColumn }, (_, column) =>
    nodes.some((node) => node.column === column && node.place === 'beside') ? 1.75 : 1,
  );
}

/** True if most of what leaves a node goes to bars whose middle is higher. */
function leavesUpwards(at: number, links: readonly FlowDiagramLink[], bars: readonly PlacedNode[]): boolean {
  const middle = (index: number) => (bars[index]?.y ?? 0) + (bars[index]?.height ?? 0) / 2;
  let balance = 0;
  for (const { source, target, value } of links) {
    if (source === at) balance += middle(target) < middle(at) ? value : -value;
  }
  return balance > 0;
}

function besideBar(node: FlowDiagramNode, bar: PlacedNode): Place {
  const y = bar.y + bar.height / 2 - ((linesOf(node) - 1) * LINE_HEIGHT) / 2 + 5;
  if (node.column === 0) return { x: bar.x - 8, y, anchor: 'end' };
  return { x: bar.x + BAR_WIDTH + 8, y, anchor: 'start' };
}

function aboveBar(node: FlowDiagramNode, bar: PlacedNode, isLeft: boolean): Place {
  const y = bar.y - 8 - (linesOf(node) - 1) * LINE_HEIGHT;
  return isLeft ? { x: bar.x + BAR_WIDTH, y, anchor: 'end' } : { x: bar.x, y, anchor: 'start' };
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

function boxOf(node: FlowDiagramNode, { x, y, anchor }: Place): Box {
  const width = Math.max(node.label.length, (node.detail ?? '').length) * LETTER_WIDTH;
  const left = anchor === 'end' ? x - width : x;
  return { left, right: left + width, top: y - 14, bottom: y + (linesOf(node) - 1) * LINE_HEIGHT + 3 };
}

function meet(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

/** How far words give way, in steps, before they are written over others after all. */
const shifts = Array.from({ length: 13 }, (_, step) => 4 * step);

/** Where a node's words meet nothing: above a bar they move up, beside it up or down. */
function findPlace(node: FlowDiagramNode, first: Place, taken: readonly Box[]): Place | undefined {
  const directions = node.place === 'above' ? [-1] : [-1, 1];
  for (const shift of shifts) {
    for (const direction of directions) {
      const words = { ...first, y: first.y + direction * shift };
      const box = boxOf(node, words);
      if (box.top >= 0 && !taken.some((other) => meet(other, box))) return words;
    }
  }
  return undefined;
}

/**
 * The place of every node's words. Words above a bar stand at the side its ribbons leave free; all give way to others, and
 * where there is no room for both lines the second is left out.
 */
export function placeWords(
  nodes: readonly FlowDiagramNode[],
  links: readonly FlowDiagramLink[],
  bars: readonly PlacedNode[],
  isNarrow: boolean,
): readonly Words[] {
  const lastColumn = Math.max(0, ...nodes.map(({ column }) => column));
  const taken: Box[] = [];
  const placed: Words[] = [];
  // From the right: the last column has no room to give way.
  for (let at = nodes.length - 1; at >= 0; at -= 1) {
    const full = nodes[at] as FlowDiagramNode;
    const { detail: _, ...short } = full;
    const bar = bars[at] ?? { x: 0, y: 0, height: 0 };
    const upwards = !isNarrow && leavesUpwards(at, links, bars);
    const isLeft = full.column > 0 && (full.column === lastColumn || upwards);
    const firstOf = (node: FlowDiagramNode) =>
      node.place === 'above' ? aboveBar(node, bar, isLeft) : besideBar(node, bar);
    const fullPlace = findPlace(full, firstOf(full), taken);
    const place = fullPlace ?? findPlace(short, firstOf(short), taken) ?? firstOf(short);
    const isFull = fullPlace !== undefined;
    taken.push(boxOf(isFull ? full : short, place));
    placed[at] = { ...place, isFull };
  }
  return placed;
}
