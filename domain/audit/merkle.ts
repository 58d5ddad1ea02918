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
