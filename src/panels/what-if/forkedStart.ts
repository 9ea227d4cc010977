import type { RunStart } from '../../simulation/runScenario';

/** An economy that runs continue. */
export interface ForkedStart extends RunStart {
  /** Tells continued economies apart. */
  readonly id: number;
  readonly name: string;
  readonly day: number;
}
