import { describe, expect, it } from 'vitest';
import { readBooks } from '../../src/engine/books/PersistentBooks';
import type { Command } from '../../src/engine/commands';
import { createLedgerScanner, isOpenFilter, readLedgerFilter } from '../../src/selectors/ledger';
import { LoopStore } from '../../src/store/loopStore';

const commands: readonly Command[] = [
  { type: 'openWallet', address: 'Ada', balance: 1_000_000_000 },
  { type: 'openWallet', address: 'Bram', balance: 500_000_000 },
  { type: 'transfer', from: 'Ada', to: 'Bram', amount: 7_000, reason: 'Rent of May' },
  { type: 'tick' },
  { type: 'messageBurn', sender: 'Bram', messageId: 'MSG-1', messageType: 'video', count: 1_000 },
  { type: 'messageBurn', sender: 'Ada', messageId: 'MSG-2', messageType: 'standard' },
  { type: 'tick' },
  { type: 'allocateReserve', amount: 11_000_000 },
  { type: 'drainReserve', amount: 5 },
  { type: 'transfer', from: 'Bram', to: 'Ada', amount: 400, fee: 0 },
];

function village(list: readonly Command[] = commands): LoopStore {
  const loop = new LoopStore();
  for (const command of list) if (!loop.commit(command).ok) throw new Error(`${command.type} was refused`);
  return loop;
}

/** Which transactions these parameters of the address keep. */
function kept(params: Readonly<Record<string, string>>, loop = village()): readonly number[] {
  return createLedgerScanner()(readBooks(loop.economy.getState()), readLedgerFilter(params)).matches;
}

describe('the filter in the address', () => {
  it('is open without parameters, and with parameters that mean nothing', () => {
    expect(isOpenFilter(readLedgerFilter({}))).toBe(true);
    const nonsense = { kind: 'gift', min: '-5', max: '1e3', day: 'today', text: '  ' };
    expect(isOpenFilter(readLedgerFilter(nonsense))).toBe(true);
    expect(isOpenFilter(readLedgerFilter({ min: '9'.repeat(16) }))).toBe(true);
  });

  it('reads days as one, a range, or all from one on', () => {
    expect(readLedgerFilter({ day: '3' }).days).toEqual([3, 3]);
    expect(readLedgerFilter({ day: '3-9' }).days).toEqual([3, 9]);
    expect(readLedgerFilter({ day: '3-' }).days).toEqual([3, Number.MAX_SAFE_INTEGER]);
  });
});

describe('the ledger keeps', () => {
  const allocations = Array.from({ length: 12 }, (_, offset) => 5 + offset);

  it.each([
    ['everything without a filter', {}, Array.from({ length: 19 }, (_, index) => index)],
    ['what touches an account, at either end', { account: 'Bram' }, [1, 2, 3, 18]],
    ['fees too, which touch their receiver', { account: 'VALIDATOR_POOL' }, [2]],
    ['nothing of an account that does not exist', { account: 'Zoe' }, []],
    ['a kind', { kind: 'transfer' }, [2, 18]],
    ['all messages', { kind: 'burn' }, [3, 4]],
    ['one type of message', { kind: 'video' }, [3]],
    ['both ends of one posting', { from: 'Ada', to: 'Bram' }, [2]],
    ['a group at one end', { from: 'TRANSITION_RESERVE', to: '*pools' }, allocations],
    ['postings of one asset', { asset: 'NXT-FOOD shares' }, [9]],
    ['wallets as a group', { from: '*wallets', to: 'TRANSITION_RESERVE' }, [3, 4]],
    ['wallets to wallets', { from: '*wallets', to: '*wallets' }, [2, 18]],
    ['amounts from a smallest on', { min: '500000000' }, [0, 1]],
    ['amounts up to a largest', { max: '400' }, [17, 18]],
    ['amounts between two, both included', { min: '400', max: '7000' }, [2, 4, 18]],
    ['one day', { day: '1' }, [3, 4]],
    ['days from one on', { day: '1-', kind: 'burn' }, [3, 4]],
    ['a word of a reason', { text: 'rent' }, [2]],
    ['a message id', { text: 'msg-2' }, [4]],
    ['a transaction id, in part', { text: 'tx00000018' }, [18]],
    ['a name of a kind', { text: 'drain' }, [17]],
    ['a type of message', { text: 'standard' }, [4]],
    ['every word of several', { text: 'ada paid' }, [2, 18]],
    ['the name that people give an account', { text: 'validators' }, [2]],
    ['all conditions together', { account: 'Ada', kind: 'transfer', max: '500', text: 'bram' }, [18]],
  ])('%s', (_, params, expected) => {
    expect(kept(params)).toEqual(expected);
  });

  it('an account before the group whose name it bears', () => {
    const loop = village([...commands, { type: 'openWallet', address: '*wallets', balance: 3 }]);
    expect(kept({ account: '*wallets' }, loop)).toEqual([19]);
  });
});

describe('a scanner', () => {
  it('counts kinds as if no kind were chosen, and what is moved exactly', () => {
    const view = createLedgerScanner()(
      readBooks(village().economy.getState()),
      readLedgerFilter({ kind: 'video' }),
    );
    expect(view.count).toBe(19);
    expect(view.moved).toBe(11_400_000n);
    expect(Object.fromEntries(view.kinds)).toEqual({
      open: 2,
      transfer: 2,
      video: 1,
      standard: 1,
      allocation: 12,
      drain: 1,
    });
  });

  it('sums beyond what a number holds exactly', () => {
    const loop = new LoopStore();
    loop.commit({ type: 'openWallet', address: 'Ada', balance: 50_000_000_000_000 });
    for (let round = 0; round < 200; round += 1) {
      const [from, to] = round % 2 === 0 ? ['Ada', 'Bram'] : ['Bram', 'Ada'];
      loop.commit({ type: 'transfer', from, to, amount: 49_999_999_999_999, fee: 0 });
    }
    const view = createLedgerScanner()(readBooks(loop.economy.getState()), readLedgerFilter({}));
    expect(view.moved).toBe(200n * 49_999_999_999_999n + 50_000_000_000_000n);
  });

  it('continues after a commit and answers as one that begins anew', () => {
    const loop = new LoopStore();
    const filter = readLedgerFilter({ text: 'ada' });
    const scan = createLedgerScanner();
    for (const command of commands) {
      loop.commit(command);
      const books = readBooks(loop.economy.getState());
      expect(scan(books, filter)).toEqual(createLedgerScanner()(books, filter));
    }
    const books = readBooks(loop.economy.getState());
    expect(scan(books, filter)).toBe(scan(books, readLedgerFilter({ text: 'Ada ' })));
  });

  it('begins anew in the past and on a branch', () => {
    const loop = village();
    const filter = readLedgerFilter({ account: 'Ada' });
    const scan = createLedgerScanner();
    scan(readBooks(loop.economy.getState()), filter);
    loop.seek(3);
    expect(scan(readBooks(loop.economy.getState()), filter).matches).toEqual([0, 2]);
    loop.commit({ type: 'openWallet', address: 'Cleo', balance: 8 });
    loop.commit({ type: 'transfer', from: 'Cleo', to: 'Ada', amount: 1, fee: 0 });
    expect(scan(readBooks(loop.economy.getState()), filter).matches).toEqual([0, 2, 4]);
  });
});
