import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lexiconRarity } from '../../../domain/tracing/names/compare-names.ts';
import { tokenEvidence } from '../../../domain/tracing/names/token-evidence.ts';
import { comparePersons } from '../../../domain/tracing/persons/compare-person.ts';
import { preparePerson } from '../../../domain/tracing/persons/prepared-person.ts';
import { probabilityOf } from '../../../domain/tracing/persons/probability.ts';
import { explain } from '../../../domain/tracing/persons/reasons.ts';
import { PERSON_WEIGHTS } from '../../../domain/tracing/persons/weights.ts';
import type { Relative, SoughtPerson } from '../../../domain/tracing/schema.ts';

const measures = {
  evidence: tokenEvidence,
  rarity: lexiconRarity,
  weights: PERSON_WEIGHTS,
  placeRarity: () => undefined,
  registrySize: 100_000,
};
const compare = (a: SoughtPerson, b: SoughtPerson) =>
  comparePersons(preparePerson(a), preparePerson(b), measures);
const probability = (a: SoughtPerson, b: SoughtPerson) => probabilityOf(compare(a, b).logOdds);

const GIVEN = ['محمد', 'Ahmed', 'Мария', 'ገብረ', 'Cali', 'Golnar', 'Ștefan', 'Saleh'];
const name = fc
  .tuple(fc.constantFrom(...GIVEN), fc.constantFrom('الحسيني', 'Masri', 'Петров', 'ተስፋዬ', 'Warsame'))
  .map((words) => words.join(' '));
const relative: fc.Arbitrary<Relative> = fc.record({
  relation: fc.constantFrom(
    'mother' as const,
    'father' as const,
    'spouse' as const,
    'child' as const,
    'sibling' as const,
    'grandfather' as const,
    'other' as const,
  ),
  name: fc.constantFrom(...GIVEN, 'Fatima Ali', 'زينب', 'Hagos'),
});
const person: fc.Arbitrary<SoughtPerson> = fc.record(
  {
    names: name.map((full) => [{ full, kind: 'registered' as const }]),
    birth: fc.record({
      year: fc.integer({ min: 1940, max: 2015 }),
      calendar: fc.constant('gregory' as const),
    }),
    birthPlace: fc.constantFrom('Aleppo', 'حلب', 'Kabul', 'Asmara', 'Nowhere'),
    nationality: fc.constantFrom('SYR', 'AFG', 'ETH'),
    relatives: fc.array(relative, { maxLength: 5 }),
  },
  { requiredKeys: ['names'] },
) as fc.Arbitrary<SoughtPerson>;

/** One of the two fathers has a name that the person's own chain of names has said already. */
const ofTwoFathers: SoughtPerson = {
  names: [{ full: 'ገብረ الحسيني', kind: 'registered' }],
  relatives: [{ relation: 'father', name: 'محمد' }],
};

const without = (whole: SoughtPerson, field: keyof SoughtPerson): SoughtPerson => {
  const { [field]: _, ...rest } = whole;
  return rest as SoughtPerson;
};

