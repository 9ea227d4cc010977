import { useRoute } from '../../components/routing';
import { findPool } from '../../engine/assets';
import { AllocationPage } from './AllocationPage';
import { PoolPage } from './PoolPage';
import styles from './PoolsPanel.module.css';
import { PoolsTable } from './PoolsTable';

/** The twelve pools; one of them at `?pool=NXT-FOOD`, and the allocation form at `?view=allocate`. */
export default function PoolsPanel() {
  const { params } = useRoute();
  const pool = findPool(params['pool'] ?? '');
  return (
    <div className={styles.panel}>
      <h1 className="visually-hidden">Pools</h1>
      {pool !== undefined ? (
        <PoolPage key={pool.address} pool={pool} />
      ) : params['view'] === 'allocate' ? (
        <AllocationPage />
      ) : (
        <PoolsTable />
      )}
    </div>
  );
}
