import { describe, expect, it } from 'vitest';
import { ColumnarBooks } from '../../src/engine/books/ColumnarBooks';
import type { Books } from '../../src/engine/books/Books';
import { readBooks } from '../../src/engine/books/PersistentBooks';
import { commandTypes, type Command } from '../../src/engine/commands';
import { execute } from '../../src/engine/execute';
import { writeGenesis } from '../../src/engine/genesis';
import { checkState } from '../../src/engine/invariants';
import { outcomeMessage } from '../../src/engine/receipts';
import { stateHash } from '../../src/engine/stateHash';
import { failAtStage, failAtWrite, InjectedFault, stages, type Step } from '../../src/engine/steps';
import type { LoopEvent, LoopStore } from '../../src/store/loopStore';
import { asCommand, fundedGenesis, hashOf, loopAfter } from '../support/startingPoints';

/** What leads to the state in which every command below succeeds. */
const opening: readonly Command[] = [
  { type: 'transfer', from: 'alice', to: 'VALIDATOR_POOL', amount: 50 },
  { type: 'addLiquidity', provider: 'TREASURY', pool: 'NXT-FOOD', nxt: 10 ** 10, token: 4 * 10 ** 10 },
  { type: 'payoutPool', pool: 'NXT-FOOD', shares: 1_000_000 },
  { type: 'tick' },
];

/** A command and how many cells it writes, the commit included. */
type Shape = readonly [name: string, writes: number, command: Command];