describe('evidence', () => {
  it('never rises when contradicting evidence is added', () => {
    fc.assert(
      fc.property(person, person, (sought, found) => {
        const contradictions: [keyof SoughtPerson, Partial<SoughtPerson>, Partial<SoughtPerson>][] = [
          ['sex', { sex: 'f' }, { sex: 'm' }],
          [
            'birth',
            { birth: { year: 1950, calendar: 'gregory' } },
            { birth: { year: 1999, calendar: 'gregory' } },
          ],
          ['birthPlace', { birthPlace: 'Kabul' }, { birthPlace: 'Asmara' }],
          ['lastPlace', { lastPlace: 'Kabul' }, { lastPlace: 'Asmara' }],
          ['nationality', { nationality: 'SYR' }, { nationality: 'AFG' }],
        ];
        for (const [field, here, there] of contradictions) {
          const other = {
            ...found,
            ...there,
            ...(field === 'sex' ? { names: [{ full: 'Xyqo Brpt', kind: 'registered' as const }] } : {}),
          };
          const plain =
            field === 'sex'
              ? { ...sought, names: [{ full: 'Vwez Dfgk', kind: 'registered' as const }] }
              : sought;
          expect(probability({ ...plain, ...here }, other)).toBeLessThanOrEqual(
            probability(without(plain, field), other),
          );
        }
      }),
      { numRuns: 60 },
    );
  });
  it('never rises when another mother, day of birth or language is added', () => {
    const added: readonly [Partial<SoughtPerson>, Partial<SoughtPerson>][] = [
      [
        { relatives: [{ relation: 'mother', name: 'Golnar' }] },
        { relatives: [{ relation: 'mother', name: 'Hagos' }] },
      ],
      [
        { birth: { date: '1950-02-03', calendar: 'gregory' } },
        { birth: { date: '1999-11-20', calendar: 'gregory' } },
      ],
      [{ languages: ['ar'] }, { languages: ['ti'] }],
    ];
    fc.assert(
      fc.property(person, person, fc.constantFrom(...added), (sought, found, [here, there]) => {
        const field = Object.keys(here)[0] as keyof SoughtPerson;
        const other = { ...found, ...there };
        expect(probability({ ...sought, ...here }, other)).toBeLessThanOrEqual(
          probability(without(sought, field), other),
        );
      }),
      { numRuns: 150 },
    );
  });
  it('never falls because a matching relative was added', () => {
    fc.assert(
      fc.property(person, person, relative, (sought, found, kin) => {
        const other = { ...found, relatives: [...(found.relatives ?? []), kin] };
        const before = probability(sought, other);
        expect(
          probability({ ...sought, relatives: [...(sought.relatives ?? []), kin] }, other),
        ).toBeGreaterThanOrEqual(before);
      }),
      { numRuns: 150, examples: [[ofTwoFathers, ofTwoFathers, { relation: 'father', name: 'ገብረ' }]] },
    );
  });
  it('leaves a brother below the person sought, whatever they share', () => {
    const sought: SoughtPerson = {
      names: [{ full: 'Saleh Ahmad al-Masri', kind: 'registered' }],
      sex: 'm',
      birth: { year: 1990 },
      birthPlace: 'Homs',
      relatives: [
        { relation: 'mother', name: 'Huda' },
        { relation: 'father', name: 'Ahmad' },
      ],
    };
    const brother: SoughtPerson = {
      ...sought,
      names: [{ full: 'Walid Ahmad al-Masri', kind: 'registered' }],
      birth: { year: 1992 },
    };
    expect(probability(sought, sought)).toBeGreaterThan(0.9);
    expect(probability(sought, brother)).toBeLessThan(0.2);
  });
  it('says more of a village than of a capital, and no more of one that is spelled otherwise', () => {
    const bits = (place: string, other: string, rarity: number) =>
      comparePersons(
        preparePerson({ names: [{ full: 'Saleh', kind: 'registered' }], birthPlace: place }),
        preparePerson({ names: [{ full: 'Saleh', kind: 'registered' }], birthPlace: other }),
        { ...measures, placeRarity: () => rarity },
      ).birthPlace!.bits;
    expect(bits('Al-Qaryatayn', 'Al-Qaryatayn', 9)).toBeGreaterThan(bits('Al-Qaryatayn', 'Al-Qaryatayn', 3));
    expect(bits('Al-Qaryatayn', 'Al-Qaryatayn', 30)).toBeLessThan(bits('Homs', 'Homs', 3) + 3);
    expect(bits('Al-Qaryatain', 'Al-Qaryatayn', 30)).toBe(bits('Homs', 'حمص', 3));
  });
  it('tells camps apart by their numbers, whatever the digits, and reads a part of a place as one', () => {
    const relation = (place: string, other: string) =>
      comparePersons(
        preparePerson({ names: [{ full: 'Saleh', kind: 'registered' }], lastPlace: place }),
        preparePerson({ names: [{ full: 'Saleh', kind: 'registered' }], lastPlace: other }),
        measures,
      ).lastPlace!.relation;
    expect(relation('Camp 4', 'Camp 14')).toBe('other');
    expect(relation('مخيم ٤', 'مخيم 4')).toBe('same');
    expect(relation('Camp 4', 'Camp 4 Extension')).toBe('within');
    expect(relation('Camp 4 Extension', 'Camp 4')).toBe('within');
  });
  it('explains every field in words and bits, missing ones as nothing', () => {
    const a = preparePerson({
      names: [{ full: 'Saleh', kind: 'registered' }],
      birth: { year: 1990 },
      relatives: [{ relation: 'mother', name: 'Huda' }],
    });
    const b = preparePerson({ names: [{ full: 'صالح', kind: 'registered' }], birth: { year: 1970 } });
    const reasons = explain(comparePersons(a, b, measures), a, b);
    expect(reasons.find(({ field }) => field === 'name')).toMatchObject({ agreement: 'agrees' });
    expect(reasons.find(({ field }) => field === 'birth')).toMatchObject({ agreement: 'differs' });
    expect(reasons.find(({ field }) => field === 'relative.mother')).toMatchObject({
      agreement: 'missing',
      bits: 0,
    });
    expect(reasons.find(({ field }) => field === 'nationality')).toMatchObject({
      agreement: 'missing',
      bits: 0,
    });
  });
});
