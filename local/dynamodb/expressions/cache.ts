const KEPT = 500;

/** Caches what `parse` made of the latest texts; errors are not cached. */
export function cachedByText<T>(parse: (text: string) => T): (text: string) => T {
  const kept = new Map<string, T>();
  return (text) => {
    const known = kept.get(text);
    if (known !== undefined) {
      if (kept.size === KEPT) {
        kept.delete(text);
        kept.set(text, known);
      }
      return known;
    }
    const made = parse(text);
    if (kept.size >= KEPT) kept.delete(kept.keys().next().value as string);
    kept.set(text, made);
    return made;
  };
}
