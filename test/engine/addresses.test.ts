import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addressProblem,
  isAddress,
  isProtectedAccount,
  isSystemAccount,
  systemAccountId,
  systemAccounts,
  type AddressProblem,
} from '../../src/engine/accounts';
import { readBooks } from '../../src/engine/books/PersistentBooks';
import { createEconomy } from '../../src/engine/genesis';
import { scriptOutput } from '../../src/engine/loopScript';
import { isName } from '../support/naiveValues';
import { balanceOf, loopAfter } from '../support/startingPoints';

describe('addresses', () => {
  it.each([
    'a',
    'alice',
    'Alice Smith',
    'алиса',
    '愛麗絲',
    'محمد',
    'नमस्ते',
    'Ω≈ç√',
    '💧',
    '\u{1F469}\u{1F3FD}',
    '0',
    '-1',
    'null',
    'undefined',
    '__proto__',
    'constructor',
    'prototype',
    'toString',
    'hasOwnProperty',
    '<b>bold</b>',
    '"quoted" \\ back',
    '../../etc',
    'x'.repeat(64),
    '💧'.repeat(64),
    'é'.repeat(64),
  ])('%j is an address', (address) => {
    expect(addressProblem(address)).toBeUndefined();
  });

  const refused: readonly (readonly [unknown, AddressProblem])[] = [
    ['', 'empty'],
    ['x'.repeat(65), 'too_long'],
    ['é'.repeat(65), 'too_long'],
    ['💧'.repeat(65), 'too_long'],
    [`${'x'.repeat(64)}💧`, 'too_long'],
    ['x'.repeat(1_000_000), 'too_long'],
    ['\uD83D', 'malformed'],
    ['\uDCA7', 'malformed'],
    ['a\uDCA7\uD83Db', 'malformed'],
    ['a\u0000b', 'invisible_character'],
    ['a\tb', 'invisible_character'],
    ['a\nb', 'invisible_character'],
    ['a\u007Fb', 'invisible_character'],
    ['a\u0085b', 'invisible_character'],
    ['a\u00ADb', 'invisible_character'],
    ['alice\uFE0F', 'invisible_character'],
    ['alice\u2065', 'invisible_character'],
    ['alice\u{E0100}', 'invisible_character'],
    ['\u200Ea', 'invisible_character'],
    ['\u200Fa', 'invisible_character'],
    ['\u061Ca', 'invisible_character'],
    ['\u202Aa\u202C', 'invisible_character'],
    ['a\u202Eb', 'invisible_character'],
    ['\u2066a\u2069', 'invisible_character'],
    ['al\u200Bice', 'invisible_character'],
    ['al\u200Cice', 'invisible_character'],
    ['al\u200Dice', 'invisible_character'],
    ['al\u2060ice', 'invisible_character'],
    ['\uFEFFalice', 'invisible_character'],
    ['a\u2028b', 'invisible_character'],
    ['a\u2029b', 'invisible_character'],
    ['a\u034Fb', 'invisible_character'],
    ['\u3164', 'invisible_character'],
    ['\u115F', 'invisible_character'],
    ['a\u{E0041}b', 'invisible_character'],
    [' alice', 'outer_space'],
    ['alice ', 'outer_space'],
    [' ', 'outer_space'],
    ['\u00A0alice', 'outer_space'],
    ['alice\u3000', 'outer_space'],
    ['\u2003alice', 'outer_space'],
    [5, 'not_text'],
    [null, 'not_text'],
    [undefined, 'not_text'],
    [['alice'], 'not_text'],
    [{ toString: () => 'alice' }, 'not_text'],
  ];

  it.each(refused.map(([value, problem]) => [JSON.stringify(value)?.slice(0, 30), problem, value] as const))(
    '%s is none: %s',
    (_start, problem, value) => {
      expect(addressProblem(value)).toBe(problem);
      expect(isAddress(value)).toBe(false);
    },
  );

  it('the quick check for ASCII and the full one agree with the rule written a second time', () => {
    const characters = fc.oneof(
      fc.constantFrom(
        'a',
        ' ',
        '\t',
        '\u007F',
        '~',
        '\u00A0',
        '\u200B',
        '💧',
        '\uD83D',
        '\u202E',
        'é',
        '\u3000',
      ),
      fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 1 }),
    );
    const text = fc.array(characters, { maxLength: 70 }).map((list) => list.join(''));
    fc.assert(
      fc.property(text, (address) => {
        expect([address, isAddress(address)]).toEqual([address, isName(address)]);
      }),
      { numRuns: 3_000 },
    );
  });

  it('names that objects know are ordinary accounts, in the books and in the output', () => {
    const loop = loopAfter([
      { type: 'transfer', from: 'alice', to: '__proto__', amount: 5_000 },
      { type: 'transfer', from: '__proto__', to: 'constructor', amount: 7, fee: 0 },
      { type: 'openWallet', address: 'toString' },
    ]);
    const economy = loop.economy.getState();
    expect([balanceOf(economy, '__proto__'), balanceOf(economy, 'constructor')]).toEqual([4_993, 7]);
    expect(readBooks(economy).find('hasOwnProperty')).toBe(-1);
    const printed = JSON.stringify(scriptOutput(readBooks(economy), []));
    expect(printed).toContain('"__proto__":4993');
    const { balances, nonces } = JSON.parse(printed) as Record<'balances' | 'nonces', object>;
    expect(Object.entries(balances).find(([name]) => name === '__proto__')).toEqual(['__proto__', 4_993]);
    expect(Object.hasOwn(nonces, 'toString')).toBe(true);
  });
});

describe('system accounts', () => {
  it('have the same ids in every set of books', () => {
    const reader = readBooks(createEconomy());
    expect(systemAccounts).toHaveLength(31);
    for (const [position, address] of systemAccounts.entries()) {
      expect([address, reader.find(address), systemAccountId(address)]).toEqual([
        address,
        position,
        position,
      ]);
      expect(isSystemAccount(address)).toBe(true);
    }
    expect(() => systemAccountId('alice')).toThrow(RangeError);
    expect([isSystemAccount('alice'), isProtectedAccount('alice'), isProtectedAccount('TREASURY')]).toEqual([
      false,
      false,
      false,
    ]);
    expect(systemAccounts.filter((address) => isProtectedAccount(address))).toHaveLength(26);
  });
});
