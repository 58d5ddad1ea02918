/** A field that differs between two versions; `undefined` where one version lacks it. */
export interface Difference {
  /** Field names and list positions joined by dots: `health.validity`, `followUp.visits.2.after`. */
  readonly path: string;
  readonly before: unknown;
  readonly after: unknown;
}

const isHolder = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;
const sameKind = (a: unknown, b: unknown): boolean =>
  isHolder(a) && isHolder(b) && Array.isArray(a) === Array.isArray(b);

/** Every field in which two JSON values differ, in the order of the first value and then of the second. */
export function differences(before: unknown, after: unknown, path = ''): Difference[] {
  if (Object.is(before, after)) return [];
  if (!sameKind(before, after)) return [{ path, before, after }];
  const [from, to] = [before as Record<string, unknown>, after as Record<string, unknown>];
  const names = [...new Set([...Object.keys(from), ...Object.keys(to)])];
  return names.flatMap((name) => differences(from[name], to[name], path === '' ? name : `${path}.${name}`));
}
