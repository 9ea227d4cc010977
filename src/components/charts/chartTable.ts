/** What a chart shows as a table: for people who read rather than look, and for spreadsheets. */

/** A column. Cells of `units` hold whole units of an asset and are shown as amounts; `number` and `units` stand at the right. */
export interface ChartColumn {
  readonly label: string;
  readonly kind?: 'text' | 'number' | 'units';
  /** The asset that `units` count; NXT if not named. */
  readonly asset?: string;
}

/** A value, a value that leads somewhere, or nothing. */
export type ChartCell = string | number | { readonly text: string | number; readonly href: string } | null;

/** Columns and rows of the same length. */
export interface ChartTable {
  readonly columns: readonly ChartColumn[];
  readonly rows: readonly (readonly ChartCell[])[];
}

function csvHeader({ label, kind, asset = 'NXT' }: ChartColumn): string {
  if (kind !== 'units') return label;
  return `${label} (units${asset === 'NXT' ? '' : ` of ${asset}`})`;
}

/** A text that a spreadsheet neither splits nor takes for a formula. */
function csvText(text: string): string {
  const inert = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}

function csvCell(cell: ChartCell): string {
  if (cell === null) return '';
  const value = typeof cell === 'object' ? cell.text : cell;
  return typeof value === 'number' ? String(value) : csvText(value);
}

/** The table as comma-separated values (RFC 4180). Amounts are written as whole units, so that none loses a digit. */
export function chartTableToCsv({ columns, rows }: ChartTable): string {
  const lines = [columns.map((column) => csvText(csvHeader(column))), ...rows.map((row) => row.map(csvCell))];
  return `${lines.map((line) => line.join(',')).join('\r\n')}\r\n`;
}
