import { useState } from 'react';
import { Button } from '../../components/Button';
import { ChartFrame } from '../../components/charts/ChartFrame';
import { tornadoBars, tornadoSummary, tornadoTable } from '../../selectors/whatIfTornado';
import type { ExperimentResult } from '../../simulation/experimentResult';
import type { Scenario } from '../../simulation/scenario';
import { usePreferences } from '../../store/hooks';
import styles from './ExperimentAnswer.module.css';
import { TornadoChart } from './TornadoChart';

/** Bars in view until all are asked for. */
const shownAtFirst = 12;

/** What coverage depends on, the most influential first. */
export function TornadoAnswer({
  scenario,
  result,
  seeds,
  goalDays,
}: {
  readonly scenario: Scenario;
  readonly result: Extract<ExperimentResult, { kind: 'tornado' }>;
  readonly seeds: number;
  readonly goalDays: number;
}) {
  const { unit } = usePreferences();
  const [isWhole, setWhole] = useState(false);
  const bars = tornadoBars(scenario, result, unit);
  const summary = tornadoSummary(bars, result.base, seeds);
  return (
    <div className={styles.chart}>
      <ChartFrame
        title="What the days covered at the end depend on"
        summary={summary}
        fileName="what-if-tornado"
        level={3}
        table={tornadoTable(bars)}
      >
        <TornadoChart
          label={summary}
          bars={isWhole ? bars : bars.slice(0, shownAtFirst)}
          base={result.base}
          seeds={seeds}
          goalDays={goalDays}
        />
        {bars.length <= shownAtFirst ? null : (
          <Button kind="outline" className={styles.whole} onClick={() => setWhole(!isWhole)}>
            {isWhole ? `Show the first ${shownAtFirst}` : `Show all ${bars.length}`}
          </Button>
        )}
      </ChartFrame>
    </div>
  );
}
