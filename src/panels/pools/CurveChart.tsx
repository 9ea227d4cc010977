import { amountText } from '../../components/Amount';
import { ChartFrame } from '../../components/charts/ChartFrame';
import type { ChartTable } from '../../components/charts/chartTable';
import type { PoolFact } from '../../engine/assets';
import type { Reserves } from '../../selectors/poolPrice';
import { usePreferences } from '../../store/hooks';
import type { AmountUnit } from '../../store/preferences';
import { CurveDrawing } from './CurveDrawing';

/** Where a pool stands on its curve, and where what is being typed would bring it. */
export function CurveChart({
  pool,
  before,
  after,
}: {
  readonly pool: PoolFact;
  readonly before: Reserves;
  readonly after: Reserves | undefined;
}) {
  const { unit } = usePreferences();
  return (
    <ChartFrame
      level={3}
      title={after === undefined ? 'Where the pool stands' : 'What this does to the pool'}
      summary={curveSummary(pool, before, after, unit)}
      table={curveTable(pool, before, after)}
      fileName={`${pool.address}-curve`}
    >
      <CurveDrawing pool={pool} before={before} after={after} />
    </ChartFrame>
  );
}

function words(units: number, asset: string, unit: AmountUnit): string {
  const { whole, fraction, unit: word } = amountText({ units, asset, compact: true }, unit);
  return `${whole}${fraction} ${word}`;
}

/** One sentence about the drawing. */
export function curveSummary(
  pool: PoolFact,
  before: Reserves,
  after: Reserves | undefined,
  unit: AmountUnit,
): string {
  const nxt = (units: number) => words(units, 'NXT', unit);
  const tokens = (units: number) => words(units, pool.sector, unit);
  if (after === undefined) {
    return `The pool holds ${nxt(before.nxt)} and ${tokens(before.tokens)}. A trade moves it along this curve: the more it gives of one, the more it asks of the other.`;
  }
  const nxtChange = after.nxt - before.nxt;
  const tokenChange = after.tokens - before.tokens;
  const trade = 'what is left stays on the curve, a little above it by the fee.';
  if (nxtChange > 0 && tokenChange < 0)
    return `The pool gains ${nxt(nxtChange)} and gives ${tokens(-tokenChange)}; ${trade}`;
  if (nxtChange < 0 && tokenChange > 0)
    return `The pool gains ${tokens(tokenChange)} and gives ${nxt(-nxtChange)}; ${trade}`;
  const verb = nxtChange > 0 ? 'gains' : 'returns';
  return `The pool ${verb} ${nxt(Math.abs(nxtChange))} and ${tokens(Math.abs(tokenChange))} in proportion: the curve moves, the price stays.`;
}

function curveTable(pool: PoolFact, before: Reserves, after: Reserves | undefined): ChartTable {
  const row = (label: string, { nxt, tokens }: Reserves) => [label, nxt, tokens];
  return {
    columns: [
      { label: 'Moment' },
      { label: 'NXT in the pool', kind: 'units' },
      { label: `${pool.sector} in the pool`, kind: 'units', asset: pool.sector },
    ],
    rows: after === undefined ? [row('Now', before)] : [row('Before', before), row('After', after)],
  };
}
