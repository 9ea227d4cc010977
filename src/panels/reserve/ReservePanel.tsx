import { useMemo } from 'react';
import { EmptyState } from '../../components/EmptyState';
import { href } from '../../components/routing';
import { readBooks } from '../../engine/books/PersistentBooks';
import { assessCrisis } from '../../engine/crisis';
import { useEconomy } from '../../store/hooks';
import { BathtubFigure } from './BathtubFigure';
import { Equation } from './Equation';
import { FlowFigure } from './FlowFigure';
import { GroupTable } from './GroupTable';
import { ReserveAnswer } from './ReserveAnswer';
import styles from './ReservePanel.module.css';
import { useReserveModel } from './useReserveModel';
import { WindowChooser } from './WindowChooser';

/** What the reserve holds, what came in and went out in a window of days, and what flowed where. */
export default function ReservePanel() {
  const economy = useEconomy();
  const { chosen, today, model } = useReserveModel();
  const line = useMemo(() => assessCrisis(readBooks(economy)).reserve, [economy]);
  const { bathtub, groups, window } = model;
  const isUntouched =
    chosen.choice === 'all' && bathtub.inTotal === 0 && bathtub.outTotal === 0 && bathtub.closing === 0;
  return (
    <div className={styles.panel}>
      <ReserveAnswer />
      {isUntouched ? (
        <EmptyState
          title="Nothing has come into the reserve yet"
          why="Every message moves its price into the reserve. From there it deepens the pools and fills the floor: without messages neither gets anything."
          action={
            <a className={styles.action} href={href('messages')}>
              Send a message
            </a>
          }
        />
      ) : (
        <div className={styles.window}>
          <WindowChooser chosen={chosen} today={today} />
          <Equation bathtub={bathtub} window={window} />
          <BathtubFigure bathtub={bathtub} window={window} line={line} />
        </div>
      )}
      <FlowFigure model={model} today={today} />
      <GroupTable groups={groups} window={window} />
    </div>
  );
}
