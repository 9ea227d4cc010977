import { lazy, memo, Suspense, useDeferredValue, useMemo } from 'react';
import { ChartFrame } from '../../components/charts/ChartFrame';
import type { ChartTable } from '../../components/charts/chartTable';
import type { TimeSpan } from '../../components/charts/timeSeries';
import { formatUnits } from '../../engine/units';
import { coverageText } from '../../selectors/crisis';
import type { CrisisHistory } from '../../selectors/crisisHistory';
import { daysText } from '../../selectors/overview';
import { usePreferences } from '../../store/hooks';
import type { AmountUnit } from '../../store/preferences';
import styles from './CoverageChart.module.css';
import { exactText } from './ExactAmount';

const TimeChart = lazy(() =>
  import('../../components/charts/TimeChart').then((module) => ({ default: module.TimeChart })),
);

const chartHeight = 240;

function coverageTable({ days }: CrisisHistory): ChartTable {
  return {
    columns: [
      { label: 'Day', kind: 'number' },
      { label: 'Coverage, days', kind: 'number' },
      { label: 'Floor', kind: 'units' },
      { label: 'Drained', kind: 'units' },
      { label: 'Paid to citizens', kind: 'units' },
    ],
    rows: days.map(({ day, millidays, floor, drained, paid }) => [
      day,
      coverageText(millidays),
      floor,
      drained,
      paid,
    ]),
  };
}

/** What the chart shows, in one sentence. */
function summaryOf({ days, drains, payments }: CrisisHistory, unit: AmountUnit): string {
  const now = days.at(-1);
  const first = days[0];
  if (now === undefined || first === undefined) return '';
  const drained = drains.reduce((sum, { amount }) => sum + BigInt(amount), 0n);
  const sum = payments.reduce((total, { paid }) => total + BigInt(paid), 0n);
  const times = payments.length === 1 ? '1 payment' : `${formatUnits(payments.length)} payments`;
  const counted = drains.length === 1 ? '1 drain' : `${formatUnits(drains.length)} drains`;
  const added =
    drains.length === 0 ? 'without a drain' : `${counted} brought ${exactText(Number(drained), unit)}`;
  const paid =
    payments.length === 0
      ? 'no citizen was paid yet'
      : `citizens were paid ${exactText(Number(sum), unit)} in ${times}`;
  return `From ${daysText(first.millidays)} days on day ${first.day} to ${daysText(now.millidays)} now: ${added}, and ${paid}.`;
}

/** A mark for every drain; the last drain and the last payment are named, if their names have room beside each other. */
function marksOf({ days, drains, payments }: CrisisHistory): readonly TimeSpan[] {
  const range = (days.at(-1)?.day ?? 0) - (days[0]?.day ?? 0);
  const drain = drains.at(-1)?.day;
  const paid = payments.at(-1)?.day;
  const isTight = drain !== undefined && paid !== undefined && Math.abs(drain - paid) < range * 0.12;
  const marks: TimeSpan[] = [];
  for (const day of new Set(drains.map((one) => one.day))) {
    marks.push({ from: day, to: day, label: day === drain ? 'drain' : '' });
  }
  if (paid !== undefined && !isTight) marks.push({ from: paid, to: paid, label: 'paid' });
  return marks;
}

/** How many days the floor covered, day by day. */
export const CoverageChart = memo(function CoverageChart({ history }: { readonly history: CrisisHistory }) {
  // Drawing may lag behind a quickly living economy; the figures above do not.
  const shown = useDeferredValue(history);
  const { unit } = usePreferences();
  const table = useMemo(() => coverageTable(shown), [shown]);
  const { days, values, line } = useMemo(() => {
    const last = shown.days.at(-1);
    return {
      days: shown.days.map(({ day }) => day),
      values: shown.days.map(({ millidays }) => (Number.isFinite(millidays) ? millidays / 1_000 : null)),
      line: (last?.lineMillidays ?? 0) / 1_000,
    };
  }, [shown]);
  const marks = useMemo(() => marksOf(shown), [shown]);
  const isShort = (values.at(-1) ?? line) < line;
  return (
    <ChartFrame
      title="Coverage so far, days"
      summary={summaryOf(shown, unit)}
      table={table}
      fileName="coverage"
      level={3}
    >
      <Suspense fallback={<div className={styles.loading} style={{ height: chartHeight }} />}>
        <TimeChart
          label="Coverage so far, days"
          days={days}
          series={[{ label: 'Coverage, days', values }]}
          spans={marks}
          // Room above the line for the marks' names.
          include={[0, 1.2 * Math.max(line, ...values.map((value) => value ?? 0))]}
          thresholds={[
            {
              value: line,
              label: `${line}-day line`,
              ...(isShort ? { status: 'bad' as const } : {}),
            },
          ]}
          formatValue={(value) => `${coverageText(value * 1_000)} days`}
          height={chartHeight}
          axisWidth={44}
        />
      </Suspense>
    </ChartFrame>
  );
});
