import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { generate } from '../../../bench/placement/generate.ts';
import { placeGreedily } from '../../../domain/placement/batch/greedy.ts';
import { measure } from '../../../domain/placement/model/instance.ts';
import type { PlacementInput } from '../../../domain/placement/model/placement-input.ts';
import { instanceOf } from '../../../domain/placement/model/problem.ts';
import type { SolveBinary } from '../../../domain/placement/model/solver-port.ts';
import type { PlacementAnswer, PlacementRequest } from '../../../domain/placement/place.ts';
import { place } from '../../../domain/placement/place.ts';
import { loadSolver } from '../../../lambdas/adapters/highs.ts';
import { placementInput } from './model/arbitrary-input.ts';
import { bestByBruteForce } from './model/brute-force.ts';

let solve: SolveBinary;
beforeAll(async () => {
  solve = await loadSolver();
});

const request = fc.record<PlacementRequest>({
  mode: fc.constantFrom('batch', 'online'),
  objective: fc.constantFrom('placed-first', 'score'),
  seed: fc.integer({ min: 0, max: 1000 }),
  batchDays: fc.integer({ min: 1, max: 70 }),
});
const TOLERANCE = 1e-6;

/** Free places per locality; fails on a broken capacity, gate or tie. */
function leftAfter(input: PlacementInput, answer: PlacementAnswer): Map<string, number> {
  const left = new Map(input.localities.map(({ id, capacity }) => [id, capacity]));
  for (const [index, one] of input.cases.entries()) {
    const given = answer.assignments[index]!;
    expect(given.case).toBe(one.id);
    if (given.locality === null) {
      expect(given.score).toBe(0);
      continue;
    }
    if (one.tiedTo !== null) expect(given.locality).toBe(one.tiedTo);
    if (one.compatible !== null) expect(one.compatible).toContain(given.locality);
    expect(given.score).toBe(one.scores[given.locality] ?? 0);
    left.set(given.locality, left.get(given.locality)! - one.size);
  }
  for (const places of left.values()) expect(places).toBeGreaterThanOrEqual(0);
  return left;
}

describe('place', () => {
  it('never breaks a capacity, a gate or a tie, and its bound holds', () => {
    fc.assert(
      fc.property(placementInput(14, 4), request, (input, asked) => {
        const answer = place(input, asked, solve);
        leftAfter(input, answer);
        const placed = answer.assignments.filter(({ locality }) => locality !== null);
        expect(answer.totalScore).toBeCloseTo(
          placed.reduce((sum, { score }) => sum + score, 0),
          6,
        );
        expect(answer.bound).toBeGreaterThanOrEqual(answer.totalScore - TOLERANCE);
      }),
      { numRuns: 150 },
    );
  });

  it('gives every unplaced case a true reason', () => {
    fc.assert(
      fc.property(placementInput(14, 4), request, (input, asked) => {
        const answer = place(input, asked, solve);
        const left = leftAfter(input, answer);
        const unplaced = answer.assignments.filter(({ locality }) => locality === null);
        expect(answer.unplaced.map((one) => one.case)).toEqual(unplaced.map((one) => one.case));
        for (const { case: id, reason } of answer.unplaced) {
          const one = input.cases.find((candidate) => candidate.id === id)!;
          const allowed = input.localities.filter(
            (locality) =>
              (one.tiedTo ?? locality.id) === locality.id && (one.compatible?.includes(locality.id) ?? true),
          );
          const fitting = allowed.filter((locality) => left.get(locality.id)! >= one.size);
          if (reason.kind === 'no-locality-allowed') expect(allowed).toEqual([]);
          else if (reason.kind === 'larger-than-every-capacity') {
            expect(Math.max(...allowed.map(({ capacity }) => capacity))).toBe(reason.largest);
            expect(reason.largest).toBeLessThan(one.size);
          } else if (reason.kind === 'no-room-left') {
            expect(reason.mostFree).toBeLessThan(one.size);
            expect(fitting).toEqual([]);
          } else {
            if (reason.kind === 'kept-for-later') {
              expect(asked.mode).toBe('online');
              continue;
            }
            expect(asked.objective).toBe('score');
            for (const locality of fitting) expect(one.scores[locality.id] ?? 0).toBeLessThan(0);
          }
        }
      }),
      { numRuns: 150 },
    );
  });

  it('gives the same answer for the same seed', () => {
    fc.assert(
      fc.property(placementInput(20, 4), request, (input, asked) => {
        expect(place(input, asked, solve)).toEqual(place(input, asked, solve));
      }),
      { numRuns: 40 },
    );
  });
});

