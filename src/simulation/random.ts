/**
 * Seeded randomness. Each behaviour draws from a stream of its own, made anew for each day: changing one behaviour does not
 * change the draws of the others, and any day can be simulated without the days before it.
 */
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { hashText } from '../engine/books/HashTrie';

/** The behaviours that draw. */
export type StreamName = 'demand' | 'messages' | 'types' | 'rates' | 'wallets' | 'transfers' | 'shopping';

/** A source of numbers u, uniform in [0, 1). */
export interface RandomStream {
  next(): number;
}

/** The stream of one behaviour on one day; day 0 is for what is drawn once. */
export function openStream(seed: number, name: StreamName, day: number): RandomStream {
  const generator = xoroshiro128plus(hashText(`${seed}/${name}/${day}`) | 0);
  return { next: () => (generator.next() >>> 0) / 4_294_967_296 };
}

/** 0 … n − 1 in random order (Fisher–Yates). */
export function shuffledIndices(stream: RandomStream, n: number): readonly number[] {
  const indices = Array.from({ length: n }, (_, index) => index);
  for (let last = n - 1; last > 0; last -= 1) {
    const other = Math.floor(stream.next() * (last + 1));
    const swapped = indices[last] as number;
    indices[last] = indices[other] as number;
    indices[other] = swapped;
  }
  return indices;
}
