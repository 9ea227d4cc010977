import { useId } from 'react';
import { pools } from '../../../engine/assets';
import { messageTypes } from '../../../engine/spectrum';
import { messageColours } from '../../../components/MessageMark';
import { poolColour } from '../../../components/PoolMark';
import type { Overview } from '../../../selectors/overview';
import type { MapGeometry } from './geometry';
import styles from './MapDrawing.module.css';
import { PulseOn } from './PulseOn';
import type { Pulses } from './usePulses';
import { Floor, Reserve } from './Vessels';

function Ribbons({ geometry, pulses }: { readonly geometry: MapGeometry; readonly pulses: Pulses }) {
  return pools.map((pool) => {
    const ribbon = geometry.ribbons[pool.index];
    if (ribbon === undefined) return null;
    const pulse = pulses.get(`pool:${pool.index}`);
    return (
      <g key={pool.address} style={{ color: poolColour(pool) }}>
        <path
          className={styles.ribbon}
          data-lit={pulse !== undefined || undefined}
          d={ribbon.path}
          strokeWidth={ribbon.width}
        />
        {ribbon.cap === undefined ? null : <rect fill="currentColor" {...ribbon.cap} />}
        <PulseOn key={pulse} pulse={pulse} path={ribbon.path} />
      </g>
    );
  });
}

function Strands({
  geometry,
  overview,
  pulses,
}: {
  readonly geometry: MapGeometry;
  readonly overview: Overview;
  readonly pulses: Pulses;
}) {
  return messageTypes.map((type) => {
    const pulse = pulses.get(`burn:${type}`);
    const isUsed = overview.messages.some((row) => row.type === type && row.sent > 0);
    const isLast = overview.last?.messageType === type;
    return (
      <g key={type} style={{ color: messageColours[type] }}>
        <path
          className={styles.strand}
          data-type={type}
          data-unused={!isUsed || undefined}
          data-lit={pulse !== undefined || isLast || undefined}
          d={geometry.strands[type]}
        />
        <PulseOn key={pulse} pulse={pulse} path={geometry.strands[type]} />
      </g>
    );
  });
}

/** A way back to the wallets: a broad bed with a line and an arrowhead at its end. */
function WayBack({ path, pulse }: { readonly path: string; readonly pulse: number | undefined }) {
  const head = useId();
  return (
    <g style={{ color: 'var(--ink)' }}>
      <marker
        id={head}
        viewBox="0 0 14 14"
        refX="11"
        refY="7"
        markerWidth="14"
        markerHeight="14"
        orient="auto"
        markerUnits="userSpaceOnUse"
      >
        <path className={styles.arrow} d="M2 1.5 11 7 2 12.5" />
      </marker>
      <path className={styles.bed} d={path} />
      <path
        className={styles.way}
        data-lit={pulse !== undefined || undefined}
        d={path}
        markerEnd={`url(#${head})`}
      />
      <PulseOn key={pulse} pulse={pulse} path={path} />
    </g>
  );
}

/** The lines, vessels and pulses of the map. Decoration: the nodes above it and the table below say the same in words. */
export function MapDrawing({
  geometry,
  overview,
  pulses,
  hasWages,
}: {
  readonly geometry: MapGeometry;
  readonly overview: Overview;
  readonly pulses: Pulses;
  readonly hasWages: boolean;
}) {
  const { field, pipe, valve, wagesArrow } = geometry;
  const drainPulse = pulses.get('drain');
  const drainPath = `M${pipe.x + pipe.width / 2} ${pipe.y + 6}V${pipe.y + pipe.height}`;
  return (
    <svg
      className={styles.drawing}
      width={geometry.width}
      height={geometry.height}
      viewBox={`0 0 ${geometry.width} ${geometry.height}`}
      aria-hidden="true"
      focusable="false"
    >
      {field === undefined ? null : (
        <circle className={styles.field} cx={field.x} cy={field.y} r={field.radius + 14} />
      )}
      <WayBack path={geometry.floorEdge} pulse={pulses.get('floor')} />
      {hasWages ? (
        <g>
          <WayBack path={geometry.wagesEdge} pulse={pulses.get('wages')} />
          {geometry.feeders.map((path) => (
            <path key={path} className={styles.way} d={path} />
          ))}
          {wagesArrow === undefined ? null : (
            <path
              className={styles.arrow}
              d={`M${wagesArrow.x + 9} ${wagesArrow.y - 5.5}L${wagesArrow.x} ${wagesArrow.y}L${wagesArrow.x + 9} ${wagesArrow.y + 5.5}`}
            />
          )}
        </g>
      ) : null}
      <Ribbons geometry={geometry} pulses={pulses} />
      <Strands geometry={geometry} overview={overview} pulses={pulses} />
      <rect className={styles.pipe} {...pipe} data-lit={drainPulse !== undefined || undefined} />
      <path
        className={styles.pipeWall}
        d={`M${pipe.x} ${pipe.y}V${pipe.y + pipe.height}M${pipe.x + pipe.width} ${pipe.y}V${pipe.y + pipe.height}`}
      />
      <Reserve geometry={geometry} vessel={overview.reserve} />
      <Floor geometry={geometry} vessel={overview.floor} />
      <rect className={styles.valve} {...valve} rx={valve.height / 2} />
      <g style={{ color: 'var(--ink)' }}>
        <PulseOn key={drainPulse} pulse={drainPulse} path={drainPath} />
      </g>
    </svg>
  );
}
