import type { Native, NativeItem, NativeMap } from '../values.ts';
import { type ExpressionKind, invalid } from './tokens.ts';

/** A document path with its #names resolved: attribute names and list indexes. */
export type Path = readonly (string | number)[];

/** The value at the path, looking only at the item's own attributes. */
export function readPath(item: NativeItem, path: Path, length = path.length): Native | undefined {
  let at: Native | undefined = item;
  for (let index = 0; index < length; index += 1) {
    const part = path[index]!;
    if (typeof part === 'number') at = Array.isArray(at) ? at[part] : undefined;
    else at = isMap(at) && Object.hasOwn(at, part) ? at[part] : undefined;
    if (at === undefined) return undefined;
  }
  return at;
}

export function isMap(value: Native | undefined): value is NativeMap {
  if (typeof value !== 'object' || value === null) return false;
  const prototype = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

/** Sets an attribute of a map that is the writer's own, whatever its name. */
export function put(map: NativeMap, name: string, value: Native): void {
  if (name !== '__proto__') map[name] = value;
  else Object.defineProperty(map, name, { value, enumerable: true, configurable: true, writable: true });
}

export function samePath(a: Path, b: Path): boolean {
  return a.length === b.length && a.every((part, index) => part === b[index]);
}

export function showPath(path: Path): string {
  return `[${path.map((part) => (typeof part === 'number' ? `[${part}]` : part)).join(', ')}]`;
}

/** Throws if one path contains another, or treats as a list what another treats as a map. */
export function checkApart(paths: readonly Path[], kind: ExpressionKind): void {
  for (let second = 1; second < paths.length; second += 1)
    for (let first = 0; first < second; first += 1) {
      const fault = clash(paths[first]!, paths[second]!);
      if (fault)
        throw invalid(
          kind,
          `Two document paths ${fault} with each other; must remove or rewrite one of these paths; ` +
            `path one: ${showPath(paths[first]!)}, path two: ${showPath(paths[second]!)}`,
        );
    }
}

function clash(a: Path, b: Path): 'overlap' | 'conflict' | undefined {
  const end = Math.min(a.length, b.length);
  for (let index = 0; index < end; index += 1) {
    if (a[index] === b[index]) continue;
    return typeof a[index] === typeof b[index] ? undefined : 'conflict';
  }
  return 'overlap';
}
