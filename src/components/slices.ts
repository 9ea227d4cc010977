/** How long one slice of long work may take, in milliseconds: below what a person notices. */
const sliceMs = 8;

/**
 * Does long work in short slices, so that the page answers in between. `steps` yields how far it is; the result is `undefined`
 * if it was cancelled.
 */
export function runInSlices<Result>(steps: Generator<number, Result>): Promise<Result>;
export function runInSlices<Result>(
  steps: Generator<number, Result>,
  onProgress: (done: number) => void,
  signal: AbortSignal,
): Promise<Result | undefined>;
export async function runInSlices<Result>(
  steps: Generator<number, Result>,
  onProgress?: (done: number) => void,
  signal?: AbortSignal,
): Promise<Result | undefined> {
  let sliceStart = performance.now();
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    if (performance.now() - sliceStart < sliceMs) continue;
    onProgress?.(step.value);
    await new Promise((resume) => {
      setTimeout(resume);
    });
    if (signal?.aborted === true) return undefined;
    sliceStart = performance.now();
  }
}
