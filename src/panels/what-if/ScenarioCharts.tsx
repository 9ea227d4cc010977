import { memo, useMemo } from 'react';
import { ChartFrame } from '../../components/charts/ChartFrame';
import type { ChartTable } from '../../components/charts/chartTable';
import {
  bandsFor,
  chartSpecs,
  scaledColumn,
  shockSpans,
  summaryOf,
  type ChartSpec,
  type SeriesUnit,
} from '../../selectors/whatIfSeries';
import { dayColumn, type DayColumns } from '../../simulation/dayColumns';
import { useSessionState } from './sessionContext';
import { ScenarioChart, tickOf, type DrawnLine, type LineTone } from './ScenarioChart';
import styles from './ScenarioCharts.module.css';
import { useMonteCarlo } from './useMonteCarlo';

const ticks: Readonly<Record<SeriesUnit, (value: number) => string>> = {
  days: (value) => `${value} d`,
  nxt: tickOf,
  percent: (value) => `${value} %`,
  price: (value) => String(value),
  count: tickOf,
  ratio: (value) => String(value),
};

const digits: Readonly<Record<SeriesUnit, number>> = {
  days: 1,
  nxt: 2,
  percent: 1,
  price: 4,
  count: 0,
  ratio: 3,
};

function valueOf(unit: SeriesUnit): (value: number) => string {
  const places = digits[unit];
  // Cut off, not rounded up.
  return (value) =>
    (Math.floor(value * 10 ** places + 1e-6) / 10 ** places).toLocaleString('en', {
      minimumFractionDigits: places,
    });
}

const moreTones: readonly LineTone[] = ['ink', 'second', 'third'];

function linesFor(
  spec: ChartSpec,
  columns: DayColumns,
  others: readonly { label: string; tone: LineTone; columns: DayColumns }[],
): readonly DrawnLine[] {
  const own = spec.lines.map(({ label, field }, index) => ({
    label: spec.lines.length > 1 ? label : 'this scenario',
    tone: moreTones[index] ?? 'third',
    days: dayColumn(columns, 'day'),
    values: scaledColumn(spec, field, columns),
  }));
  // Where one chart has several lines, other scenarios would only tangle.
  if (spec.lines.length > 1) return own;
  const field = spec.lines[0]?.field ?? 'day';
  return [
    ...own,
    ...others.map((other) => ({
      label: other.label,
      tone: other.tone,
      days: dayColumn(other.columns, 'day'),
      values: scaledColumn(spec, field, other.columns),
    })),
  ];
}

/** Every value is exact in the table; rows are made when they are asked for, not on each redraw. */
function tableOf(spec: ChartSpec, lines: readonly DrawnLine[]): ChartTable {
  const longest = lines.reduce((most, line) => (line.days.length > most.days.length ? line : most));
  let rows: ChartTable['rows'] | undefined;
  return {
    columns: [
      { label: 'Day', kind: 'number' },
      ...lines.map(({ label }) => ({ label: `${label}, ${unitNames[spec.unit]}`, kind: 'number' as const })),
    ],
    get rows() {
      const format = valueOf(spec.unit);
      rows ??= Array.from(longest.days, (day, row) => [
        day,
        ...lines.map(({ values }) => (row < values.length ? format(values[row] ?? 0) : null)),
      ]);
      return rows;
    },
  };
}

const unitNames: Readonly<Record<SeriesUnit, string>> = {
  days: 'days',
  nxt: 'NXT',
  percent: '%',
  price: 'NXT',
  count: 'count',
  ratio: '0 to 1',
};

const OneChart = memo(function OneChart({ spec }: { readonly spec: ChartSpec }) {
  const live = useSessionState((state) => state.live);
  const baseline = useSessionState((state) => state.baseline);
  const pins = useSessionState((state) => state.pins);
  const goalDays = useSessionState((state) => state.goalDays);
  const baselineName = useSessionState((state) => state.preset.name);
  const monteCarlo = useMonteCarlo();
  const bands = useMemo(() => bandsFor(spec, monteCarlo), [spec, monteCarlo]);
  if (live === undefined) return <div className={styles.waiting} />;
  const others = [
    ...(baseline === undefined || baseline.key === live.key
      ? []
      : [{ label: baselineName, tone: 'baseline' as const, columns: baseline.columns }]),
    // A pin of what is under the sliders would lie on the line itself.
    ...pins
      .filter((pin) => pin.columns !== live.columns)
      .map((pin) => ({ label: pin.letter, tone: pin.letter, columns: pin.columns })),
  ];
  const lines = linesFor(spec, live.columns, others);
  const summary = summaryOf(spec, live.columns, goalDays);
  return (
    <ChartFrame
      title={spec.title}
      summary={summary}
      table={tableOf(spec, lines)}
      fileName={`what-if-${spec.id}`}
    >
      <ScenarioChart
        label={`${spec.title}. ${summary}`}
        lines={lines}
        bands={bands}
        spans={shockSpans(live.scenario)}
        {...(spec.id === 'coverage' ? { goal: goalDays } : {})}
        formatTick={ticks[spec.unit]}
        formatValue={valueOf(spec.unit)}
      />
    </ChartFrame>
  );
});

/** The four main charts of a run, and the others when they are asked for. */
export function ScenarioCharts({
  more,
  onMore,
}: {
  readonly more: boolean;
  readonly onMore: (open: boolean) => void;
}) {
  const monteCarlo = useMonteCarlo();
  const baselineName = useSessionState((state) => state.preset.name);
  const isChanged = useSessionState(({ live, baseline }) => live?.key !== baseline?.key);
  return (
    <div className={styles.charts}>
      <div className={styles.grid}>
        {chartSpecs
          .filter((spec) => spec.isMain)
          .map((spec) => (
            <OneChart key={spec.id} spec={spec} />
          ))}
      </div>
      <ul className={styles.legend} aria-label="Lines of the charts">
        <li>
          <span className={styles.key} data-tone="ink" /> this scenario
        </li>
        {isChanged ? (
          <li>
            <span className={styles.key} data-tone="baseline" /> {baselineName}
          </li>
        ) : null}
        {monteCarlo === undefined ? null : (
          <li>
            <span className={styles.bandKey} /> 5 to 95 %, 25 to 75 % of {monteCarlo.runs} seeds
          </li>
        )}
      </ul>
      <details className={styles.more} open={more} onToggle={(event) => onMore(event.currentTarget.open)}>
        <summary>More charts</summary>
        {more ? (
          <div className={styles.grid}>
            {chartSpecs
              .filter((spec) => !spec.isMain)
              .map((spec) => (
                <OneChart key={spec.id} spec={spec} />
              ))}
          </div>
        ) : null}
      </details>
    </div>
  );
}
