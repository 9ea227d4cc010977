import { useMemo } from 'react';
import { Amount, amountText } from '../../../components/Amount';
import type { Overview } from '../../../selectors/overview';
import { usePreferences } from '../../../store/hooks';
import { WIDE_MIN, type MapGeometry, type MapShape } from './geometry';
import styles from './LoopMap.module.css';
import { MapDrawing } from './MapDrawing';
import { DrainNode, DrainRow, MessagesNode, PaysNode, WagesNode, WalletsNode } from './MapNodes';
import { MapTable } from './MapTable';
import { narrowGeometry } from './narrowGeometry';
import { NarrowPools, WidePools } from './PoolNodes';
import { useCoarsePointer, useWidth } from './useMapShape';
import { usePulses } from './usePulses';
import { FloorNode, ReserveNode } from './VesselNodes';
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
          <DrainNode overview={overview} place={geometry.labels.drain} isNarrow={!isWide} />
          <FloorNode overview={overview} geometry={geometry} />
          {isWide ? <PaysNode overview={overview} place={geometry.labels.pays} /> : null}
          {hasWages ? <WagesNode overview={overview} geometry={geometry} /> : null}
        </div>
        {isWide ? null : (
          <div className={styles.below} style={{ width: geometry.width }}>
            <PaysNode overview={overview} place={undefined} />
            <DrainRow overview={overview} />
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
