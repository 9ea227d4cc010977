import { beforeEach, describe, expect, it } from 'vitest';
import { NXT, pools, sharesOf, tokenOf } from '../../src/engine/assets';
import { readBooks } from '../../src/engine/books/PersistentBooks';
import type { Command } from '../../src/engine/commands';
import { createHoldingsSelector, type AccountHoldings } from '../../src/selectors/walletHoldings';
import { createWalletsSelector } from '../../src/selectors/wallets';
import { LoopStore } from '../../src/store/loopStore';

const nxt = 100_000_000;
let loop: LoopStore;

function commit(command: Command) {
  const outcome = loop.commit(command);
  if (!outcome.ok) throw new Error(`refused: ${JSON.stringify(outcome)}`);
  return outcome;
}

function buy(trader: string, pool: string, amount: number) {
  commit({ type: 'swap', trader, pool, give: 'NXT', amount });
}

function balance(address: string, asset: number): number {
  const books = readBooks(loop.economy.getState());
  return books.balance(books.find(address), asset);
}

function holdingsOf(address: string, select = createHoldingsSelector()): AccountHoldings {
  const holdings = select(loop.economy.getState(), address);
  if (holdings === undefined) throw new Error(`no account ${address}`);
  return holdings;
}

function heldLabels(address: string) {
  const { rows } = createWalletsSelector()(loop.economy.getState());
  return rows.find((row) => row.address === address)?.held.map(({ label }) => label);
}

/** Ada holds WATER, FOOD and shares of NXT-FOOD; Bo holds nothing but NXT. Each pool was given NXT by its weight. */
beforeEach(() => {
  loop = new LoopStore();
  commit({ type: 'openWallet', address: 'Ada', balance: 1_000 * nxt });
  commit({ type: 'openWallet', address: 'Bo', balance: 1_000 * nxt });
  const funding = 10_000 * nxt;
  commit({ type: 'transfer', from: 'ECOSYSTEM_FUND', to: 'TRANSITION_RESERVE', amount: funding, fee: 0 });
  commit({ type: 'allocateReserve', amount: funding });
  buy('Ada', 'NXT-FOOD', 20 * nxt);
  buy('Ada', 'NXT-WATER', 4 * nxt);
  const token = Math.floor(balance('Ada', tokenOf(4)) / 2);
  commit({ type: 'addLiquidity', provider: 'Ada', pool: 'NXT-FOOD', nxt: 20 * nxt, token });
});

describe('the tokens of an account', () => {
  it('are named with their exact amounts, in the order of the pools', () => {
    const { tokens } = holdingsOf('Ada');
    expect(tokens.map(({ pool, units }) => [pool.sector, units])).toEqual([
      ['WATER', balance('Ada', tokenOf(1))],
      ['FOOD', balance('Ada', tokenOf(4))],
    ]);
  });

  it('bring what the constant product says, to the unit', () => {
    const [water] = holdingsOf('Ada').tokens;
    const given = BigInt(balance('Ada', tokenOf(1))) * 997n;
    const reserveIn = BigInt(balance('NXT-WATER', tokenOf(1))) * 1_000n;
    expect(water?.sale).toBe(Number((given * BigInt(balance('NXT-WATER', NXT))) / (reserveIn + given)));
    // Bought for 4 of 800 NXT and sold again at once: two fees of 0.30 %, the first of which stays in the pool.
    expect(water?.sale).toBe(397_615_451);
  });

  it('bring together what selling all of them really brings', () => {
    const { tokens, sale } = holdingsOf('Ada');
    const before = balance('Ada', NXT);
    for (const { pool, units } of tokens) {
      commit({ type: 'swap', trader: 'Ada', pool: pool.address, give: 'token', amount: units });
    }
    expect(balance('Ada', NXT) - before).toBe(sale);
  });

  it('bring nothing where there is no price, too little of them, or no trade', () => {
    const bare = new LoopStore();
    const bareHoldings = createHoldingsSelector()(bare.economy.getState(), 'PRODUCERS-FOOD');
    expect(bareHoldings?.tokens.map(({ sale }) => sale)).toEqual(['no price yet']);
    expect(bareHoldings?.sale).toBe(0);
    commit({ type: 'swap', trader: 'Bo', pool: 'NXT-FOOD', give: 'NXT', receive: 1 });
    expect(holdingsOf('Bo').tokens).toMatchObject([{ units: 1, sale: 'less than a unit' }]);
    expect(holdingsOf('NXT-FOOD').tokens).toMatchObject([{ sale: 'not for sale' }]);
  });
});

