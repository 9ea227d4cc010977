/** Paths of lines and bands as SVG text, made for redrawing on every move of a slider. */

/** Where values stand in the drawing. */
export interface Scales {
  readonly x: (day: number) => number;
  readonly y: (value: number) => number;
}

/** Rows that are drawn: of very many days, the first, lowest, highest and last of each pixel or so. */
export function drawnRows(values: ArrayLike<number>, count: number, width: number): ArrayLike<number> {
  if (count <= width * 2) return { length: count };
  const rows: number[] = [];
  const stretches = Math.max(1, Math.floor(width / 2));
  for (let stretch = 0; stretch < stretches; stretch += 1) {
    const start = Math.floor((stretch * count) / stretches);
    const end = Math.floor(((stretch + 1) * count) / stretches);
    let low = start;
    let high = start;
    for (let row = start; row < end; row += 1) {
      if ((values[row] ?? 0) < (values[low] ?? 0)) low = row;
      if ((values[row] ?? 0) > (values[high] ?? 0)) high = row;
    }
    rows.push(...[...new Set([start, low, high, end - 1])].sort((a, b) => a - b));
  }
  return rows;
}

/** A tenth of a pixel is enough. */
function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}

/** The line through values; it is broken where there is none. */
export function linePath(
  days: ArrayLike<number>,
  values: ArrayLike<number>,
  scales: Scales,
  width: number,
): string {
  const rows = drawnRows(values, Math.min(days.length, values.length), width);
  let path = '';
  let isBroken = true;
  for (let index = 0; index < rows.length; index += 1) {
    const row = rows[index] ?? index;
    const value = values[row] ?? Number.NaN;
    if (Number.isNaN(value)) {
      isBroken = true;
      continue;
    }
    path += `${isBroken ? 'M' : 'L'}${tenth(scales.x(days[row] ?? 0))} ${tenth(scales.y(value))}`;
    isBroken = false;
  }
  return path;
}

/** The outline of what lies between two lines. */
export function bandPath(
  days: ArrayLike<number>,
  low: readonly number[],
  high: readonly number[],
  scales: Scales,
  width: number,
): string {
  const upper = linePath(days, high, scales, width);
  const backDays = Array.from(days, (day) => day)
    .slice(0, low.length)
    .reverse();
  const lower = linePath(backDays, [...low].reverse(), scales, width).replace(/^M/, 'L');
  return upper === '' ? '' : `${upper}${lower}Z`;
}
