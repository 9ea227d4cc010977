/** Marks of a run at every thirtieth day: they say where two runs begin to differ. */
import { dayFields, type DayColumns } from '../simulation/dayColumns';

/** Days between two marks. */
export const MARK_EVERY_DAYS = 30;

/** One short mark for each thirty days and for the end, each over everything measured so far. */
export function marksOf({ count, values }: DayColumns): readonly string[] {
  const marks: string[] = [];
  const bits = new Uint32Array(new Float64Array(1).buffer);
  const number = new Float64Array(bits.buffer);
  let mark = 0x811c9dc5;
  for (let row = 0; row < count; row += 1) {
    for (let column = 0; column < dayFields.length; column += 1) {
      number[0] = values[column * count + row] ?? 0;
      for (const word of bits) mark = Math.imul(mark ^ word, 0x01000193) >>> 0;
    }
    if ((row > 0 && row % MARK_EVERY_DAYS === 0) || row === count - 1)
      marks.push((mark >>> 8).toString(16).padStart(6, '0'));
  }
  return marks;
}

/** Where a run first differs from the marks of another, in words; `undefined` if it does not. */
export function firstDifference(expected: readonly string[], found: readonly string[]): string | undefined {
  const at = found.findIndex((mark, index) => mark !== expected[index]);
  if (at < 0) return expected.length === found.length ? undefined : 'after the last day';
  return `between day ${at * MARK_EVERY_DAYS} and day ${(at + 1) * MARK_EVERY_DAYS}`;
}
