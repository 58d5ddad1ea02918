import { validation } from '../errors.ts';
import type { Native, NativeItem, NativeMap } from '../values.ts';
import { isMap, type Path, put, readPath } from './paths.ts';

/** The effect of an update on one path; an undefined value removes what is there. */
export interface Change {
  readonly path: Path;
  readonly value: Native | undefined;
}

/** The item with the changes applied, sharing with the old one whatever they do not touch. */
export function written(item: NativeItem, changes: readonly Change[]): NativeItem {
  for (const { path } of changes) checkParent(item, path);
  const own = new Set<object>();
  const result: NativeItem = { ...item };
  own.add(result);
  const [removed, assigned] = [changes.filter(isRemoval), changes.filter((change) => !isRemoval(change))];
  // By ascending index, so that elements beyond the end of a list are appended in order.
  for (const { path, value } of assigned.sort((a, b) => byIndex(a.path, b.path)))
    assign(result, own, path, value!);
  // By descending index, so that the indexes of the old item stay valid.
  for (const { path } of removed.sort((a, b) => byIndex(b.path, a.path)))
    if (readPath(item, path) !== undefined) remove(result, own, path);
  return result;
}

function isRemoval({ value }: Change): boolean {
  return value === undefined;
}

function checkParent(item: NativeItem, path: Path): void {
  if (path.length === 1) return;
  const parent = readPath(item, path, path.length - 1);
  if (typeof path.at(-1) === 'number' ? !Array.isArray(parent) : !isMap(parent))
    throw validation('The document path provided in the update expression is invalid for update');
}

function byIndex(a: Path, b: Path): number {
  const end = Math.min(a.length, b.length);
  for (let index = 0; index < end; index += 1) {
    const [x, y] = [a[index]!, b[index]!];
    if (x === y) continue;
    if (typeof x === 'number' && typeof y === 'number') return x - y;
    return x < y ? -1 : 1;
  }
  return a.length - b.length;
}

/** The list or map that holds the last part of the path, copied into the result on the way. */
function parentOf(result: NativeItem, own: Set<object>, path: Path): NativeMap | Native[] {
  let at: NativeMap | Native[] = result;
  for (const part of path.slice(0, -1)) {
    let next = (at as NativeMap)[part]! as NativeMap | Native[];
    if (!own.has(next)) {
      next = Array.isArray(next) ? [...next] : { ...next };
      own.add(next);
      place(at, part, next);
    }
    at = next;
  }
  return at;
}

function assign(result: NativeItem, own: Set<object>, path: Path, value: Native): void {
  place(parentOf(result, own, path), path.at(-1)!, value);
}

function place(at: NativeMap | Native[], part: string | number, value: Native): void {
  if (!Array.isArray(at)) put(at, part as string, value);
  else if ((part as number) < at.length) at[part as number] = value;
  else at.push(value);
}

function remove(result: NativeItem, own: Set<object>, path: Path): void {
  const at = parentOf(result, own, path);
  const part = path.at(-1)!;
  if (Array.isArray(at)) at.splice(part as number, 1);
  else delete at[part];
}
