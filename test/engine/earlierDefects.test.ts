import { describe, expect, it } from 'vitest';
import { F_FLOOR_RESERVE, TRANSITION_RESERVE, TREASURY, VALIDATOR_POOL } from '../../src/engine/accounts';
import { NXT, pools } from '../../src/engine/assets';
import { readBooks } from '../../src/engine/books/PersistentBooks';
import type { Command } from '../../src/engine/commands';
import { assessCrisis } from '../../src/engine/crisis';
import { createEconomy, genesisProblem } from '../../src/engine/genesis';
import { checkState, conservationDifference } from '../../src/engine/invariants';
import { readTransaction } from '../../src/engine/readTransaction';
import { receiptTransactionIds, type Outcome } from '../../src/engine/receipts';
import { failAtStage, failAtWrite } from '../../src/engine/steps';
import { formatNxt, parseNxt } from '../../src/engine/units';
import type { LoopStore } from '../../src/store/loopStore';
import {
  asCommand,
  balanceOf,
  exists,
  fundedGenesis,
  hashOf,
  loopAfter,
  nonceOf,
} from '../support/startingPoints';

function transactionIds(outcome: Outcome): readonly string[] {
  return outcome.ok ? receiptTransactionIds(outcome) : [];
}

/** Sends a command that must be refused and leave everything as it was; returns the code. */
function refusedWith(loop: LoopStore, command: unknown): string {
  const before = loop.economy.getState();
  const hash = hashOf(before);
  const outcome = loop.commit(asCommand(command));
  if (outcome.ok) throw new Error('the command was committed');
  if (!Object.is(loop.economy.getState(), before) || hashOf(before) !== hash)
    throw new Error('something has changed');
  return outcome.code;
}

