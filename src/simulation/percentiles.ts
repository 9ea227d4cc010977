/** Percentiles by nearest rank, and bands of them over many runs. */

/** The value at a percentile of sorted values, by nearest rank: always one that occurred. */
export function percentile(sorted: ArrayLike<number>, percent: number): number {
  const rank = Math.max(1, Math.ceil((percent / 100) * sorted.length));
  return sorted[rank - 1] ?? 0;
}

/** Percentile bands of a series, one value a day each. */
export interface Bands {
  readonly p5: readonly number[];
  readonly p25: readonly number[];
  readonly p50: readonly number[];
  readonly p75: readonly number[];
  readonly p95: readonly number[];
}

/** Bands over runs of one length. */
export function bandsOf(series: readonly (readonly number[])[]): Bands {
  const days = series[0]?.length ?? 0;
  const sorted = new Float64Array(series.length);
  const bands = {
    p5: [] as number[],
    p25: [] as number[],
    p50: [] as number[],
    p75: [] as number[],
    p95: [] as number[],
  };
  for (let day = 0; day < days; day += 1) {
    for (const [index, run] of series.entries()) sorted[index] = run[day] ?? 0;
    sorted.sort();
    bands.p5.push(percentile(sorted, 5));
    bands.p25.push(percentile(sorted, 25));
    bands.p50.push(percentile(sorted, 50));
    bands.p75.push(percentile(sorted, 75));
    bands.p95.push(percentile(sorted, 95));
  }
  return bands;
}
