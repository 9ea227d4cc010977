import { Amount } from '../../../components/Amount';
import { href } from '../../../components/routing';
import { groupThousands } from '../../../engine/units';
import { readableDecimals, type Overview } from '../../../selectors/overview';
import { usePreferences } from '../../../store/hooks';
import { Figure } from './Figure';
import type { MapGeometry, Place } from './geometry';
import styles from './LoopMap.module.css';
import { placed } from './placed';

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
      {walletCount === 0 && geometry.field !== undefined ? (
        <p className={styles.place} {...placed({ ...geometry.field, align: 'middle' })}>
          <span className={styles.sub}>nobody yet</span>
        </p>
      ) : null}
      {hidden > 0 ? (
        <p className={styles.place} {...placed(geometry.labels.more)}>
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
    <div className={styles.place} {...placed(place)}>
      <a className={styles.node} href={href('messages')}>
        Messages burn
      </a>
      <span className={styles.sub}>
        <Amount units={overview.burnedUnits} compact={readableDecimals(overview.burnedUnits)} /> so far
      </span>
    </div>
  );
}

function LastDrain({ overview }: { readonly overview: Overview }) {
  const { postings, lastUnits } = overview.drained;
  if (postings === 0) return 'none so far';
  return (
    <>
      last <Amount units={lastUnits} compact={readableDecimals(lastUnits)} />
    </>
  );
}

/** The drain from the reserve to the floor. A narrow map has room for its name only; its amount stands below the map. */
export function DrainNode({
  overview,
  place,
  isNarrow,
}: {
  readonly overview: Overview;
  readonly place: Place;
  readonly isNarrow: boolean;
}) {
  return (
    <div className={styles.place} {...placed(place)}>
      <a className={styles.node} href={href('crisis')}>
        {isNarrow ? 'Drain' : 'Crisis drain'}
      </a>
      {isNarrow ? null : (
        <span className={styles.sub}>
          <LastDrain overview={overview} />
        </span>
      )}
    </div>
  );
}

/** The amount of the last drain, in the rows below a narrow map. */
export function DrainRow({ overview }: { readonly overview: Overview }) {
  return (
    <div className={styles.belowRow}>
      <span className={styles.sub}>Crisis drain</span>
      <span className={styles.sub}>
        <LastDrain overview={overview} />
      </span>
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
      {...(place === undefined ? {} : placed(place))}
    >
      <a className={styles.node} href={href('crisis')}>
        Pays citizens
      </a>
      <span className={styles.sub}>
        <Amount units={overview.crisis.policy.allotment} compact unit={place === undefined} /> each
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
    <div className={isWide ? styles.pill : styles.place} {...placed(geometry.labels.wages)}>
      <a className={styles.node} href={href('pools')}>
        {isWide ? 'Producers and wages' : 'Wages'}
      </a>{' '}
      <span className={styles.sub}>
        <Amount units={overview.wages.units} compact={readableDecimals(overview.wages.units)} /> back
      </span>
    </div>
  );
}
