import { useState, type FormEvent } from 'react';
import { useStore } from 'zustand';
import { AddressField } from '../../components/AddressField';
import { Amount } from '../../components/Amount';
import { AmountField } from '../../components/AmountField';
import { announce } from '../../components/announce';
import { Button } from '../../components/Button';
import { OutcomeNotice } from '../../components/OutcomeNotice';
import { href } from '../../components/routing';
import { Segmented } from '../../components/Segmented';
import { TextField } from '../../components/TextField';
import { NXT } from '../../engine/assets';
import { outcomeMessage, type Outcome } from '../../engine/receipts';
import type { MessageType } from '../../engine/spectrum';
import { transactionId } from '../../engine/transactions';
import { formatNxt, formatUnits } from '../../engine/units';
import { draftCommand, type DraftField, type SendWay } from '../../selectors/messageSending';
import { useLoop } from '../../store/hooks';
import { cancelSending, forgetSending, sendingOf, sendingSentence, startSending } from './sendEach';
import styles from './SendCard.module.css';
import { SendingResult } from './SendingResult';
import { SendPreviewList } from './SendPreviewList';
import { TypePicker } from './TypePicker';
import { useMessageDraft } from './useMessageDraft';

const ways: readonly { readonly value: SendWay; readonly label: string; readonly hint: string }[] = [
  { value: 'one', label: 'One', hint: 'One message, one burn.' },
  {
    value: 'together',
    label: 'Many as one',
    hint: 'One burn under one message id: all of them are sent, or none.',
  },
  {
    value: 'each',
    label: 'Many, each',
    hint: 'A burn for each, with an id of its own: some may be sent and others refused.',
  },
];

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
  // Of many on their own some may be refused: that is told with the preview and is nobody's mistake.
  const refusal = way === 'each' && (preview?.sent ?? 0) > 0 ? undefined : preview?.refusal;
  const refusalAt = (field: DraftField) => (refusal?.field === field ? refusal.message : undefined);
  const hint = ways.find(({ value }) => value === way)?.hint;
  const account = form.books.find(form.sender);

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
      <AddressField
        label="Sender"
        value={form.sender}
        onChange={(sender) => change({ sender })}
        aside={
          account < 0 ? undefined : (
            <>
              holds <Amount units={form.books.balance(account, NXT)} compact />
            </>
          )
        }
        error={form.sender === '' && !isAsked ? undefined : refusalAt('sender')}
        hint={form.hasWallets ? undefined : <NoWallet />}
      />
      <TypePicker
        type={type}
        onChange={(next) => {
          change({ price: undefined });
          onType(next);
        }}
      />
      <div className={styles.way}>
        <Segmented label="How to send" options={ways} value={way} onChange={form.setWay} />
        <p className={styles.hint}>{hint}</p>
      </div>
      {way === 'one' ? null : (
        <TextField
          label="How many"
          value={form.countText}
          onChange={(count) => change({ count })}
          error={errors.count ?? refusalAt('count')}
        />
      )}
      <AmountField
        label="Price of one"
        unit="units"
        value={form.priceText}
        onChange={(price) => change({ price })}
        aside={draft === undefined ? undefined : `${formatNxt(draft.price)} NXT`}
        hint={
          form.isTablePrice ? undefined : (
            <button type="button" className={styles.reset} onClick={() => change({ price: undefined })}>
              Use the table’s price
            </button>
          )
        }
        error={errors.price ?? refusalAt('price')}
      />
      <TextField
        label={way === 'each' ? 'Message ids begin with' : 'Message id'}
        aside="made up if left empty"
        value={form.messageIdText}
        placeholder={form.suggestedId}
        onChange={(messageId) => change({ messageId })}
        error={refusalAt('messageId')}
      />
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

function NoWallet() {
  return (
    <>
      There is no wallet yet. <a href={href('wallets')}>Open one</a>, or send from TREASURY.
    </>
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