const shapes: readonly Shape[] = [
  // Debit, nonce, credit, fee, record, commit.
  ['transfer with the base fee', 6, { type: 'transfer', from: 'alice', to: 'bob', amount: 5 }],
  ['transfer without a fee', 5, { type: 'transfer', from: 'alice', to: 'bob', amount: 5, fee: 0 }],
  [
    'transfer to a new wallet',
    7,
    { type: 'transfer', from: 'alice', to: 'zoe', amount: 5, fee: 7, reason: 'gift' },
  ],
  [
    'transfer to a new wallet without a fee',
    6,
    { type: 'transfer', from: 'alice', to: '__proto__', amount: 5, fee: 0 },
  ],
  ['transfer of everything', 6, { type: 'transfer', from: 'bob', to: 'alice', amount: 899_999_999_000 }],
  // Amount and fee reach one account and are written once.
  ['transfer to VALIDATOR_POOL', 5, { type: 'transfer', from: 'alice', to: 'VALIDATOR_POOL', amount: 5 }],
  // The validators' fee to themselves nets out.
  ['transfer by VALIDATOR_POOL', 5, { type: 'transfer', from: 'VALIDATOR_POOL', to: 'bob', amount: 5 }],
  ['transfer with an id', 7, { type: 'transfer', from: 'alice', to: 'bob', amount: 5, id: 'once' }],
  [
    'transfer with id, nonce and version to a new wallet',
    8,
    { type: 'transfer', from: 'alice', to: 'zoe', amount: 5, id: 'once', nonce: 1, ifVersion: 4 },
  ],
  // Debit, nonce, credit, record, message, commit.
  ['burn', 6, { type: 'messageBurn', sender: 'alice', messageId: 'M', messageType: 'standard' }],
  ['burn of many', 6, { type: 'messageBurn', sender: 'bob', messageId: 'M', messageType: 'video', count: 9 }],
  [
    'burn with an id',
    7,
    { type: 'messageBurn', sender: 'bob', messageId: 'M', messageType: 'link', id: 'once' },
  ],
  // Each pool: reserve, shares' holder, nonce, pool, pool's shares, record.
  ['allocation to 12 pools', 12 * 6 + 1, { type: 'allocateReserve', amount: 1_000_000_007 }],
  [
    'allocation to one pool',
    7,
    { type: 'allocateReserve', amount: 1_000_000, weights: { 'NXT-WATER': 1, 'NXT-FOOD': 0 } },
  ],
  // A unit in a deep pool is worth no share.
  ['allocation of one unit', 5, { type: 'allocateReserve', amount: 1, weights: { 'NXT-FOOD': 5 } }],
  ['allocation with an id', 12 * 6 + 2, { type: 'allocateReserve', amount: 1_000_000_007, id: 'once' }],
  ['drain', 5, { type: 'drainReserve', amount: 5 }],
  ['drain of everything', 5, { type: 'drainReserve', amount: 60_000_000_000 }],
  ['drain with an id', 6, { type: 'drainReserve', amount: 5, id: 'once' }],
  ['opening without a balance', 2, { type: 'openWallet', address: 'zoe' }],
  ['opening with a balance', 6, { type: 'openWallet', address: 'zoe', balance: 5 }],
  ['opening with an id', 3, { type: 'openWallet', address: 'zoe', balance: 0, id: 'once' }],
  ['sync of a new wallet', 6, { type: 'syncWallet', wallet: 'phone', balance: 5 }],
  ['sync of a new, empty wallet', 2, { type: 'syncWallet', wallet: 'phone', balance: 0 }],
  ['sync of a known wallet', 1, { type: 'syncWallet', wallet: 'alice', balance: 5 }],
  ['floor payment to one', 5, { type: 'payFloor', citizens: ['alice'] }],
  [
    'floor payment in full, with new wallets',
    3 * 4 + 2 + 1,
    { type: 'payFloor', citizens: ['alice', 'yan', 'zoe'], amountEach: 1_000 },
  ],
  [
    'floor payment that falls short, with new wallets',
    3 * 4 + 2 + 1,
    { type: 'payFloor', citizens: ['yan', 'bob', 'zoe'], amountEach: 20_000_000_000 },
  ],
  ['floor payment with an id', 6, { type: 'payFloor', citizens: ['alice'], id: 'once' }],
  // Trader's side, pool's side, nonce, pool's side, trader's side, record, commit.
  ['swap', 7, { type: 'swap', trader: 'alice', pool: 'NXT-FOOD', give: 'NXT', amount: 5_000 }],
  ['swap of tokens', 7, { type: 'swap', trader: 'TREASURY', pool: 'NXT-FOOD', give: 'token', receive: 77 }],
  [
    'swap for a new receiver',
    8,
    { type: 'swap', trader: 'alice', pool: 'NXT-FOOD', give: 'NXT', amount: 5_000, receiver: 'zoe' },
  ],
  // Three postings with two ends each, nonce, record, commit.
  [
    'providing liquidity',
    9,
    { type: 'addLiquidity', provider: 'TREASURY', pool: 'NXT-FOOD', nxt: 1_000, token: 4_000 },
  ],
  [
    'withdrawing liquidity',
    9,
    { type: 'removeLiquidity', provider: 'TREASURY', pool: 'NXT-FOOD', shares: 1_000 },
  ],
  ['paying out a pool', 9, { type: 'payoutPool', pool: 'NXT-FOOD', shares: 1_000 }],
  [
    'wages, with a new wallet',
    2 * 4 + 1 + 1,
    { type: 'payWages', sector: 'FOOD', workers: ['alice', 'zoe'] },
  ],
  ['tick', 2, { type: 'tick' }],
  ['tick with an id', 3, { type: 'tick', id: 'once' }],
  ['change of policy', 2, { type: 'setPolicy', policy: { citizens: 24, allotment: 5 } }],
];

function openLoop(): LoopStore {
  return loopAfter(opening, fundedGenesis);
}

function openColumns(): ColumnarBooks {
  const columns = new ColumnarBooks();
  writeGenesis(columns, fundedGenesis);
  for (const command of opening) execute(columns, command);
  return columns;
}

const prefixes = new Map<string, string>([
  ['messageBurn', 'Atomic transfer failed: '],
  ['drainReserve', 'Atomic drain failed: '],
]);

/** Watches everything that must not move, and says what moved. */
function watch(loop: LoopStore): { readonly calls: () => number; readonly events: LoopEvent[] } {
  let calls = 0;
  loop.economy.subscribe(() => {
    calls += 1;
  });
  loop.timeline.subscribe(() => {
    calls += 1;
  });
  const events: LoopEvent[] = [];
  loop.onEvent((event) => events.push(event));
  return { calls: () => calls, events };
}

