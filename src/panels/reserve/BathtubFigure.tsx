import { useMemo } from 'react';
import { ChartFrame } from '../../components/charts/ChartFrame';
import type { ChartTable } from '../../components/charts/chartTable';
import type { CrisisLine } from '../../engine/crisis';
import { inflowKinds, outflowKinds } from '../../selectors/dailyFlows';
import type { Bathtub, DayWindow } from '../../selectors/reserve';
import { windowWords } from '../../selectors/reserveWindow';
import styles from './Bathtub.module.css';
import { BathtubDrawing } from './BathtubDrawing';
import { FlowTotals } from './FlowTotals';
import { inflowLabels, outflowLabels } from './flowKinds';
import { useNxtText } from './useNxtText';

function tableOf(bathtub: Bathtub): ChartTable {
  return {
    columns: [
      { label: 'Day', kind: 'number' },
      { label: 'Before', kind: 'units' },
      ...inflowKinds.map((kind) => ({ label: `In: ${inflowLabels[kind]}`, kind: 'units' as const })),
      ...outflowKinds.map((kind) => ({ label: `Out: ${outflowLabels[kind]}`, kind: 'units' as const })),
      { label: 'After', kind: 'units' },
    ],
    rows: bathtub.days.map(({ day, opening, inflow, outflow, closing }) => [
      day,
      opening,
      ...inflow,
      ...outflow,
      closing,
    ]),
  };
}

/** The bathtub with its totals by kind. */
export function BathtubFigure({
  bathtub,
  window,
  line,
}: {
  readonly bathtub: Bathtub;
  readonly window: DayWindow;
  readonly line: CrisisLine;
}) {
  const { short } = useNxtText();
  const table = useMemo(() => tableOf(bathtub), [bathtub]);
  const { opening, closing, inTotal, outTotal } = bathtub;
  const course = closing > opening ? 'rose' : closing < opening ? 'fell' : 'stayed';
  const summary =
    course === 'stayed'
      ? `The level stands at ${short(closing, true)} after ${windowWords(window)}, as before: ${inTotal === 0 ? 'nothing came in or went out' : `${short(inTotal)} came in and as much went out`}.`
      : `The level ${course} from ${short(opening)} to ${short(closing, true)}: ${short(inTotal)} came in and ${short(outTotal)} went out.`;
  return (
    <div className={styles.figure}>
      <ChartFrame
        title="The level over time"
        summary={summary}
        table={table}
        fileName={`reserve-day-${window.from}-to-${window.to}`}
        level={3}
      >
        <BathtubDrawing
          bathtub={bathtub}
          window={window}
          line={line.line}
          isBelow={line.isBelow}
          label={summary}
        />
      </ChartFrame>
      <FlowTotals bathtub={bathtub} />
    </div>
  );
}
