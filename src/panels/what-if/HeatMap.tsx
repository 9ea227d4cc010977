import { useWidth } from '../../components/charts/useWidth';
import { coverageText } from '../../selectors/whatIfText';
import styles from './HeatMap.module.css';

/** One axis of the map: its name, and its values in words. */
export interface HeatAxis {
  readonly label: string;
  readonly words: readonly string[];
}

const cellHeight = 40;
const axisHeight = 58;

/** About what a letter of the small type takes. */
const letter = 7.4;

/** Room that a number in a cell needs. */
const numberWidth = 40;

/** How far the strongest tone goes towards ink: text on it must stay readable. */
const strongestTone = 0.42;

/** Where two neighbours of the grid differ in whether they hold: the line between those that do and those that do not. */
function borderPath(
  holds: readonly (readonly boolean[])[],
  cell: (column: number, row: number) => { readonly left: number; readonly top: number },
): string {
  const parts: string[] = [];
  for (const [row, line] of holds.entries()) {
    for (const [column, here] of line.entries()) {
      const { left, top } = cell(column, row);
      const right = cell(column + 1, row).left;
      const bottom = top + cellHeight;
      if (column + 1 < line.length && line[column + 1] !== here) parts.push(`M${right} ${top}V${bottom}`);
      // Rows count upwards.
      const above = holds[row + 1]?.[column];
      if (above !== undefined && above !== here) parts.push(`M${left} ${top}H${right}`);
    }
  }
  return parts.join('');
}

/** Coverage over two parameters: the stronger the tone, the more days; a line encloses what holds the goal. */
export function HeatMap({
  label,
  x,
  y,
  coverages,
  goalDays,
}: {
  readonly label: string;
  readonly x: HeatAxis;
  readonly y: HeatAxis;
  /** Row by row of y. */
  readonly coverages: readonly (readonly number[])[];
  readonly goalDays: number;
}) {
  const [frame, width] = useWidth<HTMLDivElement>(960);
  const left = Math.ceil(16 + letter * Math.max(...y.words.map((words) => words.length)));
  const top = 28;
  const columns = x.words.length;
  const cellWidth = Math.min(120, (width - left) / Math.max(1, columns));
  const rows = y.words.length;
  const height = top + rows * cellHeight + axisHeight;
  const ground = top + rows * cellHeight;
  const cell = (column: number, row: number) => ({
    left: left + column * cellWidth,
    top: ground - (row + 1) * cellHeight,
  });
  const all = coverages.flat();
  const [least, most] = [Math.min(...all), Math.max(...all)];
  const tone = (coverage: number) =>
    (((coverage - least) / Math.max(1, most - least)) * strongestTone).toFixed(3);
  const hasNumbers = cellWidth >= numberWidth;
  const widest = letter * Math.max(...x.words.map((words) => words.length)) + 12;
  const every = Math.max(1, Math.ceil(widest / cellWidth));
  // Both ends are always named; between them as many as there is room for.
  const isNamed = (column: number) =>
    column === 0 || column === columns - 1 || (column % every === 0 && column + every < columns);
  const anchorOf = (column: number) =>
    every === 1 || (column > 0 && column < columns - 1) ? 'middle' : column === 0 ? 'start' : 'end';
  const placeOf = (column: number) => {
    const anchor = anchorOf(column);
    const share = anchor === 'middle' ? 0.5 : anchor === 'start' ? 0 : 1;
    return cell(column, 0).left + share * cellWidth;
  };
  const holds = coverages.map((row) => row.map((coverage) => coverage >= goalDays * 1_000));
  return (
    <div ref={frame} className={styles.frame} style={{ height }}>
      {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- one picture; its numbers are in the table */}
      <svg width={width} height={height} role="img" aria-label={label} className={styles.drawing}>
        <text className={styles.name} x={0} y={16}>
          {y.label}
        </text>
        {coverages.map((line, row) => (
          <g key={y.words[row]}>
            <text
              className={styles.tick}
              x={left - 10}
              y={cell(0, row).top + cellHeight / 2 + 5}
              textAnchor="end"
            >
              {y.words[row]}
            </text>
            {line.map((coverage, column) => {
              const at = cell(column, row);
              return (
                <g key={x.words[column]}>
                  <rect
                    className={styles.cell}
                    x={at.left}
                    y={at.top}
                    width={cellWidth}
                    height={cellHeight}
                    fillOpacity={tone(coverage)}
                  >
                    <title>
                      {`${x.label} ${x.words[column]}, ${y.label} ${y.words[row]}: ${coverageText(coverage)} days`}
                    </title>
                  </rect>
                  {hasNumbers ? (
                    <text
                      className={styles.number}
                      x={at.left + cellWidth / 2}
                      y={at.top + cellHeight / 2 + 5}
                      textAnchor="middle"
                    >
                      {coverageText(coverage)}
                    </text>
                  ) : null}
                </g>
              );
            })}
          </g>
        ))}
        <path className={styles.goal} d={borderPath(holds, cell)} />
        {x.words.map((words, column) =>
          isNamed(column) ? (
            <text
              key={words}
              className={styles.tick}
              x={placeOf(column)}
              y={ground + 22}
              textAnchor={anchorOf(column)}
            >
              {words}
            </text>
          ) : null,
        )}
        <text className={styles.name} x={left} y={ground + 48}>
          {x.label}
        </text>
      </svg>
    </div>
  );
}
