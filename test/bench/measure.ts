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

/** Median rates of several runs that are to be compared: taken in turn, so that drift of the machine's speed touches all alike. */
export function ratesInTurn(
  operations: number,
  runs: Readonly<Record<string, () => () => void>>,
): Record<string, number> {
  const entries = Object.entries(runs).map(([name, prepare]) => ({ name, prepare, rates: [] as number[] }));
  const warmUps = 2;
  for (let round = 0; round < 2 * rounds + warmUps; round += 1) {
    for (const { prepare, rates } of entries) {
      const run = prepare();
      globalThis.gc?.();
      const seconds = secondsOf(run);
      if (round >= warmUps) rates.push(operations / seconds);
    }
  }
  return Object.fromEntries(entries.map(({ name, rates }) => [name, median(rates)]));
}
