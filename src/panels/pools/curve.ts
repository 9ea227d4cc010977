/** Where the curve of a pool and its points lie in a drawing. Numbers here are for drawing only. */
import { niceTicks } from '../../components/charts/axis';
import type { Reserves } from '../../selectors/poolPrice';

/** The room of the drawing. */
export interface CurveRoom {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** The curve in the drawing's coordinates. */
export interface Curve {
  readonly path: string;
  /** The curve after liquidity moved, where it is another one. */
  readonly pathAfter: string | undefined;
  /** The way from before to after along the curve. */
  readonly way: string;
  readonly before: Point;
  readonly after: Point;
  /** Ticks as value and position. */
  readonly ticksX: readonly { readonly value: number; readonly at: number }[];
  readonly ticksY: readonly { readonly value: number; readonly at: number }[];
}

const points = 72;

/** How far beyond the points the curve is drawn. */
const reach = { low: 0.7, high: 1.36 };

/** Products that differ by less are one curve to the eye: a trade's fee moves it that little. */
const sameCurve = 1.004;

function ticksWithin(low: number, high: number): readonly number[] {
  return niceTicks(low, high, 7).filter((tick) => tick > low && tick < high);
}

/** Lays out the curve x · y = k of a pool, with where it stands and where a trade would bring it. */
export function layOutCurve(before: Reserves, after: Reserves, room: CurveRoom): Curve {
  const product = before.nxt * before.tokens;
  const productAfter = after.nxt * after.tokens;
  const lowX = Math.min(before.nxt, after.nxt) * reach.low;
  const highX = Math.max(before.nxt, after.nxt) * reach.high;
  const lowY = (Math.min(product, productAfter) / highX) * 0.99;
  const highY = Math.max(product, productAfter) / lowX;
  const x = (nxt: number) =>
    room.left + ((nxt - lowX) / (highX - lowX)) * (room.width - room.left - room.right);
  const y = (tokens: number) =>
    room.height - room.bottom - ((tokens - lowY) / (highY - lowY)) * (room.height - room.top - room.bottom);
  const along = (k: number, from: number, to: number): string => {
    const steps = Array.from({ length: points + 1 }, (_, step) => from * (to / from) ** (step / points));
    return steps
      .filter((nxt) => k / nxt >= lowY && k / nxt <= highY * 1.000001)
      .map((nxt, index) => `${index === 0 ? 'M' : 'L'}${x(nxt).toFixed(2)} ${y(k / nxt).toFixed(2)}`)
      .join('');
  };
  const beforeAt = { x: x(before.nxt), y: y(before.tokens) };
  const afterAt = { x: x(after.nxt), y: y(after.tokens) };
  const isSame = productAfter / product < sameCurve && product / productAfter < sameCurve;
  return {
    path: along(product, lowX, highX),
    pathAfter: isSame ? undefined : along(productAfter, lowX, highX),
    way: isSame
      ? along(product, before.nxt, after.nxt)
      : `M${beforeAt.x.toFixed(2)} ${beforeAt.y.toFixed(2)}L${afterAt.x.toFixed(2)} ${afterAt.y.toFixed(2)}`,
    before: beforeAt,
    after: afterAt,
    ticksX: ticksWithin(lowX, highX).map((value) => ({ value, at: x(value) })),
    ticksY: ticksWithin(lowY, highY).map((value) => ({ value, at: y(value) })),
  };
}
