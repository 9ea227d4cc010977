/** Makes a day of a scenario the live economy, in slices, so that the page keeps answering. */
import { runInSlices } from '../../components/slices';
import { liveScenario } from '../../simulation/adoption';
import { openingGenesis, type RunStart } from '../../simulation/runScenario';
import type { Scenario } from '../../simulation/scenario';
import type { LoopStore } from '../../store/loopStore';
import { recordLife } from '../../store/recording';

/** True once it is done; false if it was stopped before, which leaves the live economy as it is. */
export async function adoptDay(
  loop: LoopStore,
  adopted: {
    readonly name: string;
    readonly scenario: Scenario;
    readonly days: number;
    readonly start: RunStart | undefined;
  },
  onProgress: (committed: number) => void,
  signal: AbortSignal,
): Promise<boolean> {
  const { name, scenario, days, start } = adopted;
  const steps = recordLife(name, start?.genesis ?? openingGenesis(scenario), (executor) =>
    liveScenario(executor, scenario, days, start),
  );
  const recording = await runInSlices(steps, onProgress, signal);
  if (recording === undefined) return false;
  loop.replace(recording);
  return true;
}
