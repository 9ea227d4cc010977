/** Who has more and who has less in one scenario than in another, to the unit. */
import type { WalletsAtEnd } from '../simulation/runner';

/** One wallet in both. */
export interface Mover {
  readonly address: string;
  /** Units, `undefined` where there is no such wallet. */
  readonly first: number | undefined;
  readonly second: number | undefined;
  /** second − first. */
  readonly difference: number;
}

/** How two populations differ. */
export interface WalletDifference {
  /** The greatest differences first. */
  readonly movers: readonly Mover[];
  readonly wallets: number;
  readonly richer: number;
  readonly poorer: number;
  readonly equal: number;
  /** Of all wallets together. */
  readonly total: number;
}

/** Compares every wallet. */
export function differencePerWallet(first: WalletsAtEnd, second: WalletsAtEnd): WalletDifference {
  const byAddress = new Map<string, { first?: number; second?: number }>();
  for (const [index, address] of first.addresses.entries())
    byAddress.set(address, { first: first.balances[index] ?? 0 });
  for (const [index, address] of second.addresses.entries())
    byAddress.set(address, { ...byAddress.get(address), second: second.balances[index] ?? 0 });
  const movers = [...byAddress].map(
    ([address, both]): Mover => ({
      address,
      first: both.first,
      second: both.second,
      difference: (both.second ?? 0) - (both.first ?? 0),
    }),
  );
  const size = ({ difference }: Mover) => Math.abs(difference);
  return {
    movers: movers.toSorted((a, b) => size(b) - size(a) || (a.address < b.address ? -1 : 1)),
    wallets: movers.length,
    richer: movers.filter(({ difference }) => difference > 0).length,
    poorer: movers.filter(({ difference }) => difference < 0).length,
    equal: movers.filter(({ difference }) => difference === 0).length,
    total: movers.reduce((sum, { difference }) => sum + difference, 0),
  };
}
