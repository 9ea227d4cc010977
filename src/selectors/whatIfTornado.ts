/** What a tornado says: bars in words, its sentence, its table. */
import type { ExperimentResult } from '../simulation/experimentResult';
import type { Scenario } from '../simulation/scenario';
import type { AmountUnit } from '../store/preferences';
import { controlFor, exactDays, parameterLabel } from './whatIfExperiments';
import { counted, coverageText, valueWords } from './whatIfText';

type Tornado = Extract<ExperimentResult, { kind: 'tornado' }>;

/** One end of a bar. */
export interface TornadoEnd {
  readonly text: string;
  /** Final coverage in thousandths of a day. */
  readonly coverage: number;
}

/** One bar of a tornado in words and places. */
export interface TornadoBar {
  readonly path: string;
  readonly label: string;
  /** At the low and at the high value. */
  readonly low: TornadoEnd;
  readonly high: TornadoEnd;
  readonly span: number;
}

/** The bars of a tornado, longest first. */
export function tornadoBars(
  scenario: Scenario,
  { bars }: Tornado,
  preferred: AmountUnit,
): readonly TornadoBar[] {
  return bars.map(({ path, lowValue, highValue, low, high, span }) => {
    const control = controlFor(scenario, path);
    return {
      path,
      label: parameterLabel(scenario, path),
      low: { text: valueWords(control, lowValue, preferred), coverage: low },
      high: { text: valueWords(control, highValue, preferred), coverage: high },
      span,
    };
  });
}

/** The values at which coverage is less than in the scenario, or more, the farther one outside. */
export function endsBeside(
  { low, high }: TornadoBar,
  base: number,
  side: 'less' | 'more',
): readonly TornadoEnd[] {
  const isBeside = ({ coverage }: TornadoEnd) => (side === 'less' ? coverage < base : coverage > base);
  return [low, high].filter(isBeside).toSorted((a, b) => a.coverage - b.coverage);
}

/** A tenth of a day: what is shown of coverage. */
const shownMillidays = 100;

/** One sentence about a tornado; its coverage is the mean of so many seeds. */
export function tornadoSummary(bars: readonly TornadoBar[], base: number, seeds: number): string {
  const idle = bars.filter(({ span }) => span < shownMillidays).length;
  const [first] = bars;
  if (first === undefined || first.span < shownMillidays)
    return `None of ${bars.length} parameters moves the ${coverageText(base)} days by a tenth of a day.`;
  const { label, low, high } = first;
  return `Now ${coverageText(base)} days, over ${counted(seeds, 'seed')}. Most moves with “${label}”: ${coverageText(low.coverage)} days at ${low.text}, ${coverageText(high.coverage)} at ${high.text}. ${idle} of ${bars.length} parameters move it by less than a tenth of a day.`;
}

/** Every bar, exact. */
export function tornadoTable(bars: readonly TornadoBar[]) {
  return {
    columns: [
      { label: 'Parameter' },
      { label: 'Low', kind: 'number' },
      { label: 'High', kind: 'number' },
      { label: 'Days at low', kind: 'number' },
      { label: 'Days at high', kind: 'number' },
      { label: 'Span in days', kind: 'number' },
    ],
    rows: bars.map(({ label, low, high, span }) => [
      label,
      low.text,
      high.text,
      exactDays(low.coverage),
      exactDays(high.coverage),
      exactDays(span),
    ]),
  } as const;
}
