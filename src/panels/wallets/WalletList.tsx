import { Fragment, memo, useState, type ReactNode } from 'react';
import { Amount } from '../../components/Amount';
import { Button } from '../../components/Button';
import { Identicon } from '../../components/Identicon';
import { shortTransactionId, type WalletRow } from '../../selectors/wallets';
import type { WalletsView } from './useWalletsView';
import { Held, Trend } from './walletCells';
import styles from './WalletList.module.css';

const pageLength = 100;

/** All wallets on a phone: one line each; the picked one opens its transfer beneath it. */
export function WalletList({ view, card }: { readonly view: WalletsView; readonly card: ReactNode }) {
  const { shown, pick, setPick } = view;
  const [length, setLength] = useState(pageLength);
  const rows = shown.slice(0, length);
  const isPickListed = pick === undefined || rows.some((row) => row.address === pick);
  return (
    <div>
      {isPickListed ? null : <div className={styles.card}>{card}</div>}
      <ul className={styles.list} aria-label="Wallets">
        {rows.map((row) => (
          <Fragment key={row.account}>
            <li className={styles.item}>
              <ListButton row={row} isPicked={row.address === pick} onPick={setPick} />
              {row.address === pick ? <div className={styles.card}>{card}</div> : null}
            </li>
          </Fragment>
        ))}
      </ul>
      {shown.length === 0 ? <p className={styles.none}>No wallet has such a name.</p> : null}
      {rows.length < shown.length ? (
        <Button kind="soft" className={styles.more} onClick={() => setLength(length + pageLength)}>
          Show more of {(shown.length - rows.length).toLocaleString('en')}
        </Button>
      ) : null}
    </div>
  );
}

const ListButton = memo(function ListButton({
  row,
  isPicked,
  onPick,
}: {
  readonly row: WalletRow;
  readonly isPicked: boolean;
  readonly onPick: (address: string | undefined, replace?: boolean) => void;
}) {
  return (
    <button
      type="button"
      className={styles.button}
      aria-expanded={isPicked}
      onClick={() => onPick(isPicked ? undefined : row.address, isPicked)}
    >
      <Identicon address={row.address} size={40} />
      <span className={styles.who}>
        <span className={styles.name}>{row.address}</span>
        <span className={styles.small}>nonce {row.nonce.toLocaleString('en')}</span>
      </span>
      <Trend trend={row.trend} width={56} />
      <span className={styles.holds}>
        <Amount units={row.balance} compact={4} unit={false} focusable={false} />
        <span className={styles.small}>
          {row.receipt === undefined ? 'no receipt' : shortTransactionId(row.receipt.id)}
        </span>
      </span>
      {row.held.length === 0 ? null : (
        <span className={styles.held}>
          <Held held={row.held} named={3} />
        </span>
      )}
    </button>
  );
});
