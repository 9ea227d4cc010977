/** Days of a run as columns of numbers: one block of memory that crosses to the page at once. */
import type { DayRow } from './runScenario';

/** What is measured of each day, in the order of the columns. */
export const dayFields = [
  'day',
  'reserve',
  'floor',
  'coverageMillidays',
  'isCrisis',
  'wallets',
  'pools',
  'producers',
  'foodPrice',
  'citizens',
  'cannotSend',
  'gini',
  'commands',
  'messages',
  'messagesRefused',
  'burned',
  'transferred',
  'transfersRefused',
  'wages',
  'floorAsked',
  'floorPaid',
  'drained',
  'refilled',
  'allocated',
] as const satisfies readonly (keyof DayRow)[];

/** The name of a column. */
export type DayField = (typeof dayFields)[number];

/** All columns, one after the other. */
export interface DayColumns {
  /** Rows, the opening included. */
  readonly count: number;
  readonly values: Float64Array;
}

/** Packs rows into columns. */
export function packDays(rows: readonly DayRow[]): DayColumns {
  const count = rows.length;
  const values = new Float64Array(count * dayFields.length);
  for (const [column, field] of dayFields.entries()) {
    for (let row = 0; row < count; row += 1) values[column * count + row] = Number(rows[row]?.[field] ?? 0);
  }
  return { count, values };
}

const placeOf = new Map<DayField, number>(dayFields.map((field, place) => [field, place]));

/** One column; it shares the memory of the whole. */
export function dayColumn({ count, values }: DayColumns, field: DayField): Float64Array {
  const start = (placeOf.get(field) ?? 0) * count;
  return values.subarray(start, start + count);
}
