import { Amount } from '../../../components/Amount';
import { href } from '../../../components/routing';
import { daysText, type Overview } from '../../../selectors/overview';
import { usePreferences } from '../../../store/hooks';
import { Figure } from './Figure';
import { halfChord, levelOf, type MapGeometry, type Place } from './geometry';
import styles from './LoopMap.module.css';
import { placed } from './placed';

/** The reserve: the whole vessel is the link. */
export function ReserveNode({
  overview,
  geometry,
}: {
  readonly overview: Overview;
  readonly geometry: MapGeometry;
}) {
  const { x, y, radius } = geometry.reserve;
  const { line, capacity, balance } = overview.reserve;
  const lineY = levelOf(line.line, capacity, y + radius, 2 * radius);
  // A line low in the vessel wears its label beneath, clear of the figure in the middle, as long as the circle has room there.
  const isLow = lineY > y;
  const labelY = isLow && lineY + 26 < y + radius - 8 ? lineY + 12 : lineY - 12;
  const room = 2 * halfChord(radius, 20) - 24;
  return (
    <div>
      <div
        className={styles.vessel}
        style={{ left: x - radius, top: y - radius, width: 2 * radius, height: 2 * radius }}
      >
        <a className={styles.head} href={href('reserve')} data-size={radius > 90 ? 'large' : 'small'}>
          Reserve
          <span className={styles.disc} />
        </a>
        <span className={styles.figure}>
          <Figure units={balance} compact unit={false} room={room} size={radius > 90 ? 31 : 26} />
        </span>
        {radius > 90 ? <UnitWord /> : null}
      </div>
      {line.line === 0 ? null : (
        <LineLabel place={{ x, y: labelY, align: 'middle' }} units={line.line} isShort={line.isBelow} />
      )}
    </div>
  );
}

function UnitWord() {
  return <span className={styles.sub}>{usePreferences().unit}</span>;
}

function LineLabel({
  place,
  units,
  isShort,
}: {
  readonly place: Place;
  readonly units: number;
  readonly isShort: boolean;
}) {
  return (
    <p className={styles.place} {...placed(place)}>
      <span className={styles.lineLabel} data-short={isShort || undefined}>
        <Amount units={units} decimals={0} unit={false} focusable={false} /> line
      </span>
    </p>
  );
}

/** The floor: the whole basin is the link. */
export function FloorNode({
  overview,
  geometry,
}: {
  readonly overview: Overview;
  readonly geometry: MapGeometry;
}) {
  const { x, y, width, height } = geometry.floor;
  const { line, capacity, balance } = overview.floor;
  const lineY = levelOf(line.line, capacity, y + height, height);
  // The words stand at the bottom while the line is in the upper half, else at the top; the line's label keeps clear of them.
  const isLow = lineY > y + height * 0.46;
  const labelY = isLow && lineY + 24 < y + height ? lineY + 12 : lineY - 12;
  return (
    <div>
      <div className={styles.basin} data-low={isLow || undefined} style={{ left: x, top: y, width, height }}>
        <span className={styles.basinWords}>
          <a className={styles.head} href={href('crisis')}>
            Floor
            <span className={styles.box} />
          </a>
          {geometry.layout === 'wide' ? (
            <span className={styles.sub}>{daysText(overview.coverage.millidays)} days</span>
          ) : null}
        </span>
        <span className={styles.figure}>
          <Figure
            units={balance}
            compact
            unit={false}
            room={width - 150}
            size={geometry.layout === 'wide' ? 31 : 24}
          />
        </span>
      </div>
      {line.line === 0 ? null : (
        <LineLabel
          place={{ x: x + width - 14, y: labelY, align: 'end' }}
          units={line.line}
          isShort={line.isBelow}
        />
      )}
    </div>
  );
}