describe('a fault at every write of every command', () => {
  it('the shapes cover every command', () => {
    const covered = new Set(shapes.map(([, , { type }]) => type));
    expect(commandTypes.filter((type) => !covered.has(type))).toEqual([]);
  });

  it.each(shapes)('%s: %i writes, each of which may fail', (_name, writes, command) => {
    const loop = openLoop();
    const before = loop.economy.getState();
    const hash = hashOf(before);
    const timeline = loop.timeline.getState();
    const { calls, events } = watch(loop);
    const columns = openColumns();
    expect(stateHash(columns)).toBe(hash);

    for (let n = 1; n <= writes; n += 1) {
      const outcome = loop.commit(command, failAtWrite(n));
      expect(outcome).toMatchObject({ ok: false, kind: 'fault', code: 'rolled_back' });
      expect(outcomeMessage(outcome)).toMatch(
        new RegExp(
          `^${prefixes.get(command.type) ?? ''}Transfer failed and rolled back: injected fault at (debit|credit|fee|record|commit)$`,
        ),
      );
      expect(Object.is(loop.economy.getState(), before)).toBe(true);
      expect(Object.is(loop.timeline.getState(), timeline)).toBe(true);
      expect(calls()).toBe(0);
      expect(loop.history.length).toBe(opening.length);
      expect(loop.attempts.getState()).toHaveLength(n);
      expect(loop.attempts.getState().at(-1)).toEqual({
        number: n,
        command,
        outcome,
        position: opening.length,
      });
      expect(events).toHaveLength(n);
      expect(events.at(-1)?.type).toBe('rolledBack');

      expect(execute(columns, command, failAtWrite(n))).toEqual(outcome);
      expect(stateHash(columns)).toBe(hash);
    }

    // The next write does not exist: the command goes through as if nothing had ever failed.
    const outcome = loop.commit(command, failAtWrite(writes + 1));
    expect(outcome.ok).toBe(true);
    expect(outcome).toEqual(openLoop().commit(command));
    expect(hashOf(before)).toBe(hash);
    expect(calls()).toBe(2);
    expect(events.at(-1)?.type).toBe('committed');
    expect(loop.history.length).toBe(opening.length + 1);
    expect(execute(columns, command, failAtWrite(writes + 1))).toEqual(outcome);
    expect(stateHash(columns)).toBe(hashOf(loop.economy.getState()));
    expect(checkState(readBooks(loop.economy.getState()))).toEqual([]);
    expect(checkState(columns)).toEqual([]);
  });

  it.each(stages)('a fault at the stage %s leaves everything as it was', (stage) => {
    let faults = 0;
    for (const [, , command] of shapes) {
      const loop = openLoop();
      const columns = openColumns();
      const before = loop.economy.getState();
      const hash = hashOf(before);
      const { calls } = watch(loop);
      const outcome = loop.commit(command, failAtStage(stage));
      expect(execute(columns, command, failAtStage(stage))).toEqual(outcome);
      expect(stateHash(columns)).toBe(hashOf(loop.economy.getState()));
      if (outcome.ok) continue;
      faults += 1;
      expect([
        outcomeMessage(outcome),
        Object.is(loop.economy.getState(), before),
        hashOf(before),
        calls(),
        loop.attempts.getState().length,
        loop.history.length,
      ]).toEqual([
        `${prefixes.get(command.type) ?? ''}Transfer failed and rolled back: injected fault at ${stage}`,
        true,
        hash,
        0,
        1,
        opening.length,
      ]);
    }
    // Every stage occurs in some command; snapshot and commit in all of them.
    expect(faults).toBeGreaterThan(0);
    expect(faults === shapes.length).toBe(stage === 'snapshot' || stage === 'commit');
  });

  it('whatever is thrown, its words are in the message', () => {
    const loop = openLoop();
    const thrown: readonly (readonly [unknown, string])[] = [
      [new Error('disk full'), 'disk full'],
      [new InjectedFault('credit'), 'injected fault at credit'],
      ['text', 'text'],
      [undefined, 'undefined'],
      [5, '5'],
      [null, 'null'],
    ];
    for (const [value, words] of thrown) {
      const outcome = loop.commit({ type: 'transfer', from: 'alice', to: 'zoe', amount: 5 }, (step) => {
        if (step.stage === 'record') throw value;
      });
      expect(outcomeMessage(outcome)).toBe(`Transfer failed and rolled back: ${words}`);
    }
    expect(readBooks(loop.economy.getState()).find('zoe')).toBe(-1);
  });

  it('a thousand faults in a row leave no trace', () => {
    const loop = openLoop();
    const before = loop.economy.getState();
    for (let n = 0; n < 1_000; n += 1) loop.commit(shapes[n % shapes.length]?.[2] as Command, failAtWrite(1));
    expect(Object.is(loop.economy.getState(), before)).toBe(true);
    expect(loop.attempts.getState()).toHaveLength(500);
    expect(loop.attempts.getState().at(-1)?.number).toBe(1_000);
  });
});

