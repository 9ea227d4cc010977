import { memo } from 'react';
import { Icon } from '../../components/Icon';
import { commandShapes } from '../../engine/commands';
import { outcomeMessage } from '../../engine/receipts';
import { useAttempts } from '../../store/hooks';
import styles from './AttemptList.module.css';

const shownMax = 20;

/** What was tried and not committed: attempts, never transactions. */
export const AttemptList = memo(function AttemptList() {
  const attempts = useAttempts();
  const latest = attempts.at(-1);
  if (latest === undefined) return null;
  const shown = attempts.slice(-shownMax).toReversed();
  return (
    <details className={styles.attempts}>
      <summary>
        <Icon name="chevron" size={18} />
        {latest.number === 1 ? '1 attempt' : `${latest.number.toLocaleString('en')} attempts`}
        <span className={styles.note}>not committed, no transaction</span>
      </summary>
      <ol className={styles.list} aria-label="Attempts">
        {shown.map(({ number, command, outcome, position }) => (
          <li key={number}>
            <span className={styles.number}>{number}</span>
            <span>
              {outcomeMessage(outcome)}
              <span className={styles.note}>
                {commandShapes[command.type].label}, after commit {position.toLocaleString('en')}
              </span>
            </span>
          </li>
        ))}
      </ol>
      {attempts.length > shownMax ? <p className={styles.note}>The last {shownMax} are shown.</p> : null}
    </details>
  );
});
