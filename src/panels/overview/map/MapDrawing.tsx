import { useId } from 'react';
import { pools } from '../../../engine/assets';
import { messageTypes } from '../../../engine/spectrum';
import { messageColours } from '../../../components/MessageMark';
import { poolColour } from '../../../components/PoolMark';
import type { Overview, Vessel } from '../../../selectors/overview';
import { halfChord, levelOf, type MapGeometry } from './geometry';
import styles from './MapDrawing.module.css';
import { PulseOn } from './PulseOn';
import type { Pulses } from './usePulses';

/** A wave around y = 0 from `left` to `right`, drawn as the surface of a liquid. */
function wave(left: number, right: number, length: number, height: number): string {
  let path = `M${left} 0Q${left + length / 4} ${-2 * height} ${left + length / 2} 0`;
  for (let x = left + length; x < right + length; x += length / 2) path += `T${x} 0`;
  return path;
}

/** The liquid of a vessel between `left` and `right`; it moves as a whole when the level does. */
function Water({
  vessel,
  left,
  right,
  bottom,
  height,
  waveLength,
}: {
  readonly vessel: Vessel;
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  readonly height: number;
  readonly waveLength: number;
}) {
  const level = levelOf(vessel.balance, vessel.capacity, bottom, height);
  const surface = wave(left, right, waveLength, Math.min(2.6, (bottom - level) / 2));
  const isEmpty = vessel.balance === 0;
  return (
    <g
      className={styles.water}
      style={{ transform: `translateY(${level.toFixed(1)}px)`, opacity: isEmpty ? 0 : 1 }}
    >
      <path className={styles.liquid} d={`${surface}V${height + 20}H${left}Z`} />
      <path className={styles.surface} d={surface} />
    </g>
  );
}

function Reserve({ geometry, vessel }: { readonly geometry: MapGeometry; readonly vessel: Vessel }) {
  const clip = useId();
  const { x, y, radius } = geometry.reserve;
  const bottom = y + radius;
  const lineY = levelOf(vessel.line.line, vessel.capacity, bottom, 2 * radius);
  const half = halfChord(radius, lineY - y) - 2;
  return (
    <g>
      <clipPath id={clip}>
        <circle cx={x} cy={y} r={radius - 0.5} />
      </clipPath>
      <circle className={styles.inside} cx={x} cy={y} r={radius} />
      <g clipPath={`url(#${clip})`}>
        <Water
          vessel={vessel}
          left={x - radius}
          right={x + radius}
          bottom={bottom}
          height={2 * radius}
          waveLength={92}
        />
      </g>
      {vessel.line.line === 0 ? null : (
        <line
          className={styles.line}
          data-short={vessel.line.isBelow || undefined}
          x1={x - half}
          x2={x + half}
          y1={lineY}
          y2={lineY}
        />
      )}
      <circle className={styles.wall} cx={x} cy={y} r={radius} />
    </g>
  );
}

function Floor({ geometry, vessel }: { readonly geometry: MapGeometry; readonly vessel: Vessel }) {
  const clip = useId();
  const { x, y, width, height } = geometry.floor;
  const corner = 20;
  const basin = `M${x} ${y}V${y + height - corner}Q${x} ${y + height} ${x + corner} ${y + height}H${x + width - corner}Q${x + width} ${y + height} ${x + width} ${y + height - corner}V${y}`;
  const lineY = levelOf(vessel.line.line, vessel.capacity, y + height, height);
  return (
    <g>
      <clipPath id={clip}>
        <path d={basin} />
      </clipPath>
      <path className={styles.inside} d={basin} />
      <g clipPath={`url(#${clip})`}>
        <Water
          vessel={vessel}
          left={x}
          right={x + width}
          bottom={y + height}
          height={height}
          waveLength={96}
        />
      </g>
      {vessel.line.line === 0 ? null : (
        <line
          className={styles.line}
          data-short={vessel.line.isBelow || undefined}
          x1={x + 2}
          x2={x + width - 2}
          y1={lineY}
          y2={lineY}
        />
      )}
      <path className={styles.wall} d={basin} />
    </g>
  );
}

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
