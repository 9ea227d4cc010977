/**
 * Constant-product exchange, exact. Reserves and amounts are whole units; the fee of `fee` basis points stays in the pool.
 * Everything is rounded in the pool's favour. With n = 10,000 − fee and d = 10,000:
 *
 *     out = ⌊ in·n·Rout / (Rin·d + in·n) ⌋          in = ⌈ Rin·out·d / ((Rout − out)·n) ⌉
 */
import { integerSquareRoot, mulDiv } from './exactMath';

/** Basis points in a whole. */
export const BASIS_POINTS = 10_000;

/** n and d for each fee as the smallest pair of numbers with the same ratio: products then stay small. */
const keptRatios = new Map<number, readonly [number, number]>();

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}

function keptRatio(feeBasisPoints: number): readonly [number, number] {
  let ratio = keptRatios.get(feeBasisPoints);
  if (ratio === undefined) {
    const kept = BASIS_POINTS - feeBasisPoints;
    const divisor = greatestCommonDivisor(BASIS_POINTS, kept);
    ratio = [kept / divisor, BASIS_POINTS / divisor];
    keptRatios.set(feeBasisPoints, ratio);
  }
  return ratio;
}

/** The most that `amountIn` units buy. 0 where it buys less than one unit. */
export function amountOut(
  amountIn: number,
  reserveIn: number,
  reserveOut: number,
  feeBasisPoints: number,
): number {
  const [n, d] = keptRatio(feeBasisPoints);
  const kept = amountIn * n;
  const divisor = reserveIn * d + kept;
  // Both products are exact if their sum is a safe integer.
  if (divisor <= Number.MAX_SAFE_INTEGER) return mulDiv(kept, reserveOut, divisor);
  const exactKept = BigInt(amountIn) * BigInt(n);
  return Number((exactKept * BigInt(reserveOut)) / (BigInt(reserveIn) * BigInt(d) + exactKept));
}

/**
 * The least that buys exactly `out` units, for out < reserveOut. `undefined` where it exceeds 2⁵³ − 1. Throws a defect when the
 * pool does not hold more than `out`.
 */
export function amountIn(
  out: number,
  reserveIn: number,
  reserveOut: number,
  feeBasisPoints: number,
): number | undefined {
  if (out >= reserveOut) throw new RangeError(`${out} units cannot leave a reserve of ${reserveOut}`);
  const numerator = BigInt(reserveIn) * BigInt(out) * BigInt(BASIS_POINTS);
  const denominator = (BigInt(reserveOut) - BigInt(out)) * BigInt(BASIS_POINTS - feeBasisPoints);
  const needed = (numerator + denominator - 1n) / denominator;
  return needed > BigInt(Number.MAX_SAFE_INTEGER) ? undefined : Number(needed);
}

/** (Rin·d + in·n)·(Rout − out) ≥ Rin·Rout·d: what must hold after every trade. */
export function keepsProduct(
  given: number,
  received: number,
  reserveIn: number,
  reserveOut: number,
  feeBasisPoints: number,
): boolean {
  const kept = given * (BASIS_POINTS - feeBasisPoints);
  const after = (reserveIn * BASIS_POINTS + kept) * (reserveOut - received);
  const before = reserveIn * reserveOut * BASIS_POINTS;
  // Five roundings of 2⁻⁵³ each cannot hide a difference this large; only closer cases need exact numbers.
  if (after > before * (1 + 2e-15)) return true;
  const scale = BigInt(BASIS_POINTS);
  const exactKept = BigInt(given) * BigInt(BASIS_POINTS - feeBasisPoints);
  const exactBefore = BigInt(reserveIn) * BigInt(reserveOut) * scale;
  return (BigInt(reserveIn) * scale + exactKept) * (BigInt(reserveOut) - BigInt(received)) >= exactBefore;
}

/** The part of `given` units that is the fee, rounded up: it stays in the pool. */
export function tradingFee(given: number, feeBasisPoints: number): number {
  return Number((BigInt(given) * BigInt(feeBasisPoints) + BigInt(BASIS_POINTS - 1)) / BigInt(BASIS_POINTS));
}

/** ⌊√(a · b)⌋: the shares of a first funding. */
export function firstFundingShares(nxt: number, token: number): number {
  return Number(integerSquareRoot(BigInt(nxt) * BigInt(token)));
}

/**
 * The shares an allocation of `added` units of NXT gives the protocol: ⌊√(S²·(R + Δ)/R)⌋ − S, so that it neither dilutes nor
 * enriches other providers beyond rounding. The first funding of a pool without NXT gives ⌊√(product of the reserves)⌋.
 */
export function allocationShares(issued: number, nxt: number, token: number, added: number): number {
  if (nxt === 0) return Math.max(0, firstFundingShares(added, token) - issued);
  const squared = (BigInt(issued) * BigInt(issued) * (BigInt(nxt) + BigInt(added))) / BigInt(nxt);
  return Number(integerSquareRoot(squared)) - issued;
}
