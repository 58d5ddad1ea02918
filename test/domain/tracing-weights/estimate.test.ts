import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Calibrated, Measured } from '../../../domain/tracing/persons/measured.ts';
import { oddsOf } from '../../../domain/tracing/persons/measured.ts';
import { PERSON_WEIGHTS } from '../../../domain/tracing/persons/weights.ts';
import { changedBy } from '../../../domain/tracing-weights/changed-by.ts';
import type { DecidedPair } from '../../../domain/tracing-weights/decided-pair.ts';
import {
  estimateOwnWeights,
  FEWEST_DECISIONS,
  FEWEST_OF_EACH,
  SHIPPED,
} from '../../../domain/tracing-weights/estimate.ts';
import { fitCalibration } from '../../../domain/tracing-weights/fit.ts';
import { judge } from '../../../domain/tracing-weights/judge.ts';
import { measured } from '../../fixtures/measured.ts';

const bits = (min: number, max: number) => fc.integer({ min: min * 10, max: max * 10 }).map((n) => n / 10);
const pairs: fc.Arbitrary<Measured> = fc.record({
  ...{ logSize: bits(10, 20), name: bits(-10, 30), given: bits(-8, 15) },
  ...{ otherGivenName: fc.boolean(), second: fc.boolean() },
  agrees: fc.record({
    ...{ birth: bits(0, 9), kin: bits(0, 20), place: bits(0, 10) },
    ...{ nationality: bits(0, 3), sex: bits(0, 1) },
  }),
  differs: fc.record({ own: bits(-12, 0), kin: bits(-10, 0), around: bits(-9, 0) }),
});

let made = 0;
const decided = (same: boolean, evidence: Measured, over: Partial<DecidedPair> = {}): DecidedPair => {
  made += 1;
  const ids = { requestId: `request-${made}`, caseId: `case-${made}`, personId: `person-${made}` };
  return {
    ...{ ...ids, office: 'amman', decidedAt: '2026-02-01T10:00:00.000Z', same, measured: evidence },
    ...over,
  };
};
const drawn = (seed: number): DecidedPair[] =>
  fc.sample(pairs, { numRuns: 120, seed }).map((evidence, i) => decided(i % 2 === 0, evidence));

/** An installation where relatives and places say much and names little: officers decide by these weights. */
const THERE: Calibrated = {
  worth: { ...SHIPPED.worth, name: 0.45, kin: 1, place: 1 },
  calibration: { ...SHIPPED.calibration, offset: 3 },
};
function decidedThere(count: number): DecidedPair[] {
  const close = fc.record({
    ...{ name: bits(8, 24), kin: bits(0, 14), place: bits(0, 8), birth: bits(0, 6), chance: bits(0, 1) },
  });
  return fc.sample(close, { numRuns: count, seed: 7 }).map(({ name, kin, place, birth, chance }) => {
    const agrees = { birth, kin, place, nationality: 0, sex: 0 };
    const evidence = measured({ name, given: name / 2, agrees });
    return decided(judge(evidence, THERE).probability > chance, evidence);
  });
}

describe('weights estimated from decisions', () => {
  it('are none while too few are decided, or too few of a kind', () => {
    const many = decidedThere(200);
    const confirmed = many.filter(({ same }) => same);
    const rejected = many.filter(({ same }) => !same);
    expect(estimateOwnWeights([], SHIPPED)).toEqual({ verdict: 'too-few' });
    expect(estimateOwnWeights(many.slice(0, FEWEST_DECISIONS - 1), SHIPPED).verdict).toBe('too-few');
    const lopsided = [...confirmed, ...rejected.slice(0, FEWEST_OF_EACH - 1)];
    expect(estimateOwnWeights(lopsided, SHIPPED).verdict).toBe('too-few');
  });

  it('foretell decisions that they did not see better, where an installation differs', () => {
    const { verdict, estimate } = estimateOwnWeights(decidedThere(400), SHIPPED);
    expect(verdict).toBe('gain');
    expect(estimate!.after.surprise).toBeLessThan(estimate!.before.surprise);
    expect(estimate!.gain.bits).toBeGreaterThan(estimate!.gain.error);
    const { worth } = estimate!.calibrated;
    expect(worth.name).toBeLessThan(SHIPPED.worth.name);
  });

  it('are no gain where decisions follow the weights in force, or nothing at all', () => {
    const usual = decidedThere(200);
    const own = estimateOwnWeights(usual, SHIPPED).estimate!.calibrated;
    expect(estimateOwnWeights(usual, own).verdict).toBe('no-gain');
  });

  it('are the same whatever the order of the decisions', () => {
    const some = decidedThere(100);
    const there = estimateOwnWeights(some, SHIPPED).estimate!;
    const back = estimateOwnWeights([...some].reverse(), SHIPPED).estimate!;
    expect(back.id).toBe(there.id);
    expect(back.after).toEqual(there.after);
  });

  it('stay near those shipped, whatever was decided, and positive', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000 }), (seed) => {
        const fitted = fitCalibration(drawn(seed), SHIPPED, PERSON_WEIGHTS.kinCeiling, SHIPPED);
        for (const [field, worth] of Object.entries(fitted.worth)) {
          const usual = SHIPPED.worth[field as keyof typeof SHIPPED.worth];
          expect(worth).toBeGreaterThan(usual * 0.49);
          expect(worth).toBeLessThan(usual * 1.51);
        }
        expect(Math.abs(fitted.calibration.offset - SHIPPED.calibration.offset)).toBeLessThanOrEqual(2.51);
      }),
      { numRuns: 10 },
    );
  });

  it('never let a further contradiction raise, or a further agreement lower, what is said of a pair', () => {
    const fitted = fitCalibration(drawn(5), SHIPPED, PERSON_WEIGHTS.kinCeiling, SHIPPED);
    const odds = (evidence: Measured) => oddsOf(evidence, fitted, PERSON_WEIGHTS.kinCeiling);
    fc.assert(
      fc.property(pairs, bits(0, 8), (evidence, more) => {
        const { agrees, differs } = evidence;
        for (const kind of ['own', 'kin', 'around'] as const)
          expect(
            odds({ ...evidence, differs: { ...differs, [kind]: differs[kind] - more } }),
          ).toBeLessThanOrEqual(odds(evidence) + 1e-9);
        for (const kind of ['birth', 'kin', 'place', 'nationality', 'sex'] as const)
          expect(
            odds({ ...evidence, agrees: { ...agrees, [kind]: agrees[kind] + more } }),
          ).toBeGreaterThanOrEqual(odds(evidence) - 1e-9);
      }),
    );
  });
});

describe('past decisions that other weights would judge otherwise', () => {
  it('are counted, and listed for their own office alone', () => {
    const some = [...decidedThere(60), ...decidedThere(60).map((one) => ({ ...one, office: 'nairobi' }))];
    const { total, elsewhere, rows } = changedBy(some, SHIPPED, THERE, 'amman');
    expect(total).toBeGreaterThan(0);
    expect(rows).toHaveLength(total - elsewhere);
    expect(elsewhere).toBe(total / 2);
    for (const { before, after } of rows) expect(before.band).not.toBe(after.band);
    expect(changedBy(some, SHIPPED, THERE, undefined)).toMatchObject({ total, elsewhere: total, rows: [] });
    expect(changedBy(some, THERE, THERE, 'amman').total).toBe(0);
  });
});
