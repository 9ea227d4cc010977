import type { PoolFact } from '../../engine/assets';
import { BackToPools } from './BackToPools';

/** One pool. */
export function PoolPage({ pool }: { readonly pool: PoolFact }) {
  return (
    <header>
      <BackToPools />
      <h2>{pool.address}</h2>
    </header>
  );
}
