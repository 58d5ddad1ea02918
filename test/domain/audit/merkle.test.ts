import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Anchor } from '../../../domain/audit/anchor.ts';
import { continues, isWhole, nextAnchor, registerOf } from '../../../domain/audit/anchor.ts';
import {
  EMPTY_ROOT,
  inclusionProof,
  leafHash,
  rootByInclusion,
  rootOf,
} from '../../../domain/audit/merkle.ts';

const leaves = (size: number): string[] => Array.from({ length: size }, (_, at) => leafHash(`leaf ${at}`));
const sizes = fc.integer({ min: 1, max: 70 });

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
});

describe('the log of anchors', () => {
  const at = '2026-01-01T00:00:00Z';
  const anchors = (size: number, forgedAt = -1): Anchor[] => {
    const all: Anchor[] = [];
    for (let number = 1; number <= size; number += 1) {
      const owners = [number === forgedAt ? 'forged' : `case-${number}`];
      all.push(nextAnchor(all.at(-1), [], registerOf(owners), at));
    }
    return all;
  };

  it('begins with every earlier one, and with none that said something else', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20 }), fc.nat(), fc.nat(), (size, which, other) => {
        const copy = anchors(size)[which % size]!;
        const last = anchors(size).at(-1)!;
        expect([isWhole(last), continues(last, copy)]).toEqual([true, true]);
        const rewritten = anchors(size, 1 + (other % copy.number)).at(-1)!;
        expect([isWhole(rewritten), continues(rewritten, copy)]).toEqual([true, false]);
        if (copy.number < size) expect(continues(copy, last)).toBe(false);
      }),
    );
  });
});
