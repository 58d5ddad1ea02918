import fc from 'fast-check';
import type { PlacementCase, PlacementInput } from '../../../../domain/placement/model/placement-input.ts';

const date = (day: number): string => new Date(Date.UTC(2026, 0, 1 + day)).toISOString().slice(0, 10);

/** Placement inputs with tight and loose capacities, ties, empty lists and negative scores among them. */
export const placementInput = (mostCases: number, mostLocalities: number): fc.Arbitrary<PlacementInput> =>
  fc.integer({ min: 1, max: mostLocalities }).chain((count) => {
    const ids = Array.from({ length: count }, (_, l) => `place-${l}`);
    const localities = fc
      .array(fc.integer({ min: 0, max: 12 }), { minLength: count, maxLength: count })
      .map((capacities) => capacities.map((capacity, l) => ({ id: ids[l]!, capacity })));
    const body = fc.record({
      size: fc.integer({ min: 1, max: 7 }),
      arrival: fc.integer({ min: 0, max: 60 }).map(date),
      tiedTo: fc.option(fc.constantFrom(...ids), { freq: 4 }),
      compatible: fc.option(fc.subarray(ids), { freq: 2 }),
      scores: fc
        .array(fc.integer({ min: -20, max: 100 }), { minLength: count, maxLength: count })
        .map((scores) => Object.fromEntries(scores.map((score, l) => [ids[l]!, score / 10]))),
    });
    const cases = (prefix: string) =>
      fc
        .array(body, { maxLength: mostCases })
        .map((bodies) => bodies.map((one, index): PlacementCase => ({ id: `${prefix}-${index}`, ...one })));
    return fc.record({ localities, cases: cases('case'), history: cases('past') });
  });
