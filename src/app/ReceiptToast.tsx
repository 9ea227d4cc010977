/* oxlint-disable jsx-a11y/no-noninteractive-element-interactions -- pointing at the line only keeps it there */
import { useEffect, useState } from 'react';
import { announce } from '../components/announce';
import { Button } from '../components/Button';
import { Icon } from '../components/Icon';
import { readBooks } from '../engine/books/PersistentBooks';
import { readTransaction } from '../engine/readTransaction';
import { outcomeMessage, type Receipt } from '../engine/receipts';
import { transactionSentence } from '../selectors/transactionSentence';
import { useLoop, usePlayer } from '../store/hooks';
import type { LoopStore } from '../store/loopStore';
import styles from './ReceiptToast.module.css';

const shownMilliseconds = 9_000;

interface Notice {
  readonly sentence: string;
  readonly position: number;
  readonly epoch: number;
}

/** What a receipt says to people: its transaction's sentence, or its own where it made none or several. */
function receiptSentence(loop: LoopStore, receipt: Receipt): string {
  if (receipt.transactionCount !== 1) return outcomeMessage(receipt);
  return transactionSentence(readTransaction(readBooks(loop.economy.getState()), receipt.firstTransaction));
}

/** After each commit by a person: what happened, with an Undo. What the player commits passes without notice. */
export function ReceiptToast() {
  const loop = useLoop();
  const player = usePlayer();
  const [notice, setNotice] = useState<Notice>();
  const [isHeld, setHeld] = useState(false);

  useEffect(
    () =>
      loop.onEvent((event) => {
        if (event.type !== 'committed') {
          if (event.type === 'moved' || event.type === 'replaced') setNotice(undefined);
          return;
        }
        if (player?.isCommitting === true) {
          // The last commit is no longer the person's: undo would take back another one.
          setNotice(undefined);
          return;
        }
        const sentence = receiptSentence(loop, event.receipt);
        const { epoch } = loop.timeline.getState();
        setNotice({ sentence, position: event.position, epoch });
        announce(`${sentence}.`);
      }),
    [loop, player],
  );

  useEffect(() => {
    if (notice === undefined || isHeld) return undefined;
    const timer = setTimeout(() => setNotice(undefined), shownMilliseconds);
    return () => clearTimeout(timer);
  }, [notice, isHeld]);

  if (notice === undefined) return null;
  const undoIt = () => {
    setNotice(undefined);
    loop.seek(notice.position - 1);
    announce(`Undone: ${notice.sentence}.`);
  };
  return (
    <section
      className={styles.toast}
      key={`${notice.epoch}-${notice.position}`}
      aria-label="Last receipt"
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <Icon name="ok" />
      <span className={styles.sentence}>{notice.sentence}</span>
      <Button kind="plain" icon="undo" onClick={undoIt}>
        Undo
      </Button>
      <button
        type="button"
        className={styles.close}
        aria-label="Dismiss"
        onClick={() => setNotice(undefined)}
      >
        <Icon name="close" size={18} />
      </button>
    </section>
  );
}
