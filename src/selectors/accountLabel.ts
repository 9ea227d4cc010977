/** What accounts are called by people. */
import {
  ECOSYSTEM_FUND,
  F_FLOOR_RESERVE,
  HOLDS,
  TRANSITION_RESERVE,
  TREASURY,
  UNISSUED_SHARES,
  VALIDATOR_POOL,
} from '../engine/accounts';
import { pools } from '../engine/assets';

const labels = new Map<string, string>([
  [TREASURY, 'Treasury'],
  [VALIDATOR_POOL, 'Validators'],
  [ECOSYSTEM_FUND, 'Ecosystem'],
  [TRANSITION_RESERVE, 'Reserve'],
  [F_FLOOR_RESERVE, 'Floor'],
  [HOLDS, 'Holds'],
  [UNISSUED_SHARES, 'Unissued shares'],
  ...pools.map(({ producers, sector }): [string, string] => [producers, `${sectorLabel(sector)} producers`]),
]);

/** `FOOD` as a word: `Food`. */
export function sectorLabel(sector: string): string {
  return sector.charAt(0) + sector.slice(1).toLowerCase();
}

/** What an account is called: system accounts have a name, wallets and pools their address. */
export function accountLabel(address: string): string {
  return labels.get(address) ?? address;
}
