import type { NameToken } from './name-tokens.ts';

export interface NameMatch {
  readonly a: NameToken;
  readonly b: NameToken;
  readonly bits: number;
}

/** Bits that two matching words of one name say both, so that they count once. */
export type Overlap = (first: NameMatch, second: NameMatch) => number;

/** However often two words go together, the second still says this much. */
const LEAST_OF_A_WORD = 1;

/** The overlaps of the words along the tree that has the most of them: no word is discounted for two others at once. */
export function saidTwice(matches: readonly NameMatch[], overlap: Overlap): number {
  if (matches.length < 2) return 0;
  const edges: { i: number; j: number; bits: number }[] = [];
  for (let i = 0; i < matches.length; i++) {
    for (let j = i + 1; j < matches.length; j++) {
      const most = Math.max(0, Math.min(matches[i]!.bits, matches[j]!.bits) - LEAST_OF_A_WORD);
      edges.push({ i, j, bits: most === 0 ? 0 : Math.min(most, overlap(matches[i]!, matches[j]!)) });
    }
  }
  edges.sort((p, q) => q.bits - p.bits || p.i - q.i || p.j - q.j);
  const tree = matches.map((_, i) => i);
  let bits = 0;
  for (const edge of edges) {
    const [from, to] = [tree[edge.i]!, tree[edge.j]!];
    if (from === to) continue;
    tree.forEach((part, i) => {
      if (part === to) tree[i] = from;
    });
    bits += edge.bits;
  }
  return bits;
}
