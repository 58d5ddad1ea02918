import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, concatBytes, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';

/**
 * Merkle trees as RFC 6962 (section 2.1) shapes them: a list that only grows, of which one hash, the root, stands for
 * all. Hashes are SHA-256 in hex.
 */
const [LEAF, NODE] = [Uint8Array.of(0), Uint8Array.of(1)];

/** The root of no leaves. */
export const EMPTY_ROOT = bytesToHex(sha256(new Uint8Array()));

export const leafHash = (text: string): string => bytesToHex(sha256(concatBytes(LEAF, utf8ToBytes(text))));

const nodeHash = (left: string, right: string): string =>
  bytesToHex(sha256(concatBytes(NODE, hexToBytes(left), hexToBytes(right))));

/** The largest power of two below `size`; `size` is at least 2. */
function splitOf(size: number): number {
  let split = 1;
  while (split * 2 < size) split *= 2;
  return split;
}

export function rootOf(leaves: readonly string[]): string {
  const [first, second] = leaves;
  if (first === undefined) return EMPTY_ROOT;
  if (second === undefined) return first;
  const split = splitOf(leaves.length);
  return nodeHash(rootOf(leaves.slice(0, split)), rootOf(leaves.slice(split)));
}

/** What leads from the leaf with this number (from 0 on) to the root: the hashes beside its path, the lowest first. */
export function inclusionProof(leaves: readonly string[], index: number): string[] {
  if (leaves.length <= 1) return [];
  const split = splitOf(leaves.length);
  return index < split
    ? [...inclusionProof(leaves.slice(0, split), index), rootOf(leaves.slice(split))]
    : [...inclusionProof(leaves.slice(split), index - split), rootOf(leaves.slice(0, split))];
}

/** The root to which a leaf of a tree of `size` leaves leads by a proof; undefined if the proof has another length. */
export function rootByInclusion(
  leaf: string,
  index: number,
  size: number,
  proof: readonly string[],
): string | undefined {
  if (index < 0 || index >= size) return undefined;
  if (size === 1) return proof.length === 0 ? leaf : undefined;
  const beside = proof.at(-1);
  if (beside === undefined) return undefined;
  const [split, rest] = [splitOf(size), proof.slice(0, -1)];
  const below =
    index < split
      ? rootByInclusion(leaf, index, split, rest)
      : rootByInclusion(leaf, index - split, size - split, rest);
  if (below === undefined) return undefined;
  return index < split ? nodeHash(below, beside) : nodeHash(beside, below);
}

/** What shows that the first `before` leaves are the whole of an earlier tree: the hashes of RFC 6962, section 2.1.2. */
export function consistencyProof(leaves: readonly string[], before: number): string[] {
  return before === 0 || before === leaves.length ? [] : partProof(leaves, before, true);
}

function partProof(leaves: readonly string[], before: number, whole: boolean): string[] {
  if (before === leaves.length) return whole ? [] : [rootOf(leaves)];
  const split = splitOf(leaves.length);
  return before <= split
    ? [...partProof(leaves.slice(0, split), before, whole), rootOf(leaves.slice(split))]
    : [...partProof(leaves.slice(split), before - split, false), rootOf(leaves.slice(0, split))];
}

interface Sized {
  readonly size: number;
  readonly root: string;
}

/** Whether a later tree begins with all leaves of an earlier one. */
export function isConsistent(earlier: Sized, later: Sized, proof: readonly string[]): boolean {
  if (earlier.size > later.size) return false;
  if (earlier.size === later.size) return proof.length === 0 && earlier.root === later.root;
  if (earlier.size === 0) return proof.length === 0 && earlier.root === EMPTY_ROOT;
  const roots = rootsByProof(earlier.size, later.size, [...proof], earlier.root, true);
  return roots !== undefined && roots.before === earlier.root && roots.after === later.root;
}

/** The roots of both trees to which a consistency proof leads; takes hashes from the end of the proof. */
function rootsByProof(
  before: number,
  size: number,
  proof: string[],
  known: string,
  whole: boolean,
): { before: string; after: string } | undefined {
  if (before === size) {
    const root = whole ? known : proof.pop();
    return root === undefined || (proof.length > 0 && whole) ? undefined : { before: root, after: root };
  }
  const split = splitOf(size);
  const beside = proof.pop();
  if (beside === undefined) return undefined;
  const below =
    before <= split
      ? rootsByProof(before, split, proof, known, whole)
      : rootsByProof(before - split, size - split, proof, known, false);
  if (below === undefined) return undefined;
  return before <= split
    ? { before: below.before, after: nodeHash(below.after, beside) }
    : { before: nodeHash(beside, below.before), after: nodeHash(beside, below.after) };
}

/** The roots of the complete trees of which a tree is made, the largest first: enough to add leaves to it. */
export type Frontier = readonly { readonly size: number; readonly root: string }[];

/** The frontier with more leaves. */
export function grown(frontier: Frontier, leaves: readonly string[]): Frontier {
  const trees = [...frontier];
  for (const leaf of leaves) {
    let added: Sized = { size: 1, root: leaf };
    for (let last = trees.at(-1); last?.size === added.size; last = trees.at(-1)) {
      trees.pop();
      added = { size: last.size * 2, root: nodeHash(last.root, added.root) };
    }
    trees.push(added);
  }
  return trees;
}

/** The root of the tree that a frontier stands for, and its size. */
export function treeOf(frontier: Frontier): Sized {
  const size = frontier.reduce((sum, tree) => sum + tree.size, 0);
  const [last, ...larger] = frontier.toReversed();
  if (last === undefined) return { size, root: EMPTY_ROOT };
  return { size, root: larger.reduce((right, tree) => nodeHash(tree.root, right), last.root) };
}
