/** Fewer points for the same picture. */

/** Values that stand above the same x; `null` where there is none. */
export type Column = readonly (number | null)[];

/**
 * Positions to keep so that at most about `countMax` remain: of each stretch its first, its last, and where any column is
 * lowest and highest. A peak of a single day stays in the picture.
 */
export function decimate(length: number, columns: readonly Column[], countMax: number): readonly number[] {
  if (length <= countMax) return Array.from({ length }, (_, index) => index);
  const perStretch = 2 + 2 * columns.length;
  const stretches = Math.max(1, Math.floor(countMax / perStretch));
  const kept = new Set<number>();
  for (let stretch = 0; stretch < stretches; stretch += 1) {
    const start = Math.floor((stretch * length) / stretches);
    const end = Math.floor(((stretch + 1) * length) / stretches);
    kept.add(start).add(end - 1);
    for (const column of columns) addExtremes(kept, column, start, end);
  }
  return [...kept].sort((a, b) => a - b);
}

function addExtremes(kept: Set<number>, column: Column, start: number, end: number): void {
  let lowest = -1;
  let highest = -1;
  for (let index = start; index < end; index += 1) {
    const value = column[index] ?? null;
    if (value === null) continue;
    if (lowest < 0 || value < (column[lowest] ?? 0)) lowest = index;
    if (highest < 0 || value > (column[highest] ?? 0)) highest = index;
  }
  if (lowest >= 0) kept.add(lowest).add(highest);
}
