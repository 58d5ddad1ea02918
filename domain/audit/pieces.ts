import * as z from 'zod';
import { AnchoredEndSchema, HashSchema } from './anchored-end.ts';
import { EMPTY_ROOT, inclusionProof, rootOf } from './merkle.ts';

/**
 * How many leaves, or roots of pieces, a piece of a tree holds: a power of two, so that each piece is a subtree of the
 * whole as RFC 6962 shapes it. A piece has its own root for a name.
 */
export const PIECE = 512;

/** A piece as it is stored: the ends that are its leaves, or the names of the pieces below. */
export const PieceSchema = z.union([
  z.strictObject({ ends: z.array(AnchoredEndSchema).min(1).max(PIECE) }),
  z.strictObject({ pieces: z.array(HashSchema).min(2).max(PIECE) }),
]);
export type Piece = z.infer<typeof PieceSchema>;

/** A tree under way: of each level, the lowest first, what does not fill a piece yet. It stays small however many leaves. */
export const TreeSoFarSchema = z.array(z.array(HashSchema).max(PIECE));
export type TreeSoFar = readonly (readonly string[])[];

/** A tree after more leaves, with the lists of hashes that have become whole pieces. */
export function grown(tree: TreeSoFar, leaves: readonly string[]): { tree: TreeSoFar; full: string[][] } {
  const levels = tree.map((open) => [...open]);
  const full: string[][] = [];
  const add = (level: number, hash: string): void => {
    const open = levels[level] ?? [];
    levels[level] = open;
    open.push(hash);
    if (open.length < PIECE) return;
    full.push(open);
    levels[level] = [];
    add(level + 1, rootOf(open));
  };
  for (const leaf of leaves) add(0, leaf);
  return { tree: levels, full };
}

/** The root of a tree of which no more leaves come, with the last lists. A piece of one has the name of that one. */
export function closed(tree: TreeSoFar): { root: string; last: string[][] } {
  let root: string | undefined;
  const last: string[][] = [];
  for (const open of tree) {
    const list = root === undefined ? [...open] : [...open, root];
    if (list.length > 1) last.push(list);
    if (list.length > 0) root = rootOf(list);
  }
  return { root: root ?? EMPTY_ROOT, last };
}

/** Where a leaf is in a piece above so many leaves: in which of the pieces below, which has how many leaves. */
export function below(
  leaves: number,
  index: number,
): { child: number; index: number; leaves: number } | undefined {
  if (leaves <= PIECE) return undefined;
  let size = PIECE;
  while (size * PIECE < leaves) size *= PIECE;
  const child = Math.floor(index / size);
  return { child, index: index % size, leaves: Math.min(size, leaves - child * size) };
}

/** What leads from a leaf to the root, by the lists on its way and its place in each, the lowest first. */
export const proofThrough = (way: readonly { hashes: readonly string[]; at: number }[]): string[] =>
  way.flatMap(({ hashes, at }) => inclusionProof(hashes, at));
