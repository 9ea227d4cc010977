import { Icon } from '../../components/Icon';
import { MessageMark } from '../../components/MessageMark';
import { href } from '../../components/routing';
import { Sparkline } from '../../components/Sparkline';
import { formatNxt } from '../../engine/units';
import { shortTransactionId, trendChange, type WalletReceipt, type WalletRow } from '../../selectors/wallets';
import styles from './walletCells.module.css';

/** The course of a wallet's last changes of balance. */
export function Trend({ row, width }: { readonly row: WalletRow; readonly width: number }) {
  const change = trendChange(row);
  const words =
    change === 0 ? 'no net change' : `${change > 0 ? 'up' : 'down'} ${formatNxt(Math.abs(change))} NXT`;
  const changes = row.trend.length - 1;
  return (
    <Sparkline
      values={row.trend}
      width={width}
      height={28}
      label={`Last ${changes} ${changes === 1 ? 'change' : 'changes'}: ${words}`}
    />
  );
}

/** A wallet's last receipt: id, mark, and what it was for the wallet. Only the picked row's link is a stop for the tab key. */
export function LastReceipt({
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
}

function receiptIcon({ kind }: WalletReceipt) {
  if (kind === 'open') return 'plus';
  if (kind === 'sync') return 'loop';
  return kind === 'transfer' || kind === 'floor' || kind === 'wages' ? 'arrow' : 'swap';
}
