import { memo, useCallback, useMemo } from 'react';
import { amountText } from '../../components/Amount';
import { axisNumber } from '../../components/charts/axis';
import { ChartFrame } from '../../components/charts/ChartFrame';
import { TimeChart } from '../../components/charts/TimeChart';
import { UNITS_PER_NXT } from '../../engine/units';
import type { PoolFact } from '../../engine/assets';
import type { PoolCourse } from '../../selectors/poolHistory';
import { priceLine, priceSentence, priceTable } from '../../selectors/poolPriceLine';
import { usePreferences } from '../../store/hooks';

/** The course of a pool's price since its first funding, with the allocations that moved it. */
export const PriceChart = memo(function PriceChart({
  pool,
  course,
  clock,
}: {
  readonly pool: PoolFact;
  readonly course: PoolCourse;
  readonly clock: number;
}) {
  const { unit } = usePreferences();
  const line = useMemo(() => priceLine(course, clock), [course, clock]);
  const table = useCallback(() => priceTable(pool, course), [pool, course]);
  const scale = unit === 'units' ? UNITS_PER_NXT : 1;
  const series = useMemo(
    () => [{ label: 'Price', values: line.prices.map((price) => price * scale) }],
    [line, scale],
  );
  const spans = useMemo(() => {
    const largest = line.allocations.toSorted((a, b) => b.units - a.units)[0];
    return line.allocations.map(({ at, units }) => {
      const { whole, fraction, unit: word } = amountText({ units, compact: true }, unit);
      const label =
        units === largest?.units && at === largest.at ? `allocation adds ${whole}${fraction} ${word}` : '';
      return { from: at, to: at, label };
    });
  }, [line, unit]);
  if (line.prices.length === 0) return null;
  const last = line.days.at(-1);
  return (
    <ChartFrame
      level={3}
      title="Price"
      summary={priceSentence(pool, course)}
      table={table}
      fileName={`${pool.address}-price`}
    >
      <TimeChart
        label={`Price of ${pool.sector}`}
        days={line.days}
        series={series}
        spans={spans}
        include={[(line.prices[0] ?? 0) * scale]}
        height={230}
        step
        axisWidth={84}
        formatTick={axisNumber}
        formatValue={(price) => `${axisNumber(price)} ${unit === 'units' ? 'units' : 'NXT'}`}
        formatDay={(day) => (day === last ? 'now' : `day ${Math.floor(day)}`)}
      />
    </ChartFrame>
  );
});
