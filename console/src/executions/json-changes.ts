/** What is otherwise in a later value; undefined for what is not there. */
export interface JsonChange {
  /** From the outside in, for example `people.0.status`; empty for the whole. */
  readonly path: string;
  readonly before: unknown;
  readonly after: unknown;
}

type Parts = Readonly<Record<string, unknown>>;

/** Objects and lists can be compared part by part. */
const partsOf = (value: unknown): Parts | undefined =>
  typeof value === 'object' && value !== null ? (value as Parts) : undefined;

/** Where two JSON values differ, as deep inside as both have parts, in the order of the first. */
export function changesBetween(before: unknown, after: unknown, path: readonly string[] = []): JsonChange[] {
  const [one, other] = [partsOf(before), partsOf(after)];
  if (one && other && Array.isArray(one) === Array.isArray(other))
    return [...new Set([...Object.keys(one), ...Object.keys(other)])].flatMap((name) =>
      changesBetween(one[name], other[name], [...path, name]),
    );
  return JSON.stringify(before) === JSON.stringify(after) ? [] : [{ path: path.join('.'), before, after }];
}
