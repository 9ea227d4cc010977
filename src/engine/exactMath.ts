/**
 * Exact integer arithmetic where a product exceeds 2⁵³. All arguments and results are non-negative safe
 * integers; a result that is none is a defect and throws.
 */

function toSafe(value: bigint): number {
  if (value > BigInt(Number.MAX_SAFE_INTEGER)) throw new RangeError(`${value} exceeds 2⁵³ − 1`);
  return Number(value);
}

/** ⌊a·b / c⌋, exactly. Throws on c = 0. */
export function mulDiv(a: number, b: number, c: number): number {
  const product = a * b;
  if (product <= Number.MAX_SAFE_INTEGER && c > 0) return Math.floor(product / c);
  return toSafe((BigInt(a) * BigInt(b)) / BigInt(c));
}

/** ⌈a·b / c⌉, exactly. Throws on c = 0. */
export function mulDivUp(a: number, b: number, c: number): number {
  const product = a * b;
  if (product <= Number.MAX_SAFE_INTEGER && c > 0) return Math.ceil(product / c);
  const divisor = BigInt(c);
  return toSafe((BigInt(a) * BigInt(b) + divisor - 1n) / divisor);
}

/** Quotient and remainder of a·b / c, exactly. */
export function mulDivRemainder(a: number, b: number, c: number): { quotient: number; remainder: number } {
  const product = a * b;
  if (product <= Number.MAX_SAFE_INTEGER && c > 0) {
    return { quotient: Math.floor(product / c), remainder: product % c };
  }
  const exact = BigInt(a) * BigInt(b);
  const divisor = BigInt(c);
  return { quotient: toSafe(exact / divisor), remainder: toSafe(exact % divisor) };
}

/** ⌊√value⌋ by Newton's method on integers. Throws on a negative value. */
export function integerSquareRoot(value: bigint): bigint {
  if (value < 0n) throw new RangeError(`${value} has no square root`);
  if (value < 2n) return value;
  // The first guess is the floating-point root, which is off by little; the loop makes it exact.
  let root = BigInt(Math.floor(Math.sqrt(Number(value)))) + 1n;
  for (;;) {
    const next = (root + value / root) >> 1n;
    if (next >= root) break;
    root = next;
  }
  while (root * root > value) root -= 1n;
  while ((root + 1n) * (root + 1n) <= value) root += 1n;
  return root;
}
