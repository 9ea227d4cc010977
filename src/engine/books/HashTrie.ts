/**
 * An immutable map from text to values as a hash trie of 32-way branches, shared between versions. As with
 * `RadixVector`, an edit session passes one owner for all its writes and never uses it again after publishing.
 * Keys are compared as text only, so that names such as `__proto__` are ordinary keys.
 */

interface Entry<V> {
  readonly kind: 'entry';
  readonly hash: number;
  readonly key: string;
  readonly value: V;
}

/** Entries whose 32-bit hashes are equal. */
interface Collision<V> {
  readonly kind: 'collision';
  readonly hash: number;
  readonly entries: readonly Entry<V>[];
}

interface Branch<V> {
  readonly kind: 'branch';
  readonly owner: number;
  bitmap: number;
  readonly children: Node<V>[];
}

type Node<V> = Entry<V> | Collision<V> | Branch<V>;

/** FNV-1a over code units, with a final mix so that short keys spread over the upper bits as well. */
export function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  hash ^= hash >>> 15;
  hash = Math.imul(hash, 0x2c1b3c6d);
  return (hash ^ (hash >>> 13)) >>> 0;
}

function countBits(bits: number): number {
  let count = bits - ((bits >>> 1) & 0x55555555);
  count = (count & 0x33333333) + ((count >>> 2) & 0x33333333);
  return Math.imul((count + (count >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

function bitAt(hash: number, shift: number): number {
  return 1 << ((hash >>> shift) & 31);
}

function positionOf(bitmap: number, bit: number): number {
  return countBits(bitmap & (bit - 1));
}

function emptyBranch<V>(owner: number): Branch<V> {
  return { kind: 'branch', owner, bitmap: 0, children: [] };
}

function ownedBranch<V>(branch: Branch<V>, owner: number): Branch<V> {
  if (branch.owner === owner) return branch;
  return { kind: 'branch', owner, bitmap: branch.bitmap, children: branch.children.slice() };
}

/** A subtree that holds an existing node and an entry of another key. */
function joined<V>(node: Entry<V> | Collision<V>, entry: Entry<V>, shift: number, owner: number): Node<V> {
  if (node.hash === entry.hash) {
    const entries = node.kind === 'entry' ? [node] : node.entries;
    return { kind: 'collision', hash: node.hash, entries: [...entries, entry] };
  }
  const branch = emptyBranch<V>(owner);
  const nodeBit = bitAt(node.hash, shift);
  const entryBit = bitAt(entry.hash, shift);
  branch.bitmap = nodeBit | entryBit;
  if (nodeBit === entryBit) branch.children.push(joined(node, entry, shift + 5, owner));
  else if (nodeBit >>> 0 < entryBit >>> 0) branch.children.push(node, entry);
  else branch.children.push(entry, node);
  return branch;
}

function withEntry<V>(branch: Branch<V>, entry: Entry<V>, shift: number, owner: number): Branch<V> {
  const own = ownedBranch(branch, owner);
  const bit = bitAt(entry.hash, shift);
  const position = positionOf(own.bitmap, bit);
  const child = own.children[position];
  if ((own.bitmap & bit) === 0 || child === undefined) {
    own.children.splice(position, 0, entry);
    own.bitmap |= bit;
  } else if (child.kind === 'branch') {
    own.children[position] = withEntry(child, entry, shift + 5, owner);
  } else if (child.kind === 'entry' && child.key === entry.key) {
    own.children[position] = entry;
  } else if (child.kind === 'collision' && child.entries.some(({ key }) => key === entry.key)) {
    const entries = child.entries.map((old) => (old.key === entry.key ? entry : old));
    own.children[position] = { kind: 'collision', hash: child.hash, entries };
  } else {
    own.children[position] = joined(child, entry, shift + 5, owner);
  }
  return own;
}

function* entriesOf<V>(node: Node<V>): IterableIterator<Entry<V>> {
  if (node.kind === 'entry') yield node;
  else if (node.kind === 'collision') yield* node.entries;
  else for (const child of node.children) yield* entriesOf(child);
}

/** One version of the map. Rows are added and replaced, never removed. */
export class HashTrie<V> {
  readonly #root: Branch<V>;

  private constructor(root: Branch<V>) {
    this.#root = root;
  }

  /** A map without any key. */
  static create<V>(): HashTrie<V> {
    return new HashTrie<V>(emptyBranch(0));
  }

  /** The value of a key; `undefined` if there is none. */
  get(key: string): V | undefined {
    const hash = hashText(key);
    let node: Node<V> | undefined = this.#root;
    let shift = 0;
    while (node !== undefined && node.kind === 'branch') {
      const bit = bitAt(hash, shift);
      if ((node.bitmap & bit) === 0) return undefined;
      node = node.children[positionOf(node.bitmap, bit)];
      shift += 5;
    }
    if (node === undefined) return undefined;
    if (node.kind === 'entry') return node.key === key ? node.value : undefined;
    return node.entries.find((entry) => entry.key === key)?.value;
  }

  /** The map with one key set. Branches of this `owner` are written in place, all others are copied. */
  set(key: string, value: V, owner: number): HashTrie<V> {
    const entry: Entry<V> = { kind: 'entry', hash: hashText(key), key, value };
    return new HashTrie(withEntry(this.#root, entry, 0, owner));
  }

  /** All keys, in no particular order. */
  *keys(): IterableIterator<string> {
    for (const entry of entriesOf(this.#root)) yield entry.key;
  }
}
