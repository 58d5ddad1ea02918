import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { indexEntry } from '../../../domain/tracing/index/index-entry.ts';
import { lexiconRarity } from '../../../domain/tracing/names/compare-names.ts';
import { nameTokens } from '../../../domain/tracing/names/name-tokens.ts';
import { isPlaceholder, knownName, PLACEHOLDERS } from '../../../domain/tracing/names/placeholders.ts';
import { tokenEvidence } from '../../../domain/tracing/names/token-evidence.ts';
import { comparePersons } from '../../../domain/tracing/persons/compare-person.ts';
import { preparePerson, prepareQuery } from '../../../domain/tracing/persons/prepared-person.ts';
import { probabilityOf } from '../../../domain/tracing/persons/probability.ts';
import { PERSON_WEIGHTS } from '../../../domain/tracing/persons/weights.ts';
import { RELATIONS, type SoughtPerson } from '../../../domain/tracing/schema.ts';

const measures = {
  evidence: tokenEvidence,
  rarity: lexiconRarity,
  weights: PERSON_WEIGHTS,
  placeRarity: () => undefined,
  registrySize: 100_000,
};
const probability = (a: SoughtPerson, b: SoughtPerson) =>
  probabilityOf(comparePersons(preparePerson(a), preparePerson(b), measures).logOdds);

const sought: SoughtPerson = {
  names: [{ full: 'Saleh al-Masri', kind: 'registered' }],
  sex: 'm',
  birth: { year: 1990 },
};
const stranger: SoughtPerson = {
  names: [{ full: 'صالح المصري', kind: 'registered' }],
  sex: 'm',
  birth: { year: 1991 },
};
const placeholder = fc.constantFrom(
  ...PLACEHOLDERS,
  '-',
  '—',
  '?',
  'N/A',
  'UNKNOWN',
  '(not known)',
  'XXXXXXX',
  'غَير معروف',
  'አይታወቅም።',
);

describe('what says that nothing is known', () => {
  it('gives a stranger nothing, in whatever field and language both sides write it', () => {
    fc.assert(
      fc.property(placeholder, placeholder, fc.constantFrom(...RELATIONS), (here, there, relation) => {
        const before = probability(sought, stranger);
        const kin = (name: string) => ({ relatives: [{ relation, name }] });
        expect(probability({ ...sought, ...kin(here) }, { ...stranger, ...kin(there) })).toBe(before);
        for (const field of ['birthPlace', 'lastPlace'] as const)
          expect(probability({ ...sought, [field]: here }, { ...stranger, [field]: there })).toBe(before);
        expect(probability({ ...sought, languages: [here] }, { ...stranger, languages: [there] })).toBe(
          before,
        );
      }),
      { numRuns: 400 },
    );
  });
  it('takes nothing from the person sought either', () => {
    fc.assert(
      fc.property(placeholder, (text) => {
        const known = {
          ...stranger,
          birthPlace: 'Homs',
          relatives: [{ relation: 'mother' as const, name: 'Huda' }],
        };
        const asked = {
          ...sought,
          birthPlace: text,
          relatives: [{ relation: 'mother' as const, name: text }],
        };
        expect(probability(asked, known)).toBe(probability(sought, known));
      }),
    );
  });
  it('is no name, so that two of them do not find each other', () => {
    fc.assert(
      fc.property(placeholder, (text) => {
        expect(preparePerson({ names: [{ full: text, kind: 'registered' }] }).names).toEqual([]);
        expect(indexEntry({ id: 'a', names: [{ full: text, kind: 'registered' }] }).keys).toEqual([]);
        const query = { id: 'r', seeker: { name: text, relation: 'sibling' as const }, sought };
        expect(prepareQuery(query).relatives).toEqual([]);
      }),
    );
  });
  it.each([
    ['FNU Karimi', 'Karimi'],
    ['Mohammad LNU', 'Mohammad'],
    ['Ahmad Unknown', 'Ahmad'],
    ['Unknown Unknown', ''],
    ['أحمد غير معروف', 'أحمد'],
    ['Ali XXX', 'Ali'],
  ])('reads %s as %s', (full, known) => {
    expect(nameTokens(knownName(full))).toEqual(known === '' ? [] : nameTokens(known));
  });
  it.each([
    'Nana',
    'Nil Yılmaz',
    'Noor',
    'Noah',
    'Sansa',
    'Nana Test',
    'Anna',
    'Ali',
    'Yok Chan',
    'ናትናኤል',
    'X. Ali',
    'Lô',
  ])('leaves %s a name', (full) => {
    expect(isPlaceholder(full)).toBe(false);
    expect(knownName(full)).toBe(full);
  });
  it('knows no birth by the date that spreadsheets begin with, and no country by its placeholder', () => {
    const prepared = preparePerson({ ...sought, birth: { date: '1900-01-01' }, nationality: 'XXX' });
    expect(prepared.birth).toBeUndefined();
    expect(prepared.nationality).toBeUndefined();
  });
});
