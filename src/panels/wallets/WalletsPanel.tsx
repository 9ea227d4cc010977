import { useCallback, useEffect, useRef, useState } from 'react';
import { Button } from '../../components/Button';
import { EmptyState } from '../../components/EmptyState';
import { useShortcut } from '../../components/shortcuts';
import { AttemptList } from './AttemptList';
import { EmptyDrawing } from './EmptyDrawing';
import { NewWalletDialog } from './NewWalletDialog';
import { PhoneStrip } from './PhoneStrip';
import { TransferCard } from './TransferCard';
import { useTransferForm } from './useTransferForm';
import { useWalletsView } from './useWalletsView';
import { WalletHoldings } from './WalletHoldings';
import { WalletList } from './WalletList';
import { WalletsHeader } from './WalletsHeader';
import styles from './WalletsPanel.module.css';
import { WalletTable } from './WalletTable';

/** The wallets: who holds what, transfers with their atomic trace, and a phone against the chain. */
export default function WalletsPanel() {
  const view = useWalletsView();
  const { model, holdings, pick, setPick, isNarrow } = view;
  const form = useTransferForm(pick, setPick);
  const panel = useRef<HTMLDivElement>(null);
  const side = useRef<HTMLDivElement>(null);
  const [isOpening, setOpening] = useState(false);
  const isEmpty = model.rows.length === 0;

  const startTransfer = useCallback(() => {
    const fields = ['to', 'amount'].map((name) =>
      panel.current?.querySelector<HTMLInputElement>(`[data-field="${name}"] input`),
    );
    (fields.find((input) => input?.value === '') ?? fields[1])?.focus();
  }, []);
  // Where the window is too narrow for both, the form stands under the table: whoever picks a wallet is led to it.
  const lastPick = useRef(pick);
  useEffect(() => {
    if (lastPick.current === pick) return;
    lastPick.current = pick;
    const top = side.current?.getBoundingClientRect().top ?? 0;
    if (top > globalThis.innerHeight) side.current?.scrollIntoView({ block: 'start' });
  }, [pick]);
  const openNew = useCallback(() => setOpening(true), []);
  const closeNew = useCallback(() => setOpening(false), []);
  useShortcut('N', 'New wallet', openNew);
  useShortcut('T', 'Transfer from the picked wallet', startTransfer, { enabled: !isEmpty });

  const card = (
    <>
      {holdings === undefined ? null : <WalletHoldings holdings={holdings} />}
      <TransferCard form={form} isNarrow={isNarrow} />
    </>
  );
  return (
    <div className={styles.panel} data-empty={isEmpty || undefined} ref={panel}>
      <div className={styles.main}>
        <WalletsHeader view={view} onNew={openNew} />
        {isEmpty ? (
          <EmptyState
            drawing={<EmptyDrawing />}
            title="Nobody has a wallet yet"
            why="All 1,000,000 NXT sit in the treasury and the other system accounts. A wallet is where a person holds NXT: it pays for messages and receives transfers."
            action={
              <Button kind="primary" icon="plus" onClick={openNew}>
                Create the first wallet
              </Button>
            }
          />
        ) : isNarrow ? (
          <WalletList view={view} card={card} />
        ) : (
          <WalletTable
            shown={view.shown}
            count={model.rows.length}
            sort={view.sort}
            setSort={view.setSort}
            pick={pick}
            setPick={setPick}
          />
        )}
      </div>
      {isEmpty || isNarrow ? null : (
        <div className={styles.side} ref={side}>
          {card}
        </div>
      )}
      <div className={styles.more}>
        <PhoneStrip />
        <AttemptList />
      </div>
      <NewWalletDialog open={isOpening} onClose={closeNew} onOpened={setPick} />
    </div>
  );
}
