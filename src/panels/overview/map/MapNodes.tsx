import { Amount } from '../../../components/Amount';
import { href } from '../../../components/routing';
import { groupThousands } from '../../../engine/units';
import { daysText, type Overview } from '../../../selectors/overview';
import { usePreferences } from '../../../store/hooks';
import { Figure } from './Figure';
import { halfChord, levelOf, type MapGeometry, type Place } from './geometry';
import styles from './LoopMap.module.css';

function at(place: Place): { readonly style: React.CSSProperties; readonly 'data-align': Place['align'] } {
  return { style: { left: place.x, top: place.y }, 'data-align': place.align };
}

/** How many wallets there are and what they hold; the whole field of them is the link. */
export function WalletsNode({
  overview,
  geometry,
}: {
  readonly overview: Overview;
  readonly geometry: MapGeometry;
}) {
  const { walletCount, walletUnits, wallets } = overview;
  const title = `${groupThousands(String(walletCount))} ${walletCount === 1 ? 'wallet' : 'wallets'}`;
  const hidden = walletCount - wallets.length;
  return (
    <>
      <div className={styles.walletsTitle} data-layout={geometry.layout}>
        <a className={styles.head} href={href('wallets')}>
          {title}
          <span
            className={styles.area}
            style={{
              left: geometry.walletsBox.x - geometry.labels.wallets.x,
              top: geometry.walletsBox.y - geometry.labels.wallets.y,
              width: geometry.walletsBox.width,
              height: geometry.walletsBox.height,
            }}
          />
        </a>
        <span className={styles.figure}>
          <Figure
            units={walletUnits}
            compact
            unit={false}
            room={260}
            size={geometry.layout === 'wide' ? 31 : 20}
          />
        </span>
        {geometry.layout === 'wide' ? <HoldWord /> : null}
      </div>
      {hidden > 0 ? (
        <p className={styles.place} {...at(geometry.labels.more)}>
          <span className={styles.sub}>
            the largest {wallets.length}, and {groupThousands(String(hidden))} more
          </span>
        </p>
      ) : null}
    </>
  );
}

function HoldWord() {
  const { unit } = usePreferences();
  return <span className={styles.sub}>hold, {unit}</span>;
}

/** What messages burned so far. */
export function MessagesNode({ overview, place }: { readonly overview: Overview; readonly place: Place }) {
  return (
    <div className={styles.place} {...at(place)}>
      <a className={styles.node} href={href('messages')}>
        Messages burn
      </a>
      <span className={styles.sub}>
        <Amount units={overview.burnedUnits} compact /> so far
      </span>
    </div>
  );
}

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
    <p className={styles.place} {...at(place)}>
      <span className={styles.lineLabel} data-short={isShort || undefined}>
        <Amount units={units} decimals={0} unit={false} focusable={false} /> line
      </span>
    </p>
  );
}

/** The drain from the reserve to the floor. */
export function DrainNode({ overview, place }: { readonly overview: Overview; readonly place: Place }) {
  const { drained } = overview;
  return (
    <div className={styles.place} {...at(place)}>
      <a className={styles.node} href={href('crisis')}>
        Crisis drain
      </a>
      <span className={styles.sub}>
        {drained.postings === 0 ? (
          'none so far'
        ) : (
          <>
            last <Amount units={drained.lastUnits} compact />
          </>
        )}
      </span>
    </div>
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
          <span className={styles.sub}>{daysText(overview.coverage.millidays)} days</span>
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

/** What the floor guarantees each citizen; without a place it stands in the row below the map. */
export function PaysNode({
  overview,
  place,
}: {
  readonly overview: Overview;
  readonly place: Place | undefined;
}) {
  return (
    <div
      className={place === undefined ? styles.belowRow : styles.place}
      {...(place === undefined ? {} : at(place))}
    >
      <a className={styles.node} href={href('crisis')}>
        Pays citizens
      </a>
      <span className={styles.sub}>
        <Amount units={overview.crisis.policy.allotment} compact /> each
      </span>
    </div>
  );
}

/** What came back from the pools through producers and wages. */
export function WagesNode({
  overview,
  geometry,
}: {
  readonly overview: Overview;
  readonly geometry: MapGeometry;
}) {
  const isWide = geometry.layout === 'wide';
  return (
    <div className={isWide ? styles.pill : styles.place} {...at(geometry.labels.wages)}>
      <a className={styles.node} href={href('pools')}>
        {isWide ? 'Producers and wages' : 'Wages'}
      </a>{' '}
      <span className={styles.sub}>
        <Amount units={overview.wages.units} compact /> back
      </span>
    </div>
  );
}
