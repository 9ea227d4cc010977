/** The course of a pool's price over days, for a chart with its sentence and its table. */
import type { PoolFact } from '../engine/assets';
import { groupThousands } from '../engine/units';
import { isAllocation, type PoolCourse, type PoolMoment } from './poolHistory';
import { priceChange, priceForDrawing, priceText, signedPercentText, spotPrice } from './poolPrice';

/** Points of the line: a price after each change, spread over its day. For drawing only. */
export interface PriceLine {
  readonly days: readonly number[];
  readonly prices: readonly number[];
  readonly allocations: readonly { readonly at: number; readonly units: number }[];
}

function isPriced({ nxt, tokens }: { readonly nxt: number; readonly tokens: number }): boolean {
  return nxt > 0 && tokens > 0;
}

/** Days with the position inside the day as a fraction: the third of three changes on day 4 stands at 4.75. */
function daysOf(moments: readonly PoolMoment[]): readonly number[] {
  const counts = new Map<number, number>();
  for (const { time } of moments) counts.set(time, (counts.get(time) ?? 0) + 1);
  let day = -1;
  let position = 0;
  return moments.map(({ time }) => {
    position = time === day ? position + 1 : 1;
    day = time;
    return time + position / ((counts.get(time) ?? 0) + 1);
  });
}

/** The line of a pool's price up to the end of the present day. */
export function priceLine(course: PoolCourse, clock: number): PriceLine {
  const moments = course.moments.filter(isPriced);
  const at = daysOf(moments);
  const days = [...(isPriced(course.origin) ? [0] : []), ...at];
  const prices = [...(isPriced(course.origin) ? [course.origin] : []), ...moments].map(priceForDrawing);
  const last = prices.at(-1);
  if (last !== undefined) {
    days.push(Math.max(clock + 1, (days.at(-1) ?? 0) + 0.01));
    prices.push(last);
  }
  const allocations = moments.flatMap((moment, index) =>
    // The first funding makes the price; it does not move one.
    isAllocation(moment) && moment.nxt > moment.nxtChange
      ? [{ at: at[index] ?? 0, units: moment.nxtChange }]
      : [],
  );
  return { days, prices, allocations };
}

/** What the line shows, in one sentence. */
export function priceSentence(pool: PoolFact, course: PoolCourse): string {
  const first = isPriced(course.origin) ? course.origin : course.moments.find(isPriced);
  const last = course.moments.findLast(isPriced) ?? first;
  const now = last === undefined ? undefined : spotPrice(last);
  if (first === undefined || last === undefined || now === undefined)
    return `${pool.sector} has no price yet.`;
  const change = priceChange(first, last) ?? 0;
  const count = course.moments.filter(isAllocation).length;
  const allocations = count === 1 ? '1 allocation' : `${groupThousands(String(count))} allocations`;
  return `One ${pool.sector} costs ${priceText(now)} NXT, ${signedPercentText(change)} since the first price; ${allocations} so far.`;
}

const kindWords: Readonly<Record<string, string>> = {
  allocation: 'allocation',
  swap: 'swap',
  provide: 'liquidity added',
  withdraw: 'liquidity withdrawn',
  payout: 'payout to producers',
};

/** Every change of the pool with the price after it, newest first. */
export function priceTable(pool: PoolFact, course: PoolCourse) {
  return {
    columns: [
      { label: 'Day', kind: 'number' as const },
      { label: 'What' },
      { label: 'Price, NXT' },
      { label: 'NXT in the pool', kind: 'units' as const },
      { label: `${pool.sector} in the pool`, kind: 'units' as const, asset: pool.sector },
    ],
    rows: course.moments.toReversed().map((moment) => {
      const price = spotPrice(moment);
      return [
        moment.time,
        kindWords[moment.kind] ?? moment.kind,
        price === undefined ? null : priceText(price),
        moment.nxt,
        moment.tokens,
      ];
    }),
  };
}
