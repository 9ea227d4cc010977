/**
 * The assets of the economy and the pools that pair them: NXT, twelve sectors' tokens, and the liquidity
 * shares of their twelve pools. Every asset has a fixed supply; none is ever minted.
 */
import { NXT_SUPPLY, type Units } from './units';

/** The twelve sectors in the order every table of the specification uses. */
export const sectors = [
  'ELECTRICITY',
  'WATER',
  'MANUFACTURING',
  'LOGISTICS',
  'FOOD',
  'AGRICULTURE',
  'HORTICULTURE',
  'AQUACULTURE',
  'SERVICES',
  'TECHNOLOGY',
  'CARBON',
  'ENVIRONMENTAL',
] as const;

/** A supply-chain sector; its token bears the same name. */
export type Sector = (typeof sectors)[number];

/** A pool's account address: NXT against the sector's token. */
export type PoolAddress = `NXT-${Sector}`;

/** The three families that group the twelve pools. */
export type PoolFamily = 'core' | 'food' | 'services';

/** What is fixed about a pool. */
export interface PoolFact {
  readonly index: number;
  readonly address: PoolAddress;
  readonly sector: Sector;
  readonly producers: `PRODUCERS-${Sector}`;
  readonly family: PoolFamily;
  /** Default share of an allocation, in percent. */
  readonly weight: number;
}

const defaultWeights = [12, 8, 12, 8, 10, 10, 8, 7, 10, 5, 5, 5] as const;

function familyOf(index: number): PoolFamily {
  if (index < 4) return 'core';
  return index < 8 ? 'food' : 'services';
}

/** The twelve pools in allocation order. */
export const pools: readonly PoolFact[] = sectors.map((sector, index) => ({
  index,
  address: `NXT-${sector}`,
  sector,
  producers: `PRODUCERS-${sector}`,
  family: familyOf(index),
  weight: defaultWeights[index] ?? 0,
}));

const poolsByAddress = new Map<string, PoolFact>(pools.map((pool) => [pool.address, pool]));

/** The pool of this address, if it is one of the twelve. */
export function findPool(address: string): PoolFact | undefined {
  return poolsByAddress.get(address);
}

/** An asset by its index: 0 is NXT, 1–12 the sectors' tokens, 13–24 the pools' shares. */
export type AssetIndex = number & { readonly __asset?: never };

/** NXT itself. */
export const NXT: AssetIndex = 0;

/** How many assets there are. */
export const assetCount = 1 + 2 * sectors.length;

/** The token of the sector with this index (0–11). */
export function tokenOf(sectorIndex: number): AssetIndex {
  return 1 + sectorIndex;
}

/** The liquidity shares of the pool with this index (0–11). */
export function sharesOf(poolIndex: number): AssetIndex {
  return 1 + sectors.length + poolIndex;
}

/** Names as people and files read them: `NXT`, `FOOD`, `NXT-FOOD shares`. */
export const assetNames: readonly string[] = [
  'NXT',
  ...sectors,
  ...sectors.map((sector) => `NXT-${sector} shares`),
];

/** Fixed supply of each asset in its own units: 1,000,000 with 8 decimals, and 10¹⁴ shares a pool. */
export const assetSupplies: readonly Units[] = assetNames.map(() => NXT_SUPPLY);

/** The name of an asset. */
export function assetName(asset: AssetIndex): string {
  return assetNames[asset] ?? `asset ${asset}`;
}
