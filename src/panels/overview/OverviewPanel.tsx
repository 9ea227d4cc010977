import { useMemo, useState } from 'react';
import { Amount } from '../../components/Amount';
import { readBooks } from '../../engine/books/PersistentBooks';
import { NXT_SUPPLY } from '../../engine/units';
import { createFlowsReader } from '../../selectors/flows';
import { readOverview, startsInCrisis, type Overview } from '../../selectors/overview';
import { useEconomy } from '../../store/hooks';
import { AnswerLine } from './AnswerLine';
import { LoopMap } from './map/LoopMap';
import { MessagesCard } from './MessagesCard';
import styles from './OverviewPanel.module.css';
import { RecentReceipts } from './RecentReceipts';
import { ValueBar } from './ValueBar';

/** Why an economy in which nothing happened yet is in crisis already. */
function StartsInCrisis({ overview }: { readonly overview: Overview }) {
  const { reserve, floor } = overview.crisis;
  return (
    <p className={styles.explanation}>
      The specified economy starts in crisis: its two lines ask for{' '}
      <strong>
        <Amount units={reserve.line + floor.line} decimals={0} unit={false} /> of{' '}
        <Amount units={NXT_SUPPLY} decimals={0} />
      </strong>
      , <Amount units={reserve.line} decimals={0} unit={false} /> in the reserve and{' '}
      <Amount units={floor.line} decimals={0} unit={false} /> in the floor, and the reserve starts at{' '}
      <Amount units={reserve.balance} decimals={0} unit={false} />. Messages fill it, and what is drained from
      it fills the floor.
    </p>
  );
}

/** What a stakeholder sees first: the four answers, the whole loop, all the value, and what happened last. */
export default function OverviewPanel() {
  const economy = useEconomy();
  const [readFlows] = useState(createFlowsReader);
  const overview = useMemo(() => {
    const books = readBooks(economy);
    return readOverview(books, readFlows(books));
  }, [economy, readFlows]);
  return (
    <div className={styles.panel}>
      <h1 className="visually-hidden">Overview</h1>
      <AnswerLine overview={overview} />
      {startsInCrisis(overview) ? <StartsInCrisis overview={overview} /> : null}
      <LoopMap overview={overview} />
      <ValueBar segments={overview.value} sum={overview.sum} />
      <div className={styles.columns}>
        <RecentReceipts overview={overview} economy={economy} />
        <MessagesCard overview={overview} />
      </div>
    </div>
  );
}
