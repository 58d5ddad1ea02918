/** Groups of things that share a value with others. */
export function groupDuplicates<T>(things: readonly T[], read: (thing: T) => string | undefined): T[][] {
  const byValue = new Map<string, T[]>();
  for (const thing of things) {
    const value = read(thing);
    const others = value === undefined ? undefined : byValue.get(value);
    if (others) others.push(thing);
    else if (value !== undefined) byValue.set(value, [thing]);
  }
  return [...byValue.values()].filter((group) => group.length > 1);
}