describe('what the earlier implementation got wrong', () => {
  it('a negative amount steals from no account', () => {
    const loop = loopAfter([]);
    expect(refusedWith(loop, { type: 'transfer', from: 'alice', to: 'TREASURY', amount: -1_000_000 })).toBe(
      'invalid_amount',
    );
    expect(
      refusedWith(loop, {
        type: 'messageBurn',
        sender: 'alice',
        messageId: 'M',
        messageType: 'link',
        amount: -5,
      }),
    ).toBe('invalid_amount');
    expect(refusedWith(loop, { type: 'payFloor', citizens: ['alice'], amountEach: -5 })).toBe(
      'invalid_amount',
    );
    expect(refusedWith(loop, { type: 'syncWallet', wallet: 'phone', balance: -5 })).toBe('invalid_amount');
  });

  it('a negative fee mints nothing', () => {
    const loop = loopAfter([]);
    expect(
      refusedWith(loop, { type: 'transfer', from: 'alice', to: 'bob', amount: 5, fee: -1_000_000_000 }),
    ).toBe('invalid_fee');
    expect(conservationDifference(readBooks(loop.economy.getState()))).toBe(0);
  });

  it('the fee pool cannot be missing: genesis always opens it', () => {
    const everything = { TREASURY: 100_000_000_000_000, VALIDATOR_POOL: 0, ECOSYSTEM_FUND: 0 };
    const loop = loopAfter([], { balances: everything });
    expect(exists(loop.economy.getState(), VALIDATOR_POOL)).toBe(true);
    loop.commit({ type: 'transfer', from: TREASURY, to: 'bob', amount: 5, fee: 7 });
    expect(balanceOf(loop.economy.getState(), VALIDATOR_POOL)).toBe(7);
    expect(conservationDifference(readBooks(loop.economy.getState()))).toBe(0);
  });

  it('a rolled-back transfer leaves no account and skips no transaction id', () => {
    const loop = loopAfter([{ type: 'transfer', from: 'alice', to: 'bob', amount: 5 }]);
    for (let write = 1; write <= 7; write += 1) {
      const outcome = loop.commit(
        { type: 'transfer', from: 'alice', to: 'ghost', amount: 5 },
        failAtWrite(write),
      );
      expect(outcome.code).toBe('rolled_back');
      expect(exists(loop.economy.getState(), 'ghost')).toBe(false);
    }
    const next = loop.commit({ type: 'transfer', from: 'alice', to: 'bob', amount: 5 });
    expect(transactionIds(next)).toEqual(['TX00000001']);
    expect(nonceOf(loop.economy.getState(), 'alice')).toBe(2);
  });

  it('a replayed transfer with its nonce is refused', () => {
    const loop = loopAfter([]);
    const payment = { type: 'transfer', from: 'alice', to: 'bob', amount: 5, nonce: 0 } as const;
    expect(loop.commit(payment).ok).toBe(true);
    expect(refusedWith(loop, payment)).toBe('nonce_mismatch');
    expect(balanceOf(loop.economy.getState(), 'bob')).toBe(900_000_000_005);
  });

  it('opening an account with a balance never mints beyond the supply', () => {
    const loop = loopAfter([{ type: 'openWallet', address: 'zoe', balance: 1_000 }]);
    expect(balanceOf(loop.economy.getState(), TREASURY)).toBe(47_900_000_000_000 - 1_000);
    expect(refusedWith(loop, { type: 'openWallet', address: 'yan', balance: 47_900_000_000_000 })).toBe(
      'insufficient_balance',
    );
    expect(exists(loop.economy.getState(), 'yan')).toBe(false);
    loop.commit({ type: 'openWallet', address: 'yan', balance: 47_900_000_000_000 - 1_000 });
    expect(balanceOf(loop.economy.getState(), TREASURY)).toBe(0);
    expect(checkState(readBooks(loop.economy.getState()))).toEqual([]);
    expect(genesisProblem({ balances: { alice: 1 } })).toBe(
      'the genesis balances sum to 100000000000001 units, but the supply is exactly 100000000000000 units',
    );
  });

  it.each([
    ['0.29', 29_000_000],
    ['0.57', 57_000_000],
    ['0.58', 58_000_000],
    ['1.13', 113_000_000],
    ['1.15', 115_000_000],
    ['2.3', 230_000_000],
    ['4.35', 435_000_000],
    ['8.2', 820_000_000],
    ['64.1', 6_410_000_000],
    ['0.00000003', 3],
    ['0.00000029', 29],
  ])('%s NXT are exactly %i units', (text, expected) => {
    expect(parseNxt(text)).toEqual({ ok: true, units: expected });
    expect(Number(formatNxt(expected))).toBe(Number(text));
  });

  it('an allocation that fails half-way reports it and leaves nothing behind', () => {
    const loop = loopAfter([]);
    const before = loop.economy.getState();
    let write = 1;
    for (;;) {
      const outcome = loop.commit({ type: 'allocateReserve', amount: 1_000_000_007 }, failAtWrite(write));
      if (outcome.ok) break;
      expect(Object.is(loop.economy.getState(), before)).toBe(true);
      write += 1;
    }
    // Twelve transactions were each interrupted several times before one allocation went through.
    expect(write).toBeGreaterThan(48);
    expect(nonceOf(loop.economy.getState(), TRANSITION_RESERVE)).toBe(12);
    expect(balanceOf(loop.economy.getState(), TRANSITION_RESERVE)).toBe(60_000_000_000 - 1_000_000_007);
  });

  it('an allocation leaves no dust', () => {
    const loop = loopAfter([]);
    for (const amount of [1, 2, 11, 12, 13, 99, 101, 9_999_999_967]) {
      const before = balanceOf(loop.economy.getState(), TRANSITION_RESERVE);
      const outcome = loop.commit({ type: 'allocateReserve', amount });
      const shares = outcome.ok && outcome.type === 'allocateReserve' ? outcome.shares : [];
      expect(shares.reduce((total, share) => total + share, 0)).toBe(amount);
      expect(balanceOf(loop.economy.getState(), TRANSITION_RESERVE)).toBe(before - amount);
    }
  });

  it('a negative weight steals from no pool', () => {
    const loop = loopAfter([{ type: 'allocateReserve', amount: 1_000_000 }]);
    expect(
      refusedWith(loop, {
        type: 'allocateReserve',
        amount: 100,
        weights: { 'NXT-FOOD': -50, 'NXT-WATER': 150 },
      }),
    ).toBe('invalid_weights');
  });

  it('a burn of 1 NXT is recorded as 1 NXT', () => {
    const loop = loopAfter([
      { type: 'messageBurn', sender: 'alice', messageId: 'M', messageType: 'standard', amount: 100_000_000 },
    ]);
    const reader = readBooks(loop.economy.getState());
    expect(readTransaction(reader, 0).postings).toEqual([
      { from: 'alice', to: TRANSITION_RESERVE, asset: 'NXT', amount: 100_000_000 },
    ]);
    expect(loop.history.receipt(0)).toMatchObject({ amount: 100_000_000 });
    expect(balanceOf(loop.economy.getState(), TRANSITION_RESERVE)).toBe(60_000_000_000 + 100_000_000);
  });

  it('a failed burn leaves no log entry and does not use up its message id', () => {
    const loop = loopAfter([{ type: 'openWallet', address: 'poor', balance: 100 }]);
    const burn: Command = { type: 'messageBurn', sender: 'poor', messageId: 'M', messageType: 'standard' };
    expect(refusedWith(loop, burn)).toBe('insufficient_balance');
    expect(loop.commit({ ...burn, amount: 1 }, failAtStage('record')).code).toBe('rolled_back');
    expect(readBooks(loop.economy.getState()).transactionCount).toBe(1);
    expect([...readBooks(loop.economy.getState()).keys('messages')]).toEqual([]);
    expect(loop.history.length).toBe(1);
    expect(loop.commit({ ...burn, amount: 1 }).ok).toBe(true);
  });

  it('a negative drain empties no floor', () => {
    expect(refusedWith(loopAfter([]), { type: 'drainReserve', amount: -40_000_000_000 })).toBe(
      'invalid_amount',
    );
  });

  it('the crisis rule compares units with the real balances, which also fall', () => {
    // 10 citizens at 1,000 units: a need of 10,000, lines at 1,000 and 5,000 units.
    const loop = loopAfter([], {
      balances: { TREASURY: 49_999_999_994_000, TRANSITION_RESERVE: 1_000, F_FLOOR_RESERVE: 5_000 },
      policy: { citizens: 10, allotment: 1_000 },
    });
    const assess = () => assessCrisis(readBooks(loop.economy.getState()));
    expect(assess()).toMatchObject({ isCrisis: false, reserve: { line: 1_000 }, floor: { line: 5_000 } });
    loop.commit({ type: 'drainReserve', amount: 1 });
    expect(assess()).toMatchObject({
      isCrisis: true,
      reserve: { isBelow: true, balance: 999, distance: -1 },
    });
    loop.commit({ type: 'messageBurn', sender: TREASURY, messageId: 'M', messageType: 'link', amount: 1 });
    expect(assess().isCrisis).toBe(false);
    loop.commit({ type: 'payFloor', citizens: ['alice'], amountEach: 2 });
    expect(assess()).toMatchObject({
      isCrisis: true,
      floor: { isBelow: true, balance: 4_999, distance: -1 },
    });
  });

  it('a drain’s before values are those before it', () => {
    const loop = loopAfter([{ type: 'drainReserve', amount: 1_000 }]);
    const [before, after] = [loop.economyAt(0), loop.economyAt(1)];
    expect([balanceOf(before, TRANSITION_RESERVE), balanceOf(after, TRANSITION_RESERVE)]).toEqual([
      60_000_000_000, 59_999_999_000,
    ]);
    expect([balanceOf(before, F_FLOOR_RESERVE), balanceOf(after, F_FLOOR_RESERVE)]).toEqual([
      40_000_000_000, 40_000_001_000,
    ]);
  });

  it('separate economies are separate', () => {
    const [first, second] = [loopAfter([]), loopAfter([])];
    const untouched = second.economy.getState();
    const hash = hashOf(untouched);
    expect(hashOf(first.economy.getState())).toBe(hash);
    for (let index = 0; index < 200; index += 1)
      first.commit({ type: 'transfer', from: 'alice', to: `wallet-${index}`, amount: 5 });
    expect(Object.is(second.economy.getState(), untouched)).toBe(true);
    expect(hashOf(untouched)).toBe(hash);
    expect(exists(untouched, 'wallet-0')).toBe(false);
    // Even two economies grown from one and the same share no later change.
    const [left, right] = [
      first.preview({ type: 'transfer', from: 'alice', to: 'left', amount: 1 }).economy,
      first.preview({ type: 'transfer', from: 'alice', to: 'right', amount: 2 }).economy,
    ];
    expect([exists(left, 'left'), exists(left, 'right')]).toEqual([true, false]);
    expect([exists(right, 'left'), exists(right, 'right')]).toEqual([false, true]);
    expect(readBooks(first.economy.getState()).transactionCount).toBe(200);
  });

  it('a supply that does not add up is refused, by one unit either way', () => {
    for (const balance of [50_000_000_000_001, 49_999_999_999_999]) {
      expect(genesisProblem({ balances: { TREASURY: balance } })).toContain('sum to');
      expect(() => createEconomy({ balances: { TREASURY: balance } })).toThrow(RangeError);
    }
    expect(genesisProblem(fundedGenesis)).toBeUndefined();
    const economy = createEconomy();
    expect(
      pools.map((pool) => readBooks(economy).balance(readBooks(economy).find(pool.address), NXT)),
    ).toEqual(pools.map(() => 0));
  });
});
