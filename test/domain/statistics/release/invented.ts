import * as fc from 'fast-check';
import type { ReleaseDefinition } from '../../../../domain/statistics/release/definition.ts';
import { ReleaseDefinitionSchema } from '../../../../domain/statistics/release/definition.ts';
import type { Atom, Attributes } from '../../../../domain/statistics/release/dimensions.ts';
import { merged } from '../../../../domain/statistics/release/rows.ts';

export const K = 11;

const NOTHING: Attributes = {
  ...{ age: '18-59', sex: 'f', nationality: 'SYR', need: 'no', asylum: 'amman', destination: 'lyon' },
  ...{ programme: 'resettlement', stage: 'travel', outcome: 'none-yet', category: 'medical-needs' },
  month: '2026-01',
};

export const people = (count: number, over: Partial<Attributes>, first = 0): Atom[] =>
  Array.from({ length: count }, (_, index) => ({
    of: { ...NOTHING, ...over },
    count: 1,
    cases: [first + index],
  }));

export const definition = (over: Partial<ReleaseDefinition> = {}): ReleaseDefinition =>
  ReleaseDefinitionSchema.parse({ counts: 'persons', dimensions: ['sex', 'nationality'], ...over });

const person = fc.record({
  age: fc.constantFrom('0-4', '12-17', '18-59', '60+'),
  sex: fc.constantFrom('f', 'm', 'x'),
  nationality: fc.constantFrom('SYR', 'IRQ', 'SDN', 'ERI'),
  programme: fc.constantFrom('resettlement', 'family-reunification'),
});

/** A population with many small corners: each kind of person some number of times. */
export const population: fc.Arbitrary<Atom[]> = fc
  .array(fc.tuple(person, fc.oneof(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 8, max: 60 }))), {
    minLength: 4,
    maxLength: 22,
  })
  .map((kinds) => {
    let cases = 0;
    return merged(
      kinds.flatMap(([over, count]) => {
        cases += count;
        return people(count, over, cases);
      }),
    );
  });

export const dimensions = fc
  .shuffledSubarray(['age', 'sex', 'nationality', 'programme'] as const, { minLength: 1, maxLength: 3 })
  .map((some) => [...some]);
