import { useMemo } from 'react';
import { readBooks } from '../../engine/books/PersistentBooks';
import { attemptsUntil, drainRows, readCrisis } from '../../selectors/crisis';
import { firstViewScenario } from '../../simulation/scenario';
import { useAttempts, useEconomy, useLoop } from '../../store/hooks';
import { CoverageChart } from './CoverageChart';
import { CrisisAnswer } from './CrisisAnswer';
import { CrisisMeter } from './CrisisMeter';
import styles from './CrisisPanel.module.css';
import { DrainCard } from './DrainCard';
import { Drains } from './Drains';
import { FloorPayments } from './FloorPayments';
import { MonthCost } from './MonthCost';
import { PayCard } from './PayCard';
import { useCrisisHistory } from './useCrisisHistory';

/** Whether there is a crisis and why, what was done about it so far, and what can be done now. */
export default function CrisisPanel() {
  const loop = useLoop();
  const economy = useEconomy();
  const allAttempts = useAttempts();
  const attempts = attemptsUntil(allAttempts, readBooks(economy).counter('commands'));
  const history = useCrisisHistory();
  const crisis = useMemo(() => readCrisis(readBooks(economy), loop.genesis), [economy, loop]);
  const rows = useMemo(() => drainRows(history, attempts, firstViewScenario), [history, attempts]);
  const { assessment } = crisis;
  return (
    <div className={styles.panel}>
      <CrisisAnswer crisis={crisis} />
      <div className={styles.meters}>
        <CrisisMeter name="Reserve" line={assessment.reserve} assessment={assessment} />
        <CrisisMeter name="Floor" line={assessment.floor} assessment={assessment} />
      </div>
      <div className={styles.body}>
        <div className={styles.main}>
          <Drains rows={rows} reserve={rows.length === 0 ? assessment.reserve.balance : 0} />
        </div>
        <div className={styles.side}>
          <DrainCard />
          <PayCard />
        </div>
        <div className={styles.main}>
          <CoverageChart history={history} />
          <MonthCost policy={assessment.policy} />
          <FloorPayments payments={history.payments} />
        </div>
      </div>
    </div>
  );
}
