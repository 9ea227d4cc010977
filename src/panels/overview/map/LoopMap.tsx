import { useMemo } from 'react';
import { Amount, amountText } from '../../../components/Amount';
import { href } from '../../../components/routing';
import { groupThousands } from '../../../engine/units';
import { daysText, type Overview } from '../../../selectors/overview';
import { usePreferences } from '../../../store/hooks';
import { Figure } from './Figure';
import { halfChord, levelOf, WIDE_MIN, type MapGeometry, type MapShape, type Place } from './geometry';
import styles from './LoopMap.module.css';
import { MapDrawing } from './MapDrawing';
import { MapTable } from './MapTable';
import { narrowGeometry } from './narrowGeometry';
import { NarrowPools, WidePools } from './PoolNodes';
import { useCoarsePointer, useWidth } from './useMapShape';
import { usePulses } from './usePulses';
import { WalletField } from './WalletField';
import { wideGeometry } from './wideGeometry';

/** A vertical map needs no more width than this. */
const NARROW_MAX = 520;

function useGeometry(outerWidth: number, overview: Overview): MapGeometry {
  const isCoarse = useCoarsePointer();
  const { unit } = usePreferences();
  const wallets = overview.wallets.length;
  const hasMore = overview.walletCount > wallets;
  const hasWages = overview.wages.postings > 0;
  const characters = Math.max(
    8,
    ...overview.pools.map(({ units }) => {
      const { whole, fraction } = amountText({ units, compact: true, unit: false }, unit);
      return whole.length + fraction.length * 0.86;
    }),
  );
  const amountWidth = Math.ceil(characters * 9.6);
  return useMemo(() => {
    const width = outerWidth < WIDE_MIN ? Math.min(outerWidth, NARROW_MAX) : outerWidth;
    const shape: MapShape = { width, wallets, hasMore, hasWages, isCoarse, amountWidth };
    return outerWidth < WIDE_MIN ? narrowGeometry(shape) : wideGeometry(shape);
  }, [outerWidth, wallets, hasMore, hasWages, isCoarse, amountWidth]);
}

function at(place: Place): { readonly style: React.CSSProperties; readonly 'data-align': Place['align'] } {
  return { style: { left: place.x, top: place.y }, 'data-align': place.align };
}

function WalletsNode({
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

function MessagesNode({ overview, place }: { readonly overview: Overview; readonly place: Place }) {
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

function ReserveNode({
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

function DrainNode({ overview, place }: { readonly overview: Overview; readonly place: Place }) {
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

function FloorNode({ overview, geometry }: { readonly overview: Overview; readonly geometry: MapGeometry }) {
  const { x, y, width, height } = geometry.floor;
  const { line, capacity, balance } = overview.floor;
  const lineY = levelOf(line.line, capacity, y + height, height);
  // The text stands at the bottom while the line is in the upper half, and above a low line otherwise.
  const isLow = lineY > y + height * 0.5;
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
          place={{ x: x + width - 14, y: lineY - 12, align: 'end' }}
          units={line.line}
          isShort={line.isBelow}
        />
      )}
    </div>
  );
}

function PaysNode({ overview, place }: { readonly overview: Overview; readonly place: Place | undefined }) {
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

function WagesNode({ overview, geometry }: { readonly overview: Overview; readonly geometry: MapGeometry }) {
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

/** The whole economy as one loop: wallets → reserve → pools and floor → wallets. Every node is a link to its panel. */
export function LoopMap({ overview }: { readonly overview: Overview }) {
  const [container, outerWidth] = useWidth<HTMLDivElement>();
  const geometry = useGeometry(outerWidth, overview);
  const pulses = usePulses();
  const hasWages = overview.wages.postings > 0;
  const isWide = geometry.layout === 'wide';
  return (
    <section className={styles.section} aria-labelledby="loop-map">
      <h2 id="loop-map" className="visually-hidden">
        The loop
      </h2>
      <div ref={container} className={styles.outer}>
        <div className={styles.map} style={{ width: geometry.width, height: geometry.height }}>
          <MapDrawing geometry={geometry} overview={overview} pulses={pulses} hasWages={hasWages} />
          <WalletsNode overview={overview} geometry={geometry} />
          <WalletField wallets={overview.wallets} geometry={geometry} last={overview.last} />
          <MessagesNode overview={overview} place={geometry.labels.messages} />
          <ReserveNode overview={overview} geometry={geometry} />
          {isWide ? (
            <WidePools pools={overview.pools} geometry={geometry} />
          ) : (
            <NarrowPools pools={overview.pools} geometry={geometry} />
          )}
          <DrainNode overview={overview} place={geometry.labels.drain} />
          <FloorNode overview={overview} geometry={geometry} />
          {isWide ? <PaysNode overview={overview} place={geometry.labels.pays} /> : null}
          {hasWages ? <WagesNode overview={overview} geometry={geometry} /> : null}
        </div>
        {isWide ? null : (
          <div className={styles.below} style={{ width: geometry.width }}>
            <PaysNode overview={overview} place={undefined} />
            <div className={styles.belowRow}>
              <span className={styles.sub}>Pools hold</span>
              <Amount units={overview.pools.reduce((sum, { units }) => sum + units, 0)} compact />
            </div>
          </div>
        )}
      </div>
      <MapTable overview={overview} />
    </section>
  );
}
