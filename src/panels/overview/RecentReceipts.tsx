import { useMemo } from 'react';
import { announce } from '../../components/announce';
import { Button } from '../../components/Button';
import { EmptyState } from '../../components/EmptyState';
import { ReceiptRow } from '../../components/ReceiptRow';
import { href } from '../../components/routing';
import { readBooks, type Economy } from '../../engine/books/PersistentBooks';
import { groupThousands } from '../../engine/units';
import type { Overview } from '../../selectors/overview';
import { useLoop } from '../../store/hooks';
import styles from './RecentReceipts.module.css';

/** Wallets that an empty economy is offered, with what each of them gets from the treasury. */
const firstWallets = ['Ada', 'Bram', 'Cleo', 'Dele'].map((address) => ({
  type: 'openWallet' as const,
  address,
  balance: 24_000_000_000,
}));

function NothingYet() {
  const loop = useLoop();
  const open = () => {
    for (const command of firstWallets) loop.commit(command);
    announce('Opened four wallets with 240 NXT each from the treasury.');
  };
  return (
    <EmptyState
      title="No receipts yet"
      why="Every commit leaves a receipt here, and the newest can be undone. Open four wallets with 240 NXT each from the treasury, and people can begin to send messages."
      action={
        <Button kind="soft" icon="plus" onClick={open}>
          Open four wallets
        </Button>
      }
    />
  );
}

/** The last receipts; the newest can be undone, together with whatever moved no value after it. */
export function RecentReceipts({
  overview,
  economy,
}: {
  readonly overview: Overview;
  readonly economy: Economy;
}) {
  const loop = useLoop();
  const books = useMemo(() => readBooks(economy), [economy]);
  const { recent, transactionCount } = overview;
  return (
    <section className={styles.section} aria-labelledby="receipts">
      <div className={styles.heading}>
        <h2 id="receipts">Recent receipts</h2>
        <a className={styles.link} href={href('ledger')}>
          Ledger, {groupThousands(String(transactionCount))}
        </a>
      </div>
      {recent.length === 0 ? (
        <NothingYet />
      ) : (
        <ul className={styles.list}>
          {recent.map((transaction, index) => {
            const undo = () => {
              loop.seek(transaction.command);
              announce(`Undid ${transaction.id}`);
            };
            return (
              <ReceiptRow
                key={transaction.id}
                transaction={transaction}
                books={books}
                newest={index === 0}
                {...(index === 0 ? { onUndo: undo } : {})}
              />
            );
          })}
        </ul>
      )}
    </section>
  );
}
