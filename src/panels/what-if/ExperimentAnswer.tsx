import { Button } from '../../components/Button';
import { ChartFrame } from '../../components/charts/ChartFrame';
import { StatusWord } from '../../components/StatusWord';
import { announce } from '../../components/announce';
import {
  controlFor,
  exactDays,
  goalSeekSentences,
  monteCarloSentence,
  percentText,
  tornadoBars,
} from '../../selectors/whatIfExperiments';
import { coverageText, valueWords } from '../../selectors/whatIfText';
import type { ExperimentResult } from '../../simulation/experimentResult';
import { setParameter } from '../../simulation/parameters';
import type { Scenario } from '../../simulation/scenario';
import { usePreferences } from '../../store/hooks';
import type { Answer } from './experimentDesk';
import styles from './ExperimentAnswer.module.css';
import { useSession } from './sessionContext';
import { SweepChart } from './SweepChart';

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

/** Values of two parameters against each other: the tone helps the eye, the number says it. */
function HeatTable({ scenario, result }: { readonly scenario: Scenario; readonly result: Of<'sweep'> }) {
  const { unit } = usePreferences();
  const x = controlFor(scenario, result.xPath);
  const y = controlFor(scenario, result.yPath ?? result.xPath);
  const most = Math.max(1, ...result.finalCoverage.flat());
  return (
    // A region that scrolls must be reachable by keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className={styles.scroll} tabIndex={0} aria-label="Days covered at the end, by two parameters">
      <table className={styles.heat}>
        <caption>
          Days covered at the end: {y.label.toLowerCase()} down, {x.label.toLowerCase()} across
        </caption>
        <thead>
          <tr>
            <th scope="col">{y.label}</th>
            {result.xValues.map((value) => (
              <th key={value} scope="col">
                {valueWords(x, value, unit)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {result.yValues.map((rowValue, row) => (
            <tr key={rowValue}>
              <th scope="row">{valueWords(y, rowValue, unit)}</th>
              {result.xValues.map((value, column) => {
                const coverage = result.finalCoverage[row]?.[column] ?? 0;
                return (
                  <td
                    key={value}
                    style={{
                      background: `color-mix(in oklab, var(--water) ${Math.floor((coverage * 100) / most)}%, var(--canvas))`,
                    }}
                  >
                    {coverageText(coverage)}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function TornadoAnswer({
  scenario,
  result,
}: {
  readonly scenario: Scenario;
  readonly result: Of<'tornado'>;
}) {
  const { unit } = usePreferences();
  const bars = tornadoBars(scenario, result, unit);
  const all = [...bars.flatMap(({ low, high }) => [low, high]), result.base];
  const [least, most] = [Math.min(...all), Math.max(...all, 1)];
  const at = (value: number) => `${(((value - least) * 100) / Math.max(1, most - least)).toFixed(2)}%`;
  return (
    <ol
      className={styles.tornado}
      aria-label={`Influence on the days covered at the end; now ${coverageText(result.base)}`}
    >
      {bars.map(({ path, label, low, high, lowText, highText, span }) => (
        <li key={path}>
          <span className={styles.name}>{label}</span>
          <span className={styles.track} aria-hidden="true">
            <span
              className={styles.bar}
              style={{ left: at(Math.min(low, high)), right: `calc(100% - ${at(Math.max(low, high))})` }}
            />
            <span className={styles.base} style={{ left: at(result.base) }} />
          </span>
          <span className={styles.ends}>
            {lowText}: <strong>{coverageText(low)}</strong> · {highText}:{' '}
            <strong>{coverageText(high)}</strong> · span {coverageText(span)} days
          </span>
        </li>
      ))}
    </ol>
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
              announce(`${control.label} is ${valueWords(control, result.holds, unit)} now.`);
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

function SweepAnswer({
  scenario,
  result,
  goalDays,
}: {
  readonly scenario: Scenario;
  readonly result: Of<'sweep'>;
  readonly goalDays: number;
}) {
  const { unit } = usePreferences();
  if (result.yPath !== undefined) return <HeatTable scenario={scenario} result={result} />;
  const control = controlFor(scenario, result.xPath);
  const coverages = result.finalCoverage[0] ?? [];
  const least = Math.min(...coverages);
  const most = Math.max(...coverages);
  return (
    <ChartFrame
      title={`Days covered at the end by ${control.label.toLowerCase()}`}
      summary={`From ${coverageText(least)} to ${coverageText(most)} days over ${result.xValues.length} values.`}
      fileName="what-if-sweep"
      level={3}
      table={{
        columns: [{ label: control.label }, { label: 'Days covered at the end', kind: 'number' }],
        rows: result.xValues.map((value, index) => [
          valueWords(control, value, unit),
          exactDays(coverages[index] ?? 0),
        ]),
      }}
    >
      <SweepChart
        label={`Days covered at the end by ${control.label.toLowerCase()}, ${coverageText(least)} to ${coverageText(most)}.`}
        xs={result.xValues}
        coverages={coverages}
        goalDays={goalDays}
        formatX={(value) => valueWords(control, value, unit)}
      />
    </ChartFrame>
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
  const {
    result,
    experiment: { scenario },
  } = answer;
  switch (result.kind) {
    case 'monteCarlo':
      return <MonteCarloAnswer result={result} />;
    case 'tornado':
      return <TornadoAnswer scenario={scenario} result={result} />;
    case 'sweep':
      return <SweepAnswer scenario={scenario} result={result} goalDays={goalDays} />;
  }
}
