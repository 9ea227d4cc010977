import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  amountProblemSentence,
  formatNxt,
  formatUnits,
  isAmount,
  isUnits,
  nxtParts,
  parseNxt,
  parseUnits,
  units,
  type ParsedAmount,
} from '../../src/engine/units';

const anyUnits = fc.oneof(
  fc.maxSafeNat(),
  fc.integer({ min: 0, max: 10_000 }),
  fc.constantFrom(0, 1, 99_999_999, 100_000_000, 100_000_001, 100_000_000_000_000, 2 ** 53 - 1),
);

function unitsOf(parsed: ParsedAmount): number | string {
  return parsed.ok ? parsed.units : parsed.problem;
}

describe('amounts as text', () => {
  it('what is formatted is parsed to the same units', () => {
    fc.assert(
      fc.property(anyUnits, (amount) => {
        expect(unitsOf(parseNxt(formatNxt(amount)))).toBe(amount);
        expect(unitsOf(parseUnits(formatUnits(amount)))).toBe(amount);
        expect(unitsOf(parseNxt(formatNxt(amount).replaceAll(',', '')))).toBe(amount);
        expect(unitsOf(parseNxt(` ${formatNxt(amount)}\n`))).toBe(amount);
      }),
      { numRuns: 2_000 },
    );
  });

  it('every text of whole and decimals is exact', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 90_071_991 }),
        fc.stringMatching(/^\d{0,8}$/),
        (whole, decimals) => {
          const expected = BigInt(whole) * 100_000_000n + BigInt(decimals.padEnd(8, '0'));
          expect(unitsOf(parseNxt(`${whole}.${decimals}`))).toBe(Number(expected));
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it('formats all eight decimals, thousands and the sign', () => {
    expect(formatNxt(24_050_001_000)).toBe('240.50001000');
    expect(formatNxt(0)).toBe('0.00000000');
    expect(formatNxt(-0)).toBe('0.00000000');
    expect(formatNxt(1)).toBe('0.00000001');
    expect(formatNxt(-1)).toBe('\u22120.00000001');
    expect(formatNxt(100_000_000_000_000)).toBe('1,000,000.00000000');
    expect(formatNxt(2 ** 53 - 1)).toBe('90,071,992.54740991');
    expect(nxtParts(123_456_789)).toEqual({ whole: '1', fraction: '23456789' });
    expect(formatUnits(24_050_001_000)).toBe('24,050,001,000');
    expect(formatUnits(-999)).toBe('\u2212999');
    expect(formatUnits(1_000)).toBe('1,000');
  });

  it.each([
    ['0', 0],
    ['5', 500_000_000],
    ['5.', 500_000_000],
    ['.5', 50_000_000],
    ['00012.3', 1_230_000_000],
    ['0.29', 29_000_000],
    ['1,000', 100_000_000_000],
    ['1,234,567.00000001', 123_456_700_000_001],
    ['  7\t', 700_000_000],
    ['90071992.54740991', 2 ** 53 - 1],
  ])('%j is an amount', (text, expected) => {
    expect(unitsOf(parseNxt(text))).toBe(expected);
  });

  const refused: readonly (readonly [string, string])[] = [
    ['', 'empty'],
    ['   ', 'empty'],
    ['.', 'not_a_number'],
    [',', 'not_a_number'],
    ['1e3', 'not_a_number'],
    ['0x10', 'not_a_number'],
    ['0b1', 'not_a_number'],
    ['1_000', 'not_a_number'],
    ['-0', 'not_a_number'],
    ['-1', 'not_a_number'],
    ['\u22121', 'not_a_number'],
    ['+1', 'not_a_number'],
    ['NaN', 'not_a_number'],
    ['Infinity', 'not_a_number'],
    ['null', 'not_a_number'],
    ['١٢', 'not_a_number'],
    ['１２', 'not_a_number'],
    ['1.2.3', 'not_a_number'],
    ['1,00', 'not_a_number'],
    ['1000,000', 'not_a_number'],
    ['1,0000', 'not_a_number'],
    [',100', 'not_a_number'],
    ['1.000,5', 'not_a_number'],
    ['1 000', 'not_a_number'],
    ['1\n2', 'not_a_number'],
    ['5 NXT', 'not_a_number'],
    ['½', 'not_a_number'],
    ['1\u200B2', 'not_a_number'],
    ['x'.repeat(10_000), 'not_a_number'],
    ['0.123456789', 'too_many_decimals'],
    ['1.000000000', 'too_many_decimals'],
    ['90071992.54740992', 'too_large'],
    ['999999999999999999', 'too_large'],
    ['9'.repeat(10_000), 'too_large'],
    [`0.${'1'.repeat(10_000)}`, 'too_large'],
  ];

  it.each(refused.map(([text, problem]) => [text.slice(0, 24), problem, text]))(
    '%j is none: %s',
    (_start, problem, text) => {
      const parsed = parseNxt(text);
      expect(unitsOf(parsed)).toBe(problem);
      expect(parsed.ok ? '' : amountProblemSentence(parsed)).toMatch(/^.{10,120}\.$/);
    },
  );

  it('units are whole', () => {
    expect(unitsOf(parseUnits('1,000'))).toBe(1_000);
    expect(unitsOf(parseUnits('9007199254740991'))).toBe(2 ** 53 - 1);
    expect(unitsOf(parseUnits('9007199254740992'))).toBe('too_large');
    for (const text of ['1.0', '.', '-1', '1e3', '0x1', '']) expect(parseUnits(text).ok).toBe(false);
  });

  it('no text makes it throw or give what is no amount', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 80 }),
      fc.stringMatching(/^[0-9.,eExX+ -]{0,70}$/),
    );
    fc.assert(
      fc.property(text, (typed) => {
        for (const parsed of [parseNxt(typed), parseUnits(typed)]) {
          expect(parsed.ok ? isUnits(parsed.units) : amountProblemSentence(parsed).length > 0).toBe(true);
        }
      }),
      { numRuns: 3_000 },
    );
  });
});

describe('amounts as numbers', () => {
  it('are whole, safe and not negative', () => {
    const bad = [
      -1,
      -0,
      0.5,
      Number.NaN,
      Number.POSITIVE_INFINITY,
      2 ** 53,
      '5',
      true,
      null,
      undefined,
      5n,
      [5],
      {},
    ];
    for (const value of bad) {
      expect([value, isUnits(value), isAmount(value)]).toEqual([value, false, false]);
      expect(() => units(value as number)).toThrow(RangeError);
    }
    expect([isUnits(0), isAmount(0)]).toEqual([true, false]);
    expect([isUnits(2 ** 53 - 1), isAmount(2 ** 53 - 1)]).toEqual([true, true]);
    expect(units(5)).toBe(5);
  });
});
