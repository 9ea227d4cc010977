/**
 * The steps of a command, announced to a probe as they begin. Recording them is the trace that people see;
 * throwing from the probe is fault injection, and the whole command is rolled back.
 */

/** The specified steps in order: checks, the snapshot, the writes, the commit. */
export const stages = [
  'accountsExist',
  'balanceSuffices',
  'snapshot',
  'debit',
  'credit',
  'fee',
  'record',
  'commit',
] as const;

export type Stage = (typeof stages)[number];

/** What a step is about to do. */
export interface Step {
  readonly stage: Stage;
  /** True when the step writes a cell of the books. */
  readonly write: boolean;
  /** The account it concerns. */
  readonly account?: string;
  /** Change of the account's balance, in the asset's units. */
  readonly change?: number;
}

/** Called before each step. */
export type Probe = (step: Step) => void;

/** The error that an injected fault throws. */
export class InjectedFault extends Error {
  constructor(stage: Stage) {
    super(`injected fault at ${stage}`);
    this.name = 'InjectedFault';
  }
}

/** A probe that fails at the first write or check of this stage. */
export function failAtStage(stage: Stage): Probe {
  return (step) => {
    if (step.stage === stage) throw new InjectedFault(stage);
  };
}

/** A probe that fails at the n-th write, counted from 1. */
export function failAtWrite(n: number): Probe {
  let writes = 0;
  return (step) => {
    if (!step.write) return;
    writes += 1;
    if (writes === n) throw new InjectedFault(step.stage);
  };
}
