/** Where everything on the loop map stands, in CSS pixels of its container. Pure; two layouts, one vocabulary. */
import type { PoolFamily } from '../../../engine/assets';
import type { MessageType } from '../../../engine/spectrum';

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A rectangle by its left top corner. */
export interface Box extends Point {
  readonly width: number;
  readonly height: number;
}

/** Where a text stands: at its start, middle or end, and with its middle at `y`. */
export interface Place extends Point {
  readonly align: 'start' | 'middle' | 'end';
}

export interface Ribbon {
  readonly path: string;
  readonly width: number;
  /** The solid cap at the pool's end; none on a narrow map, where the mark stands there. */
  readonly cap: Box | undefined;
}

export interface MapGeometry {
  readonly layout: 'wide' | 'narrow';
  readonly width: number;
  readonly height: number;
  /** How wide the bar of the largest pool is; 0 where there is no room for bars. */
  readonly barWidth: number;
  /** The light ground under the wallets, on a wide map. */
  readonly field: { readonly x: number; readonly y: number; readonly radius: number } | undefined;
  readonly walletsBox: Box;
  readonly walletSpots: readonly Point[];
  /** The radius of the wallet that holds most. */
  readonly walletRadius: number;
  readonly strands: Readonly<Record<MessageType, string>>;
  readonly reserve: { readonly x: number; readonly y: number; readonly radius: number };
  readonly ribbons: readonly Ribbon[];
  readonly heads: Readonly<Record<PoolFamily, Place>>;
  /** Boxes of the twelve pools. */
  readonly rows: readonly Box[];
  readonly pipe: Box;
  readonly valve: Box;
  readonly floor: Box;
  readonly floorEdge: string;
  readonly wagesEdge: string;
  readonly feeders: readonly string[];
  readonly wagesArrow: Point | undefined;
  readonly labels: {
    readonly wallets: Place;
    readonly more: Place;
    readonly messages: Place;
    readonly drain: Place;
    readonly pays: Place;
    readonly wages: Place;
  };
}

/** What the geometry depends on. */
export interface MapShape {
  readonly width: number;
  readonly wallets: number;
  readonly hasMore: boolean;
  readonly hasWages: boolean;
  /** True where fingers point: rows of pools are then 44 px high. */
  readonly isCoarse: boolean;
  /** Room that the balances of the pools need. */
  readonly amountWidth: number;
}

/** Below this width the map is drawn vertically. */
export const WIDE_MIN = 860;

/** The golden angle: seen from the middle, each wallet stands 137.5° after the one before it. */
const goldenAngle = Math.PI * (3 - Math.sqrt(5));

/** Places of a sunflower's seeds within a radius, not further apart than `spacingMax` asks for. */
export function sunflower(
  count: number,
  middle: Point,
  radius: number,
  spacingMax: number,
): readonly Point[] {
  const spacing = Math.min(spacingMax, radius / Math.sqrt(Math.max(1, count)));
  return Array.from({ length: count }, (_, seed) => ({
    x: middle.x + spacing * Math.sqrt(seed + 0.5) * Math.cos(seed * goldenAngle),
    y: middle.y + spacing * Math.sqrt(seed + 0.5) * Math.sin(seed * goldenAngle),
  }));
}

/** The y of a balance in a vessel whose liquid stands between `bottom` and `bottom − height`: linear, so that height is value. */
export function levelOf(units: number, capacity: number, bottom: number, height: number): number {
  return bottom - height * Math.min(1, units / capacity);
}

/** Half the width of a circle at a height above or below its middle. */
export function halfChord(radius: number, distance: number): number {
  return Math.sqrt(Math.max(0, radius * radius - distance * distance));
}

/** How wide each pool's ribbon is, and where it leaves the circle, stacked around the middle. */
export function ribbonStarts(
  weights: readonly number[],
  pixelsPerPercent: number,
  gap: number,
): readonly { readonly width: number; readonly offset: number }[] {
  const widths = weights.map((weight) => weight * pixelsPerPercent);
  const total = widths.reduce((sum, width) => sum + width, 0) + gap * (widths.length - 1);
  let top = -total / 2 - 2;
  return widths.map((width) => {
    const offset = top + width / 2;
    top += width + gap;
    return { width, offset };
  });
}

/** A path of round numbers: a tenth of a pixel is finer than anybody sees. */
export function path(parts: TemplateStringsArray, ...values: readonly number[]): string {
  return parts.reduce(
    (text, part, index) =>
      text + part + (index < values.length ? Math.round((values[index] ?? 0) * 10) / 10 : ''),
    '',
  );
}
