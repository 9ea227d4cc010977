/** Makes a day of a scenario the live economy, in slices, so that the page keeps answering. */
import { adoptScenario } from '../../simulation/adoption';
import type { RunStart } from '../../simulation/runScenario';
import type { Scenario } from '../../simulation/scenario';
import type { LoopStore } from '../../store/loopStore';

/** Work between two breaths. */
const sliceMilliseconds = 16;

/** Runs a generator in slices; `undefined` if it was stopped. */
async function inSlices<R>(
  work: Generator<number, R>,
  onProgress: (done: number) => void,
  signal: AbortSignal,
): Promise<{ readonly value: R } | undefined> {
  let sliceEnd = performance.now() + sliceMilliseconds;
  for (let step = work.next(); ; step = work.next()) {
    if (step.done === true) return { value: step.value };
    if (performance.now() < sliceEnd) continue;
    onProgress(step.value);
    await new Promise((resolve) => setTimeout(resolve, 0));
    if (signal.aborted) return undefined;
    sliceEnd = performance.now() + sliceMilliseconds;
  }
}

/** True once it is done; false if it was stopped before, which leaves the live economy as it is. */
export async function adoptDay(
  loop: LoopStore,
  adopted: {
    readonly name: string;
    readonly scenario: Scenario;
    readonly days: number;
    readonly start: RunStart | undefined;
  },
  onProgress: (done: number) => void,
  signal: AbortSignal,
): Promise<boolean> {
  const { name, scenario, days, start } = adopted;
  const collected = await inSlices(adoptScenario(name, scenario, days, start), onProgress, signal);
  if (collected === undefined) return false;
  const script = collected.value;
  const loaded = await inSlices(
    loop.loading(script),
    (done) => onProgress(script.commands.length + done),
    signal,
  );
  return loaded !== undefined;
}