/** A solver that never finds anything in time. */
const idle: SolveBinary = () => ({ chosen: null, bound: Number.POSITIVE_INFINITY });

describe('the bound', () => {
  it('is at least the best of all placements, in both modes, and when the solver finds nothing', () => {
    fc.assert(
      fc.property(placementInput(6, 3), request, fc.boolean(), (input, asked, works) => {
        const answer = place(input, asked, works ? solve : idle);
        leftAfter(input, answer);
        const best = bestByBruteForce(input, asked.objective);
        expect(answer.placedPersons).toBeLessThanOrEqual(
          asked.objective === 'score' ? Number.POSITIVE_INFINITY : best.persons,
        );
        // placed-first: no claim about placements of fewer persons, and the best places at least as many.
        expect(answer.bound).toBeGreaterThanOrEqual(best.score - TOLERANCE);
      }),
      { numRuns: 150 },
    );
  });
});

describe('place, all at once', () => {
  it('finds the optimum that trying everything finds, and proves it', () => {
    fc.assert(
      fc.property(placementInput(6, 3), fc.constantFrom('placed-first', 'score'), (input, objective) => {
        const answer = place(input, { mode: 'batch', objective, seed: 1, batchDays: 7 }, solve);
        const best = bestByBruteForce(input, objective);
        if (objective === 'placed-first') expect(answer.placedPersons).toBe(best.persons);
        expect(answer.totalScore).toBeCloseTo(best.score, 5);
        expect(answer.bound).toBeCloseTo(best.score, 4);
      }),
      { numRuns: 150 },
    );
  });

  it('is never worse than one case after the other', () => {
    fc.assert(
      fc.property(placementInput(25, 5), fc.constantFrom('placed-first', 'score'), (input, objective) => {
        const answer = place(input, { mode: 'batch', objective, seed: 1, batchDays: 7 }, solve);
        const instance = instanceOf(input.localities, input.cases);
        const order = input.cases.map((_, index) => index);
        const greedy = measure(instance, placeGreedily(instance, objective, order));
        if (objective === 'placed-first') expect(answer.placedPersons).toBeGreaterThanOrEqual(greedy.persons);
        if (objective === 'score' || answer.placedPersons === greedy.persons) {
          const slack = Math.max(TOLERANCE, Math.abs(greedy.score) * 1e-4);
          expect(answer.totalScore).toBeGreaterThanOrEqual(greedy.score - slack);
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('place, batch after batch', () => {
  it('decides a batch without looking at later arrivals', () => {
    fc.assert(
      fc.property(placementInput(20, 4), request, fc.integer({ min: 0, max: 60 }), (input, asked, day) => {
        const online: PlacementRequest = { ...asked, mode: 'online' };
        const days = input.cases.map(({ arrival }) => Date.parse(arrival) / 86_400_000);
        const first = Math.min(...days);
        const batch = (index: number): number => Math.floor((days[index]! - first) / asked.batchDays);
        const known = input.cases.filter((_, index) => batch(index) <= Math.floor(day / asked.batchDays));
        const early = place({ ...input, cases: known }, online, solve);
        const full = place(input, online, solve);
        const ids = new Set(known.map(({ id }) => id));
        expect(early.assignments).toEqual(full.assignments.filter((one) => ids.has(one.case)));
      }),
      { numRuns: 80 },
    );
  });

  const past = (count: number) =>
    Array.from({ length: count }, (_, index) => ({
      id: `past-${index}`,
      size: 1,
      arrival: `2025-01-${String(index + 1).padStart(2, '0')}`,
      tiedTo: null,
      compatible: null,
      scores: { a: 5 },
    }));
  const family: PlacementInput = {
    localities: [{ id: 'a', capacity: 3 }],
    cases: [
      { id: 'one', size: 3, arrival: '2026-01-01', tiedTo: null, compatible: null, scores: { a: 0.1 } },
    ],
    history: [],
  };
  const asked = { mode: 'online', seed: 1, batchDays: 7 } as const;

  it.each([0, 1, 3])(
    'places whoever fits when too few are expected to fill the places: history of %d',
    (count) => {
      const placed = place(
        { ...family, history: past(count) },
        { ...asked, objective: 'placed-first' },
        solve,
      );
      expect(placed.assignments[0]!.locality).toBe('a');
    },
  );

  // Larger years, more of them and scarcer places: `bench:placement`, which has floors.
  it('comes near hindsight', () => {
    const input = generate({ cases: 100, localities: 6, slack: 0.9, seed: 4 });
    const request = { objective: 'placed-first', seed: 1, batchDays: 7 } as const;
    const online = place(input, { ...request, mode: 'online' }, solve);
    const hindsight = place(input, { ...request, mode: 'batch' }, solve);
    expect(online.totalScore / hindsight.totalScore).toBeGreaterThan(0.92);
  });

  it.each([0.8, 0.9, 1, 1.2])(
    'places as many persons as one case after the other, and scores more, places ÷ persons %d',
    (slack) => {
      const input = generate({ cases: 250, localities: 10, slack, seed: 4 });
      const request = { objective: 'placed-first', mode: 'online', seed: 1, batchDays: 7 } as const;
      const online = place(input, request, solve);
      const instance = instanceOf(input.localities, input.cases);
      const order = input.cases.map((_, index) => index);
      const greedy = measure(instance, placeGreedily(instance, 'placed-first', order));
      expect(online.placedPersons).toBeGreaterThanOrEqual(greedy.persons);
      expect(online.totalScore).toBeGreaterThan(greedy.score);
    },
  );

  it.each<[string, (input: PlacementInput) => PlacementInput]>([
    ['no history', (input) => ({ ...input, history: [] })],
    ['half a history', (input) => ({ ...input, history: input.history.filter((_, k) => k % 2 === 0) })],
    [
      'everybody welcome everywhere',
      (input) => ({
        ...input,
        cases: input.cases.map((one) => ({ ...one, tiedTo: null, compatible: null })),
        history: input.history.map((one) => ({ ...one, tiedTo: null, compatible: null })),
      }),
    ],
  ])('fills scarce places like one case after the other, and scores more, with %s', (_, changed) => {
    const input = changed(generate({ cases: 250, localities: 10, slack: 0.9, seed: 4 }));
    const request = { objective: 'placed-first', mode: 'online', seed: 1, batchDays: 7 } as const;
    const online = place(input, request, solve);
    const instance = instanceOf(input.localities, input.cases);
    const order = input.cases.map((_case, index) => index);
    const greedy = measure(instance, placeGreedily(instance, 'placed-first', order));
    expect(online.placedPersons).toBeGreaterThanOrEqual(greedy.persons);
    expect(online.totalScore).toBeGreaterThan(greedy.score);
  });

  it('keeps places only where as many persons are sure to fill them, and says so', () => {
    const request = { ...asked, periodDays: 31, objective: 'placed-first' } as const;
    const kept = place({ ...family, history: past(30) }, request, solve);
    expect(kept.unplaced[0]!.reason).toMatchObject({
      kind: 'kept-for-later',
      text: expect.stringMatching(/as many persons/),
    });
    const priced = place({ ...family, history: past(30) }, { ...request, objective: 'score' }, solve);
    expect(priced.unplaced[0]!.reason.kind).toBe('kept-for-later');
  });
});
