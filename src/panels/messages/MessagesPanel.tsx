import { useDeferredValue, useMemo, useState } from 'react';
import { setParams, useRoute } from '../../components/routing';
import { readBooks } from '../../engine/books/PersistentBooks';
import { isMessageType, type MessageType } from '../../engine/spectrum';
import { createFlowsReader } from '../../selectors/flows';
import { readMessageTypes } from '../../selectors/messages';
import { useEconomy } from '../../store/hooks';
import { BurnHistory } from './BurnHistory';
import { MessageAnswer } from './MessageAnswer';
import styles from './MessagesPanel.module.css';
import { MessageTypes } from './MessageTypes';
import { Plate } from './Plate';
import { SendCard } from './SendCard';

/** What messages cost and look like, a form that sends them, and every burn so far. */
export default function MessagesPanel() {
  const economy = useEconomy();
  // While the economy lives on quickly, sums and lists may lag a frame behind the form.
  const shown = useDeferredValue(economy);
  const [readFlows] = useState(createFlowsReader);
  const books = useMemo(() => readBooks(shown), [shown]);
  const types = useMemo(() => readMessageTypes(readFlows(books)), [readFlows, books]);
  const { params } = useRoute();
  const named = params['type'];
  const type: MessageType = isMessageType(named) ? named : 'standard';
  const pick = (next: MessageType) => setParams({ type: next === 'standard' ? undefined : next });

  return (
    <div className={styles.panel}>
      <MessageAnswer types={types} />
      <div className={styles.facts}>
        <Plate picked={type} />
        <MessageTypes types={types} picked={type} onPick={pick} />
      </div>
      <div className={styles.side}>
        <SendCard type={type} onType={pick} />
      </div>
      <div className={styles.history}>
        <BurnHistory books={books} />
      </div>
    </div>
  );
}
