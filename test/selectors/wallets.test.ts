import { beforeEach, describe, expect, it } from 'vitest';
import { NXT } from '../../src/engine/assets';
import { readBooks } from '../../src/engine/books/PersistentBooks';
import { TREND_LENGTH } from '../../src/selectors/walletActivity';
import {
  arrangeWallets,
  nextSort,
  readSort,
  walletColumns,
  writeSort,
} from '../../src/selectors/walletOrder';
import {
  createWalletsSelector,
  shortTransactionId,
  trendChange,
  type WalletsModel,
} from '../../src/selectors/wallets';
import { LoopStore } from '../../src/store/loopStore';

const nxt = 100_000_000;
let loop: LoopStore;

beforeEach(() => {
  loop = new LoopStore();
  loop.commit({ type: 'openWallet', address: 'Ada', balance: 10 * nxt });
  loop.commit({ type: 'openWallet', address: 'Bo', balance: 30 * nxt });
  loop.commit({ type: 'openWallet', address: 'Cy' });
});

function row(model: WalletsModel, address: string) {
  const found = model.rows.find((one) => one.address === address);
  if (found === undefined) throw new Error(`no row of ${address}`);
  return found;
}

function pay(from: string, to: string, amount: number) {
  expect(loop.commit({ type: 'transfer', from, to, amount }).ok).toBe(true);
}

describe('the rows of the wallets', () => {
  it('are the accounts that are no system accounts, with their exact sum', () => {
    const model = createWalletsSelector()(loop.economy.getState());
    expect(model.rows.map((one) => one.address)).toEqual(['Ada', 'Bo', 'Cy']);
    expect(model.total).toBe(40 * nxt);
    expect(row(model, 'Cy')).toMatchObject({ balance: 0, nonce: 0, tokens: 0, receipt: undefined });
  });

  it('name the last receipt by what it was for the wallet', () => {
    pay('Ada', 'Bo', nxt);
    const select = createWalletsSelector();
    expect(row(select(loop.economy.getState()), 'Ada').receipt).toMatchObject({
      id: 'TX00000002',
      word: 'paid',
    });
    expect(row(select(loop.economy.getState()), 'Bo').receipt?.word).toBe('received');
    loop.commit({ type: 'messageBurn', sender: 'Bo', messageId: 'm', messageType: 'link' });
    expect(row(select(loop.economy.getState()), 'Bo').receipt).toMatchObject({
      word: 'burned',
      messageType: 'link',
    });
    loop.commit({ type: 'syncWallet', wallet: 'phone', balance: 5 });
    expect(row(select(loop.economy.getState()), 'phone').receipt?.word).toBe('synced');
  });

  it('follow the balance over its last changes and end with the present one', () => {
    pay('Ada', 'Bo', nxt);
    pay('Ada', 'Cy', 2 * nxt);
    const model = createWalletsSelector()(loop.economy.getState());
    expect(row(model, 'Ada').trend).toEqual([0, 10 * nxt, 9 * nxt - 1_000, 7 * nxt - 2_000]);
    expect(trendChange(row(model, 'Ada'))).toBe(7 * nxt - 2_000);
  });

  it('keep no more than the last changes', () => {
    for (let step = 0; step < TREND_LENGTH + 20; step += 1) pay('Bo', 'Ada', 1_000);
    const { trend, balance } = row(createWalletsSelector()(loop.economy.getState()), 'Ada');
    expect(trend).toHaveLength(TREND_LENGTH);
    expect(trend.at(-1)).toBe(balance);
    expect(trend[0]).toBe(balance - (TREND_LENGTH - 1) * 1_000);
  });
});

