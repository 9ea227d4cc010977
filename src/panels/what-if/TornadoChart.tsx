import { niceTicks } from '../../components/charts/axis';
import { useWidth } from '../../components/charts/useWidth';
import { endsBeside, type TornadoBar, type TornadoEnd } from '../../selectors/whatIfTornado';
import { counted, coverageText } from '../../selectors/whatIfText';
import styles from './TornadoChart.module.css';

/** Where things stand in a row: beside each other, or one below the other where the page is narrow. */
const wide = { row: 34, bar: 14, barTop: 10, labelAt: 22 };
const narrow = { row: 68, bar: 12, barTop: 26, labelAt: 18 };

const narrowBelow = 680;
const axisHeight = 56;
const labelsWidth = 272;

/** About what a letter of the small type takes. */
const letter = 7.2;

/** Coverage that a chart can show; a floor that nobody needs lasts for ever and ends at the edge. */
const drawnMax = 100_000_000;

function wordsOf(ends: readonly TornadoEnd[]): string {
  return ends.map(({ text }) => text).join(', ');
}

/** Why a row has no bar: other numbers may leave a parameter no room at all. */
function idleWords({ low, high }: TornadoBar): string {
  return low.text === high.text ? `only ${low.text} can be run` : 'no difference';
}

/** Bars around what the scenario has now: on each side the values that move coverage there. */
export function TornadoChart({
  label,
  bars,
  base,
  seeds,
  goalDays,
}: {
  readonly label: string;
  readonly bars: readonly TornadoBar[];
  readonly base: number;
  /** How many seeds the coverage is the mean of. */
  readonly seeds: number;
  readonly goalDays: number;
}) {
  const [frame, width] = useWidth<HTMLDivElement>(960);
  const isNarrow = width < narrowBelow;
  const place = isNarrow ? narrow : wide;
  const drawn = bars.map((bar) => ({
    bar,
    less: endsBeside(bar, base, 'less'),
    more: endsBeside(bar, base, 'more'),
  }));
  const beside = (side: 'less' | 'more') =>
    isNarrow ? 4 : 16 + letter * Math.max(8, ...drawn.map((one) => wordsOf(one[side]).length));
  const left = (isNarrow ? 0 : labelsWidth) + beside('less');
  const right = width - beside('more');

  const all = [base, ...bars.flatMap(({ low, high }) => [low.coverage, high.coverage])]
    .map((coverage) => Math.min(drawnMax, coverage) / 1_000)
    .toSorted((a, b) => a - b);
  const ticks = niceTicks(all[0] ?? 0, all.at(-1) ?? 1, isNarrow ? 4 : 8);
  const [first, last] = [ticks[0] ?? 0, ticks.at(-1) ?? 1];
  const x = (coverage: number) => {
    const days = Math.min(last, coverage / 1_000);
    return left + ((days - first) / (last - first || 1)) * (right - left);
  };
  const now = x(base);
  const height = axisHeight + bars.length * place.row;
  const goal = goalDays >= first && goalDays <= last ? x(goalDays * 1_000) : undefined;
  const isFree = (at: number) => Math.abs(at - now) > 30 && (goal === undefined || Math.abs(at - goal) > 30);
  const anchorAt = (at: number) => (at > width - 24 ? 'end' : at < 24 ? 'start' : 'middle');
  return (
    <div ref={frame} className={styles.frame} style={{ height }}>
      {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- one picture; its numbers are in the table */}
      <svg width={width} height={height} role="img" aria-label={label} className={styles.drawing}>
        {ticks.map((tick) => (
          <g key={tick}>
            <line
              className={styles.grid}
              x1={x(tick * 1_000)}
              x2={x(tick * 1_000)}
              y1={axisHeight - 6}
              y2={height}
            />
            {isFree(x(tick * 1_000)) ? (
              <text
                className={styles.tick}
                x={x(tick * 1_000)}
                y={axisHeight - 12}
                textAnchor={anchorAt(x(tick * 1_000))}
              >
                {tick} d
              </text>
            ) : null}
          </g>
        ))}
        {goal === undefined ? null : (
          <>
            <line className={styles.goal} x1={goal} x2={goal} y1={axisHeight - 6} y2={height} />
            <text className={styles.goalText} x={goal} y={axisHeight - 12} textAnchor={anchorAt(goal)}>
              {goalDays} d
            </text>
          </>
        )}
        <line className={styles.base} x1={now} x2={now} y1={24} y2={height} />
        <text
          className={styles.now}
          x={now}
          y={16}
          textAnchor={now > right - 80 ? 'end' : now < left + 80 ? 'start' : 'middle'}
        >
          now {coverageText(base)}, over {counted(seeds, 'seed')}
        </text>
        {drawn.map(({ bar, less, more }, row) => {
          const top = axisHeight + row * place.row;
          const coverages = [bar.low.coverage, bar.high.coverage];
          const low = Math.min(now, ...coverages.map(x));
          const high = Math.max(now, ...coverages.map(x));
          const wordsAt = isNarrow ? top + 56 : top + place.labelAt;
          return (
            <g key={bar.path}>
              <line className={styles.rule} x1={0} x2={width} y1={top + place.row} y2={top + place.row} />
              <text className={styles.label} x={0} y={top + place.labelAt}>
                {bar.label}
              </text>
              {less.length + more.length === 0 ? null : (
                <>
                  <rect
                    className={styles.less}
                    x={low}
                    y={top + place.barTop}
                    width={now - low}
                    height={place.bar}
                  />
                  <rect
                    className={styles.more}
                    x={now}
                    y={top + place.barTop}
                    width={high - now}
                    height={place.bar}
                  />
                </>
              )}
              <text
                className={styles.value}
                x={isNarrow ? 0 : low - 8}
                y={wordsAt}
                textAnchor={isNarrow ? 'start' : 'end'}
              >
                {wordsOf(less)}
              </text>
              <text
                className={styles.value}
                x={isNarrow ? width : high + 8}
                y={wordsAt}
                textAnchor={isNarrow ? 'end' : 'start'}
              >
                {less.length + more.length === 0 ? idleWords(bar) : wordsOf(more)}
              </text>
            </g>
          );
        })}
      </svg>
    </div>
  );
}
