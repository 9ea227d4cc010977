import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { readBooks } from '../../src/engine/books/PersistentBooks';
import type { Command } from '../../src/engine/commands';
import { checkReplay, checkState } from '../../src/engine/invariants';
import {
  LOOP_SCRIPT_FORMAT,
  parseLoopScript,
  runLoopScript,
  type LoopScript,
} from '../../src/engine/loopScript';
import { failAtWrite } from '../../src/engine/steps';
import { CommandRun } from '../../src/store/commitCommand';
import { CHECKPOINT_EVERY } from '../../src/store/history';
import { ATTEMPTS_KEPT } from '../../src/store/attempts';
import { LoopStore, type LoopEvent } from '../../src/store/loopStore';
import { recordScript } from '../../src/store/recording';
import { Random } from '../support/random';
import { NaiveModel } from '../support/naiveModel';
import { RandomCommands } from '../support/randomCommands';
import { balanceOf, exists, fundedGenesis, hashOf, loopAfter } from '../support/startingPoints';

function payment(amount: number, to = 'bob'): Command {
  return { type: 'transfer', from: 'alice', to, amount, fee: 0 };
}

function pay(loop: LoopStore, count: number, first = 1): void {
  for (let index = 0; index < count; index += 1) {
    if (!loop.commit(payment(first + index)).ok) throw new Error('a payment of the test was refused');
  }
}

function hashNow(loop: LoopStore): string {
  return hashOf(loop.economy.getState());
}

describe('commits', () => {
  it('set the economy once and notify each subscriber once', () => {
    const loop = loopAfter([]);
    const before = loop.economy.getState();
    const seen: unknown[] = [];
    loop.economy.subscribe((economy, previous) => seen.push([economy, previous]));
    const events: LoopEvent[] = [];
    loop.onEvent((event) => events.push(event));
    const outcome = loop.commit(payment(5));
    const after = loop.economy.getState();
    expect(after).not.toBe(before);
    expect(seen).toEqual([[after, before]]);
    expect(events).toEqual([{ type: 'committed', command: payment(5), receipt: outcome, position: 1 }]);
    expect(loop.timeline.getState()).toEqual({ position: 1, length: 1, epoch: 0 });
    expect([loop.history.command(0), loop.history.receipt(0)]).toEqual([payment(5), outcome]);
  });

  it('what a commit does not touch is shared with the economy before it', () => {
    const loop = loopAfter([]);
    const before = loop.economy.getState();
    loop.commit({ type: 'tick' });
    const ticked = loop.economy.getState();
    expect([
      ticked.accounts === before.accounts,
      ticked.tables === before.tables,
      ticked.log === before.log,
    ]).toEqual([true, true, false]);
    loop.commit(payment(5));
    expect(loop.economy.getState().tables).toBe(before.tables);
  });

  it('a preview changes nothing and tells what the commit then says', () => {
    const loop = loopAfter([]);
    const before = loop.economy.getState();
    const previewed = loop.preview(payment(5, 'zoe'));
    expect(Object.is(loop.economy.getState(), before)).toBe(true);
    expect([loop.attempts.getState().length, loop.history.length]).toEqual([0, 0]);
    expect(loop.preview(payment(10 ** 15)).economy).toBe(before);
    expect(loop.attempts.getState()).toEqual([]);
    expect(loop.commit(payment(5, 'zoe'))).toEqual(previewed.outcome);
    expect(hashNow(loop)).toBe(hashOf(previewed.economy));
  });

  it('a refused command is listed with where it was made, and only the last 500 are kept', () => {
    const loop = loopAfter([payment(1)]);
    const events: LoopEvent[] = [];
    loop.onEvent((event) => events.push(event));
    for (let index = 0; index < ATTEMPTS_KEPT + 3; index += 1) loop.commit(payment(0));
    const attempts = loop.attempts.getState();
    expect([attempts.length, attempts[0]?.number, attempts.at(-1)?.number]).toEqual([500, 4, 503]);
    expect(attempts[0]).toMatchObject({
      command: payment(0),
      outcome: { code: 'invalid_amount' },
      position: 1,
    });
    expect(events).toHaveLength(503);
    expect(events.every(({ type }) => type === 'rejected')).toBe(true);
  });

  it('many commands in one draft lead where one by one they lead; a refused one changes nothing', () => {
    const before = loopAfter([]).economy.getState();
    const hash = hashOf(before);
    const run = new CommandRun(before);
    const codes = [payment(1), payment(-1), payment(2)].map((command) => run.execute(command).code);
    expect(codes).toEqual(['ok', 'invalid_amount', 'ok']);
    const between = run.settle();
    expect(hashOf(between)).toBe(hashNow(loopAfter([payment(1), payment(2)])));
    run.execute(payment(3));
    expect(hashOf(run.settle())).toBe(hashNow(loopAfter([payment(1), payment(2), payment(3)])));
    expect(hashOf(between)).toBe(hashNow(loopAfter([payment(1), payment(2)])));
    const refused = new CommandRun(before);
    refused.execute(payment(-1));
    refused.execute(payment(0));
    expect(refused.settle()).toBe(before);
    expect(hashOf(before)).toBe(hash);
  });
});

