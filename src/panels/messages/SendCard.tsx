import { useState, type FormEvent } from 'react';
import { useStore } from 'zustand';
import { announce } from '../../components/announce';
import { Button } from '../../components/Button';
import { OutcomeNotice } from '../../components/OutcomeNotice';
import { href } from '../../components/routing';
import { outcomeMessage, type Outcome } from '../../engine/receipts';
import type { MessageType } from '../../engine/spectrum';
import { transactionId } from '../../engine/transactions';
import { formatUnits } from '../../engine/units';
import { draftCommand, type SendWay } from '../../selectors/messageSending';
import { useLoop } from '../../store/hooks';
import { cancelSending, forgetSending, sendingOf, sendingSentence, startSending } from './sendEach';
import styles from './SendCard.module.css';
import { PriceAndId, WhoAndHow } from './SendFields';
import { SendingResult } from './SendingResult';
import { SendPreviewList } from './SendPreviewList';
import { useMessageDraft } from './useMessageDraft';

function buttonText(way: SendWay, count: number | undefined): string {
  if (way === 'one') return 'Send one message';
  const many = count === undefined ? 'messages' : `${formatUnits(count)} messages`;
  return way === 'together' ? `Send ${many} as one` : `Send ${many}, each on its own`;
}

/** The form that sends messages, with what would come of it, and what came of it. */
export function SendCard({
  type,
  onType,
}: {
  readonly type: MessageType;
  readonly onType: (type: MessageType) => void;
}) {
  const loop = useLoop();
  const form = useMessageDraft(type);
  const [outcome, setOutcome] = useState<Outcome>();
  const [isAsked, setAsked] = useState(false);
  const sending = useStore(sendingOf(loop));
  const { way, draft, preview, errors, change } = form;
  const isRunning = sending?.state === 'running';

  const send = (event: FormEvent) => {
    event.preventDefault();
    if (isRunning) return;
    setAsked(true);
    forgetSending(loop);
    setOutcome(undefined);
    if (draft === undefined) {
      announce(errors.count ?? errors.price ?? '');
      return;
    }
    if (way === 'each') {
      startSending(loop, draft, (result) => announce(sendingSentence(result)));
    } else {
      const result = loop.commit(draftCommand(draft));
      setOutcome(result);
      if (!result.ok) announce(`${outcomeMessage(result)}. Nothing was changed.`);
    }
    // The next message gets an id of its own again.
    change({ messageId: '' });
  };

  return (
    <form className={styles.card} onSubmit={send} aria-labelledby="send-title" noValidate>
      <h2 id="send-title">Send</h2>
      <WhoAndHow form={form} type={type} onType={onType} isAsked={isAsked} />
      <PriceAndId form={form} />
      <SendPreviewList sender={form.sender} draft={draft} preview={preview} />
      <Button kind="primary" type="submit" disabled={isRunning}>
        {buttonText(way, draft?.count)}
      </Button>
      {outcome === undefined ? null : <Result outcome={outcome} />}
      {sending === undefined ? null : (
        <SendingResult sending={sending} onCancel={() => cancelSending(loop)} />
      )}
    </form>
  );
}

function Result({ outcome }: { readonly outcome: Outcome }) {
  if (!outcome.ok || outcome.type !== 'messageBurn') return <OutcomeNotice outcome={outcome} />;
  const id = transactionId(outcome.firstTransaction);
  return (
    <p className={styles.result}>
      <a href={href('ledger', { tx: id })}>{id}</a>: {formatUnits(outcome.amount)} units moved into the
      reserve.
    </p>
  );
}
