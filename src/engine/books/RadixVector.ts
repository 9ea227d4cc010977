/**
 * An immutable vector as a tree of arrays of 16, shared between versions. `set` copies the path to the changed
 * cell (a few small arrays), unless the path already belongs to the owner that asks: an edit session
 * passes one owner for all its writes and so copies each array once. Whoever publishes a vector must never use
 * the same owner again, or the published version would change under its readers.
 *
 * An owner is a number from {@link newOwner}; every array keeps its owner in its last cell.
 */

/** Bits of an index that one level of the tree decides. */
const bits = 4;
const width = 1 << bits;
const mask = width - 1;
const ownerCell = width;

let lastOwner = 0;

/** A number that no other edit session has. */
export function newOwner(): number {
  lastOwner += 1;
  return lastOwner;
}

/** Owner of nobody: arrays that were never edited in place. */
const nobody = 0;

type Leaf<T> = (T | number)[];
type Branch<T> = (Node<T> | number | undefined)[];
type Node<T> = Leaf<T> | Branch<T>;

function isOwnedBy(node: readonly unknown[], owner: number): boolean {
  return node[ownerCell] === owner;
}

export class RadixVector<T> {
  #root: Node<T>;
  /** Bits to shift an index for the root's slot: 0 when the root is a leaf. */
  #shift: number;
  #length: number;
  #owner: number;
  readonly #emptyLeaf: Leaf<T>;
  readonly #absent: T;

  private constructor(
    root: Node<T>,
    shift: number,
    length: number,
    owner: number,
    emptyLeaf: Leaf<T>,
    absent: T,
  ) {
    this.#root = root;
    this.#shift = shift;
    this.#length = length;
    this.#owner = owner;
    this.#emptyLeaf = emptyLeaf;
    this.#absent = absent;
  }

  /** An empty vector; `absent` is what cells hold that were never set. */
  static create<T>(absent: T): RadixVector<T> {
    const emptyLeaf: Leaf<T> = [];
    for (let cell = 0; cell < width; cell += 1) emptyLeaf.push(absent);
    emptyLeaf.push(nobody);
    return new RadixVector<T>(emptyLeaf, 0, 0, nobody, emptyLeaf, absent);
  }

  /** An empty vector of numbers whose arrays hold unboxed doubles from the start. */
  static createNumbers(): RadixVector<number> {
    const emptyLeaf: number[] = [];
    // A fraction first makes the engine choose the representation that balances need; it never changes back.
    for (let cell = 0; cell <= width; cell += 1) emptyLeaf.push(0.5);
    emptyLeaf.fill(0);
    return new RadixVector<number>(emptyLeaf, 0, 0, nobody, emptyLeaf, 0);
  }

  /** One more than the highest index that was set. */
  get length(): number {
    return this.#length;
  }

  /** The cell at this index, or the vector's absent value. */
  get(index: number): T {
    if (index < 0 || index >= this.#length) return this.#absent;
    let node = this.#root;
    for (let shift = this.#shift; shift > 0; shift -= bits) {
      const child = (node as Branch<T>)[(index >>> shift) & mask];
      if (child === undefined) return this.#absent;
      node = child as Node<T>;
    }
    return (node as Leaf<T>)[index & mask] as T;
  }

  /** This vector with one cell changed. Edits in place what `owner` owns already. */
  set(index: number, value: T, owner: number): RadixVector<T> {
    const vector =
      this.#owner === owner
        ? this
        : new RadixVector<T>(this.#root, this.#shift, this.#length, owner, this.#emptyLeaf, this.#absent);
    while (index >>> vector.#shift >= width) {
      const root: Branch<T> = [vector.#root];
      for (let cell = 1; cell < width; cell += 1) root.push(undefined);
      root.push(owner);
      vector.#root = root;
      vector.#shift += bits;
    }
    let node = vector.#root;
    if (!isOwnedBy(node, owner)) {
      node = node.slice();
      node[ownerCell] = owner;
      vector.#root = node;
    }
    for (let shift = vector.#shift; shift > 0; shift -= bits) {
      const slot = (index >>> shift) & mask;
      let child = (node as Branch<T>)[slot] as Node<T> | undefined;
      if (child === undefined) {
        child = shift > bits ? new Array<undefined>(width + 1).fill(undefined) : this.#emptyLeaf.slice();
        child[ownerCell] = owner;
        (node as Branch<T>)[slot] = child;
      } else if (!isOwnedBy(child, owner)) {
        child = child.slice();
        child[ownerCell] = owner;
        (node as Branch<T>)[slot] = child;
      }
      node = child;
    }
    (node as Leaf<T>)[index & mask] = value;
    if (index >= vector.#length) vector.#length = index + 1;
    return vector;
  }

  /** This vector with one more cell at its end. */
  push(value: T, owner: number): RadixVector<T> {
    return this.set(this.#length, value, owner);
  }

  /** All cells in order. */
  *values(): IterableIterator<T> {
    for (let index = 0; index < this.#length; index += 1) yield this.get(index);
  }
}
