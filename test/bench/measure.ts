/** How the benchmark measures. */

export const rounds = 5;

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** Seconds that a run takes. */
export function secondsOf(run: () => void): number {
  const start = performance.now();
  run();
  return (performance.now() - start) / 1_000;
}

/** The median rate of several rounds; `prepare` is not timed, and the first rounds warm up. */
export function ratePerSecond(operations: number, prepare: () => () => void, warmUps = 1): number {
  const rates: number[] = [];
  for (let round = 0; round < rounds + warmUps; round += 1) {
    const run = prepare();
    globalThis.gc?.();
    const seconds = secondsOf(run);
    if (round >= warmUps) rates.push(operations / seconds);
  }
  return median(rates);
}
