import { Address } from '../../components/Address';
import { Amount } from '../../components/Amount';
import { Button } from '../../components/Button';
import { PoolMark } from '../../components/PoolMark';
import type { PoolFact } from '../../engine/assets';
import type { PoolPosition, PoolPositions } from '../../selectors/poolPositions';
import { percentText } from '../../selectors/poolPrice';
import styles from './Positions.module.css';

/** Who holds the pool's shares; where only the protocol does, why somebody else might. */
export function Positions({
  pool,
  positions,
  feeBasisPoints,
  onProvide,
}: {
  readonly pool: PoolFact;
  readonly positions: PoolPositions;
  readonly feeBasisPoints: number;
  readonly onProvide: () => void;
}) {
  const { providers, protocol } = positions;
  if (providers.length === 0) {
    return (
      <section className={styles.empty} aria-labelledby="pool-providers">
        <EmptyTank />
        <div>
          <h3 id="pool-providers" className={styles.emptyTitle}>
            No one else provides here yet
          </h3>
          <p>
            {protocol.shares === 0
              ? `Nobody holds a share. Whoever provides both sides first sets the price and earns ${percentText(feeBasisPoints)} of each trade.`
              : `The protocol owns every share. Provide both sides and earn ${percentText(feeBasisPoints)} of each trade.`}
          </p>
        </div>
        <Button kind="soft" onClick={onProvide}>
          Provide
        </Button>
      </section>
    );
  }
  return (
    <section className={styles.section} aria-labelledby="pool-providers">
      <h3 id="pool-providers">Who provides</h3>
      <table className={styles.table}>
        <caption className="visually-hidden">Shares of {pool.address} by holder</caption>
        <thead>
          <tr>
            <th scope="col">Holder</th>
            <th scope="col" data-align="end">
              Part of the pool, and its worth
            </th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">
              <span className={styles.protocol}>
                <PoolMark pool={pool} size={22} />
                Protocol
              </span>
              <Shares pool={pool} units={protocol.shares} />
            </th>
            <PositionWorth pool={pool} position={protocol} />
          </tr>
          {providers.map((position) => (
            <tr key={position.address}>
              <th scope="row">
                <Address address={position.address} copy={false} />
                <Shares pool={pool} units={position.shares} />
              </th>
              <PositionWorth pool={pool} position={position} />
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function PositionWorth({ pool, position }: { readonly pool: PoolFact; readonly position: PoolPosition }) {
  return (
    <td data-align="end">
      {percentText(position.part)}
      <span className={styles.line}>
        <Amount units={position.nxt} compact focusable={false} />
      </span>
      <span className={styles.line}>
        <Amount units={position.tokens} asset={pool.sector} compact focusable={false} />
      </span>
    </td>
  );
}

function Shares({ pool, units }: { readonly pool: PoolFact; readonly units: number }) {
  return (
    <span className={styles.line}>
      <Amount units={units} asset={`${pool.address} shares`} />
    </span>
  );
}

function EmptyTank() {
  return (
    <svg width="44" height="44" viewBox="0 0 44 44" className={styles.tank} aria-hidden="true">
      <ellipse cx="22" cy="12" rx="17" ry="6" strokeDasharray="4 4" />
      <path d="M5 12v14c0 6 7.500 10 17 10s17-4 17-10V12" />
    </svg>
  );
}
