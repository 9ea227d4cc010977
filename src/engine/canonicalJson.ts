/** JSON with the keys of every object in code-unit order: equal values give equal text. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) => {
    if (typeof inner !== 'object' || inner === null || Array.isArray(inner)) return inner;
    const entries = Object.entries(inner).toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
    // A null prototype and defined properties keep keys such as `__proto__` ordinary.
    const sorted = Object.create(null) as Record<string, unknown>;
    for (const [key, entry] of entries) {
      Object.defineProperty(sorted, key, { value: entry, enumerable: true });
    }
    return sorted;
  });
}
