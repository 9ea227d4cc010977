import { memo } from 'react';
import type { PoolFact } from '../../../engine/assets';
import { Amount } from '../../../components/Amount';
import { PoolMark, poolColour } from '../../../components/PoolMark';
import { href } from '../../../components/routing';
import { sectorLabel } from '../../../selectors/accountLabel';
import { poolFamilies, type PoolRow } from '../../../selectors/overview';
import type { Box, MapGeometry, Place } from './geometry';
import styles from './LoopMap.module.css';

const WideRow = memo(function WideRow({
  fact,
  units,
  box,
  bar,
}: {
  readonly fact: PoolFact;
  readonly units: number;
  readonly box: Box;
  readonly bar: number | undefined;
}) {
  return (
    <li className={styles.poolRow} style={{ left: box.x, top: box.y, width: box.width, height: box.height }}>
      <span className={styles.poolMark}>
        <PoolMark pool={fact} size={14} />
      </span>
      <a className={styles.node} href={href('pools', { pool: fact.address })}>
        {sectorLabel(fact.sector)}
        <span className="visually-hidden"> pool</span>
      </a>
      <span className={styles.percent}>{fact.weight} %</span>
      {bar === undefined || units === 0 ? null : (
        <span className={styles.bar} style={{ width: bar, background: poolColour(fact) }} />
      )}
      <span className={styles.poolAmount}>
        <Amount units={units} compact unit={false} />
      </span>
    </li>
  );
});

function headStyle(place: Place): React.CSSProperties {
  return { left: place.x, top: place.y };
}

/** The twelve pools on a wide map, each a link. */
export function WidePools({
  pools,
  geometry,
}: {
  readonly pools: readonly PoolRow[];
  readonly geometry: MapGeometry;
}) {
  const largest = Math.max(1, ...pools.map(({ units }) => units));
  return poolFamilies.map(({ family, label, percent }) => (
    <div key={family}>
      <h3 className={styles.place} data-align="start" style={headStyle(geometry.heads[family])}>
        {label} <span className={styles.headPercent}>{percent} %</span>
      </h3>
      <ul>
        {pools.map(({ fact, units }) => {
          const box = geometry.rows[fact.index];
          if (fact.family !== family || box === undefined) return null;
          const bar = geometry.barWidth === 0 ? undefined : Math.round((geometry.barWidth * units) / largest);
          return <WideRow key={fact.address} fact={fact} units={units} box={box} bar={bar} />;
        })}
      </ul>
    </div>
  ));
}

/** The pools on a narrow map: marks and bars in three groups, each group a link. */
export function NarrowPools({
  pools,
  geometry,
}: {
  readonly pools: readonly PoolRow[];
  readonly geometry: MapGeometry;
}) {
  const largest = Math.max(1, ...pools.map(({ units }) => units));
  return poolFamilies.map(({ family, label, short, percent }) => {
    const members = pools.filter(({ fact }) => fact.family === family);
    const first = geometry.rows[members[0]?.fact.index ?? 0];
    const last = geometry.rows[members.at(-1)?.fact.index ?? 0];
    if (first === undefined || last === undefined) return null;
    const top = geometry.heads[family].y - 14;
    return (
      <div
        key={family}
        className={styles.poolGroup}
        style={{ left: first.x - 6, top, width: first.width + 12, height: last.y + last.height - top }}
      >
        <a
          className={styles.node}
          href={href('pools')}
          aria-label={`${short} ${percent} %: pools of ${label}`}
        >
          {short} <span className={styles.headPercent}>{percent} %</span>
        </a>
        {members.map(({ fact, units }) => {
          const box = geometry.rows[fact.index];
          if (box === undefined) return null;
          return (
            <span
              key={fact.address}
              className={styles.poolBar}
              style={{ top: box.y - top, height: box.height }}
            >
              <PoolMark pool={fact} size={11} />
              <span
                className={styles.bar}
                hidden={units === 0}
                style={{
                  width: Math.round((geometry.barWidth * units) / largest),
                  background: poolColour(fact),
                }}
              />
            </span>
          );
        })}
      </div>
    );
  });
}
