import type { CSSProperties } from 'react';
import { Amount, amountText } from '../../../components/Amount';
import { href } from '../../../components/routing';
import { daysText, type Overview } from '../../../selectors/overview';
import { usePreferences } from '../../../store/hooks';
import { Figure } from './Figure';
import { halfChord, levelOf, type MapGeometry, type Place } from './geometry';
import styles from './LoopMap.module.css';
import { placed } from './placed';

/** The colour behind a text at this height of a vessel: its water's, or the air's above it. */
function haloAt(y: number, surface: number): CSSProperties {
  return { '--halo': surface < y ? 'var(--water)' : 'var(--surface)' } as CSSProperties;
}

/** How far from the middle of a circle a text of this many characters still fits across it. */
function reachOfLabel(radius: number, characters: number): number {
  return halfChord(radius, characters * labelCharacter * 0.5 + 5);
}

/** Mean width of a character of a line's label, in pixels. */
const labelCharacter = 6.8;

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
  const wantedY = isLow && lineY + 26 < y + radius - 8 ? lineY + 12 : lineY - 12;
  const { unit } = usePreferences();
  const characters =
    amountText({ units: line.line, decimals: 0, unit: false }, unit).whole.length + ' line'.length;
  const labelY = Math.min(wantedY, y + reachOfLabel(radius, characters));
  const surface = levelOf(balance, capacity, y + radius, 2 * radius);
  const room = 2 * halfChord(radius, 20) - 24;
  return (
    <div>
      <div
        className={styles.vessel}
        style={{
          left: x - radius,
          top: y - radius,
          width: 2 * radius,
          height: 2 * radius,
          ...haloAt(y - 12, surface),
        }}
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
        <LineLabel
          place={{ x, y: labelY, align: 'middle' }}
          halo={haloAt(labelY, surface)}
          units={line.line}
          isShort={line.isBelow}
        />
      )}
    </div>
  );
}

function UnitWord() {
  return <span className={styles.sub}>{usePreferences().unit}</span>;
}

function LineLabel({
  place,
  halo,
  units,
  isShort,
}: {
  readonly place: Place;
  readonly halo: CSSProperties;
  readonly units: number;
  readonly isShort: boolean;
}) {
  return (
    <p className={styles.place} {...placed(place)}>
      <span className={styles.lineLabel} style={halo} data-short={isShort || undefined}>
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
  const surface = levelOf(balance, capacity, y + height, height);
  const wordsY = isLow ? y + 30 : y + height - 30;
  return (
    <div>
      <div
        className={styles.basin}
        data-low={isLow || undefined}
        style={{ left: x, top: y, width, height, ...haloAt(wordsY, surface) }}
      >
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
          halo={haloAt(labelY, surface)}
          units={line.line}
          isShort={line.isBelow}
        />
      )}
    </div>
  );
}
