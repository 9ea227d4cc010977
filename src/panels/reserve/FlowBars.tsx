import { useId } from 'react';
import { axisAmount } from '../../components/charts/axis';
import { usePreferences } from '../../store/hooks';
import styles from './Bathtub.module.css';
import type { BarChart, BathtubGeometry } from './bathtubGeometry';
import { inflowColours, outflowColours } from './flowKinds';
import { useNxtText } from './useNxtText';

/** Room that the amounts of two cut bars need between them. */
const CUT_AMOUNTS_WIDTH = 270;

/** What came in and what went out on each day, above the days. */
export function FlowBars({ geometry }: { readonly geometry: BathtubGeometry }) {
  const id = useId();
  const { inflow, outflow, left, right } = geometry;
  const lastTick = geometry.dayTicks.length - 1;
  const each = geometry.daysEach === 1 ? 'each day' : `each ${geometry.daysEach} days`;
  return (
    <g>
      <defs>
        <pattern id={`${id}-ir`} width="4" height="5" patternUnits="userSpaceOnUse">
          <rect width="4" height="3.4" fill={inflowColours.image} />
        </pattern>
      </defs>
      <Bars
        geometry={geometry}
        chart={inflow}
        name={`In, ${each}`}
        nameY={inflow.end - 18}
        fillOf={(kind) =>
          kind === 'image' ? `url(#${id}-ir)` : inflowColours[kind as keyof typeof inflowColours]
        }
      />
      <Bars
        geometry={geometry}
        chart={outflow}
        name={`Out, ${each}`}
        nameY={outflow.base - 10}
        fillOf={(kind) => outflowColours[kind as keyof typeof outflowColours]}
      />
      {geometry.dayTicks.map(({ day, x }, at) => (
        <text
          key={day}
          className={styles.tick}
          x={at === 0 ? Math.max(left, x - 18) : at === lastTick ? Math.min(right, x + 18) : x}
          y={geometry.bottom + 24}
          textAnchor={at === 0 ? 'start' : at === lastTick ? 'end' : 'middle'}
        >
          {at === 0 ? `day ${day}` : day}
        </text>
      ))}
    </g>
  );
}

/** One side's bars on their line, with the name of the side, one tick, and the amounts of bars that are cut. */
function Bars({
  geometry,
  chart,
  name,
  nameY,
  fillOf,
}: {
  readonly geometry: BathtubGeometry;
  readonly chart: BarChart;
  readonly name: string;
  readonly nameY: number;
  readonly fillOf: (kind: string) => string;
}) {
  const { unit } = usePreferences();
  const { short } = useNxtText();
  const { left, right } = geometry;
  const { base, end, tick, cuts } = chart;
  const inward = Math.sign(base - end) * 7;
  return (
    <g>
      <text className={styles.flowName} x={left} y={nameY}>
        {name}
      </text>
      {tick === undefined ? null : (
        <>
          <line className={styles.grid} x1={left} x2={right} y1={tick.y} y2={tick.y} />
          <text className={styles.tick} x={left - 10} y={tick.y + 5} textAnchor="end">
            {axisAmount(tick.value, unit)}
          </text>
        </>
      )}
      {chart.paths.map(({ kind, path }) => (
        <path key={kind} d={path} fill={fillOf(kind)} />
      ))}
      {cuts.map(({ units, x, width, y }, at) => {
        const isRight = x > (left + right) / 2;
        // Two amounts between two bars that are near each other stand one above the other.
        const isNear = at > 0 && x - (cuts[at - 1]?.x ?? 0) < CUT_AMOUNTS_WIDTH;
        const shift = isNear ? Math.sign(inward) * 18 : 0;
        return (
          <g key={x}>
            <path className={styles.cut} d={`M${x - 3} ${y + inward + 2}l${width + 6} -5`} />
            <text
              className={styles.cutAmount}
              x={isRight ? x - 6 : x + width + 6}
              y={y + inward + shift + 5}
              textAnchor={isRight ? 'end' : 'start'}
            >
              {short(units)}
            </text>
          </g>
        );
      })}
      <line className={styles.axis} x1={left} x2={right} y1={base} y2={base} />
    </g>
  );
}
