import type { Native, NativeItem, NativeMap } from '../values.ts';
import { isMap, type Path, put } from './paths.ts';

/** What is kept of a value: all of it, or these attributes or elements. */
type Wanted = Map<string | number, Wanted> | 'all';
export type Projection = (item: NativeItem) => NativeItem;

/** Keeps the parts at the paths: attributes in the order of the paths, list elements closed up in their own order. */
export function projectionOf(paths: readonly Path[]): Projection {
  const tree: Wanted = new Map();
  for (const path of paths) insert(tree, path);
  return (item) => (kept(item, tree) as NativeItem | undefined) ?? {};
}

function insert(tree: Map<string | number, Wanted>, path: Path): void {
  let at = tree;
  for (const [index, part] of path.entries()) {
    if (index === path.length - 1) {
      at.set(part, 'all');
      return;
    }
    const next = at.get(part) ?? new Map<string | number, Wanted>();
    if (next === 'all') return;
    at.set(part, next);
    at = next;
  }
}

function kept(value: Native, wanted: Wanted): Native | undefined {
  if (wanted === 'all') return value;
  if (Array.isArray(value)) return keptElements(value, wanted);
  if (!isMap(value)) return undefined;
  const map: NativeMap = {};
  let found = false;
  for (const [name, inner] of wanted) {
    if (typeof name === 'number' || !Object.hasOwn(value, name)) continue;
    const part = kept(value[name]!, inner);
    if (part === undefined) continue;
    put(map, name, part);
    found = true;
  }
  return found ? map : undefined;
}

function keptElements(list: Native[], wanted: Map<string | number, Wanted>): Native[] | undefined {
  const indexes = [...wanted.keys()].filter((index): index is number => typeof index === 'number');
  const parts: Native[] = [];
  for (const index of indexes.sort((a, b) => a - b)) {
    const element = list[index];
    const part = element === undefined ? undefined : kept(element, wanted.get(index)!);
    if (part !== undefined) parts.push(part);
  }
  return parts.length > 0 ? parts : undefined;
}
