import { describe, expect, it } from 'vitest';
import { F_FLOOR_RESERVE, TREASURY } from '../../src/engine/accounts';
import { readBooks } from '../../src/engine/books/PersistentBooks';
import type { Command } from '../../src/engine/commands';
import { createFirstViewScript } from '../support/firstViewScript';
import { createFlowsReader, Flows, FLOWS_KEPT_EVERY } from '../../src/selectors/flows';
import { LoopStore } from '../../src/store/loopStore';

function commitAll(loop: LoopStore, commands: readonly Command[]): void {
  for (const command of commands) expect(loop.commit(command).ok).toBe(true);
}

const loopCommands: readonly Command[] = [
  { type: 'openWallet', address: 'Ada', balance: 1_000_000 },
  { type: 'messageBurn', sender: 'Ada', messageId: 'm1', messageType: 'standard' },
  { type: 'messageBurn', sender: 'Ada', messageId: 'm2', messageType: 'video', count: 3 },
  { type: 'transfer', from: 'Ada', to: 'Bram', amount: 10_000 },
  { type: 'transfer', from: TREASURY, to: F_FLOOR_RESERVE, amount: 500, fee: 0 },
  { type: 'allocateReserve', amount: 1_000 },
  { type: 'drainReserve', amount: 200 },
  { type: 'payFloor', citizens: ['Ada', 'Bram'], amountEach: 40 },
];

describe('flows', () => {
  it('sums what flowed between the parts of the economy, to the unit', () => {
    const loop = new LoopStore();
    commitAll(loop, loopCommands);
    const flows = createFlowsReader()(readBooks(loop.economy.getState()));
    expect(flows.messages('standard')).toEqual({ sent: 1, units: 5_700 });
    expect(flows.messages('video')).toEqual({ sent: 3, units: 34_200 });
    expect(flows.messages('link')).toEqual({ sent: 0, units: 0 });
    expect(flows.burned).toEqual({ sent: 4, units: 39_900 });
    expect(flows.between('treasury', 'wallets').units).toBe(1_000_000);
    expect(flows.between('wallets', 'reserve')).toMatchObject({ units: 39_900, postings: 2 });
    expect(flows.between('wallets', 'validators').units).toBe(1_000);
    expect(flows.between('wallets', 'wallets').units).toBe(10_000);
    expect(flows.between('reserve', 'pools')).toMatchObject({ units: 1_000, postings: 12 });
    expect(flows.between('reserve', 'floor')).toMatchObject({
      units: 200,
      lastUnits: 200,
      lastTransaction: 17,
    });
    expect(flows.between('floor', 'wallets')).toMatchObject({ units: 80, postings: 2, lastUnits: 40 });
    expect(flows.between('producers', 'wallets')).toMatchObject({ units: 0, lastTransaction: undefined });
  });

  it('continues after commits and answers the same after any move in time as a sum made anew', () => {
    const loop = new LoopStore();
    loop.load(createFirstViewScript());
    // Long enough that sums are kept on the way.
    expect(readBooks(loop.economy.getState()).transactionCount).toBeGreaterThan(FLOWS_KEPT_EVERY);
    const read = createFlowsReader();
    const { length } = loop.timeline.getState();
    for (const position of [length, length - 1, 3, 0, 150, length - 2, 149]) {
      loop.seek(position);
      const books = readBooks(loop.economy.getState());
      const anew = Flows.none.continueTo(books, books.transactionCount);
      const flows = read(books);
      expect(flows.burned).toEqual(anew.burned);
      expect(flows.between('reserve', 'pools')).toEqual(anew.between('reserve', 'pools'));
      expect(flows.between('treasury', 'wallets')).toEqual(anew.between('treasury', 'wallets'));
    }
  });

  it('does not mistake another line of history of the same length for the one it summed', () => {
    const loop = new LoopStore();
    commitAll(loop, loopCommands.slice(0, 2));
    const read = createFlowsReader();
    expect(read(readBooks(loop.economy.getState())).messages('standard').sent).toBe(1);
    loop.undo();
    commitAll(loop, [{ type: 'messageBurn', sender: 'Ada', messageId: 'm1', messageType: 'link' }]);
    const flows = read(readBooks(loop.economy.getState()));
    expect(flows.messages('standard').sent).toBe(0);
    expect(flows.messages('link')).toEqual({ sent: 1, units: 2_850 });
  });

  it('hands out the same sums for the same books', () => {
    const loop = new LoopStore();
    commitAll(loop, loopCommands);
    const read = createFlowsReader();
    const first = read(readBooks(loop.economy.getState()));
    expect(read(readBooks(loop.economy.getState()))).toBe(first);
  });
});
