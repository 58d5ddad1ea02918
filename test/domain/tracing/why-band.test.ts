import { describe, expect, it } from 'vitest';
import { indexEntry, indexedPerson } from '../../../domain/tracing/index/index-entry.ts';
import { lexiconRarity } from '../../../domain/tracing/names/compare-names.ts';
import { tokenEvidence } from '../../../domain/tracing/names/token-evidence.ts';
import { comparePersons } from '../../../domain/tracing/persons/compare-person.ts';
import type { PreparedPerson } from '../../../domain/tracing/persons/prepared-person.ts';
import { prepareQuery } from '../../../domain/tracing/persons/prepared-person.ts';
import { bandOf, probabilityOf } from '../../../domain/tracing/persons/probability.ts';
import { PERSON_WEIGHTS } from '../../../domain/tracing/persons/weights.ts';
import { waysToAnotherBand } from '../../../domain/tracing/persons/why-band.ts';
import { REGISTRY, SEARCH } from './people.ts';

const measures = {
  evidence: tokenEvidence,
  rarity: lexiconRarity,
  weights: PERSON_WEIGHTS,
  placeRarity: () => undefined,
  registrySize: 1000,
};
const bandWith = (sought: PreparedPerson, found: PreparedPerson) => {
  const comparison = comparePersons(sought, found, measures);
  return bandOf(probabilityOf(comparison.logOdds), comparison, PERSON_WEIGHTS, measures.registrySize);
};

describe('what would have put a candidate into another band', () => {
  it('is compared again: the band that it names is the one that follows', () => {
    const sought = prepareQuery(SEARCH);
    let told = 0;
    for (const traced of REGISTRY) {
      const { person } = indexedPerson(traced.id, indexEntry(traced).person);
      const band = bandWith(sought, person);
      for (const [change] of waysToAnotherBand(sought, person, measures)) {
        told += 1;
        const field = change!.values.field as 'sex' | 'birth' | 'languages' | 'relatives';
        const empty = field === 'languages' || field === 'relatives' ? [] : undefined;
        const again = change!.lever === 'field-unknown' ? empty : person[field];
        expect(bandWith({ ...sought, [field]: again }, person)).toBe(change!.values.band);
        expect(change!.values.band).not.toBe(band);
      }
    }
    expect(told).toBeGreaterThan(0);
  });

  it('names fields and bands, and nothing that stands in them', () => {
    const sought = prepareQuery(SEARCH);
    const told = REGISTRY.flatMap((traced) =>
      waysToAnotherBand(sought, indexedPerson(traced.id, indexEntry(traced).person).person, measures).flat(),
    );
    const values = new Set(told.flatMap((change) => Object.values(change.values)));
    const codes = ['sex', 'birth', 'birthPlace', 'lastPlace', 'nationality', 'languages', 'relatives'];
    for (const value of values) expect([...codes, 'likely', 'possible', 'unlikely']).toContain(value);
  });
});
