/** Exact shares of a whole number. */

/**
 * Splits a whole number in proportion to weights by largest remainder; the parts add up to it exactly. Where all weights are
 * nothing the parts are as even as they can be.
 */
export function splitEvenly(total: number, weights: readonly number[]): readonly number[] {
  const given = weights.reduce((sum, weight) => sum + weight, 0);
  const effective = given > 0 ? weights : weights.map(() => 1);
  const sum = given > 0 ? given : weights.length;
  const parts = effective.map((weight) => Math.floor((total * weight) / sum));
  const left = total - parts.reduce((all, part) => all + part, 0);
  const byRemainder = effective
    .map((weight, index) => ({ index, remainder: (total * weight) % sum }))
    .toSorted((a, b) => b.remainder - a.remainder || a.index - b.index);
  for (const { index } of byRemainder.slice(0, left)) parts[index] = (parts[index] ?? 0) + 1;
  return parts;
}
