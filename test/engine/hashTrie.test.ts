import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HashTrie, hashText } from '../../src/engine/books/HashTrie';
import { newOwner } from '../../src/engine/books/RadixVector';

/** Groups of keys with one and the same 32-bit hash, found by trying; a few hundred thousand texts have some. */
function findCollisions(groups: number): readonly (readonly string[])[] {
  const byHash = new Map<number, string>();
  const found = new Map<number, string[]>();
  for (let number = 0; found.size < groups; number += 1) {
    const key = `wallet-${number}`;
    const hash = hashText(key);
    const earlier = byHash.get(hash);
    if (earlier === undefined) byHash.set(hash, key);
    else found.set(hash, [...(found.get(hash) ?? [earlier]), key]);
  }
  return [...found.values()];
}

const collisions = findCollisions(4);
const collidingKeys = collisions.flat();

const key = fc.oneof(
  fc.constantFrom(...collidingKeys),
  fc.constantFrom('', '__proto__', 'constructor', 'toString', 'a', 'b'),
  fc.integer({ min: 0, max: 400 }).map((number) => `k${number}`),
  fc.string({ unit: 'binary', maxLength: 4 }),
);

type Edit = readonly [kind: 'set' | 'publish' | 'rollback', key: string, value: number];

const edits: fc.Arbitrary<readonly Edit[]> = fc.array(
  fc.tuple(
    fc.constantFrom('set', 'set', 'set', 'set', 'publish', 'rollback'),
    key,
    fc.integer({ min: 0, max: 9 }),
  ),
  { minLength: 1, maxLength: 120 },
);

function matches(trie: HashTrie<number>, model: ReadonlyMap<string, number>): boolean {
  const keys = [...trie.keys()];
  return (
    keys.length === model.size &&
    keys.every((name) => model.has(name)) &&
    [...model].every(([name, value]) => trie.get(name) === value)
  );
}

describe('the hash trie', () => {
  it('the tests’ keys do collide', () => {
    expect(collisions).toHaveLength(4);
    for (const group of collisions) expect(new Set(group.map(hashText)).size).toBe(1);
  });

  it('does what a Map does, and no version ever changes once published', () => {
    fc.assert(
      fc.property(edits, (list) => {
        let owner = newOwner();
        let trie = HashTrie.create<number>();
        let model = new Map<string, number>();
        const published: { readonly trie: HashTrie<number>; readonly model: ReadonlyMap<string, number> }[] =
          [{ trie, model: new Map() }];
        for (const [kind, name, value] of list) {
          if (kind === 'set') {
            trie = trie.set(name, value, owner);
            model.set(name, value);
          } else {
            const last = published.at(-1);
            if (kind === 'rollback' && last !== undefined) {
              trie = last.trie;
              model = new Map(last.model);
            } else published.push({ trie, model: new Map(model) });
            owner = newOwner();
          }
          expect(trie.get(name)).toBe(model.get(name));
        }
        expect(matches(trie, model)).toBe(true);
        expect(published.filter((version) => !matches(version.trie, version.model))).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it('keeps colliding keys apart, whichever changes', () => {
    const [first = '', second = ''] = collisions[0] ?? [];
    const owner = newOwner();
    const both = HashTrie.create<string>().set(first, 'first', owner).set(second, 'second', owner);
    expect([both.get(first), both.get(second)]).toEqual(['first', 'second']);
    const changed = both.set(second, 'changed', newOwner());
    expect([changed.get(first), changed.get(second)]).toEqual(['first', 'changed']);
    expect([both.get(first), both.get(second)]).toEqual(['first', 'second']);
    // Other keys in the same branches, at every depth.
    let full = changed;
    const adding = newOwner();
    for (let number = 0; number < 5_000; number += 1) full = full.set(`other-${number}`, `${number}`, adding);
    expect([...full.keys()]).toHaveLength(5_002);
    expect([full.get(first), full.get(second), full.get('other-4999')]).toEqual(['first', 'changed', '4999']);
    expect([...changed.keys()].toSorted()).toEqual([first, second].toSorted());
    expect(changed.get('other-0')).toBeUndefined();
  });
});
