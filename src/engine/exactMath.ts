/**
 * Exact integer arithmetic where a product exceeds 2⁵³. All arguments and results are non-negative safe
 * integers; a result that is none is a defect and throws.
 */

function toSafe(value: bigint): number {
  if (value > BigInt(Number.MAX_SAFE_INTEGER)) throw new RangeError(`${value} exceeds 2⁵³ − 1`);
  return Number(value);
}

/** Splits a double into two halves whose products are exact (Veltkamp, 1968). */
const splitter = 134_217_729;

/** a·b − fl(a·b), exactly (Dekker, 1971). */
function productError(a: number, b: number, product: number): number {
  const scaledA = splitter * a;
  const highA = scaledA - (scaledA - a);
  const lowA = a - highA;
  const scaledB = splitter * b;
  const highB = scaledB - (scaledB - b);
  const lowB = b - highB;
  return lowA * lowB - (product - highA * highB - lowA * highB - highA * lowB);
}

/** Below these the estimated quotient is off by at most one and its remainder is an exact double. */
const divisorMax = 2 ** 52;
const quotientMax = 2 ** 50;
const productMax = 2 ** 100;

/**
 * ⌊a·b / c⌋, exactly. Throws on c = 0. Usually without BigInt: the floating-point quotient is at most one off, and the exact
 * remainder, taken from error-free products, says which way.
 */
export function mulDiv(a: number, b: number, c: number): number {
  const product = a * b;
  if (product <= Number.MAX_SAFE_INTEGER && c > 0) return Math.floor(product / c);
  const estimate = Math.floor(product / c);
  if (product < productMax && c < divisorMax && estimate < quotientMax) {
    const back = estimate * c;
    const remainder = product - back + (productError(a, b, product) - productError(estimate, c, back));
    if (remainder < 0) return estimate - 1;
    return remainder >= c ? estimate + 1 : estimate;
  }
  return toSafe((BigInt(a) * BigInt(b)) / BigInt(c));
}

/** ⌈a·b / c⌉, exactly. Throws on c = 0. */
export function mulDivUp(a: number, b: number, c: number): number {
  const product = a * b;
  if (product <= Number.MAX_SAFE_INTEGER && c > 0) return Math.ceil(product / c);
  const divisor = BigInt(c);
  return toSafe((BigInt(a) * BigInt(b) + divisor - 1n) / divisor);
}

/** ⌊√value⌋ by Newton's method on integers. Throws on a negative value. */
export function integerSquareRoot(value: bigint): bigint {
  if (value < 0n) throw new RangeError(`${value} has no square root`);
  if (value < 2n) return value;
  // From any start above the root the steps fall until they reach it. The floating-point root is off by less than one part in
  // 2⁵⁰, which is added, so that the start is above and near.
  const guess = BigInt(Math.floor(Math.sqrt(Number(value))));
  let root = guess + (guess >> 50n) + 1n;
  for (;;) {
    const next = (root + value / root) >> 1n;
    if (next >= root) return root;
    root = next;
  }
}
