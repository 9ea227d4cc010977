import { memo, useRef, useState, type FormEvent } from 'react';
import { AddressField } from '../../components/AddressField';
import { Amount } from '../../components/Amount';
import { amountToText } from '../../components/amountInput';
import { AmountField } from '../../components/AmountField';
import { Button } from '../../components/Button';
import { OutcomeNotice } from '../../components/OutcomeNotice';
import { TextField } from '../../components/TextField';
import { BASE_TRANSFER_FEE, formatUnits } from '../../engine/units';
import { accountLabel } from '../../selectors/accountLabel';
import { balanceIn, idleSteps, traceSteps } from '../../selectors/trace';
import { FaultMenu } from './FaultMenu';
import { TraceRail } from './TraceRail';
import styles from './TransferCard.module.css';
import { TransferResult } from './TransferResult';
import { transferFieldOf } from './transferDraft';
import type { TransferForm, TransferPreview } from './useTransferForm';

/** Where one transfers: the form, what it would do, the button that says it, and the trace of what it did. */
export const TransferCard = memo(function TransferCard({
  form,
  isNarrow,
}: {
  readonly form: TransferForm;
  readonly isNarrow: boolean;
}) {
  const { draft, sent } = form;
  const element = useRef<HTMLFormElement>(null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const missing = form.send();
    if (missing !== undefined) {
      element.current?.querySelector<HTMLInputElement>(`[data-field="${missing}"] input`)?.focus();
    }
  };
  const from = draft.from === '' ? 'Sender' : draft.from;
  const to = draft.to === '' ? 'Receiver' : draft.to;
  return (
    <section className={styles.card} aria-labelledby="transfer-title">
      <div className={styles.head}>
        <h2 id="transfer-title">
          {isNarrow ? `${accountLabel(from)} → ${draft.to === '' ? '…' : accountLabel(to)}` : 'Transfer'}
        </h2>
        <FaultMenu failAt={form.failAt} onChange={form.setFailAt} />
      </div>
      <form className={styles.form} noValidate onSubmit={submit} ref={element}>
        <Fields form={form} isNarrow={isNarrow} />
        <Preview form={form} from={from} to={to} />
        <Unplaced form={form} isNarrow={isNarrow} />
        <Actions form={form} />
      </form>
      {sent === undefined ? (
        <TraceRail key="idle" steps={idleSteps(from, to)} isIdle />
      ) : (
        <>
          <TraceRail key={sent.number} steps={traceSteps(sent)} />
          <TransferResult sent={sent} isNarrow={isNarrow} onUndo={form.undo} />
        </>
      )}
    </section>
  );
});

function Fields({ form, isNarrow }: { readonly form: TransferForm; readonly isNarrow: boolean }) {
  const { draft, errors, setField, unit } = form;
  const [hasReason, setHasReason] = useState(draft.reason !== '');
  return (
    <div className={styles.fields}>
      {isNarrow ? null : (
        <div data-field="from">
          <AddressField
            label="From"
            value={draft.from}
            error={errors.from}
            onChange={(text) => setField('from', text)}
          />
        </div>
      )}
      <div data-field="to">
        <AddressField
          label="To"
          value={draft.to}
          error={errors.to}
          onChange={(text) => setField('to', text)}
        />
      </div>
      <div data-field="amount">
        <AmountField
          label="Amount"
          value={draft.amount}
          unit={unit}
          error={errors.amount}
          onChange={(text) => setField('amount', text)}
        />
      </div>
      <div data-field="fee">
        <AmountField
          label="Fee"
          aside="to validators"
          value={draft.fee}
          unit="units"
          placeholder={formatUnits(BASE_TRANSFER_FEE)}
          error={errors.fee}
          onChange={(text) => setField('fee', text)}
        />
      </div>
      <div data-field="reason" className={styles.reason}>
        {hasReason ? (
          <TextField
            label="Reason"
            aside="optional, recorded"
            value={draft.reason}
            error={errors.reason}
            onChange={(text) => setField('reason', text)}
          />
        ) : (
          <Button kind="plain" icon="plus" className={styles.add} onClick={() => setHasReason(true)}>
            Add a reason
          </Button>
        )}
      </div>
    </div>
  );
}

/** A refusal that belongs to no field in sight stands above the button. */
function Unplaced({
  form: { preview },
  isNarrow,
}: {
  readonly form: TransferForm;
  readonly isNarrow: boolean;
}) {
  if (preview === undefined || preview.outcome.ok) return null;
  const { outcome, command } = preview;
  const field = outcome.kind === 'rejection' ? transferFieldOf(outcome, command) : undefined;
  const isInSight = field !== undefined && !(isNarrow && field === 'from');
  return isInSight ? null : <OutcomeNotice outcome={outcome} />;
}

/** What the transfer would do, computed by the code that commits it. Figures never animate. */
function Preview({
  form: { preview },
  from,
  to,
}: {
  readonly form: TransferForm;
  readonly from: string;
  readonly to: string;
}) {
  const isRefused = preview?.outcome.ok === false;
  const after = (address: string) => {
    if (preview === undefined) return '—';
    if (isRefused) return 'unchanged';
    const balance = balanceIn(preview.after, address);
    return balance === undefined ? '—' : <Amount units={balance} />;
  };
  return (
    <dl className={styles.preview} data-refused={isRefused || undefined} aria-label="Preview">
      <div>
        <dt>Total debit</dt>
        <dd className={styles.debit}>{preview === undefined ? '—' : <Amount units={preview.debit} />}</dd>
      </div>
      <div>
        <dt>{accountLabel(from)} after</dt>
        <dd>{after(from)}</dd>
      </div>
      <div>
        <dt>
          {accountLabel(to)} after
          {isOpened(preview) ? <span className={styles.note}>new: the transfer opens it</span> : null}
        </dt>
        <dd>{after(to)}</dd>
      </div>
    </dl>
  );
}

function isOpened(preview: TransferPreview | undefined): boolean {
  return preview?.outcome.ok === true && balanceIn(preview.before, preview.command.to) === undefined;
}

function Actions({ form }: { readonly form: TransferForm }) {
  const { failAt, setFailAt, preview } = form;
  const strikesNot = failAt === 'fee' && preview?.command.fee === 0;
  return (
    <>
      <div className={styles.actions}>
        <Button kind="primary" type="submit" className={styles.send}>
          <span className={styles.sendText}>{sendText(form)}</span>
        </Button>
        {failAt === undefined ? null : (
          <Button kind="outline" onClick={() => setFailAt(undefined)}>
            No fault
          </Button>
        )}
      </div>
      {strikesNot ? (
        <p className={styles.hint}>A fee of 0 leaves the fee step out, so the fault will not strike.</p>
      ) : null}
    </>
  );
}

/** The button says what it will do. */
function sendText({ preview, failAt, isPast, unit }: TransferForm): string {
  const branch = isPast ? 'Branch here: ' : '';
  if (failAt !== undefined) return `${branch}${isPast ? 'send' : 'Send'} with this fault`;
  if (preview === undefined) return `${branch}${isPast ? 'send' : 'Send'}`;
  if (!preview.outcome.ok) return 'Try it, to see it refused';
  const { amount, to } = preview.command;
  const text = `${amountToText(amount, unit)} ${unit} to ${accountLabel(to)}`;
  return `${branch}${isPast ? 'send' : 'Send'} ${text}`;
}