describe('branches', () => {
  it('forget what came after, keep the economy and the attempts, and go on from there', () => {
    const loop = loopAfter([payment(1), payment(2), payment(3)]);
    loop.commit(payment(0));
    loop.seek(loop.timeline.getState().length - 2);
    const economy = loop.economy.getState();
    const { position } = loop.timeline.getState();
    loop.branch();
    expect(loop.economy.getState()).toBe(economy);
    expect(loop.timeline.getState()).toMatchObject({ position, length: position });
    expect(loop.redo()).toBe(false);
    expect(loop.attempts.getState()).toHaveLength(1);
    expect(loop.commit(payment(5)).ok).toBe(true);
    expect(loop.history.length).toBe(position + 1);
  });
});

describe('listeners', () => {
  beforeEach(() => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
  });
  afterEach(() => {
    vi.restoreAllMocks();
  });

  it('one that throws fails no commit and keeps nobody from hearing of it', () => {
    const loop = loopAfter([]);
    const heard: string[] = [];
    for (const store of [loop.economy, loop.timeline, loop.attempts])
      store.subscribe(() => {
        throw new Error('a broken panel');
      });
    loop.onEvent(() => {
      throw new Error('a broken log');
    });
    loop.economy.subscribe(() => heard.push('economy'));
    loop.timeline.subscribe(() => heard.push('timeline'));
    loop.attempts.subscribe(() => heard.push('attempts'));
    loop.onEvent((event) => heard.push(event.type));
    expect(loop.commit(payment(5)).ok).toBe(true);
    loop.commit(payment(0));
    loop.commit(payment(5), failAtWrite(2));
    loop.undo();
    expect(heard).toEqual([
      'economy',
      'timeline',
      'committed',
      'attempts',
      'rejected',
      'attempts',
      'rolledBack',
      'economy',
      'timeline',
      'moved',
    ]);
    expect(console.error).toHaveBeenCalled();
  });

  it('those that stopped listening are left alone', () => {
    const loop = loopAfter([]);
    let calls = 0;
    const stops = [
      loop.economy.subscribe(() => (calls += 1)),
      loop.onEvent(() => (calls += 1)),
      loop.timeline.subscribe(() => (calls += 1)),
    ];
    loop.commit(payment(1));
    expect(calls).toBe(3);
    for (const stop of stops) stop();
    loop.commit(payment(1));
    loop.undo();
    expect(calls).toBe(3);
  });

  it.each(['economy', 'timeline', 'event'] as const)(
    'a command sent from inside a listener (%s) is one more commit',
    (where) => {
      const loop = loopAfter([]);
      const events: LoopEvent[] = [];
      const answer = (): void => {
        if (!exists(loop.economy.getState(), 'reply')) loop.commit(payment(7, 'reply'));
      };
      if (where === 'economy') loop.economy.subscribe(answer);
      else if (where === 'timeline') loop.timeline.subscribe(answer);
      else loop.onEvent(answer);
      loop.onEvent((event) => events.push(event));
      loop.commit(payment(5));
      expect(loop.timeline.getState()).toEqual({ position: 2, length: 2, epoch: 0 });
      expect(loop.history.commands(2)).toEqual([payment(5), payment(7, 'reply')]);
      expect(events.map((event) => (event.type === 'committed' ? event.position : event.type))).toEqual([
        1, 2,
      ]);
      expect(hashNow(loop)).toBe(hashNow(loopAfter([payment(5), payment(7, 'reply')])));
      expect(loop.undo()).toBe(true);
      expect(balanceOf(loop.economyAt(1), 'bob')).toBe(900_000_000_005);
    },
  );

  it('a command sent from inside a rejection’s event is one more commit too', () => {
    const loop = loopAfter([]);
    const told: string[] = [];
    loop.onEvent((event) => {
      if (event.type === 'rejected') loop.commit(payment(5));
    });
    loop.onEvent((event) => told.push(event.type));
    loop.commit(payment(0));
    expect(told).toEqual(['rejected', 'committed']);
    expect(loop.timeline.getState().position).toBe(1);
  });
});

