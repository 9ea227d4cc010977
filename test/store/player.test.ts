import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { readBooks } from '../../src/engine/books/PersistentBooks';
import { checkReplay, checkState } from '../../src/engine/invariants';
import { stateHash } from '../../src/engine/stateHash';
import { createFirstViewScript } from '../support/firstViewScript';
import { firstViewScenario } from '../../src/simulation/scenario';
import { Village } from '../../src/simulation/village';
import { LoopStore } from '../../src/store/loopStore';
import { Player } from '../../src/store/player';

const script = createFirstViewScript(6);

function start(): { readonly loop: LoopStore; readonly player: Player } {
  const loop = new LoopStore();
  loop.load(script);
  return { loop, player: new Player(loop, new Village(firstViewScenario)) };
}

function hashOf(loop: LoopStore): string {
  return stateHash(readBooks(loop.economy.getState()));
}

function clockOf(loop: LoopStore): number {
  return readBooks(loop.economy.getState()).counter('clock');
}

describe('the player', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('commits one command a step, the same ones from the same seed', () => {
    const [one, other] = [start(), start()];
    for (let step = 0; step < 150; step += 1) {
      one.player.step();
      other.player.step();
    }
    expect(hashOf(one.loop)).toBe(hashOf(other.loop));
    expect(clockOf(one.loop)).toBeGreaterThan(7);
    const books = readBooks(one.loop.economy.getState());
    expect(checkState(books)).toEqual([]);
    const { position } = one.loop.timeline.getState();
    expect(checkReplay(books, one.loop.genesis, one.loop.history.commands(position))).toEqual([]);
  });

  it('begins with the clock, and every action can be undone', () => {
    const { loop, player } = start();
    const before = hashOf(loop);
    player.step();
    expect(clockOf(loop)).toBe(7);
    player.step();
    expect(loop.undo()).toBe(true);
    expect(loop.undo()).toBe(true);
    expect(hashOf(loop)).toBe(before);
  });

  it('plays a day in two seconds, and twenty at the highest speed', () => {
    const { loop, player } = start();
    player.play();
    vi.advanceTimersByTime(2_100);
    const slow = clockOf(loop) - 6;
    expect(slow).toBeGreaterThanOrEqual(1);
    expect(slow).toBeLessThanOrEqual(3);
    player.setSpeed(20);
    vi.advanceTimersByTime(2_000);
    expect(clockOf(loop) - 6 - slow).toBeGreaterThan(10);
    player.pause();
    const paused = hashOf(loop);
    vi.advanceTimersByTime(5_000);
    expect(hashOf(loop)).toBe(paused);
    expect(player.state.getState().playing).toBe(false);
  });

  it('begins a new day when somebody moved in time, and plays on from the present', () => {
    const { loop, player } = start();
    for (let step = 0; step < 10; step += 1) player.step();
    loop.undo();
    player.step();
    // The rest of the old day is forgotten: the next command is a tick.
    expect(loop.history.command(loop.timeline.getState().position - 1)).toEqual({ type: 'tick' });
    loop.seek(3);
    player.play();
    expect(loop.timeline.getState().position).toBe(loop.timeline.getState().length);
    player.pause();
  });

  it('pauses when somebody goes into the past, and forgets nothing of what came after', () => {
    const { loop, player } = start();
    player.play();
    vi.advanceTimersByTime(1_000);
    const { length, epoch } = loop.timeline.getState();
    loop.seek(20);
    vi.advanceTimersByTime(1_000);
    expect(player.state.getState().playing).toBe(false);
    expect(loop.timeline.getState()).toEqual({ position: 20, length, epoch });
    // Coming back to the present is no reason to stop.
    loop.seek(length);
    player.play();
    vi.advanceTimersByTime(1_000);
    expect(player.state.getState().playing).toBe(true);
    expect(loop.timeline.getState().length).toBeGreaterThan(length);
    player.pause();
  });

  it('stops within the turn in which somebody pauses it', () => {
    const { loop, player } = start();
    player.setSpeed(20);
    let after = 0;
    loop.onEvent((event) => {
      if (event.type !== 'committed') return;
      if (!player.state.getState().playing) after += 1;
      if (event.command.type === 'tick') player.pause();
    });
    player.play();
    vi.advanceTimersByTime(2_000);
    expect(player.state.getState().playing).toBe(false);
    expect(after).toBe(0);
  });

  it('lives by another village once it follows one', () => {
    const { loop, player } = start();
    const costly = { ...firstViewScenario.messages, burnPerStandardMessage: 700_000_000 };
    player.follow(new Village({ ...firstViewScenario, messages: costly }));
    for (let step = 0; step < 10; step += 1) player.step();
    const { position } = loop.timeline.getState();
    const burn = loop.history
      .commands(position)
      .findLast((command) => command.type === 'messageBurn' && command.messageType === 'standard');
    expect(burn).toMatchObject({ amount: 700_000_000 });
  });
});
