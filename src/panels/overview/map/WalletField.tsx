import { memo, useState } from 'react';
import { addressHref, truncateMiddle } from '../../../components/Address';
import { highlightAddress, useIsHighlighted } from '../../../components/highlight';
import { Identicon } from '../../../components/Identicon';
import { messageColours } from '../../../components/MessageMark';
import type { LastEvent } from '../../../selectors/lastEvent';
import type { WalletDot } from '../../../selectors/overview';
import type { MapGeometry } from './geometry';
import styles from './WalletField.module.css';

/**
 * Gives each wallet a place that it keeps: when the largest sixty change, a newcomer takes the place of the one that left, and
 * nobody else moves.
 */
export function createSeating(): (wallets: readonly WalletDot[]) => readonly number[] {
  let seats = new Map<number, number>();
  return (wallets) => {
    const present = new Set(wallets.map(({ account }) => account));
    const kept = new Map(
      [...seats].filter(([account, seat]) => present.has(account) && seat < wallets.length),
    );
    const taken = new Set(kept.values());
    let free = 0;
    for (const { account } of wallets) {
      if (kept.has(account)) continue;
      while (taken.has(free)) free += 1;
      taken.add(free);
      kept.set(account, free);
    }
    seats = kept;
    return wallets.map(({ account }) => kept.get(account) ?? 0);
  };
}

/** The colour of the ring around whoever acted last: the message's, or ink. */
function ringColour(last: LastEvent | undefined): string {
  return last?.messageType === undefined ? 'var(--ink)' : messageColours[last.messageType];
}

const Dot = memo(function Dot({
  address,
  x,
  y,
  size,
  ring,
  nameBelow,
}: {
  readonly address: string;
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly ring: string | undefined;
  readonly nameBelow: boolean;
}) {
  const isHighlighted = useIsHighlighted(address);
  return (
    <a
      className={styles.dot}
      href={addressHref(address)}
      title={address}
      tabIndex={-1}
      data-highlighted={isHighlighted || undefined}
      data-ringed={ring !== undefined || undefined}
      style={{ left: x, top: y, ...(ring === undefined ? {} : { '--ring': ring }) }}
      onPointerEnter={() => highlightAddress(address)}
      onPointerLeave={() => highlightAddress(undefined)}
    >
      {ring === undefined ? null : (
        <span className={styles.name} data-below={nameBelow || undefined}>
          {truncateMiddle(address, 14)}
        </span>
      )}
      <Identicon address={address} size={size} />
    </a>
  );
});

/**
 * The wallets as identicons whose size grows with the root of what they hold. Pointing at one names it, and one click goes to it;
 * keyboards and screen readers reach them through the panel of wallets.
 */
export function WalletField({
  wallets,
  geometry,
  last,
}: {
  readonly wallets: readonly WalletDot[];
  readonly geometry: MapGeometry;
  readonly last: LastEvent | undefined;
}) {
  const [seat] = useState(createSeating);
  const seats = seat(wallets);
  const largest = Math.max(1, ...wallets.map(({ units }) => units));
  return (
    <div aria-hidden="true">
      {wallets.map(({ account, address, units }, index) => {
        const spot = geometry.walletSpots[seats[index] ?? index];
        if (spot === undefined) return null;
        const radius = geometry.walletRadius * (0.62 + 0.38 * Math.sqrt(units / largest));
        const isActor = last !== undefined && last.actor === address && last.transactions === 1;
        return (
          <Dot
            key={account}
            address={address}
            x={Math.round(spot.x * 10) / 10}
            y={Math.round(spot.y * 10) / 10}
            size={Math.round(radius * 2)}
            ring={isActor ? ringColour(last) : undefined}
            // On a phone the sum of the wallets stands above the first row.
            nameBelow={geometry.layout === 'narrow' && spot.y === geometry.walletSpots[0]?.y}
          />
        );
      })}
    </div>
  );
}
