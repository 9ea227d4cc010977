import { beforeEach, describe, expect, it } from 'vitest';
import { readBooks } from '../../src/engine/books/PersistentBooks';
import type { Transfer } from '../../src/engine/commands';
import { stages, type Stage } from '../../src/engine/steps';
import {
  compareBalances,
  failedStage,
  involvedAccounts,
  recordSteps,
  traceSentence,
  traceSteps,
  type TransferRun,
} from '../../src/selectors/trace';
import { LoopStore } from '../../src/store/loopStore';

let loop: LoopStore;
const toBo: Transfer = { type: 'transfer', from: 'Ada', to: 'Bo', amount: 300, fee: 20 };

beforeEach(() => {
  loop = new LoopStore();
  loop.commit({ type: 'openWallet', address: 'Ada', balance: 1_000 });
  loop.commit({ type: 'openWallet', address: 'Bo', balance: 50 });
});

function run(command: Transfer, failAt?: Stage): TransferRun {
  const before = readBooks(loop.economy.getState());
  const recorder = recordSteps(failAt);
  const outcome = loop.commit(command, recorder.probe);
  return { command, steps: recorder.steps, outcome, before };
}

const statuses = (tried: TransferRun) => traceSteps(tried).map((step) => step.status);

describe('the trace of a transfer', () => {
  it('passes all eight steps of one that is committed, with their numbers', () => {
    const steps = traceSteps(run(toBo));
    expect(steps.map((step) => step.stage)).toEqual([...stages]);
    expect(new Set(steps.map((step) => step.status))).toEqual(new Set(['passed']));
    expect(steps.map((step) => step.detail)).toEqual([
      { kind: 'text', text: 'Ada and Bo' },
      { kind: 'need', need: 320, have: 1_000 },
      { kind: 'text', text: '3 balances, 1 nonce' },
      { kind: 'change', change: -320 },
      { kind: 'change', change: 300 },
      { kind: 'change', change: 20 },
      { kind: 'text', text: 'TX00000002' },
      { kind: 'text', text: 'one new state, set once' },
    ]);
    expect(steps[3]?.title).toBe('Debit Ada');
    expect(steps[4]?.title).toBe('Credit Bo');
  });

  it.each(stages.map((stage, index) => [stage, index] as const))(
    'fails at %s where it was told to, undoes the writes before and reaches nothing after',
    (stage, index) => {
      const tried = run(toBo, stage);
      const before = loop.economy.getState();
      expect(failedStage(tried)).toBe(stage);
      expect(statuses(tried)).toEqual(
        stages.map((_, at) => {
          if (at === index) return 'failed';
          if (at > index) return 'notReached';
          return at < 3 ? 'passed' : 'undone';
        }),
      );
      expect(tried.outcome).toMatchObject({ ok: false, kind: 'fault', error: `injected fault at ${stage}` });
      expect(loop.economy.getState()).toBe(before);
      expect(traceSentence(tried)).toMatch(`Fault at step ${index + 1}`);
    },
  );

  it('shows the check that refused, and nothing after it', () => {
    const poor = run({ ...toBo, amount: 5_000 });
    expect(statuses(poor)).toEqual(['passed', 'failed', ...Array.from({ length: 6 }, () => 'notReached')]);
    expect(traceSteps(poor)[1]?.detail).toEqual({ kind: 'need', need: 5_020, have: 1_000 });
    const unknown = run({ ...toBo, from: 'Zed' });
    expect(statuses(unknown)).toEqual(['failed', ...Array.from({ length: 7 }, () => 'notReached')]);
    expect(traceSentence(unknown)).toBe('Refused at step 1, accounts exist. Nothing was changed.');
  });

  it('reaches no step when the command is refused by its form', () => {
    const same = run({ ...toBo, to: 'Ada' });
    expect(new Set(statuses(same))).toEqual(new Set(['notReached']));
    expect(traceSentence(same)).toBe('Refused before the first step. Nothing was changed.');
  });

  it('strikes the credit of a receiver that must be opened, after the debit', () => {
    const tried = run({ ...toBo, to: 'New' }, 'credit');
    expect(statuses(tried).slice(3, 5)).toEqual(['undone', 'failed']);
    expect(compareBalances(tried.command, tried.before, readBooks(loop.economy.getState()))).toContainEqual({
      address: 'New',
      before: undefined,
      after: undefined,
    });
    expect(traceSteps(run({ ...toBo, to: 'New' }, 'debit')).map((step) => step.status)[4]).toBe('notReached');
  });

  it('needs no fee step without a fee, and a fault there does not strike', () => {
    const free = run({ ...toBo, fee: 0 }, 'fee');
    expect(free.outcome.ok).toBe(true);
    expect(traceSteps(free)[5]).toMatchObject({ status: 'notNeeded', detail: { text: 'no fee asked' } });
    expect(involvedAccounts(free.command)).toEqual(['Ada', 'Bo']);
  });

  it('compares the balances of all three accounts', () => {
    const tried = run(toBo);
    const changes = compareBalances(toBo, tried.before, readBooks(loop.economy.getState()));
    expect(changes.map(({ before = 0, after = 0 }) => after - before)).toEqual([-320, 300, 20]);
  });
});
