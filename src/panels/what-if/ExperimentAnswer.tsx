import { Button } from '../../components/Button';
import { StatusWord } from '../../components/StatusWord';
import { announce } from '../../components/announce';
import {
  controlFor,
  exactDays,
  goalSeekSentences,
  monteCarloSentence,
  parameterLabel,
  percentText,
} from '../../selectors/whatIfExperiments';
import { valueWords } from '../../selectors/whatIfText';
import type { ExperimentResult } from '../../simulation/experimentResult';
import { setParameter } from '../../simulation/parameters';
import { usePreferences } from '../../store/hooks';
import type { Answer } from './experimentDesk';
import styles from './ExperimentAnswer.module.css';
import { useSession } from './sessionContext';
import { SweepAnswer } from './SweepAnswer';
import { TornadoAnswer } from './TornadoAnswer';

type Of<Kind extends ExperimentResult['kind']> = Extract<ExperimentResult, { kind: Kind }>;

function MonteCarloAnswer({ result }: { readonly result: Of<'monteCarlo'> }) {
  const { heldAtEnd, runs } = result;
  const status = heldAtEnd === runs ? 'ok' : heldAtEnd * 2 >= runs ? 'warn' : 'bad';
  return (
    <div className={styles.answer} data-testid="monte-carlo">
      <p className={styles.figure}>{percentText(heldAtEnd, runs)}</p>
      <StatusWord status={status}>
        {heldAtEnd === runs ? 'holds in every run' : 'chance that it holds'}
      </StatusWord>
      <p>{monteCarloSentence(result)} The bands in the charts show them.</p>
    </div>
  );
}

function GoalSeekAnswer({ answer }: { readonly answer: Extract<Answer, { type: 'goalSeek' }> }) {
  const session = useSession();
  const { unit } = usePreferences();
  const { seek, result } = answer;
  const control = controlFor(seek.scenario, seek.path);
  const [first, second, ...rest] = goalSeekSentences(seek, result, unit);
  return (
    <div className={styles.answer} data-testid="goal-seek">
      {result.found ? (
        <>
          <p className={styles.proof}>
            <StatusWord status="ok">{first}</StatusWord>
          </p>
          <p className={styles.proof}>
            <StatusWord status="bad">{second}</StatusWord>
          </p>
          {rest.map((sentence) => (
            <p key={sentence} className={styles.quiet}>
              {sentence}
            </p>
          ))}
          <Button
            icon="check"
            onClick={() => {
              // The very scenario that was run, also where one share of the mix moves the others.
              session.change((scenario) => setParameter(scenario, seek.path, result.holds));
              announce(
                `${parameterLabel(seek.scenario, seek.path)} is ${valueWords(control, result.holds, unit)} now.`,
              );
            }}
          >
            Use {valueWords(control, result.holds, unit)}
          </Button>
        </>
      ) : (
        <>
          <StatusWord status="warn">{first}</StatusWord>
          {[second, ...rest].map((sentence) =>
            sentence === undefined ? null : (
              <p key={sentence} className={styles.quiet}>
                {sentence}
              </p>
            ),
          )}
        </>
      )}
      <details className={styles.scanned}>
        <summary>The {result.tried.length} values that were run</summary>
        <ul>
          {result.tried.map(({ value, coverage }) => (
            <li key={value}>
              {valueWords(control, value, unit)}: {exactDays(coverage)} days
            </li>
          ))}
        </ul>
      </details>
    </div>
  );
}

/** What an experiment found. */
export function ExperimentAnswer({
  answer,
  goalDays,
}: {
  readonly answer: Answer;
  readonly goalDays: number;
}) {
  if (answer.type === 'goalSeek') return <GoalSeekAnswer answer={answer} />;
  const { result, experiment } = answer;
  const { scenario } = experiment;
  switch (result.kind) {
    case 'monteCarlo':
      return <MonteCarloAnswer result={result} />;
    case 'tornado': {
      const seeds = experiment.kind === 'tornado' ? experiment.seeds : 1;
      return <TornadoAnswer scenario={scenario} result={result} seeds={seeds} goalDays={goalDays} />;
    }
    case 'sweep':
      return <SweepAnswer scenario={scenario} result={result} goalDays={goalDays} />;
  }
}
