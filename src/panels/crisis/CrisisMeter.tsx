import { Amount, amountText } from '../../components/Amount';
import { Meter } from '../../components/Meter';
import { StatusWord } from '../../components/StatusWord';
import { DAYS_PER_MONTH, type CrisisAssessment, type CrisisLine } from '../../engine/crisis';
import { formatUnits } from '../../engine/units';
import { decimalsNeeded, meterMax } from '../../selectors/crisis';
import { usePreferences } from '../../store/hooks';
import styles from './CrisisMeter.module.css';
import { ExactAmount } from './ExactAmount';

/** One of the two accounts: what it holds, its line at true height, how far it is from it, and where the line comes from. */
export function CrisisMeter({
  name,
  line,
  assessment,
}: {
  readonly name: 'Reserve' | 'Floor';
  readonly line: CrisisLine;
  readonly assessment: CrisisAssessment;
}) {
  const { unit } = usePreferences();
  const { policy } = assessment;
  const exists = Number.isSafeInteger(line.line);
  const lineText = amountText(
    { units: exists ? line.line : 0, decimals: decimalsNeeded(exists ? line.line : 0), unit: false },
    unit,
  );
  const days = (line.percent * DAYS_PER_MONTH) / 100;
  return (
    <section className={styles.vessel} aria-label={name}>
      <div className={styles.head}>
        <h2 className={styles.name}>{name}</h2>
        <StatusWord status={line.isBelow ? 'bad' : 'ok'} pill>
          {line.isBelow ? 'Below its line' : 'Above its line'}
        </StatusWord>
      </div>
      <p className={styles.figure}>
        <Amount units={line.balance} />
      </p>
      <Meter
        label={name}
        value={line.balance}
        max={meterMax(line)}
        line={line.line}
        lineLabel={exists ? `${lineText.whole}${lineText.fraction} line` : 'line beyond all NXT'}
        below={
          <>
            The line: <ExactAmount units={policy.allotment} /> × {formatUnits(policy.citizens)}{' '}
            {policy.citizens === 1 ? 'citizen' : 'citizens'} × {line.percent} %
            {name === 'Floor' ? `, ${days} days of payments` : ''}
          </>
        }
      />
    </section>
  );
}
