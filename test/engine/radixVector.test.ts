import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newOwner, RadixVector } from '../../src/engine/books/RadixVector';

/** Indices in a leaf, next to the ends of leaves and levels, and far away. */
const index = fc.oneof(
  fc.integer({ min: 0, max: 40 }),
  fc.constantFrom(15, 16, 255, 256, 257, 4_095, 4_096, 65_535, 65_536, 70_000),
  fc.integer({ min: 0, max: 70_000 }),
);

type Edit = readonly [kind: 'set' | 'push' | 'publish' | 'rollback', index: number, value: number];

const edits: fc.Arbitrary<readonly Edit[]> = fc.array(
  fc.tuple(
    fc.constantFrom('set', 'set', 'set', 'push', 'push', 'publish', 'rollback'),
    index,
    fc.integer({ min: 0, max: 1_000_000 }),
  ),
  { minLength: 1, maxLength: 60 },
);

/** What a vector holds, cell by cell where anything was ever set. */
function matches(
  vector: RadixVector<number>,
  model: ReadonlyMap<number, number>,
  touched: Iterable<number>,
): boolean {
  const length = Math.max(-1, ...model.keys()) + 1;
  if (vector.length !== length) return false;
  for (const at of touched) if (vector.get(at) !== (model.get(at) ?? 0)) return false;
  return vector.get(length) === 0 && vector.get(-1) === 0;
}

describe('the radix vector', () => {
  it('does what a Map does, and no version ever changes once published', () => {
    fc.assert(
      fc.property(edits, (list) => {
        let owner = newOwner();
        let vector = RadixVector.createNumbers();
        let model = new Map<number, number>();
        const touched = new Set<number>([0, 15, 16, 17]);
        const published: {
          readonly vector: RadixVector<number>;
          readonly model: ReadonlyMap<number, number>;
        }[] = [{ vector, model: new Map() }];
        for (const [kind, at, value] of list) {
          if (kind === 'set') {
            vector = vector.set(at, value, owner);
            model.set(at, value);
            touched.add(at);
          } else if (kind === 'push') {
            touched.add(vector.length);
            model.set(vector.length, value);
            vector = vector.push(value, owner);
          } else if (kind === 'publish') {
            published.push({ vector, model: new Map(model) });
            owner = newOwner();
          } else {
            const last = published.at(-1);
            if (last === undefined) throw new Error('nothing published');
            vector = last.vector;
            model = new Map(last.model);
            owner = newOwner();
          }
          expect(matches(vector, model, touched)).toBe(true);
        }
        expect(published.filter((version) => !matches(version.vector, version.model, touched))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('edits in place only what its owner made', () => {
    const owner = newOwner();
    const first = RadixVector.createNumbers().set(5, 1, owner);
    expect(first.set(6, 2, owner)).toBe(first);
    const other = first.set(5, 9, newOwner());
    expect(other).not.toBe(first);
    expect([first.get(5), other.get(5), first.get(6), other.get(6)]).toEqual([1, 9, 2, 2]);
    expect([...first.values()]).toEqual([0, 0, 0, 0, 0, 1, 2]);
  });

  it('an empty vector is shared and stays empty', () => {
    const empty = RadixVector.create<string>('');
    const [left, right] = [empty.push('left', newOwner()), empty.push('right', newOwner())];
    expect([empty.length, empty.get(0), left.get(0), right.get(0)]).toEqual([0, '', 'left', 'right']);
    // What fills the gaps before a far index must not be one shared leaf.
    const far = left.set(4_096, 'far', newOwner()).set(16, 'near', newOwner());
    expect([far.get(15), far.get(16), far.get(32), far.get(4_095), far.get(4_096)]).toEqual([
      '',
      'near',
      '',
      '',
      'far',
    ]);
  });

  it('holds a hundred thousand cells', () => {
    const owner = newOwner();
    let vector = RadixVector.createNumbers();
    for (let at = 0; at < 100_000; at += 1) vector = vector.push(at * 3, owner);
    let wrong = 0;
    for (let at = 0; at < 100_000; at += 1) if (vector.get(at) !== at * 3) wrong += 1;
    expect([vector.length, wrong]).toEqual([100_000, 0]);
  });
});
