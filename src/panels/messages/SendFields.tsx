import { AddressField } from '../../components/AddressField';
import { Amount } from '../../components/Amount';
import { AmountField } from '../../components/AmountField';
import { href } from '../../components/routing';
import { Segmented } from '../../components/Segmented';
import { TextField } from '../../components/TextField';
import { NXT } from '../../engine/assets';
import type { MessageType } from '../../engine/spectrum';
import { formatNxt } from '../../engine/units';
import type { DraftField, SendWay } from '../../selectors/messageSending';
import styles from './SendCard.module.css';
import { TypePicker } from './TypePicker';
import type { MessageForm } from './useMessageDraft';

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

/** Why the draft is refused, if it is because of this field. */
function refusalAt({ way, preview }: MessageForm, field: DraftField): string | undefined {
  // Of many on their own some may be refused: that is told with the preview and is nobody's mistake.
  if (preview?.refusal?.field !== field || (way === 'each' && preview.sent > 0)) return undefined;
  return preview.refusal.message;
}

/** Who sends, what type, in which way and how many. */
export function WhoAndHow({
  form,
  type,
  onType,
  isAsked,
}: {
  readonly form: MessageForm;
  readonly type: MessageType;
  readonly onType: (type: MessageType) => void;
  /** Whether the form was sent once: an empty sender is no mistake before. */
  readonly isAsked: boolean;
}) {
  const { way, errors, change } = form;
  const hint = ways.find(({ value }) => value === way)?.hint;
  const account = form.books.find(form.sender);
  return (
    <>
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
        error={form.sender === '' && !isAsked ? undefined : refusalAt(form, 'sender')}
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
          error={errors.count ?? refusalAt(form, 'count')}
        />
      )}
    </>
  );
}

/** What one message costs, and its id. */
export function PriceAndId({ form }: { readonly form: MessageForm }) {
  const { way, draft, errors, change } = form;
  return (
    <>
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
        error={errors.price ?? refusalAt(form, 'price')}
      />
      <TextField
        label={way === 'each' ? 'Message ids begin with' : 'Message id'}
        aside="made up if left empty"
        value={form.messageIdText}
        placeholder={form.suggestedId}
        onChange={(messageId) => change({ messageId })}
        error={refusalAt(form, 'messageId')}
      />
    </>
  );
}

function NoWallet() {
  return (
    <>
      There is no wallet yet. <a href={href('wallets')}>Open one</a>, or send from TREASURY.
    </>
  );
}
