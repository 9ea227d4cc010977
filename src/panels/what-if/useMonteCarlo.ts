import { scenarioKey } from '../../selectors/whatIfLink';
import type { ExperimentResult } from '../../simulation/experimentResult';
import { useSessionState } from './sessionContext';

/** The Monte Carlo of the present scenario and goal, if one was run. */
export function useMonteCarlo(): Extract<ExperimentResult, { kind: 'monteCarlo' }> | undefined {
  return useSessionState(({ monteCarlo, scenario, goalDays, start }) =>
    monteCarlo !== undefined &&
    start === undefined &&
    monteCarlo.result.goalDays === goalDays &&
    monteCarlo.key === scenarioKey(scenario)
      ? monteCarlo.result
      : undefined,
  );
}
