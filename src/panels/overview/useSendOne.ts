import { useState } from 'react';
import { announce } from '../../components/announce';
import { readBooks } from '../../engine/books/PersistentBooks';
import { outcomeMessage, type Outcome } from '../../engine/receipts';
import { messageFacts } from '../../engine/spectrum';
import { freshMessageId, nextSender } from '../../selectors/nextMessage';
import { useLoop } from '../../store/hooks';

/** What came of the last attempt to send a message from here. */
export type Sent = Outcome | 'no wallet' | undefined;

/** Sends one standard message from the wallet whose turn it is; a refusal is returned to be shown beside the button. */
export function useSendOne(): readonly [Sent, () => void] {
  const loop = useLoop();
  const [sent, setSent] = useState<Sent>(undefined);
  const send = () => {
    const books = readBooks(loop.economy.getState());
    const sender = nextSender(books, messageFacts.standard.price);
    if (sender === undefined) {
      setSent('no wallet');
      announce('There is no wallet that could send a message.');
      return;
    }
    const messageId = freshMessageId(books);
    const outcome = loop.commit({ type: 'messageBurn', sender, messageId, messageType: 'standard' });
    setSent(outcome.ok ? undefined : outcome);
    announce(
      outcome.ok ? `${sender} sent a standard message. ${outcomeMessage(outcome)}` : outcomeMessage(outcome),
    );
  };
  return [sent, send];
}
