import { useMemo } from 'react';
import { Amount } from '../../components/Amount';
import { Meter } from '../../components/Meter';
import { StatusWord } from '../../components/StatusWord';
import { readBooks } from '../../engine/books/PersistentBooks';
import { assessCrisis } from '../../engine/crisis';
import { formatUnits } from '../../engine/units';
import { meterMax } from '../../selectors/crisis';
import { useEconomy } from '../../store/hooks';
import styles from './ReserveAnswer.module.css';
import { useNxtText } from './useNxtText';

/** What the reserve holds, and how far that is from its line. */
export function ReserveAnswer() {
  const economy = useEconomy();
  const { reserve, policy } = useMemo(() => assessCrisis(readBooks(economy)), [economy]);
  const { exact } = useNxtText();
  const { balance, line, distance, isBelow, percent } = reserve;
  const exists = Number.isSafeInteger(line);
  return (
    <section className={styles.answer} aria-label="Balance and line">
      <div className={styles.balance}>
        <div className={styles.head}>
          <h1>Reserve</h1>
          <StatusWord status={isBelow ? 'bad' : 'ok'} pill>
            {isBelow ? 'Below its line' : 'Above its line'}
          </StatusWord>
        </div>
        <p className={styles.hero}>
          <Amount units={balance} />
        </p>
        <p className={styles.distance}>
          <strong>{exists ? <Amount units={Math.abs(distance)} /> : 'More than there is'}</strong>{' '}
          {isBelow ? 'short of its line' : 'above its line'}. Messages fill it; it funds the pools and the
          floor.
        </p>
      </div>
      <Meter
        label="Reserve"
        value={balance}
        max={meterMax(reserve)}
        line={line}
        lineLabel={exists ? `${exact(line)} line` : 'line beyond all NXT'}
        below={
          <>
            The line: {exact(policy.allotment, true)} × {formatUnits(policy.citizens)}{' '}
            {policy.citizens === 1 ? 'citizen' : 'citizens'} × {percent} %
          </>
        }
      />
    </section>
  );
}
