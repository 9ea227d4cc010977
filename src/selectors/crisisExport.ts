/** The drains as a CSV file. */
import { formatNxt } from '../engine/units';
import { coverageText, type DrainRow } from './crisis';
import { csvText } from './ledgerExport';

const columns = [
  'receipt',
  'day',
  'reason',
  'by',
  'units',
  'nxt',
  'coverageDaysBefore',
  'coverageDaysAfter',
  'refusal',
];

function plainDays(millidays: number): string {
  return Number.isFinite(millidays) ? coverageText(millidays).replaceAll(',', '') : '';
}

/** Every drain and refused attempt, as the table shows them. */
export function drainsCsv(rows: readonly DrainRow[]): string {
  const lines = rows.map((row) =>
    [
      row.receipt,
      String(row.day),
      csvText(row.reason),
      csvText(row.by),
      row.amount === undefined ? '' : String(row.amount),
      row.amount === undefined ? '' : csvText(formatNxt(row.amount).replaceAll(',', '')),
      plainDays(row.coverageBefore),
      plainDays(row.coverageAfter),
      csvText(row.message ?? ''),
    ].join(','),
  );
  // The mark at the front tells spreadsheets that the text is UTF-8.
  return `\uFEFF${[columns.join(','), ...lines].join('\r\n')}\r\n`;
}