describe('the pool shares of an account', () => {
  it('return what withdrawing all of them really returns', () => {
    const [held] = holdingsOf('Ada').shares;
    const asset = sharesOf(4);
    expect(held).toMatchObject({ pool: pools[4], shares: balance('Ada', asset) });
    const issued = BigInt(balance('Ada', asset) + balance('NXT-FOOD', asset));
    expect(held?.part).toBe(Number((BigInt(balance('Ada', asset)) * 10_000n) / issued));
    const { shares = 0 } = held ?? {};
    const withdrawn = commit({ type: 'removeLiquidity', provider: 'Ada', pool: 'NXT-FOOD', shares });
    expect(withdrawn).toMatchObject({ nxt: held?.nxt, token: held?.tokens });
    expect(holdingsOf('Ada').shares).toEqual([]);
  });

  it('are the protocol’s own in a pool, and nobody’s where they are not issued', () => {
    const asset = sharesOf(4);
    expect(holdingsOf('NXT-FOOD').shares).toMatchObject([
      { pool: pools[4], shares: balance('NXT-FOOD', asset) },
    ]);
    const unissued = holdingsOf('UNISSUED_SHARES').shares;
    expect(unissued).toHaveLength(12);
    expect(unissued[4]).toEqual({
      pool: pools[4],
      shares: 100_000_000_000_000 - balance('Ada', asset) - balance('NXT-FOOD', asset),
      part: undefined,
      nxt: undefined,
      tokens: undefined,
    });
  });
});

describe('the selector', () => {
  it('keeps what a commit did not change: the whole, or the lines', () => {
    const select = createHoldingsSelector();
    const before = holdingsOf('Ada', select);
    commit({ type: 'messageBurn', sender: 'Ada', messageId: 'm', messageType: 'link' });
    buy('Bo', 'NXT-CARBON', nxt);
    expect(holdingsOf('Ada', select)).toBe(before);
    buy('Bo', 'NXT-WATER', nxt);
    const after = holdingsOf('Ada', select);
    expect(after.tokens[0]).not.toBe(before.tokens[0]);
    expect(after.tokens[1]).toBe(before.tokens[1]);
    expect(after.shares).toBe(before.shares);
    expect(after).toEqual(holdingsOf('Ada'));
  });

  it('follows from account to account and back in time', () => {
    const select = createHoldingsSelector();
    const { tokens } = holdingsOf('Ada', select);
    expect(holdingsOf('Bo', select)).toEqual({ address: 'Bo', tokens: [], shares: [], sale: 0 });
    expect(holdingsOf('Ada', select).tokens).toEqual(tokens);
    loop.undo();
    expect(holdingsOf('Ada', select).shares).toEqual([]);
    expect(select(loop.economy.getState(), 'Nobody')).toBeUndefined();
  });
});

describe('the row of a wallet', () => {
  it('names each token, then each pool of which it holds shares', () => {
    expect(heldLabels('Ada')).toEqual(['Water', 'Food', 'Food shares']);
    expect(heldLabels('Bo')).toEqual([]);
  });

  it('follows purchases, sales and steps back in time', () => {
    const select = createWalletsSelector();
    const held = () => select(loop.economy.getState()).rows.map((row) => row.held.map(({ label }) => label));
    expect(held()).toEqual([['Water', 'Food', 'Food shares'], []]);
    buy('Bo', 'NXT-CARBON', nxt);
    expect(held()[1]).toEqual(['Carbon']);
    const amount = balance('Bo', tokenOf(10));
    commit({ type: 'swap', trader: 'Bo', pool: 'NXT-CARBON', give: 'token', amount });
    expect(held()[1]).toEqual([]);
    loop.undo();
    expect(held()[1]).toEqual(['Carbon']);
    commit({
      type: 'swap',
      trader: 'Ada',
      pool: 'NXT-CARBON',
      give: 'NXT',
      amount: nxt,
      receiver: 'Zoe',
    });
    expect(held()).toEqual([['Water', 'Food', 'Food shares'], ['Carbon'], ['Carbon']]);
  });

  it('is the same object, and all rows together, where nothing of them changed', () => {
    const select = createWalletsSelector();
    const before = select(loop.economy.getState());
    commit({ type: 'transfer', from: 'ECOSYSTEM_FUND', to: 'TRANSITION_RESERVE', amount: nxt, fee: 0 });
    commit({ type: 'drainReserve', amount: 1 });
    commit({ type: 'tick' });
    expect(select(loop.economy.getState())).toBe(before);
  });
});
