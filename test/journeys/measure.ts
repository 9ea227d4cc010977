/** How the time that a person waits is measured and told. */
import type { JSHandle, Page } from '@playwright/test';

/** Milliseconds of many measurements. */
export interface Figures {
  readonly median: number;
  /** So long at most in 95 of 100 cases. */
  readonly percentile95: number;
  readonly longest: number;
}

/** Sums up measurements and prints them in one line. */
export function report(what: string, times: readonly number[]): Figures {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  const figures = { median: at(0.5), percentile95: at(0.95), longest: sorted.at(-1) ?? 0 };
  const [median, percentile95, longest] = Object.values(figures).map((value) => value.toFixed(1));
  console.log(
    `${what}: median ${median} ms, 95 % ${percentile95} ms, longest ${longest} ms of ${times.length}`,
  );
  return figures;
}

/** A function for use in the page: resolves once the frame that is being made is painted. */
export function paintedIn(page: Page): Promise<JSHandle<() => Promise<void>>> {
  return page.evaluateHandle(
    () => () =>
      new Promise<void>((resolve) => {
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          port1.addEventListener('message', () => resolve(), { once: true });
          port1.start();
          port2.postMessage(undefined);
        });
      }),
  );
}
