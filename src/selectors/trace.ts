/**
 * The atomic trace of a transfer: what a recording probe heard, turned into the eight specified steps, and the balances
 * before and after it.
 */
import { VALIDATOR_POOL } from '../engine/accounts';
import { NXT } from '../engine/assets';
import { noAccount, type BooksReader } from '../engine/books/Books';
import type { Transfer } from '../engine/commands';
import { receiptTransactionIds, type Outcome } from '../engine/receipts';
import { InjectedFault, stages, type Probe, type Stage, type Step } from '../engine/steps';
import { BASE_TRANSFER_FEE } from '../engine/units';
import { accountLabel } from './accountLabel';

/** What became of a step. `notNeeded`: the transfer has no such step, for example no fee. */
export type TraceStatus = 'passed' | 'undone' | 'failed' | 'notReached' | 'notNeeded';

/** What there is to say about a step; amounts stay in units for whoever shows them. */
export type TraceDetail =
  | { readonly kind: 'need'; readonly need: number; readonly have: number }
  | { readonly kind: 'change'; readonly change: number }
  | { readonly kind: 'text'; readonly text: string };

export interface TraceStep {
  readonly stage: Stage;
  readonly title: string;
  readonly status: TraceStatus;
  readonly detail: TraceDetail;
}

/** A probe that writes down every step, and where the steps are found. */
export interface StepRecorder {
  readonly steps: readonly Step[];
  readonly probe: Probe;
}

/** Opening a receiver is announced as a credit of nothing. */
function isOpening(step: Step): boolean {
  return step.stage === 'credit' && step.change === 0;
}

/**
 * Records every step; at the chosen stage it then throws, as a fault of its own would. A fault at `credit` strikes the credit
 * itself, not the opening of the receiver that may come before the debit.
 */
export function recordSteps(failAt?: Stage): StepRecorder {
  const steps: Step[] = [];
  return {
    steps,
    probe: (step) => {
      steps.push(step);
      if (step.stage === failAt && !isOpening(step)) throw new InjectedFault(step.stage);
    },
  };
}

/** What a stage is called for a transfer between these accounts. */
export function stageTitle(stage: Stage, from: string, to: string): string {
  switch (stage) {
    case 'accountsExist':
      return 'Accounts exist';
    case 'balanceSuffices':
      return 'Balance suffices';
    case 'snapshot':
      return 'Snapshot';
    case 'debit':
      return `Debit ${accountLabel(from)}`;
    case 'credit':
      return `Credit ${accountLabel(to)}`;
    case 'fee':
      return 'Fee to validators';
    case 'record':
      return 'Record';
    case 'commit':
      return 'Commit';
  }
}

/** A word for each stage where there is room for one only. */
export const stageWords: Readonly<Record<Stage, string>> = {
  accountsExist: 'accounts exist',
  balanceSuffices: 'balance suffices',
  snapshot: 'snapshot',
  debit: 'debit',
  credit: 'credit',
  fee: 'fee',
  record: 'record',
  commit: 'commit',
};

/** A transfer that was tried: what was asked, heard and answered, and the books it started from. */
export interface TransferRun {
  readonly command: Transfer;
  readonly steps: readonly Step[];
  readonly outcome: Outcome;
  readonly before: BooksReader;
}

/** The stage a transfer that was not committed stopped at, or nothing if it was refused before the first. */
export function failedStage({ steps, outcome }: TransferRun): Stage | undefined {
  return outcome.ok ? undefined : steps.findLast((step) => !isOpening(step))?.stage;
}

function statusOf(run: TransferRun, stage: Stage, failed: Stage | undefined): TraceStatus {
  if (stage === failed) return 'failed';
  const reached = run.steps.some((step) => step.stage === stage && !isOpening(step));
  if (reached) {
    const step = run.steps.find((one) => one.stage === stage);
    return !run.outcome.ok && step?.write === true ? 'undone' : 'passed';
  }
  const recorded = run.steps.some((step) => step.stage === 'record');
  return stage === 'fee' && recorded ? 'notNeeded' : 'notReached';
}

function text(words: string): TraceDetail {
  return { kind: 'text', text: words };
}

