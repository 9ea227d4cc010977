import { PoolMark } from '../../components/PoolMark';
import { href } from '../../components/routing';
import type { PoolFact } from '../../engine/assets';
import styles from './WalletHoldings.module.css';

/** Leads to the pool with this account as its trader. */
export function PoolLink({
  address,
  pool,
  name,
}: {
  readonly address: string;
  readonly pool: PoolFact;
  readonly name: string;
}) {
  return (
    <a className={styles.link} href={href('pools', { pool: pool.address, trader: address })}>
      <PoolMark pool={pool} />
      {name}
    </a>
  );
}
