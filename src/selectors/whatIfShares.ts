import { splitByWeights } from '../engine/allocation';

/**
 * Splits a whole number in proportion to weights by largest remainder; the parts add up to it exactly. Where all weights are
 * nothing the parts are as even as they can be.
 */
export function splitEvenly(total: number, weights: readonly number[]): readonly number[] {
  return splitByWeights(total, weights.some((weight) => weight > 0) ? weights : weights.map(() => 1)).shares;
}
