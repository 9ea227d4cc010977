import { describe, expect, it } from 'vitest';
import { assetNames } from '../../src/engine/assets';
import { readBooks } from '../../src/engine/books/PersistentBooks';
import { createFirstViewScript } from '../support/firstViewScript';
import { readLedgerEntry, scientific, wavelengthText } from '../../src/selectors/ledgerEntry';
import { LoopStore } from '../../src/store/loopStore';

function entryOf(loop: LoopStore, index: number) {
  const books = readBooks(loop.economy.getState());
  const { command } = books.transaction(index);
  return readLedgerEntry(
    books,
    index,
    readBooks(loop.economyAt(command)),
    readBooks(loop.economyAt(command + 1)),
  );
}

describe('before and after', () => {
  it('of a transfer with a fee that opens its receiver', () => {
    const loop = new LoopStore();
    loop.commit({ type: 'openWallet', address: 'Ada', balance: 5_000 });
    loop.commit({ type: 'transfer', from: 'Ada', to: 'Bram', amount: 3_000, fee: 10 });
    const entry = entryOf(loop, 1);
    expect(entry.changes).toEqual([
      { address: 'Ada', asset: 'NXT', before: 5_000, change: -3_010, after: 1_990, opened: false },
      { address: 'Bram', asset: 'NXT', before: 0, change: 3_000, after: 3_000, opened: true },
      {
        address: 'VALIDATOR_POOL',
        asset: 'NXT',
        before: 30_000_000_000_000,
        change: 10,
        after: 30_000_000_000_010,
        opened: false,
      },
    ]);
    expect(entry).toMatchObject({ nonceBefore: 0, place: 0, ofCommand: 1, agrees: true });
  });

  it('of each of the twelve transactions of an allocation', () => {
    const loop = new LoopStore();
    loop.commit({ type: 'openWallet', address: 'Ada', balance: 9_000_000_000 });
    loop.commit({ type: 'transfer', from: 'Ada', to: 'TRANSITION_RESERVE', amount: 1_000_003, fee: 0 });
    loop.commit({ type: 'allocateReserve', amount: 1_000_003 });
    let reserve = 1_000_003;
    for (let place = 0; place < 12; place += 1) {
      const entry = entryOf(loop, 2 + place);
      const [first, second] = entry.changes;
      expect(first).toMatchObject({ address: 'TRANSITION_RESERVE', before: reserve });
      expect(first?.after).toBe(reserve - (second?.change ?? 0));
      expect(second).toMatchObject({ asset: 'NXT', before: 0 });
      expect(entry).toMatchObject({ nonceBefore: place, place, ofCommand: 12, agrees: true });
      reserve = first?.after ?? 0;
    }
    expect(reserve).toBe(0);
  });

  it('of floor payments, where a wallet is opened by the first and paid again by a later command', () => {
    const loop = new LoopStore();
    loop.commit({ type: 'transfer', from: 'TREASURY', to: 'F_FLOOR_RESERVE', amount: 1_000, fee: 0 });
    loop.commit({ type: 'payFloor', citizens: ['Ada', 'Bram', 'Cleo'], amountEach: 100 });
    loop.commit({ type: 'payFloor', citizens: ['Bram', 'Ada'], amountEach: 50 });
    expect(entryOf(loop, 3).changes).toEqual([
      { address: 'F_FLOOR_RESERVE', asset: 'NXT', before: 800, change: -100, after: 700, opened: false },
      { address: 'Cleo', asset: 'NXT', before: 0, change: 100, after: 100, opened: true },
    ]);
    expect(entryOf(loop, 5)).toMatchObject({
      nonceBefore: 4,
      place: 1,
      changes: [
        { address: 'F_FLOOR_RESERVE', before: 650, after: 600 },
        { address: 'Ada', before: 100, after: 150, opened: false },
      ],
    });
  });

  it('of a fee that the validators pay to themselves nets to nothing', () => {
    const loop = new LoopStore();
    loop.commit({ type: 'transfer', from: 'VALIDATOR_POOL', to: 'Ada', amount: 5, fee: 7 });
    expect(entryOf(loop, 0).changes.map(({ address, change }) => [address, change])).toEqual([
      ['VALIDATOR_POOL', -5],
      ['Ada', 5],
    ]);
  });

  it('follow from one another through a whole life, token by token', () => {
    const loop = new LoopStore();
    loop.load(createFirstViewScript(20));
    const books = readBooks(loop.economy.getState());
    const origin = readBooks(loop.economyAt(0));
    const balances = new Map<string, number>();
    const startOf = (address: string, asset: string) => {
      const account = origin.find(address);
      return account < 0 ? 0 : origin.balance(account, assetNames.indexOf(asset));
    };
    for (let index = 0; index < books.transactionCount; index += 1) {
      const entry = entryOf(loop, index);
      expect(entry.agrees).toBe(true);
      for (const { address, asset, before, after } of entry.changes) {
        const key = `${address} ${asset}`;
        expect(before).toBe(balances.get(key) ?? startOf(address, asset));
        balances.set(key, after);
      }
    }
  });
});

describe('physics in words', () => {
  it('writes energies with five significant digits', () => {
    expect(scientific(3.0263513e-19)).toBe('3.0264 × 10⁻¹⁹');
    expect(scientific(1.5e12)).toBe('1.5000 × 10¹²');
    expect(scientific(2)).toBe('2.0000');
    expect(scientific(0)).toBe('0');
  });

  it('writes wavelengths as recorded', () => {
    expect(wavelengthText(656.386912)).toBe('656.3869 nm');
    expect(wavelengthText(434)).toBe('434 nm');
    expect(wavelengthText('red')).toBe('red');
  });
});
