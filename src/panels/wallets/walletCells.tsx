import { memo } from 'react';
import { Icon } from '../../components/Icon';
import { MessageMark } from '../../components/MessageMark';
import { PoolMark } from '../../components/PoolMark';
import { href } from '../../components/routing';
import { Sparkline } from '../../components/Sparkline';
import { formatNxt } from '../../engine/units';
import type { Holding } from '../../selectors/walletHoldings';
import { shortTransactionId, trendChange, type WalletReceipt, type WalletRow } from '../../selectors/wallets';
import styles from './walletCells.module.css';

/** The course of a wallet's last changes of balance. */
export const Trend = memo(function Trend({
  trend,
  width,
}: {
  readonly trend: WalletRow['trend'];
  readonly width: number;
}) {
  const change = trendChange({ trend });
  const words =
    change === 0 ? 'no net change' : `${change > 0 ? 'up' : 'down'} ${formatNxt(Math.abs(change))} NXT`;
  const changes = trend.length - 1;
  return (
    <Sparkline
      values={trend}
      width={width}
      height={28}
      label={`Last ${changes} ${changes === 1 ? 'change' : 'changes'}: ${words}`}
    />
  );
});

/** What a wallet holds besides NXT: the first kinds by mark and name, how many more, and all names for who asks or listens. */
export const Held = memo(function Held({
  held,
  named,
}: {
  readonly held: readonly Holding[];
  /** How many are named. */
  readonly named: number;
}) {
  if (held.length === 0) return <span className={styles.none}>—</span>;
  const names = held.map(({ label }) => label).join(', ');
  return (
    <span className={styles.held} title={names}>
      <span className="visually-hidden">{names}</span>
      <span className={styles.kinds} aria-hidden="true">
        {held.slice(0, named).map(({ pool, kind, label }) => (
          <span key={`${kind} ${pool.address}`} className={styles.kind}>
            <PoolMark pool={pool} size={12} />
            <span>{label}</span>
          </span>
        ))}
      </span>
      {held.length > named ? <span aria-hidden="true">+{held.length - named}</span> : null}
    </span>
  );
});

/** A wallet's last receipt: id, mark, and what it was for the wallet. Only the picked row's link is a stop for the tab key. */
export const LastReceipt = memo(function LastReceipt({
  receipt,
  isStop,
}: {
  readonly receipt: WalletReceipt | undefined;
  readonly isStop: boolean;
}) {
  if (receipt === undefined) return <span className={styles.none}>none yet</span>;
  return (
    <span className={styles.receipt}>
      <a
        href={href('ledger', { tx: receipt.id })}
        title={receipt.id}
        tabIndex={isStop ? 0 : -1}
        aria-label={receipt.id}
      >
        {shortTransactionId(receipt.id)}
      </a>
      <span className={styles.mark}>
        {receipt.messageType === undefined ? (
          <Icon name={receiptIcon(receipt)} size={16} />
        ) : (
          <MessageMark type={receipt.messageType} word={false} />
        )}
      </span>
      {receipt.word}
    </span>
  );
});

function receiptIcon({ kind }: WalletReceipt) {
  if (kind === 'open') return 'plus';
  if (kind === 'sync') return 'loop';
  return kind === 'transfer' || kind === 'floor' || kind === 'wages' ? 'arrow' : 'swap';
}
