import type { ExperimentResult } from '../../simulation/experimentResult';
import { runKey } from './session';
import { useSessionState } from './sessionContext';

/** The Monte Carlo of the present scenario and goal, if one was run. */
export function useMonteCarlo(): Extract<ExperimentResult, { kind: 'monteCarlo' }> | undefined {
  return useSessionState(({ monteCarlo, scenario, goalDays, start }) =>
    monteCarlo !== undefined &&
    monteCarlo.result.goalDays === goalDays &&
    monteCarlo.key === runKey(scenario, start)
      ? monteCarlo.result
      : undefined,
  );
}