/** Books that fail at their own n-th write, half-way or not: no probe knows about it. */
function failingBooks(books: Books, n: number): { readonly books: Books; readonly writes: () => number } {
  let writes = 0;
  const writers = new Set([
    'open',
    'setBalance',
    'setNonce',
    'setCounter',
    'setRow',
    'setDailyMessage',
    'append',
  ]);
  const proxy = new Proxy(books, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name, target);
      if (typeof value !== 'function') return value;
      if (typeof name === 'string' && writers.has(name)) {
        return (...args: unknown[]): unknown => {
          writes += 1;
          if (writes === n) throw new Error(`write ${n} failed`);
          return Reflect.apply(value, target, args);
        };
      }
      return value.bind(target) as unknown;
    },
  });
  return { books: proxy, writes: () => writes };
}

describe('books that fail by themselves', () => {
  it.each(shapes)('%s', (_name, writes, command) => {
    const columns = openColumns();
    const hash = stateHash(columns);
    for (let n = 1; n <= writes; n += 1) {
      const outcome = execute(failingBooks(columns, n).books, command);
      expect(outcome).toMatchObject({ kind: 'fault', error: `write ${n} failed` });
      expect(stateHash(columns)).toBe(hash);
    }
    expect(execute(failingBooks(columns, writes + 1).books, command).ok).toBe(true);
  });

  it.each(shapes)('%s: every write is announced by exactly one step', (_name, writes, command) => {
    const steps: Step[] = [];
    const counted = failingBooks(openColumns(), Number.POSITIVE_INFINITY);
    expect(execute(counted.books, command, (step) => steps.push(step)).ok).toBe(true);
    expect(steps.filter(({ write }) => write)).toHaveLength(writes);
    expect(counted.writes()).toBe(writes);
    // Checks and the snapshot come before the first write, the commit is last, and the changes told sum to what moved.
    const firstWrite = steps.findIndex(({ write }) => write);
    expect(steps.slice(0, firstWrite).some(({ stage }) => stage === 'snapshot')).toBe(true);
    expect(
      steps.slice(firstWrite).every(({ stage }) => stage !== 'accountsExist' && stage !== 'balanceSuffices'),
    ).toBe(true);
    expect(steps.at(-1)?.stage).toBe('commit');
    expect(steps.reduce((sum, { change }) => sum + (change ?? 0), 0)).toBe(0);
  });
});

describe('the trace of a transfer', () => {
  it('has the specified steps in order', () => {
    const steps: Step[] = [];
    const command = { type: 'transfer', from: 'alice', to: 'zoe', amount: 5, fee: 2 } as const;
    openLoop().commit(command, (step) => steps.push(step));
    expect(steps).toEqual([
      { stage: 'accountsExist', write: false, account: 'alice' },
      { stage: 'balanceSuffices', write: false, account: 'alice' },
      { stage: 'snapshot', write: false },
      { stage: 'credit', write: true, account: 'zoe', change: 0 },
      { stage: 'debit', write: true, account: 'alice', change: -7 },
      { stage: 'debit', write: true, account: 'alice' },
      { stage: 'credit', write: true, account: 'zoe', change: 5 },
      { stage: 'fee', write: true, account: 'VALIDATOR_POOL', change: 2 },
      { stage: 'record', write: true },
      { stage: 'commit', write: true },
    ]);
    expect([...new Set(steps.map(({ stage }) => stage))].toSorted()).toEqual([...stages].toSorted());
  });

  it('a refused command stops at its check', () => {
    const steps: Step[] = [];
    openLoop().commit(asCommand({ type: 'transfer', from: 'bob', to: 'zoe', amount: 10 ** 15 }), (step) =>
      steps.push(step),
    );
    expect(steps.map(({ stage }) => stage)).toEqual(['accountsExist', 'balanceSuffices']);
  });
});
