import { describe, expect, it } from 'vitest';
import { F_FLOOR_RESERVE, TRANSITION_RESERVE, TREASURY, VALIDATOR_POOL } from '../../src/engine/accounts';
import { pools } from '../../src/engine/assets';
import { readBooks } from '../../src/engine/books/PersistentBooks';
import type { Genesis } from '../../src/engine/genesis';
import { checkState, conservationDifference } from '../../src/engine/invariants';
import { readTransaction } from '../../src/engine/readTransaction';
import { outcomeMessage, receiptTransactionIds } from '../../src/engine/receipts';
import { parseNxt } from '../../src/engine/units';
import { LoopStore } from '../../src/store/loopStore';
import { balanceOf, exists, hashOf, loopAfter, nonceOf } from '../support/startingPoints';

/** The specified genesis with one funded person, who is paid from TREASURY. */
const genesis: Genesis = { balances: { TREASURY: 49_900_000_000_000, test_user: 100_000_000_000 } };

function units(nxt: string): number {
  const parsed = parseNxt(nxt);
  if (!parsed.ok) throw new Error(parsed.problem);
  return parsed.units;
}

function poolBalances(loop: LoopStore): readonly number[] {
  return pools.map(({ address }) => balanceOf(loop.economy.getState(), address));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

describe('the specified tests', () => {
  it('TEST 1: Message Burn Atomic Transfer', () => {
    const loop = loopAfter([], genesis);
    const outcome = loop.commit({
      type: 'messageBurn',
      sender: 'test_user',
      messageId: 'MSG_1',
      messageType: 'standard',
    });
    expect(outcomeMessage(outcome)).toBe('Transfer successful: 5700 units → TRANSITION_RESERVE');
    const after = loop.economy.getState();
    // Sender debited and reserve credited exactly the burn, no fee, nothing else moved.
    expect(balanceOf(after, 'test_user')).toBe(100_000_000_000 - 5_700);
    expect(balanceOf(after, TRANSITION_RESERVE)).toBe(5_700);
    expect(balanceOf(after, VALIDATOR_POOL)).toBe(30_000_000_000_000);
    expect(nonceOf(after, 'test_user')).toBe(1);
    expect(conservationDifference(readBooks(after))).toBe(0);
    expect(readTransaction(readBooks(after), 0)).toMatchObject({
      id: 'TX00000000',
      kind: 'burn',
      initiator: 'test_user',
      reason: 'Orbital transition: MSG_1 (standard)',
      postings: [{ from: 'test_user', to: TRANSITION_RESERVE, asset: 'NXT', amount: 5_700 }],
    });
  });

  it('TEST 2: Insufficient Balance Rollback', () => {
    const loop = loopAfter([{ type: 'openWallet', address: 'poor', balance: 5_699 }], genesis);
    const before = loop.economy.getState();
    const hash = hashOf(before);
    const outcome = loop.commit({
      type: 'messageBurn',
      sender: 'poor',
      messageId: 'MSG_1',
      messageType: 'standard',
    });
    expect(outcomeMessage(outcome)).toBe(
      'Atomic transfer failed: Insufficient balance: need 5700 units, have 5699 units',
    );
    // No partial state: it is the very same economy.
    expect(Object.is(loop.economy.getState(), before)).toBe(true);
    expect(hashOf(before)).toBe(hash);
    expect(balanceOf(before, 'poor')).toBe(5_699);
    expect(balanceOf(before, TRANSITION_RESERVE)).toBe(0);
    expect(nonceOf(before, 'poor')).toBe(0);
  });

  it('TEST 3: Reserve → DEX pools, exact to the unit', () => {
    const loop = loopAfter(
      [
        {
          type: 'messageBurn',
          sender: 'test_user',
          messageId: 'MSG',
          messageType: 'video',
          amount: 5_000_000_007,
        },
      ],
      genesis,
    );
    const outcome = loop.commit({ type: 'allocateReserve', amount: 5_000_000_007 });
    expect(outcomeMessage(outcome)).toBe('Allocated 5000000007 units to 12 pools');
    const after = loop.economy.getState();
    // 5,000,000,007 at 12, 8, 12, 8, 10, 10, 8, 7, 10, 5, 5, 5 percent: the 7 left-over units go to the largest remainders.
    expect(poolBalances(loop)).toEqual([
      600_000_001, 400_000_001, 600_000_001, 400_000_001, 500_000_001, 500_000_001, 400_000_000, 350_000_000,
      500_000_001, 250_000_000, 250_000_000, 250_000_000,
    ]);
    expect(sum(poolBalances(loop))).toBe(5_000_000_007);
    expect(balanceOf(after, TRANSITION_RESERVE)).toBe(0);
    expect(nonceOf(after, TRANSITION_RESERVE)).toBe(12);
    expect(readTransaction(readBooks(after), 12).reason).toBe(
      'Reserve liquidity allocation to NXT-ENVIRONMENTAL',
    );
    expect(loop.commit({ type: 'allocateReserve', amount: 1 })).toMatchObject({
      code: 'insufficient_balance',
    });
  });

  it('TEST 4: Crisis drain to the floor', () => {
    const loop = loopAfter(
      [{ type: 'messageBurn', sender: 'test_user', messageId: 'MSG', messageType: 'video', amount: 1_000 }],
      genesis,
    );
    const tooMuch = loop.commit({ type: 'drainReserve', amount: 1_001 });
    expect(outcomeMessage(tooMuch)).toBe(
      'Atomic drain failed: Insufficient balance: need 1001 units, have 1000 units',
    );
    expect(balanceOf(loop.economy.getState(), F_FLOOR_RESERVE)).toBe(0);
    const outcome = loop.commit({ type: 'drainReserve', amount: 1_000 });
    expect(outcomeMessage(outcome)).toBe('Transfer successful: 1000 units → F_FLOOR_RESERVE');
    const after = loop.economy.getState();
    expect(balanceOf(after, TRANSITION_RESERVE)).toBe(0);
    expect(balanceOf(after, F_FLOOR_RESERVE)).toBe(1_000);
    expect(nonceOf(after, TRANSITION_RESERVE)).toBe(1);
    expect(readTransaction(readBooks(after), 1)).toMatchObject({
      reason: 'Crisis drain to BHLS F_floor protection',
      initiator: TRANSITION_RESERVE,
    });
  });

  it('TEST 5: Complete Money Flow End-to-End', () => {
    const loop = loopAfter([], genesis);
    for (let index = 0; index < 50; index += 1) {
      const outcome = loop.commit({
        type: 'messageBurn',
        sender: 'test_user',
        messageId: `MSG_${index}`,
        messageType: 'standard',
        amount: units('0.001'),
        wavelengthNm: 656.4,
      });
      expect(outcome.ok).toBe(true);
      expect(conservationDifference(readBooks(loop.economy.getState()))).toBe(0);
    }
    expect(balanceOf(loop.economy.getState(), TRANSITION_RESERVE)).toBe(units('0.05'));
    expect(loop.commit({ type: 'allocateReserve', amount: units('0.03') }).ok).toBe(true);
    expect(loop.commit({ type: 'drainReserve', amount: units('0.01') }).ok).toBe(true);
    const after = loop.economy.getState();
    expect(balanceOf(after, 'test_user')).toBe(units('999.95'));
    expect(balanceOf(after, TRANSITION_RESERVE)).toBe(units('0.01'));
    expect(balanceOf(after, F_FLOOR_RESERVE)).toBe(units('0.01'));
    expect(sum(poolBalances(loop))).toBe(units('0.03'));
    expect(readBooks(after).transactionCount).toBe(50 + 12 + 1);
    expect(checkState(readBooks(after))).toEqual([]);
  });

  it('TEST 6: a hundred burns from one sender', () => {
    const loop = loopAfter([{ type: 'openWallet', address: 'sender', balance: 100 * 5_700 }], genesis);
    for (let index = 0; index < 100; index += 1) {
      const outcome = loop.commit({
        type: 'messageBurn',
        sender: 'sender',
        messageId: `MSG_${index}`,
        messageType: 'standard',
        nonce: index,
      });
      expect(outcome.ok).toBe(true);
    }
    const after = loop.economy.getState();
    expect(balanceOf(after, 'sender')).toBe(0);
    expect(balanceOf(after, TRANSITION_RESERVE)).toBe(570_000);
    expect(nonceOf(after, 'sender')).toBe(100);
    const reader = readBooks(after);
    expect(Array.from({ length: 101 }, (_, index) => readTransaction(reader, index).id)).toEqual(
      Array.from({ length: 101 }, (_, index) => `TX${String(index).padStart(8, '0')}`),
    );
    // The hundred-and-first finds the wallet empty.
    const dry = loop.commit({
      type: 'messageBurn',
      sender: 'sender',
      messageId: 'MSG_100',
      messageType: 'standard',
    });
    expect(outcomeMessage(dry)).toBe(
      'Atomic transfer failed: Insufficient balance: need 5700 units, have 0 units',
    );
    expect(checkState(readBooks(loop.economy.getState()))).toEqual([]);
  });
});

describe('the specified manual validation and examples', () => {
  it('ten burns fund the reserve with 0.01 NXT, which can be allocated and drained', () => {
    const loop = loopAfter([], genesis);
    for (let index = 0; index < 10; index += 1) {
      const outcome = loop.commit({
        type: 'messageBurn',
        sender: 'test_user',
        messageId: `MSG_${index}`,
        messageType: 'standard',
        amount: units('0.001'),
        wavelengthNm: 656.4,
      });
      expect(outcome.ok).toBe(true);
    }
    expect(balanceOf(loop.economy.getState(), TRANSITION_RESERVE)).toBe(units('0.01'));
    expect(loop.commit({ type: 'allocateReserve', amount: units('0.005') }).ok).toBe(true);
    expect(loop.commit({ type: 'drainReserve', amount: units('0.005') }).ok).toBe(true);
    expect(balanceOf(loop.economy.getState(), TRANSITION_RESERVE)).toBe(0);
  });

  it('the example of the API reference', () => {
    const loop = loopAfter([{ type: 'openWallet', address: 'alice', balance: 1_001_000 }], genesis);
    const outcome = loop.commit({
      type: 'transfer',
      from: 'alice',
      to: 'bob',
      amount: 1_000_000,
      fee: 1_000,
      reason: 'Payment for services',
    });
    expect(outcomeMessage(outcome)).toBe('Transfer successful: 1000000 units → bob');
    expect(outcome.ok ? receiptTransactionIds(outcome) : []).toEqual(['TX00000001']);
    const after = loop.economy.getState();
    expect([balanceOf(after, 'alice'), balanceOf(after, 'bob')]).toEqual([0, 1_000_000]);
    expect(balanceOf(after, VALIDATOR_POOL)).toBe(30_000_000_001_000);
    expect(readTransaction(readBooks(after), 1).reason).toBe('Payment for services');
    expect(outcomeMessage(loop.commit({ type: 'transfer', from: 'nobody', to: 'bob', amount: 1 }))).toBe(
      "Sender account 'nobody' not found",
    );
  });

  it('a transfer that names no fee pays 1,000 units', () => {
    const loop = loopAfter([{ type: 'transfer', from: 'test_user', to: 'bob', amount: 1 }], genesis);
    expect(balanceOf(loop.economy.getState(), 'test_user')).toBe(100_000_000_000 - 1_001);
  });

  it('a wallet is opened on the chain before its first burn and takes the chain’s balance after it', () => {
    const loop = loopAfter([], genesis);
    const opened = loop.commit({ type: 'syncWallet', wallet: 'phone-1', balance: 500_000_000 });
    expect(opened).toMatchObject({ opened: true, balance: 500_000_000 });
    expect(balanceOf(loop.economy.getState(), TREASURY)).toBe(49_900_000_000_000 - 500_000_000);
    loop.commit({ type: 'messageBurn', sender: 'phone-1', messageId: 'M', messageType: 'link' });
    const synchronized = loop.commit({ type: 'syncWallet', wallet: 'phone-1', balance: 500_000_000 });
    expect(synchronized).toMatchObject({ opened: false, balance: 500_000_000 - 2_850, transactionCount: 0 });
    // The device claimed more than the chain knows: the chain stays as it is.
    expect(balanceOf(loop.economy.getState(), 'phone-1')).toBe(500_000_000 - 2_850);
  });

  it('the standard genesis holds the whole supply and nothing in reserve, floor and pools', () => {
    const { economy } = new LoopStore();
    const state = economy.getState();
    expect(balanceOf(state, TREASURY)).toBe(50_000_000_000_000);
    expect(balanceOf(state, VALIDATOR_POOL)).toBe(30_000_000_000_000);
    expect(balanceOf(state, 'ECOSYSTEM_FUND')).toBe(20_000_000_000_000);
    for (const address of [TRANSITION_RESERVE, F_FLOOR_RESERVE, ...pools.map((pool) => pool.address)]) {
      expect([address, exists(state, address), balanceOf(state, address)]).toEqual([address, true, 0]);
    }
    expect(checkState(readBooks(state))).toEqual([]);
  });
});
