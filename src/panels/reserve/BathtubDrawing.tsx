import { useMemo, useState } from 'react';
import { axisAmount } from '../../components/charts/axis';
import { useWidth } from '../../components/charts/useWidth';
import { inflowKinds, outflowKinds } from '../../selectors/dailyFlows';
import type { Bathtub, DayWindow } from '../../selectors/reserve';
import { usePreferences } from '../../store/hooks';
import styles from './Bathtub.module.css';
import { bathtubGeometry, bathtubHeight, type BathtubGeometry } from './bathtubGeometry';
import { FlowBars } from './FlowBars';
import { useNxtText } from './useNxtText';

const kinds = { inflow: inflowKinds, outflow: outflowKinds };

/** The reserve as a vessel over time: its level with the crisis line, and beneath it what came in and went out each day. */
export function BathtubDrawing({
  bathtub,
  window,
  line,
  isBelow,
  label,
}: {
  readonly bathtub: Bathtub;
  readonly window: DayWindow;
  /** The crisis line, in units. */
  readonly line: number;
  /** Whether the reserve is below it now. */
  readonly isBelow: boolean;
  readonly label: string;
}) {
  const [frame, width] = useWidth<HTMLDivElement>(860);
  const [day, setDay] = useState<number>();
  const { unit } = usePreferences();
  const { from, to } = window;
  const geometry = useMemo(() => {
    // Ticks in units are longer: `12.5 bn`.
    const sides = { width, left: (width < 560 ? 48 : 60) + (unit === 'units' ? 14 : 0), right: 8 };
    return bathtubGeometry(bathtub, { from, to }, line, sides, kinds);
  }, [bathtub, from, to, line, width, unit]);
  const shown = day === undefined || day < from || day > to ? undefined : day;
  return (
    <div ref={frame} className={styles.drawing}>
      <svg
        width={width}
        height={bathtubHeight}
        viewBox={`0 0 ${width} ${bathtubHeight}`}
        // A drawing with a name; its numbers are in the table.
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
        role="img"
        aria-label={label}
        onPointerMove={(event) => {
          const { left } = event.currentTarget.getBoundingClientRect();
          setDay(geometry.dayAt(event.clientX - left));
        }}
        onPointerLeave={() => setDay(undefined)}
      >
        <Level geometry={geometry} line={line} isBelow={isBelow} />
        <FlowBars geometry={geometry} />
        {shown === undefined ? null : (
          <rect
            data-export="no"
            className={styles.cursor}
            x={geometry.xOf(shown)}
            y={8}
            width={Math.max(1, geometry.xOf(shown + 1) - geometry.xOf(shown))}
            height={geometry.bottom - 8}
          />
        )}
      </svg>
      <Readout bathtub={bathtub} day={shown} daysEach={geometry.daysEach} />
    </div>
  );
}

function Level({
  geometry,
  line,
  isBelow,
}: {
  readonly geometry: BathtubGeometry;
  readonly line: number;
  readonly isBelow: boolean;
}) {
  const { unit } = usePreferences();
  const { exact } = useNxtText();
  const { left, right, levelBottom, lineY, lineName } = geometry;
  const lineWords = Number.isSafeInteger(line) ? `${exact(line)} line` : 'line';
  return (
    <g data-short={isBelow || undefined}>
      {geometry.levelTicks.map(({ value, y }) => (
        <g key={value}>
          <line className={value === 0 ? styles.axis : styles.grid} x1={left} x2={right} y1={y} y2={y} />
          <text className={styles.tick} x={left - 10} y={y + 5} textAnchor="end">
            {axisAmount(value, unit)}
          </text>
        </g>
      ))}
      <path className={styles.water} d={geometry.water} />
      <path className={styles.surface} d={geometry.surface} />
      <line className={styles.axis} x1={left} x2={right} y1={levelBottom} y2={levelBottom} />
      {lineY === undefined ? (
        <text className={styles.lineName} x={right - 4} y={16} textAnchor="end">
          {`↑ ${lineWords}, beyond this picture`}
        </text>
      ) : (
        <>
          <line className={styles.crisisLine} x1={left} x2={right} y1={lineY} y2={lineY} />
          <text
            className={styles.lineName}
            x={lineName.atRight ? right - 8 : left + 8}
            y={lineY - 8}
            textAnchor={lineName.atRight ? 'end' : 'start'}
            data-water={lineName.inWater || undefined}
          >
            {lineWords}
          </text>
        </>
      )}
    </g>
  );
}

/** The day under the pointer in words. The numbers of all days are in the table. */
function Readout({
  bathtub,
  day,
  daysEach,
}: {
  readonly bathtub: Bathtub;
  readonly day: number | undefined;
  readonly daysEach: number;
}) {
  const { short } = useNxtText();
  if (day === undefined) {
    const hint = daysEach === 1 ? 'one day' : 'a few days';
    return <p className={styles.readout}>Each bar is {hint}; point at one to read it.</p>;
  }
  const found = bathtub.days.findLast((one) => one.day <= day);
  const isMoved = found?.day === day;
  const sum = (amounts: readonly number[]) => amounts.reduce((total, amount) => total + amount, 0);
  const closing = found?.closing ?? bathtub.opening;
  return (
    <p className={styles.readout}>
      <strong>Day {day}</strong>: {short(isMoved ? found.opening : closing)} +{' '}
      {short(isMoved ? sum(found.inflow) : 0)} {'\u2212'} {short(isMoved ? sum(found.outflow) : 0)} ={' '}
      <strong>{short(closing, true)}</strong>
    </p>
  );
}
