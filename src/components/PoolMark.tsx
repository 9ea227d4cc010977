import type { PoolFact } from '../engine/assets';

/** The name of the token that holds a pool's colour. */
export function poolColour(pool: PoolFact): string {
  return `var(--pool-${pool.sector.toLowerCase()})`;
}

/** A pool's mark: its shape says the family, its lightness the member. Its name always stands nearby. */
export function PoolMark({ pool, size = 14 }: { readonly pool: PoolFact; readonly size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 14 14" fill={poolColour(pool)} aria-hidden="true">
      {pool.family === 'core' ? <rect x="1" y="1" width="12" height="12" rx="2.5" /> : null}
      {pool.family === 'food' ? <circle cx="7" cy="7" r="6.5" /> : null}
      {pool.family === 'services' ? <path d="M7 0 14 7 7 14 0 7Z" /> : null}
    </svg>
  );
}
