import { describe, expect, it } from 'vitest';
import { indexEntry } from '../../../domain/tracing/index/index-entry.ts';
import type { TracingIndex } from '../../../domain/tracing/index/port.ts';
import { hash32, placeCode, wordKey } from '../../../domain/tracing/index/posting-keys.ts';
import { postingCode } from '../../../domain/tracing/index/skeleton.ts';
import { createMatcher } from '../../../domain/tracing/matcher.ts';
import { nameTokens } from '../../../domain/tracing/names/name-tokens.ts';
import { readPlace } from '../../../domain/tracing/persons/places.ts';
import { REGISTRY, SEARCH } from '../../domain/tracing/people.ts';

const match = async (index: TracingIndex) => (await createMatcher(index))(SEARCH);

/** What every adapter of the tracing index must do; run once an adapter. */
export function tracingIndexContract(
  adapter: string,
  open: () => Promise<{ index: TracingIndex; close: () => Promise<void> }>,
): void {
  const using = async (work: (index: TracingIndex) => Promise<void>): Promise<void> => {
    const { index, close } = await open();
    try {
      await work(index);
    } finally {
      await close();
    }
  };

  describe(`${adapter} tracing index`, () => {
    it('finds the person across script and calendar, above brother, cousin and near name', () =>
      using(async (index) => {
        await index.add(REGISTRY.map(indexEntry));
        const { candidates, examined } = await match(index);
        expect(candidates[0]).toMatchObject({ person: 'husayni', band: 'likely' });
        expect(candidates.slice(1).every(({ band }) => band !== 'likely')).toBe(true);
        expect(examined).toBeLessThanOrEqual(REGISTRY.length);
      }));

    it('answers the same whatever the order of registration', () =>
      using(async (first) =>
        using(async (second) => {
          await first.add(REGISTRY.map(indexEntry));
          for (const person of REGISTRY.toReversed()) await second.add([indexEntry(person)]);
          expect(await match(second)).toEqual(await match(first));
        }),
      ));

    it('replaces a person whose id is known', () =>
      using(async (index) => {
        await index.add(REGISTRY.map(indexEntry));
        await index.add([indexEntry({ ...REGISTRY[0]!, names: [{ full: 'ሀጎስ ተስፋይ', kind: 'registered' }] })]);
        expect(await index.size()).toBe(REGISTRY.length);
        expect((await match(index)).candidates.find(({ person }) => person === 'husayni')?.band).not.toBe(
          'likely',
        );
        expect(await index.frequencies([postingCode(nameTokens('محمد')[0]!)])).toEqual([1]);
      }));

    it('forgets whom it is told to remove, and keys that a person no longer has', () =>
      using(async (index) => {
        const others = REGISTRY.filter(({ id }) => id !== 'husayni' && id !== 'brother');
        await using(async (never) => {
          await index.add(REGISTRY.map(indexEntry));
          await index.add([
            indexEntry({ ...REGISTRY[0]!, names: [{ full: 'ሀጎስ ተስፋይ', kind: 'registered' }] }),
          ]);
          await index.remove(['husayni', 'brother', 'unknown']);
          await never.add(others.map(indexEntry));
          expect(await index.size()).toBe(others.length);
          expect(await match(index)).toEqual(await match(never));
        });
      }));

    it('counts the people of a place, in whatever script it is written', () =>
      using(async (index) => {
        const code = placeCode(readPlace('Haleb'));
        const ofAleppo = REGISTRY.filter(({ birthPlace }) => birthPlace === 'حلب' || birthPlace === 'Aleppo');
        await index.add(REGISTRY.map(indexEntry));
        expect(await index.frequencies([code])).toEqual([ofAleppo.length]);
        await index.remove([ofAleppo[0]!.id]);
        expect(await index.frequencies([code])).toEqual([ofAleppo.length - 1]);
      }));

    it('bounds and orders the lists it gives', () =>
      using(async (index) => {
        const people = Array.from({ length: 40 }, (_, i) => ({
          id: `n${i}`,
          names: [{ full: 'Saleh Masri', kind: 'registered' as const }],
          birth: { year: 1980 + (i % 5) },
        }));
        await index.add(people.map(indexEntry));
        const key = hash32(wordKey(postingCode(nameTokens('Saleh')[0]!)));
        const [few, all, none] = await index.postings([
          { key, from: 101, to: 102, limit: 10 },
          { key, from: 0, to: 255, limit: 100 },
          { key: 7, from: 0, to: 255, limit: 100 },
        ]);
        expect([...few!.years]).toEqual([101, 101, 101, 101, 101, 101, 101, 101, 102, 102]);
        expect(all!.hashes).toHaveLength(40);
        const places = [...all!.hashes].map((hash, i) => all!.years[i]! * 2 ** 32 + hash);
        expect(places).toEqual(places.toSorted((a, b) => a - b));
        expect(none!.hashes).toHaveLength(0);
      }));
  });
}