describe('history', () => {
  it('undo and redo go back and forth to the same states', () => {
    const loop = loopAfter([]);
    const hashes = [hashNow(loop)];
    for (let index = 1; index <= 20; index += 1) {
      loop.commit(index % 4 === 0 ? { type: 'tick' } : payment(index, `wallet-${index}`));
      hashes.push(hashNow(loop));
    }
    expect(loop.redo()).toBe(false);
    for (let position = 19; position >= 0; position -= 1) {
      expect(loop.undo()).toBe(true);
      expect([position, hashNow(loop)]).toEqual([position, hashes[position]]);
    }
    expect(loop.undo()).toBe(false);
    expect(loop.timeline.getState()).toEqual({ position: 0, length: 20, epoch: 0 });
    for (let position = 1; position <= 20; position += 1) {
      expect(loop.redo()).toBe(true);
      expect([position, hashNow(loop)]).toEqual([position, hashes[position]]);
    }
    expect(loop.redo()).toBe(false);
    expect(hashOf(loop.economyAt(7))).toBe(hashes[7]);
    expect(loop.timeline.getState().position).toBe(20);
  });

  it('seeks to any moment across the checkpoints at every 100 commits', () => {
    const loop = loopAfter([]);
    pay(loop, 2 * CHECKPOINT_EVERY + 50);
    const expected = (position: number): number => 900_000_000_000 + (position * (position + 1)) / 2;
    const random = new Random(7);
    const positions = [0, 1, 99, 100, 101, 199, 200, 201, 250, 100, 0, 250];
    for (const position of [...positions, ...Array.from({ length: 60 }, () => random.below(251))]) {
      loop.seek(position);
      const economy = loop.economy.getState();
      expect([position, balanceOf(economy, 'bob')]).toEqual([position, expected(position)]);
      expect(readBooks(economy).transactionCount).toBe(position);
      expect(loop.timeline.getState()).toEqual({ position, length: 250, epoch: 0 });
    }
    loop.seek(42);
    for (const position of [-1, 251, 0.5, Number.NaN]) expect(() => loop.seek(position)).toThrow(RangeError);
    expect([loop.timeline.getState().position, balanceOf(loop.economy.getState(), 'bob')]).toEqual([
      42,
      expected(42),
    ]);
  });

  it('a commit in the past drops what could have been redone, and counts the epoch up', () => {
    const loop = loopAfter([]);
    pay(loop, 250);
    loop.seek(120);
    expect(loop.timeline.getState()).toEqual({ position: 120, length: 250, epoch: 0 });
    loop.commit(payment(1, 'branch'));
    expect(loop.timeline.getState()).toEqual({ position: 121, length: 121, epoch: 1 });
    expect(loop.redo()).toBe(false);
    expect(loop.history.length).toBe(121);
    expect(loop.history.command(121)).toBeUndefined();
    // The branch grows over the old checkpoints, which must not be found again.
    pay(loop, 179, 10_000);
    for (const position of [121, 150, 199, 200, 201, 250, 299, 300]) {
      const economy = loop.economyAt(position);
      expect(exists(economy, 'branch')).toBe(true);
      expect(readBooks(economy).transactionCount).toBe(position);
    }
    expect(exists(loop.economyAt(120), 'branch')).toBe(false);
    const replayed = checkReplay(
      readBooks(loop.economy.getState()),
      fundedGenesis,
      loop.history.commands(300),
    );
    expect(replayed).toEqual([]);
  });

  it.each([99, 100, 101, 200])('a branch at %i replays to the state it had', (position) => {
    const loop = loopAfter([]);
    pay(loop, 205);
    loop.seek(position + 1);
    loop.seek(position);
    pay(loop, 150, 5_000);
    const economy = loop.economy.getState();
    const hash = hashOf(economy);
    for (let at = position - 2; at <= position + 150; at += 1) loop.economyAt(at);
    loop.seek(0);
    loop.seek(position + 150);
    expect(hashNow(loop)).toBe(hash);
    expect(checkReplay(readBooks(economy), fundedGenesis, loop.history.commands(position + 150))).toEqual([]);
  });

  it('a moment looked at before the branch is not taken for one of the branch', () => {
    const loop = loopAfter([]);
    pay(loop, 30);
    loop.seek(12);
    expect(exists(loop.economyAt(13), 'branch')).toBe(false);
    loop.commit(payment(1, 'branch'));
    loop.commit(payment(1, 'branch'));
    expect(balanceOf(loop.economyAt(13), 'branch')).toBe(1);
  });

  it('a refusal in the past drops nothing', () => {
    const loop = loopAfter([payment(1), payment(2)]);
    loop.undo();
    loop.commit(payment(0));
    loop.commit(payment(5), failAtWrite(3));
    expect(loop.timeline.getState()).toEqual({ position: 1, length: 2, epoch: 0 });
    expect(loop.redo()).toBe(true);
    expect(balanceOf(loop.economy.getState(), 'bob')).toBe(900_000_000_003);
  });

  it('commands with id, nonce and version replay as they were committed', () => {
    const loop = loopAfter([
      { ...payment(1), id: 'a', nonce: 0, ifVersion: 0 },
      { ...payment(2), id: 'b', nonce: 1, ifVersion: 1 },
    ]);
    const hash = hashNow(loop);
    expect(loop.commit({ ...payment(1), id: 'a', nonce: 0, ifVersion: 0 })).toMatchObject({ replayed: true });
    loop.undo();
    loop.undo();
    loop.redo();
    loop.redo();
    expect(hashNow(loop)).toBe(hash);
    // Taken back, an id is free again.
    loop.seek(1);
    expect(loop.commit({ ...payment(9), id: 'b' })).not.toHaveProperty('replayed');
  });
});