function failureDetail(run: TransferRun): TraceDetail | undefined {
  const { outcome } = run;
  if (outcome.ok) return undefined;
  if (outcome.kind === 'fault') {
    return text(outcome.error.startsWith('injected fault at ') ? 'fault injected here' : outcome.error);
  }
  if (outcome.code === 'sender_not_found') return text(`${outcome.address} has no account`);
  // A balance that does not suffice says so with its numbers, as it does when it suffices.
  return outcome.code === 'insufficient_balance' ? undefined : text('refused here');
}

function counted(count: number, one: string): string {
  return `${count} ${one}${count === 1 ? '' : 's'}`;
}

function detailOf(run: TransferRun, stage: Stage, status: TraceStatus): TraceDetail {
  const { command, steps, outcome, before } = run;
  if (status === 'notReached') return text('not reached');
  if (status === 'notNeeded') {
    return text(command.fee === 0 ? 'no fee asked' : 'the validators pay themselves');
  }
  const failure = status === 'failed' ? failureDetail(run) : undefined;
  if (failure !== undefined) return failure;
  const sender = before.find(command.from);
  const fee = command.fee ?? BASE_TRANSFER_FEE;
  switch (stage) {
    case 'accountsExist':
      return text(
        before.find(command.to) === noAccount
          ? `${accountLabel(command.from)}; ${command.to} is opened by it`
          : `${accountLabel(command.from)} and ${accountLabel(command.to)}`,
      );
    case 'balanceSuffices':
      return { kind: 'need', need: command.amount + fee, have: before.balance(sender, NXT) };
    case 'snapshot':
      return text(`${counted(involvedAccounts(command).length, 'balance')}, 1 nonce`);
    case 'debit':
    case 'credit':
    case 'fee': {
      const moved = steps.find(
        (step) => step.stage === stage && step.change !== undefined && step.change !== 0,
      );
      return { kind: 'change', change: moved?.change ?? 0 };
    }
    case 'record':
      return text(outcome.ok ? receiptTransactionIds(outcome).join(', ') : 'the transaction');
    case 'commit':
      return text('one new state, set once');
  }
}

/** The eight steps of a transfer, each with what became of it. */
export function traceSteps(run: TransferRun): readonly TraceStep[] {
  const failed = failedStage(run);
  return stages.map((stage) => {
    const status = statusOf(run, stage, failed);
    return {
      stage,
      title: stageTitle(stage, run.command.from, run.command.to),
      status,
      detail: detailOf(run, stage, status),
    };
  });
}

/** The accounts a transfer touches: sender, receiver and, if there is a fee, the validators. Each once. */
export function involvedAccounts({ from, to, fee }: Transfer): readonly string[] {
  return [...new Set(fee === 0 ? [from, to] : [from, to, VALIDATOR_POOL])];
}

/** An account's NXT before and after; `undefined` where it does not exist. */
export interface BalanceChange {
  readonly address: string;
  readonly before: number | undefined;
  readonly after: number | undefined;
}

/** An account's NXT in units, or nothing if there is no such account. */
export function balanceIn(books: BooksReader, address: string): number | undefined {
  const account = books.find(address);
  return account === noAccount ? undefined : books.balance(account, NXT);
}

/** What each account a transfer touches held before and after it, read from the two states. */
export function compareBalances(
  command: Transfer,
  before: BooksReader,
  after: BooksReader,
): readonly BalanceChange[] {
  return involvedAccounts(command).map((address) => ({
    address,
    before: balanceIn(before, address),
    after: balanceIn(after, address),
  }));
}

/** How many of the eight steps were reached. */
export function reachedCount(run: TransferRun): number {
  const failed = failedStage(run);
  if (run.outcome.ok) return stages.length;
  return failed === undefined ? 0 : stages.indexOf(failed) + 1;
}

/** The trace in one sentence, for those who hear it. */
export function traceSentence(run: TransferRun): string {
  if (run.outcome.ok) return 'All eight steps passed.';
  const failed = failedStage(run);
  if (failed === undefined) return 'Refused before the first step. Nothing was changed.';
  const place = `step ${stages.indexOf(failed) + 1}, ${stageWords[failed]}`;
  return run.outcome.kind === 'fault'
    ? `Fault at ${place}. All undone.`
    : `Refused at ${place}. Nothing was changed.`;
}

/** The steps of a transfer that was not sent yet. */
export function idleSteps(from: string, to: string): readonly TraceStep[] {
  return stages.map((stage) => ({
    stage,
    title: stageTitle(stage, from, to),
    status: 'notReached',
    detail: text('not reached'),
  }));
}
