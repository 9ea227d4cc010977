import { describe, expect, it } from 'vitest';
import { readBooks } from '../../src/engine/books/PersistentBooks';
import type { Command } from '../../src/engine/commands';
import { travelledEdges } from '../../src/selectors/loopEdges';
import { LoopStore } from '../../src/store/loopStore';

/** The edges that the last of some commands travelled. */
function edgesAfter(...commands: readonly Command[]): readonly string[] {
  const loop = new LoopStore();
  loop.commit({ type: 'openWallet', address: 'Ada', balance: 100_000_000 });
  let edges: readonly string[] = [];
  for (const command of commands) {
    const outcome = loop.commit(command);
    if (!outcome.ok) throw new Error(outcome.code);
    const books = readBooks(loop.economy.getState());
    edges = [...travelledEdges(books, outcome.firstTransaction, outcome.transactionCount)];
  }
  return edges;
}

const burn: Command = { type: 'messageBurn', sender: 'Ada', messageId: 'm', messageType: 'video' };

describe('travelledEdges', () => {
  it('sends a message along its own strand', () => {
    expect(edgesAfter(burn)).toEqual(['burn:video']);
  });

  it('sends an allocation along the ribbon of each pool that got any', () => {
    expect(edgesAfter(burn, { type: 'allocateReserve', amount: 1_000 })).toHaveLength(12);
    const weights = { 'NXT-FOOD': 1 };
    expect(edgesAfter(burn, { type: 'allocateReserve', amount: 1_000, weights })).toEqual(['pool:4']);
  });

  it('sends a drain down the pipe and floor payments back to the wallets', () => {
    const drain: Command = { type: 'drainReserve', amount: 500 };
    expect(edgesAfter(burn, drain)).toEqual(['drain']);
    expect(edgesAfter(burn, drain, { type: 'payFloor', citizens: ['Ada', 'Bo'], amountEach: 5 })).toEqual([
      'floor',
    ]);
  });

  it('shows no pulse for what has no edge on the map', () => {
    expect(edgesAfter({ type: 'transfer', from: 'Ada', to: 'Bo', amount: 5 })).toEqual([]);
    expect(edgesAfter({ type: 'tick' })).toEqual([]);
  });
});