/** A script of random commands, of which many are refused, as a file would bring it. */
function randomScript(seed: number, count: number): LoopScript {
  const balances = { TREASURY: 49_000_000_000_000, alice: 1_000_000_000_000 };
  const model = new NaiveModel(balances);
  const generator = new RandomCommands(new Random(seed), model);
  const commands: unknown[] = [];
  while (commands.length < count) {
    const command = generator.next();
    const text = JSON.stringify({ format: LOOP_SCRIPT_FORMAT, commands: [command] });
    const parsed = parseLoopScript(text);
    if (!parsed.ok) continue;
    const [read] = parsed.script.commands;
    model.execute(read);
    commands.push(read);
  }
  return {
    format: LOOP_SCRIPT_FORMAT,
    name: `Seed ${seed}`,
    genesis: { balances },
    commands: commands as Command[],
  };
}

describe('scripts', () => {
  it.each([1, 2, 3, 4, 5])('seed %i: loading, running, exporting and loading again agree', (seed) => {
    const script = randomScript(seed, 150);
    const { output } = runLoopScript(script);
    const loop = new LoopStore();
    loop.load(script);
    expect(hashNow(loop)).toBe(output.stateHash);
    expect(loop.name).toBe(`Seed ${seed}`);
    expect(loop.attempts.getState().length).toBe(output.results.filter(({ ok }) => !ok).length);
    expect(checkState(readBooks(loop.economy.getState()))).toEqual([]);

    const parsed = parseLoopScript(JSON.stringify(loop.toScript()));
    if (!parsed.ok) throw new Error(parsed.problem);
    const again = new LoopStore();
    again.load(parsed.script);
    expect(hashNow(again)).toBe(output.stateHash);
    expect(again.attempts.getState()).toEqual([]);
    expect(again.toScript()).toEqual(parsed.script);
    expect(checkReplay(readBooks(loop.economy.getState()), loop.genesis, parsed.script.commands)).toEqual([]);
  });

  it('loading notifies once, starts a new epoch and forgets what was there', () => {
    const loop = loopAfter([payment(1), payment(2)]);
    loop.commit(payment(0));
    let calls = 0;
    loop.economy.subscribe(() => {
      calls += 1;
    });
    const events: LoopEvent[] = [];
    loop.onEvent((event) => events.push(event));
    const script: LoopScript = {
      format: LOOP_SCRIPT_FORMAT,
      commands: [{ type: 'tick' }, { type: 'drainReserve', amount: 1 }, { type: 'tick' }],
    };
    loop.load(script);
    expect(calls).toBe(1);
    expect(events).toEqual([{ type: 'replaced', name: 'Unnamed script' }]);
    expect(loop.timeline.getState()).toEqual({ position: 2, length: 2, epoch: 1 });
    expect(loop.genesis).toEqual({});
    expect(loop.attempts.getState()).toMatchObject([
      { number: 1, outcome: { code: 'insufficient_balance' }, position: 1 },
    ]);
    loop.commit({ type: 'drainReserve', amount: 1 });
    expect(loop.attempts.getState().at(-1)?.number).toBe(2);
    loop.seek(0);
    expect(exists(loop.economy.getState(), 'bob')).toBe(false);
  });

  it('recording in steps changes nothing before it is shown', () => {
    const script = randomScript(9, 700);
    const loop = loopAfter([payment(1)]);
    const before = loop.economy.getState();
    const recording = recordScript(script);
    const steps: number[] = [];
    let step = recording.next();
    for (; step.done !== true; step = recording.next()) steps.push(step.value);
    expect(Object.is(loop.economy.getState(), before)).toBe(true);
    loop.replace(step.value);
    expect(steps.at(-1)).toBe(700);
    expect(steps).toEqual([...steps].sort((a, b) => a - b));
    expect(steps.length).toBeGreaterThanOrEqual(7);
    const { output } = runLoopScript(script);
    expect(hashNow(loop)).toBe(output.stateHash);
    // Every moment that was loaded can be gone back to, the kept economies included.
    const committed = loop.timeline.getState().length;
    expect(committed).toBeGreaterThan(CHECKPOINT_EVERY);
    for (let position = 0; position <= committed; position += 1)
      expect(readBooks(loop.economyAt(position)).counter('commands')).toBe(position);
    // What goes on from there is recorded in the same history.
    loop.commit(payment(1));
    loop.seek(committed);
    expect(hashNow(loop)).toBe(output.stateHash);
  });

  it('a script is exported up to where one stands', () => {
    const loop = loopAfter([payment(1), payment(2), payment(3)]);
    loop.undo();
    expect(loop.toScript()).toEqual({
      format: LOOP_SCRIPT_FORMAT,
      name: 'Test',
      genesis: fundedGenesis,
      commands: [payment(1), payment(2)],
    });
    expect(runLoopScript(loop.toScript()).output.stateHash).toBe(hashNow(loop));
  });
});
