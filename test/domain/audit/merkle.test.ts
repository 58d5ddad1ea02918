import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  consistencyProof,
  EMPTY_ROOT,
  grown,
  inclusionProof,
  isConsistent,
  leafHash,
  rootByInclusion,
  rootOf,
  treeOf,
} from '../../../domain/audit/merkle.ts';

const leaves = (size: number): string[] => Array.from({ length: size }, (_, at) => leafHash(`leaf ${at}`));
const sizes = fc.integer({ min: 1, max: 70 });
const tree = (size: number) => ({ size, root: rootOf(leaves(size)) });

describe('a Merkle tree of RFC 6962', () => {
  it('has the roots that the certificate transparency test vectors have', () => {
    const inputs = ['', '00', '10', '2021', '3031', '40414243'];
    const hashes = inputs.map((hex) => leafHash(String.fromCharCode(...Buffer.from(hex, 'hex'))));
    expect(EMPTY_ROOT).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
    expect(rootOf(hashes.slice(0, 1))).toBe(
      '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
    );
    expect(rootOf(hashes.slice(0, 2))).toBe(
      'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
    );
    expect(rootOf(hashes.slice(0, 3))).toBe(
      'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
    );
  });

  it('grows by its frontier alone', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 20 }), { maxLength: 8 }), (parts) => {
        const all = leaves(parts.reduce((sum, part) => sum + part, 0));
        let from = 0;
        let frontier: ReturnType<typeof grown> = [];
        for (const part of parts) {
          frontier = grown(frontier, all.slice(from, from + part));
          from += part;
        }
        expect(treeOf(frontier)).toEqual({ size: all.length, root: rootOf(all) });
      }),
    );
  });

  it('proves each of its leaves, and no other', () => {
    fc.assert(
      fc.property(sizes, fc.nat(), fc.nat(), (size, at, other) => {
        const all = leaves(size);
        const index = at % size;
        const proof = inclusionProof(all, index);
        expect(rootByInclusion(all[index]!, index, size, proof)).toBe(rootOf(all));
        expect(rootByInclusion(leafHash('forged'), index, size, proof)).not.toBe(rootOf(all));
        const elsewhere = other % size;
        if (elsewhere !== index)
          expect(rootByInclusion(all[index]!, elsewhere, size, proof)).not.toBe(rootOf(all));
        expect(rootByInclusion(all[index]!, index, size, [...proof, EMPTY_ROOT])).not.toBe(rootOf(all));
      }),
    );
  });

  it('proves that it begins with an earlier one, and with no other', () => {
    fc.assert(
      fc.property(sizes, fc.nat(), fc.nat(), (size, at, which) => {
        const all = leaves(size);
        const before = at % (size + 1);
        const proof = consistencyProof(all, before);
        expect(isConsistent(tree(before), tree(size), proof)).toBe(true);
        if (before === 0) return;
        const forged = all.map((leaf, index) => (index === which % before ? leafHash('forged') : leaf));
        const rewritten = { size, root: rootOf(forged) };
        expect(isConsistent(tree(before), rewritten, consistencyProof(forged, before))).toBe(false);
      }),
    );
  });
});
