import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { integerSquareRoot, mulDiv, mulDivUp } from '../../src/engine/exactMath';

const largest = BigInt(Number.MAX_SAFE_INTEGER);

/** Whole numbers with many near powers of two, where floating point goes wrong. */
const whole = fc.oneof(
  fc.maxSafeNat(),
  fc.integer({ min: 0, max: 1_000 }),
  fc
    .tuple(fc.integer({ min: 0, max: 53 }), fc.integer({ min: -3, max: 3 }))
    .map(([power, offset]) => Math.min(Math.max(0, 2 ** power + offset), Number.MAX_SAFE_INTEGER)),
  fc.integer({ min: 0, max: 100_000_000_000_000 }),
);
const divisor = whole.map((value) => Math.max(1, value));

/** The result as a number, or `throws` where it is no safe integer. */
function attempt(action: () => unknown): unknown {
  try {
    return action();
  } catch (error) {
    return error instanceof RangeError ? 'throws' : error;
  }
}

function safe(value: bigint): number | 'throws' {
  return value > largest ? 'throws' : Number(value);
}

/** What both operations say, as one text. */
function results(a: number, b: number, c: number): string {
  return `${String(attempt(() => mulDiv(a, b, c)))} ${String(attempt(() => mulDivUp(a, b, c)))}`;
}

/** What they must say. */
function expected(a: number, b: number, c: number): string {
  const product = BigInt(a) * BigInt(b);
  const [quotient, remainder] = [product / BigInt(c), product % BigInt(c)];
  const up = safe(remainder === 0n ? quotient : quotient + 1n);
  return `${safe(quotient)} ${up}`;
}

describe('exact arithmetic', () => {
  it('agrees with BigInt for any numbers', () => {
    fc.assert(
      fc.property(whole, whole, divisor, (a, b, c) => {
        expect(results(a, b, c)).toBe(expected(a, b, c));
      }),
      { numRuns: 10_000 },
    );
  });

  it('agrees with BigInt where the quotient is whole or one off', () => {
    const near = fc.tuple(whole, divisor, fc.integer({ min: -2, max: 2 }), divisor);
    fc.assert(
      fc.property(near, ([a, c, offset, factor]) => {
        // a·(c·factor + offset)/c is next to a whole number.
        const b = Math.min(
          Math.max(0, (c % 100_000_000) * (factor % 90_000_000) + offset),
          Number.MAX_SAFE_INTEGER,
        );
        const small = Math.max(1, c % 100_000_000);
        expect(results(a, b, small)).toBe(expected(a, b, small));
        expect(results(b, a, c)).toBe(expected(b, a, c));
      }),
      { numRuns: 10_000 },
    );
  });

  it('has the ends right', () => {
    const top = Number.MAX_SAFE_INTEGER;
    for (const [a, b, c] of [
      [0, 0, 1],
      [0, top, top],
      [top, 1, top],
      [top, top, top],
      [top, top, 1],
      [top, top, top - 1],
      [top - 1, top, top],
      [top, 2, 1],
      [top, 3, 2],
      [94_906_266, 94_906_265, 94_906_267],
      [2 ** 52, 2, 1],
      [2 ** 52, 2, 2 ** 52],
    ] as const)
      expect([a, b, c, results(a, b, c)]).toEqual([a, b, c, expected(a, b, c)]);
    for (const operation of [mulDiv, mulDivUp]) {
      expect(() => operation(5, 5, 0)).toThrow(RangeError);
      expect(() => operation(0, 0, 0)).toThrow(RangeError);
      expect(() => operation(top, top, 0)).toThrow(RangeError);
    }
  });

  it('the integer square root is the largest whose square fits', () => {
    const root = (value: bigint): void => {
      const found = integerSquareRoot(value);
      expect(found * found <= value && value < (found + 1n) * (found + 1n)).toBe(true);
    };
    fc.assert(fc.property(fc.bigInt({ min: 0n, max: 10n ** 60n }), root), { numRuns: 2_000 });
    // Squares and their neighbours.
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: 10n ** 30n }), (value) => {
        for (const offset of [-1n, 0n, 1n]) root(value * value + offset);
      }),
      { numRuns: 2_000 },
    );
    for (let value = 0n; value < 200n; value += 1n) root(value);
    expect(integerSquareRoot(10n ** 28n)).toBe(10n ** 14n);
    expect(() => integerSquareRoot(-1n)).toThrow(RangeError);
  });
});
