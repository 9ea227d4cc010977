import { memo, useMemo } from 'react';
import { ChartFrame } from '../../components/charts/ChartFrame';
import {
  bandsFor,
  chartSpecs,
  scaledColumn,
  seriesTable,
  shockSpans,
  specIn,
  summaryOf,
  type ChartSpec,
  type LineSource,
  type SeriesUnit,
} from '../../selectors/whatIfSeries';
import { dayColumn, type DayColumns } from '../../simulation/dayColumns';
import { usePreferences } from '../../store/hooks';
import { PinKey } from './PinKey';
import { useSessionState } from './sessionContext';
import { ScenarioChart, tickOf, type DrawnLine, type LineTone } from './ScenarioChart';
import styles from './ScenarioCharts.module.css';
import { useMonteCarlo } from './useMonteCarlo';

const ticks: Readonly<Record<SeriesUnit, (value: number) => string>> = {
  days: (value) => `${value} d`,
  nxt: tickOf,
  units: tickOf,
  percent: (value) => `${value} %`,
  price: (value) => String(value),
  count: tickOf,
  ratio: (value) => String(value),
};

const digits: Readonly<Record<SeriesUnit, number>> = {
  days: 1,
  nxt: 2,
  units: 0,
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

/** A line before it is drawn. */
interface TonedSource extends LineSource {
  readonly tone: LineTone;
}

function sourcesFor(
  spec: ChartSpec,
  columns: DayColumns,
  others: readonly Omit<TonedSource, 'field'>[],
): readonly TonedSource[] {
  const own = spec.lines.map(({ label, field }, index) => ({
    label: spec.lines.length > 1 ? label : 'this scenario',
    tone: moreTones[index] ?? 'third',
    field,
    columns,
  }));
  // Where one chart has several lines, other scenarios would only tangle.
  if (spec.lines.length > 1) return own;
  const field = spec.lines[0]?.field ?? 'day';
  return [...own, ...others.map((other) => ({ ...other, field }))];
}

function drawn(spec: ChartSpec, { label, tone, field, columns }: TonedSource): DrawnLine {
  return { label, tone, days: dayColumn(columns, 'day'), values: scaledColumn(spec, field, columns) };
}

const OneChart = memo(function OneChart({ spec: given }: { readonly spec: ChartSpec }) {
  const { unit } = usePreferences();
  const spec = useMemo(() => specIn(given, unit), [given, unit]);
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
  const sources = sourcesFor(spec, live.columns, others);
  const summary = summaryOf(spec, live.columns, goalDays, unit);
  return (
    <ChartFrame
      title={spec.title}
      summary={summary}
      table={seriesTable(spec, sources)}
      fileName={`what-if-${spec.id}`}
    >
      <ScenarioChart
        label={`${spec.title}. ${summary}`}
        lines={sources.map((source) => drawn(spec, source))}
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
  const pins = useSessionState((state) => state.pins);
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
        {pins.map(({ letter, name }) => (
          <li key={letter}>
            <PinKey letter={letter} /> {letter}, {name}
          </li>
        ))}
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
