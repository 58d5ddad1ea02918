import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { indexEntry, indexedPerson } from '../../../domain/tracing/index/index-entry.ts';
import { Sightings } from '../../../domain/tracing/index/sightings.ts';
import { nearSkeletons } from '../../../domain/tracing/index/skeleton.ts';
import { lexiconRarity } from '../../../domain/tracing/names/compare-names.ts';
import { tokenEvidence } from '../../../domain/tracing/names/token-evidence.ts';
import { comparePersons } from '../../../domain/tracing/persons/compare-person.ts';
import { prepareQuery } from '../../../domain/tracing/persons/prepared-person.ts';
import { rankPersons } from '../../../domain/tracing/persons/rank-persons.ts';
import { PERSON_WEIGHTS } from '../../../domain/tracing/persons/weights.ts';
import { foldToken, spell } from '../../../domain/tracing/tokens/spelling.ts';
import { spellingBits } from '../../../domain/tracing/tokens/spelling-bits.ts';
import { REGISTRY, SEARCH } from './people.ts';

const measures = {
  evidence: tokenEvidence,
  rarity: lexiconRarity,
  weights: PERSON_WEIGHTS,
  placeRarity: () => undefined,
  registrySize: 1000,
};

describe('ranking', () => {
  it('leaves out of the top only who does not belong there, in whatever order persons come', () => {
    const sought = prepareQuery(SEARCH);
    const found = REGISTRY.map((traced) => indexedPerson(traced.id, indexEntry(traced).person));
    const all = found
      .map(({ id, person }) => ({ id, odds: comparePersons(sought, person, measures).logOdds }))
      .sort((a, b) => b.odds - a.odds || (a.id < b.id ? -1 : 1));
    const order = fc.shuffledSubarray(found, { minLength: found.length });
    fc.assert(
      fc.property(order, fc.integer({ min: 1, max: found.length + 1 }), (persons, top) => {
        const ranked = rankPersons(sought, persons, measures, top);
        expect(
          ranked.map(({ indexed, comparison }) => ({ id: indexed.id, odds: comparison.logOdds })),
        ).toEqual(all.slice(0, top));
      }),
    );
  });
});

describe('sightings', () => {
  const credits = fc.array(
    fc.record({
      hashes: fc.uniqueArray(fc.integer({ min: 0, max: 3000 }), { maxLength: 60 }),
      features: fc.array(fc.tuple(fc.integer({ min: 0, max: 5 }), fc.constantFrom(1, 2.5, 7)), {
        minLength: 1,
        maxLength: 2,
      }),
    }),
    { maxLength: 40 },
  );

  it('counts each feature once a person, and keeps the best as plain sorting does', () => {
    const numbers = fc.tuple(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: 60 }));
    fc.assert(
      fc.property(credits, numbers, (lists, [fewest, most]) => {
        const sightings = new Sightings();
        const plain = new Map<number, Map<number, number>>();
        for (const { hashes, features } of lists) {
          const years = new Uint8Array(hashes.length);
          sightings.credit({ hashes: Uint32Array.from(hashes), years }, features, () => 0);
          for (const hash of hashes) {
            const known = plain.get(hash) ?? new Map<number, number>();
            for (const [feature, bits] of features) if (!known.has(feature)) known.set(feature, bits);
            plain.set(hash, known);
          }
        }
        const sorted = [...plain]
          .map(([hash, known]) => ({ hash, bits: [...known.values()].reduce((sum, bits) => sum + bits, 0) }))
          .sort((a, b) => b.bits - a.bits || a.hash - b.hash);
        const within = sorted.filter(({ bits }) => bits >= sorted[0]!.bits - 4).length;
        expect(sightings.best(4, fewest, most)).toEqual(
          sorted.slice(0, Math.min(most, Math.max(fewest, within))).map(({ hash }) => hash),
        );
      }),
    );
  });

  it('grows beyond its first size', () => {
    const sightings = new Sightings();
    const hashes = Uint32Array.from({ length: 20_000 }, (_, i) => Math.imul(i, 0x9e3779b1));
    sightings.credit({ hashes, years: new Uint8Array(20_000) }, [[0, 3]], () => 0);
    sightings.credit({ hashes: hashes.subarray(5, 7), years: new Uint8Array(2) }, [[1, 9]], () => 0);
    expect(new Set(sightings.best(1, 1, 10))).toEqual(new Set(hashes.subarray(5, 7)));
  });
});

describe('evidence of words that is not worked out', () => {
  const words = ['muhammad', 'mohamed', 'maryam', 'samir', 'husayn', 'olga', 'oleg', 'kareem'];
  const native = ['محمد', 'مريم', 'سمير', 'حسين', 'كريم', 'Олена', 'Самир', 'ሀጎስ'];
  const word = fc.constantFrom(...words, ...native).map((text) => spell(foldToken(text), scriptName(text)));

  it('is exact above the floor, and never above it otherwise', () => {
    fc.assert(
      fc.property(word, word, fc.integer({ min: -30, max: 20 }), (a, b, floor) => {
        const exact = spellingBits(a, b);
        const bits = spellingBits(a, b, floor);
        if (exact > floor) expect(bits).toBeCloseTo(exact, 9);
        else expect(bits).toBeLessThanOrEqual(Math.max(floor, -40));
      }),
      { numRuns: 600 },
    );
  });
});

function scriptName(text: string): 'latin' | 'arabic' | 'cyrillic' | 'ethiopic' {
  if (/\p{Script=Arabic}/u.test(text)) return 'arabic';
  if (/\p{Script=Cyrillic}/u.test(text)) return 'cyrillic';
  return /\p{Script=Ethiopic}/u.test(text) ? 'ethiopic' : 'latin';
}

describe('near skeletons', () => {
  it.each([
    ['SR', 'SR', true],
    ['SR', 'SM', true],
    ['SR', 'RS', true],
    ['SR', 'SKR', true],
    ['SR', 'MS', false],
    ['SKR', 'MSK', false],
    ['S', 'SKR', false],
    ['', 'S', true],
    ['SKRM', 'KTLN', true],
  ])('%s and %s: %s', (a, b, near) => {
    expect(nearSkeletons(a, b)).toBe(near);
    expect(nearSkeletons(b, a)).toBe(near);
  });
});