describe('the selector', () => {
  it('answers the same whether it read the whole log or followed every commit', () => {
    const following = createWalletsSelector();
    following(loop.economy.getState());
    for (let step = 0; step < 120; step += 1) {
      if (step % 7 === 0) loop.commit({ type: 'openWallet', address: `w${step}`, balance: step });
      if (step % 11 === 0) loop.undo();
      pay(step % 2 === 0 ? 'Ada' : 'Bo', step % 3 === 0 ? 'Cy' : step % 2 === 0 ? 'Bo' : 'Ada', 1_000 + step);
      expect(following(loop.economy.getState())).toEqual(createWalletsSelector()(loop.economy.getState()));
    }
  });

  it('keeps the rows that a commit did not touch', () => {
    const select = createWalletsSelector();
    const before = select(loop.economy.getState());
    pay('Ada', 'Bo', nxt);
    const after = select(loop.economy.getState());
    expect(row(after, 'Cy')).toBe(row(before, 'Cy'));
    expect(row(after, 'Ada')).not.toBe(row(before, 'Ada'));
    expect(select(loop.economy.getState())).toBe(after);
  });

  it('is not misled by another history with as many transactions', () => {
    const select = createWalletsSelector();
    select(loop.economy.getState());
    const other = new LoopStore();
    other.commit({ type: 'openWallet', address: 'Ada', balance: 7 });
    other.commit({ type: 'openWallet', address: 'Zed', balance: 8 });
    const model = select(other.economy.getState());
    expect(model.rows.map(({ address, trend }) => [address, trend])).toEqual([
      ['Ada', [0, 7]],
      ['Zed', [0, 8]],
    ]);
  });

  it('follows a thousand wallets at the pace of a commit', () => {
    for (let number = 0; number < 1_000; number += 1) {
      loop.commit({ type: 'openWallet', address: `citizen ${number}`, balance: 10_000 + number });
    }
    const select = createWalletsSelector();
    select(loop.economy.getState());
    pay('Ada', 'Bo', 5);
    const start = performance.now();
    const model = select(loop.economy.getState());
    const sorted = arrangeWallets(model.rows, readSort('wallet'), 'citizen');
    expect(performance.now() - start).toBeLessThan(100);
    expect(sorted).toHaveLength(1_000);
    expect(row(model, 'Bo').balance).toBe(
      readBooks(loop.economy.getState()).balance(row(model, 'Bo').account, NXT),
    );
  });
});

describe('the order of the wallets', () => {
  const addresses = (sort: string, filter = '') =>
    arrangeWallets(createWalletsSelector()(loop.economy.getState()).rows, readSort(sort), filter).map(
      (one) => one.address,
    );

  it('is by balance from the largest unless one asks for another', () => {
    expect(addresses('')).toEqual(['Bo', 'Ada', 'Cy']);
    expect(addresses('nonsense')).toEqual(['Bo', 'Ada', 'Cy']);
    expect(addresses('wallet')).toEqual(['Ada', 'Bo', 'Cy']);
    expect(addresses('wallet-descending')).toEqual(['Cy', 'Bo', 'Ada']);
  });

  it('can be by every column, in both directions', () => {
    pay('Ada', 'Bo', nxt);
    for (const column of walletColumns) {
      const down = addresses(`${column}-descending`);
      const up = addresses(`${column}-ascending`);
      expect(down.toSorted()).toEqual(['Ada', 'Bo', 'Cy']);
      expect(up.toSorted()).toEqual(['Ada', 'Bo', 'Cy']);
    }
    expect(addresses('nonce')).toEqual(['Ada', 'Bo', 'Cy']);
    expect(addresses('trend-ascending')[0]).toBe('Cy');
  });

  it('keeps what contains the filter, in any case and form of letters', () => {
    loop.commit({ type: 'openWallet', address: 'Tomás' });
    expect(addresses('', 'tomás'.normalize('NFD'))).toEqual(['Tomás']);
    expect(addresses('', ' A ')).toEqual(['Ada', 'Tomás']);
    expect(addresses('', 'nobody')).toEqual([]);
  });

  it('survives the address line', () => {
    for (const column of walletColumns) {
      for (const direction of ['ascending', 'descending'] as const) {
        expect(readSort(writeSort({ column, direction }))).toEqual({ column, direction });
      }
    }
    expect(writeSort({ column: 'balance', direction: 'descending' })).toBeUndefined();
    expect(nextSort(readSort('nonce'), 'nonce')).toEqual({ column: 'nonce', direction: 'ascending' });
    expect(nextSort(readSort('nonce'), 'wallet')).toEqual({ column: 'wallet', direction: 'ascending' });
  });

  it('shortens ids to their end', () => {
    expect(shortTransactionId('TX00001497')).toBe('TX…1497');
  });
});
