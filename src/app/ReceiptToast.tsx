/* oxlint-disable jsx-a11y/no-noninteractive-element-interactions -- pointing at the line only keeps it there */
import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { Amount, amountText } from '../components/Amount';
import { announce } from '../components/announce';
import { Button } from '../components/Button';
import { Icon } from '../components/Icon';
import { readBooks } from '../engine/books/PersistentBooks';
import { readTransaction } from '../engine/readTransaction';
import { outcomeMessage, type Receipt } from '../engine/receipts';
import type { Posting } from '../engine/transactions';
import { mainPosting, transactionSentence } from '../selectors/transactionSentence';
import { useLoop, usePlayer } from '../store/hooks';
import type { LoopStore } from '../store/loopStore';
import type { Player } from '../store/player';
import { preferencesStore } from '../store/preferences';
import styles from './ReceiptToast.module.css';

const shownMilliseconds = 9_000;

interface Notice {
  readonly sentence: string;
  /** The amount it is about, where the sentence does not name it. */
  readonly posting: Posting | undefined;
  readonly position: number;
  readonly epoch: number;
}

/** What a receipt says to people: its transaction's sentence, or its own where it made none or several. */
function readReceipt(loop: LoopStore, receipt: Receipt): Pick<Notice, 'sentence' | 'posting'> {
  if (receipt.transactionCount !== 1) return { sentence: outcomeMessage(receipt), posting: undefined };
  const transaction = readTransaction(readBooks(loop.economy.getState()), receipt.firstTransaction);
  const { unit } = preferencesStore.getState();
  // A burn's sentence names what may be too little to show in brief.
  const posting = transaction.kind === 'burn' ? undefined : mainPosting(transaction);
  return { sentence: transactionSentence(transaction, unit), posting };
}

/** Sentence and amount as they are said aloud. */
function spoken({ sentence, posting }: Pick<Notice, 'sentence' | 'posting'>): string {
  if (posting === undefined) return sentence;
  const { unit } = preferencesStore.getState();
  return `${sentence}${sentence.endsWith(' for') ? '' : ','} ${amountText({ units: posting.amount, asset: posting.asset }, unit).full}`;
}

/** What going back means once the economy has lived on. */
function PlayerBackLabel({ player }: { readonly player: Player }) {
  const playing = useStore(player.state, ({ playing }) => playing);
  return playing ? 'Pause and go back to before it' : backLabel;
}

const backLabel = 'Go back to before it';

/** After each commit by a person: what happened, with an Undo. What the player commits passes without notice. */
export function ReceiptToast() {
  const loop = useLoop();
  const player = usePlayer();
  const [notice, setNotice] = useState<Notice>();
  const isOvertaken = useStore(
    loop.timeline,
    ({ position }) => notice !== undefined && position > notice.position,
  );
  const [isHeld, setHeld] = useState(false);

  useEffect(
    () =>
      loop.onEvent((event) => {
        if (event.type !== 'committed') {
          if (event.type === 'moved' || event.type === 'replaced') setNotice(undefined);
          return;
        }
        if (player?.isCommitting === true) return;
        const read = readReceipt(loop, event.receipt);
        const { epoch } = loop.timeline.getState();
        setNotice({ ...read, position: event.position, epoch });
        announce(`${spoken(read)}.`);
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
    const isLast = loop.timeline.getState().position === notice.position;
    setNotice(undefined);
    // Moving into the past pauses the player.
    loop.seek(notice.position - 1);
    announce(`${isLast ? 'Undone' : 'Before it'}: ${spoken(notice)}.`);
  };
  return (
    <section
      className={styles.toast}
      data-long={isOvertaken || undefined}
      key={`${notice.epoch}-${notice.position}`}
      aria-label="Last receipt"
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <Icon name="ok" />
      <span className={styles.sentence}>
        {notice.sentence}{' '}
        {notice.posting === undefined ? null : (
          <Amount units={notice.posting.amount} asset={notice.posting.asset} compact={4} />
        )}
      </span>
      <Button kind="plain" icon="undo" onClick={undoIt}>
        {!isOvertaken ? 'Undo' : player === undefined ? backLabel : <PlayerBackLabel player={player} />}
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
