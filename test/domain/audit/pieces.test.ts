import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EMPTY_ROOT, leafHash, rootByInclusion, rootOf } from '../../../domain/audit/merkle.ts';
import type { TreeSoFar } from '../../../domain/audit/pieces.ts';
import { below, closed, grown, PIECE, proofThrough } from '../../../domain/audit/pieces.ts';

const leaves = Array.from({ length: 3 * PIECE }, (_, at) => leafHash(`leaf ${at}`));
/** Around whole pieces, where a mistake would show. */
const sizes = fc.oneof(
  fc.integer({ min: 0, max: leaves.length }),
  fc.constantFrom(0, 1, 2, PIECE - 1, PIECE, PIECE + 1, 2 * PIECE - 1, 2 * PIECE, 2 * PIECE + 1),
);

/** A tree of which the leaves came in portions, with every list that was written, by its root. */
function built(all: readonly string[], portions: readonly number[]) {
  const written = new Map<string, readonly string[]>();
  let tree: TreeSoFar = [];
  let from = 0;
  for (const size of [...portions, all.length]) {
    const next = grown(tree, all.slice(from, from + size));
    tree = next.tree;
    for (const list of next.full) written.set(rootOf(list), list);
    from += size;
  }
  const { root, last } = closed(tree);
  for (const list of last) written.set(rootOf(list), list);
  return { root, written };
}

describe('a tree that grows in portions', () => {
  it('has the root of the whole, in whatever portions it came', () => {
    fc.assert(
      fc.property(sizes, fc.array(fc.nat({ max: 700 }), { maxLength: 6 }), (size, portions) => {
        const all = leaves.slice(0, size);
        expect(built(all, portions).root).toBe(rootOf(all));
      }),
      { numRuns: 60 },
    );
  });

  it('keeps less than a piece of each level', () => {
    const { tree } = grown([], leaves);
    expect(tree.map(({ length }) => length)).toEqual([0, 3]);
  });

  it('proves each leaf through the pieces that were written, and no other', () => {
    fc.assert(
      fc.property(sizes, fc.nat(), (size, which) => {
        const all = leaves.slice(0, Math.max(1, size));
        const index = which % all.length;
        const { root, written } = built(all, []);
        const way: { hashes: readonly string[]; at: number }[] = [];
        let at: { root: string; leaves: number; index: number } = { root, leaves: all.length, index };
        for (let next = below(at.leaves, at.index); next; next = below(at.leaves, at.index)) {
          const hashes = written.get(at.root)!;
          way.unshift({ hashes, at: next.child });
          at = { root: hashes[next.child]!, leaves: next.leaves, index: next.index };
        }
        const ends = written.get(at.root) ?? [at.root];
        expect(ends[at.index]).toBe(all[index]);
        const proof = proofThrough([{ hashes: ends, at: at.index }, ...way]);
        expect(rootByInclusion(all[index]!, index, all.length, proof)).toBe(root);
        expect(rootByInclusion(leafHash('forged'), index, all.length, proof)).not.toBe(root);
      }),
      { numRuns: 60 },
    );
  });

  it('finds a leaf below three levels, where the last pieces hold one', () => {
    const leavesOfAll = PIECE * PIECE + 1;
    expect(below(leavesOfAll, leavesOfAll - 1)).toEqual({ child: 1, index: 0, leaves: 1 });
    expect(below(leavesOfAll, PIECE + 3)).toEqual({ child: 0, index: PIECE + 3, leaves: PIECE * PIECE });
    expect(below(PIECE * PIECE, PIECE + 3)).toEqual({ child: 1, index: 3, leaves: PIECE });
  });

  it('of nothing has the root of nothing', () => {
    expect(closed([])).toEqual({ root: EMPTY_ROOT, last: [] });
  });
});
