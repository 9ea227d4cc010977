import { useId } from 'react';
import type { Vessel } from '../../../selectors/overview';
import { halfChord, levelOf, type MapGeometry } from './geometry';
import styles from './MapDrawing.module.css';

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

/** The round reserve with its true level and its line. */
export function Reserve({ geometry, vessel }: { readonly geometry: MapGeometry; readonly vessel: Vessel }) {
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

/** The open basin of the floor with its true level and its line. */
export function Floor({ geometry, vessel }: { readonly geometry: MapGeometry; readonly vessel: Vessel }) {
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
