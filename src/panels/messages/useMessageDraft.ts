import { useMemo, useState } from 'react';
import { amountTextProblem, parseAmountText } from '../../components/amountInput';
import { readBooks } from '../../engine/books/PersistentBooks';
import { messageFacts, type MessageType } from '../../engine/spectrum';
import { parseUnits } from '../../engine/units';
import { walletAddresses } from '../../selectors/crisis';
import { freshMessageId } from '../../selectors/messages';
import { EACH_MAX, previewSend, type MessageDraft, type SendWay } from '../../selectors/messageSending';
import { useEconomy } from '../../store/hooks';

/** What a person typed; `undefined` where nothing was typed and the usual value holds. */
interface Typed {
  readonly sender: string | undefined;
  readonly price: string | undefined;
  readonly messageId: string;
  readonly count: string;
}

function countProblem(text: string, way: SendWay): string | undefined {
  const parsed = parseUnits(text);
  if (!parsed.ok) {
    return parsed.problem === 'empty'
      ? 'Enter how many messages.'
      : `“${text.trim().slice(0, 24)}” is not a whole number of messages. Use the digits 0–9.`;
  }
  if (way === 'each' && parsed.units > EACH_MAX) {
    return `At most ${EACH_MAX.toLocaleString('en')} messages at once, each on its own. As one burn there may be more.`;
  }
  return undefined;
}

/** The text of the form, the draft it stands for, and what would come of it. */
export function useMessageDraft(type: MessageType) {
  const economy = useEconomy();
  const [way, setWay] = useState<SendWay>('one');
  const [typed, setTyped] = useState<Typed>({
    sender: undefined,
    price: undefined,
    messageId: '',
    count: '10',
  });
  const books = useMemo(() => readBooks(economy), [economy]);
  const wallets = useMemo(() => walletAddresses(books), [books]);
  const sender = typed.sender ?? wallets[0] ?? '';
  const priceText = typed.price ?? messageFacts[type].price.toLocaleString('en');
  const messageId = typed.messageId === '' ? freshMessageId(books) : typed.messageId;

  const errors = {
    count: way === 'one' ? undefined : countProblem(typed.count, way),
    price: priceText.trim() === '' ? 'Enter an amount.' : amountTextProblem(priceText, 'units'),
  };
  const price = parseAmountText(priceText, 'units');
  const count = parseUnits(typed.count);
  const draft: MessageDraft | undefined =
    errors.count === undefined && price.ok && (way === 'one' || count.ok)
      ? {
          way,
          sender,
          type,
          count: way === 'one' || !count.ok ? 1 : count.units,
          price: price.units,
          messageId,
        }
      : undefined;
  const preview = draft === undefined ? undefined : previewSend(economy, draft);

  return {
    way,
    setWay,
    sender,
    priceText,
    messageIdText: typed.messageId,
    suggestedId: messageId,
    countText: typed.count,
    isTablePrice: price.ok && price.units === messageFacts[type].price,
    change: (change: Partial<Typed>) => setTyped({ ...typed, ...change }),
    books,
    hasWallets: wallets.length > 0,
    errors,
    draft,
    preview,
  };
}

/** The form as {@link useMessageDraft} holds it. */
export type MessageForm = ReturnType<typeof useMessageDraft>;
