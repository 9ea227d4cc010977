import { StatusWord } from '../../components/StatusWord';
import { NXT_SUPPLY } from '../../engine/units';
import { crisisWord, type CrisisState } from '../../selectors/crisis';
import { coverageCells, daysText } from '../../selectors/overview';
import styles from './CrisisAnswer.module.css';
import { ExactAmount } from './ExactAmount';

/** The answer: whether there is a crisis, how long the floor lasts, and what the two lines ask for. */
export function CrisisAnswer({ crisis }: { readonly crisis: CrisisState }) {
  const { assessment, millidays, lineDays } = crisis;
  return (
    <header className={styles.answer}>
      <h1 className="visually-hidden">Crisis</h1>
      <div className={styles.words}>
        <StatusWord status={assessment.isCrisis ? 'bad' : 'ok'}>{crisisWord(assessment)}</StatusWord>
        <p className={styles.sentence}>
          <FloorSentence crisis={crisis} /> <LinesSentence crisis={crisis} />
        </p>
      </div>
      <DayCells millidays={millidays} lineDays={lineDays} />
    </header>
  );
}

function FloorSentence({ crisis: { millidays, lineDays, assessment } }: { readonly crisis: CrisisState }) {
  if (!Number.isFinite(millidays)) return <>Nobody is owed anything, so the floor lasts for ever.</>;
  const lasts = daysText(millidays);
  if (assessment.floor.isBelow) {
    return (
      <>
        The floor lasts {lasts} of the {lineDays} days it should.
      </>
    );
  }
  return (
    <>
      The floor lasts {lasts} days, and its line asks for {lineDays}.
    </>
  );
}

/** What the two lines ask for together, and what follows from it where something does. */
function LinesSentence({ crisis }: { readonly crisis: CrisisState }) {
  const { linesSum, asksMoreThanExists, startsInCrisis, startsWith, assessment, held } = crisis;
  const asked = (
    <>
      The two lines together ask for <ExactAmount units={Number(linesSum)} unit={false} /> of the{' '}
      <ExactAmount units={NXT_SUPPLY} /> there are
    </>
  );
  if (asksMoreThanExists) {
    return <>{asked}: no drain can ever lift both.</>;
  }
  if (startsInCrisis) {
    const begins = assessment.isCrisis ? 'starts' : 'started';
    return (
      <>
        {asked}, and reserve and floor start {startsWith === 0 ? 'at 0' : 'below them'}: this economy {begins}{' '}
        in crisis.
      </>
    );
  }
  if (assessment.isCrisis && BigInt(held) < linesSum) {
    return (
      <>
        {asked}; reserve and floor hold <ExactAmount units={held} />.
      </>
    );
  }
  return <>{asked}.</>;
}

/** The days that the floor's line asks for as cells, filled as far as the floor lasts. */
function DayCells({ millidays, lineDays }: { readonly millidays: number; readonly lineDays: number }) {
  const cells = coverageCells({ millidays, lineDays, status: 'ok', citizens: 0 });
  const words = `${daysText(millidays)} days covered`;
  return (
    <div className={styles.cells}>
      <div className={styles.row} aria-hidden="true">
        {cells.map(({ width, filled }, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- a cell is its place in the row
          <span key={index} className={styles.cell} style={{ flexGrow: width }}>
            <span style={{ width: `${filled * 100}%` }} />
          </span>
        ))}
      </div>
      <p className={styles.legend}>
        <span>{words}</span>
        <span>
          <span className="visually-hidden">of </span>
          {lineDays}
          <span className="visually-hidden"> days</span>
        </span>
      </p>
    </div>
  );
}
