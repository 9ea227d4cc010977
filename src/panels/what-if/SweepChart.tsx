import { niceTicks } from '../../components/charts/axis';
import { useWidth } from '../../components/charts/useWidth';
import styles from './ScenarioChart.module.css';

const height = 240;
const margin = { top: 10, right: 12, bottom: 30, left: 58 };

/** Coverage over the values of one parameter, each value a dot. */
export function SweepChart({
  label,
  xs,
  coverages,
  goalDays,
  formatX,
}: {
  readonly label: string;
  readonly xs: readonly number[];
  readonly coverages: readonly number[];
  readonly goalDays: number;
  readonly formatX: (value: number) => string;
}) {
  const [frame, width] = useWidth<HTMLDivElement>(640);
  const first = xs[0] ?? 0;
  const last = xs.at(-1) ?? 1;
  const ticks = niceTicks(0, Math.max(goalDays, ...coverages.map((coverage) => coverage / 1_000)), 4);
  const top = ticks.at(-1) ?? 1;
  const x = (value: number) =>
    margin.left + ((value - first) / (last - first || 1)) * (width - margin.left - margin.right);
  const y = (days: number) => margin.top + (1 - days / top) * (height - margin.top - margin.bottom);
  const points = xs.map((value, index) => [x(value), y((coverages[index] ?? 0) / 1_000)] as const);
  const path = points.map(([left, up], index) => `${index === 0 ? 'M' : 'L'}${left} ${up}`).join('');
  return (
    <div ref={frame} className={styles.frame} style={{ height }}>
      {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- one picture; its numbers are in the table */}
      <svg width={width} height={height} role="img" aria-label={label} className={styles.drawing}>
        {ticks.map((tick) => (
          <g key={tick}>
            <line
              className={tick === 0 ? styles.ground : styles.grid}
              x1={margin.left}
              x2={width - margin.right}
              y1={y(tick)}
              y2={y(tick)}
            />
            <text className={styles.tick} x={margin.left - 10} y={y(tick) + 5} textAnchor="end">
              {tick} d
            </text>
          </g>
        ))}
        <line
          className={styles.goal}
          x1={margin.left}
          x2={width - margin.right}
          y1={y(goalDays)}
          y2={y(goalDays)}
        />
        <path className={styles.line} d={path} />
        {points.map(([left, up], index) => (
          <circle key={xs[index]} cx={left} cy={up} r={4} fill="var(--series)" />
        ))}
        <text className={styles.tick} x={margin.left} y={height - 6}>
          {formatX(first)}
        </text>
        <text className={styles.tick} x={width - margin.right} y={height - 6} textAnchor="end">
          {formatX(last)}
        </text>
      </svg>
    </div>
  );
}
