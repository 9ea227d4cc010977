import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { ColumnarBooks } from '../../src/engine/books/ColumnarBooks';
import { readBooks } from '../../src/engine/books/PersistentBooks';
import { canonicalJson } from '../../src/engine/canonicalJson';
import type { Command } from '../../src/engine/commands';
import { execute } from '../../src/engine/execute';
import { createEconomy, writeGenesis, type Genesis } from '../../src/engine/genesis';
import { canonicalState, logHash, stateHash } from '../../src/engine/stateHash';
import { fundedGenesis, loopAfter } from '../support/startingPoints';

const commands: readonly Command[] = [
  { type: 'transfer', from: 'alice', to: '💧 Ωmega', amount: 5, id: 'first', reason: 'naïve' },
  {
    type: 'messageBurn',
    sender: 'bob',
    messageId: 'MSG_0',
    messageType: 'image',
    count: 3,
    wavelengthNm: 656.4,
  },
  { type: 'tick' },
  { type: 'allocateReserve', amount: 1_000_003 },
  { type: 'swap', trader: 'alice', pool: 'NXT-FOOD', give: 'NXT', amount: 12_345, receiver: '__proto__' },
  { type: 'payFloor', citizens: ['alice', 'zoe'] },
  { type: 'setPolicy', policy: { citizens: 24 } },
];

function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

function hashAfter(list: readonly Command[], genesis: Genesis = fundedGenesis): string {
  return stateHash(readBooks(loopAfter(list, genesis).economy.getState()));
}

describe('the state hash', () => {
  it('is the same on every machine and in every version', () => {
    expect(stateHash(readBooks(createEconomy()))).toBe(
      '5bf97c07b699d895534affe9847e9e2757f720213aafe7d2df6b43e808ff087b',
    );
    expect(hashAfter(commands)).toBe('e872a256d09a26525e1538544cef0d877f4939cd01d35fddf000511f48069404');
  });

  it('is SHA-256 of canonical UTF-8', () => {
    const reader = readBooks(loopAfter(commands).economy.getState());
    expect(stateHash(reader)).toBe(sha256(canonicalState(reader)));
    const state = JSON.parse(canonicalState(reader)) as Record<string, unknown[]>;
    expect(Object.keys(state)).toEqual([
      'accounts',
      'clock',
      'holds',
      'messages',
      'policy',
      'results',
      'transactionCount',
    ]);
    const addresses = state['accounts']?.map((row) => (row as readonly unknown[])[0] as string) ?? [];
    expect(addresses).toEqual([...addresses].sort());
    expect(addresses).toContain('__proto__');
    expect(state['messages']).toEqual(['MSG_0']);
  });

  it('does not depend on the order in which accounts were opened, nor on the books', () => {
    const balances = { TREASURY: 49_000_000_000_000, a: 400_000_000_000, b: 600_000_000_000 };
    const reversed = { b: 600_000_000_000, a: 400_000_000_000, TREASURY: 49_000_000_000_000 };
    expect(hashAfter([], { balances })).toBe(hashAfter([], { balances: reversed }));
    const columns = new ColumnarBooks();
    writeGenesis(columns, fundedGenesis);
    for (const command of commands) execute(columns, command);
    expect(stateHash(columns)).toBe(hashAfter(commands));
    expect(logHash(columns)).toBe(logHash(readBooks(loopAfter(commands).economy.getState())));
  });

  it('omits accounts with neither balance nor nonce', () => {
    expect(hashAfter([{ type: 'openWallet', address: 'empty' }])).toBe(hashAfter([]));
  });

  it('changes with every single thing that is part of the state', () => {
    const without = (index: number): string => hashAfter(commands.toSpliced(index, 1));
    const hashes = [hashAfter(commands), ...[0, 1, 2, 4, 5, 6].map(without)];
    const { id: _id, ...anonymous } = commands[0] as { id?: string };
    hashes.push(hashAfter([anonymous as Command, ...commands.slice(1)]));
    hashes.push(hashAfter(commands.with(1, { ...commands[1], messageId: 'MSG_1' } as Command)));
    hashes.push(hashAfter(commands.with(0, { ...commands[0], amount: 6 } as Command)));
    hashes.push(
      hashAfter(commands, {
        ...fundedGenesis,
        pools: { 'NXT-FOOD': { token: 400_000_000_000, feeBasisPoints: 31 } },
      }),
    );
    expect(new Set(hashes).size).toBe(hashes.length);
  });
});

describe('the log’s chain hash', () => {
  it('starts with zeros and changes with every transaction, whatever the state', () => {
    expect(logHash(readBooks(createEconomy()))).toBe('0'.repeat(64));
    const logOf = (list: readonly Command[]): string =>
      logHash(readBooks(loopAfter(list).economy.getState()));
    const transfer = { type: 'transfer', from: 'alice', to: 'bob', amount: 5, fee: 0 } as const;
    const hashes = [
      logOf([transfer]),
      logOf([transfer, transfer]),
      logOf([{ ...transfer, reason: 'gift' }]),
      logOf([{ type: 'tick' }, transfer]),
      logOf([{ ...transfer, amount: 6 }]),
    ];
    expect(new Set(hashes).size).toBe(hashes.length);
    // The reason is part of the log, not of the state.
    expect(hashAfter([transfer])).toBe(hashAfter([{ ...transfer, reason: 'gift' }]));
  });
});

describe('canonical JSON', () => {
  it('gives equal values equal text, whatever the order of their keys', () => {
    expect(canonicalJson({ b: 1, a: [{ d: 1, c: null }] })).toBe('{"a":[{"c":null,"d":1}],"b":1}');
    expect(canonicalJson(JSON.parse('{"__proto__":1,"a":2}'))).toBe('{"__proto__":1,"a":2}');
    expect(canonicalJson({ 10: 1, 9: 2 })).toBe(canonicalJson({ 9: 2, 10: 1 }));
    expect(canonicalJson({ a: undefined, b: 1 })).toBe('{"b":1}');
    expect(canonicalJson('💧')).toBe('"💧"');
  });
});
