import { ChartFrame } from '../../components/charts/ChartFrame';
import {
  controlFor,
  exactDays,
  parameterInSentence,
  parameterLabel,
} from '../../selectors/whatIfExperiments';
import { coverageText, valueWords } from '../../selectors/whatIfText';
import type { ExperimentResult } from '../../simulation/experimentResult';
import type { Scenario } from '../../simulation/scenario';
import { usePreferences } from '../../store/hooks';
import styles from './ExperimentAnswer.module.css';
import { HeatMap } from './HeatMap';
import { SweepChart } from './SweepChart';

interface SweepProps {
  readonly scenario: Scenario;
  readonly result: Extract<ExperimentResult, { kind: 'sweep' }>;
  readonly goalDays: number;
}

/** Values of two parameters against each other. */
function SweepOfTwo({ scenario, result, goalDays, yPath }: SweepProps & { readonly yPath: string }) {
  const { unit } = usePreferences();
  const axisOf = (path: string, values: readonly number[]) => ({
    label: parameterLabel(scenario, path),
    words: values.map((value) => valueWords(controlFor(scenario, path), value, unit)),
  });
  const x = axisOf(result.xPath, result.xValues);
  const y = axisOf(yPath, result.yValues);
  const all = result.finalCoverage.flat();
  const held = all.filter((coverage) => coverage >= goalDays * 1_000).length;
  const title = `Days covered at the end by ${parameterInSentence(scenario, result.xPath)} and ${parameterInSentence(scenario, yPath)}`;
  const range = `From ${coverageText(Math.min(...all))} to ${coverageText(Math.max(...all))} days`;
  const summary =
    held === all.length || held === 0
      ? `${range}; ${held === 0 ? 'none' : 'all'} of ${all.length} pairs of values ${held === 0 ? 'holds' : 'hold'} ${goalDays} days.`
      : `${range}; ${held} of ${all.length} pairs of values hold ${goalDays} days, beyond the green line.`;
  return (
    <ChartFrame
      title={title}
      summary={summary}
      fileName="what-if-sweep"
      level={3}
      table={{
        columns: [
          { label: `${y.label} \\ ${x.label}` },
          ...x.words.map((label) => ({ label, kind: 'number' as const })),
        ],
        rows: y.words.map((words, row) => [words, ...(result.finalCoverage[row] ?? []).map(exactDays)]),
      }}
    >
      <HeatMap
        label={`${title}. ${summary}`}
        x={x}
        y={y}
        coverages={result.finalCoverage}
        goalDays={goalDays}
      />
    </ChartFrame>
  );
}

/** Values of one parameter. */
function SweepOfOne({ scenario, result, goalDays }: SweepProps) {
  const { unit } = usePreferences();
  const control = controlFor(scenario, result.xPath);
  const label = parameterLabel(scenario, result.xPath);
  const title = `Days covered at the end by ${parameterInSentence(scenario, result.xPath)}`;
  const coverages = result.finalCoverage[0] ?? [];
  const [least, most] = [Math.min(...coverages), Math.max(...coverages)].map(coverageText);
  return (
    <ChartFrame
      title={title}
      summary={`From ${least} to ${most} days over ${result.xValues.length} values.`}
      fileName="what-if-sweep"
      level={3}
      table={{
        columns: [{ label }, { label: 'Days covered at the end', kind: 'number' }],
        rows: result.xValues.map((value, index) => [
          valueWords(control, value, unit),
          exactDays(coverages[index] ?? 0),
        ]),
      }}
    >
      <SweepChart
        label={`${title}, ${least} to ${most}.`}
        xs={result.xValues}
        coverages={coverages}
        goalDays={goalDays}
        formatX={(value) => valueWords(control, value, unit)}
      />
    </ChartFrame>
  );
}

/** Coverage over the values of one parameter or of two. */
export function SweepAnswer(props: SweepProps) {
  const { yPath } = props.result;
  return (
    <div className={styles.chart}>
      {yPath === undefined ? <SweepOfOne {...props} /> : <SweepOfTwo {...props} yPath={yPath} />}
    </div>
  );
}
