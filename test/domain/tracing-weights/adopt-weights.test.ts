import { describe, expect, it } from 'vitest';
import { PERSON_WEIGHTS } from '../../../domain/tracing/persons/weights.ts';
import type { Candidate, TracingRequest } from '../../../domain/tracing-request/tracing-request.ts';
import { adoptWeights } from '../../../domain/tracing-weights/adopt-weights.ts';
import { decidedIn } from '../../../domain/tracing-weights/decided-pair.ts';
import type { Estimate } from '../../../domain/tracing-weights/estimate.ts';
import { SHIPPED, weightsId } from '../../../domain/tracing-weights/estimate.ts';
import type { TracingWeights } from '../../../domain/tracing-weights/tracing-weights.ts';
import { NO_WEIGHTS, stateOf, weightsInForce } from '../../../domain/tracing-weights/tracing-weights.ts';
import { command } from '../../fixtures/actors.ts';
import { measured } from '../../fixtures/measured.ts';

const figures = {
  confirmed: { likely: 12, possible: 10, unlikely: 0 },
  rejected: { likely: 1, possible: 20, unlikely: 3 },
  ...{ surprise: 0.6, meanProbability: 0.5 },
};
const calibrated = { ...SHIPPED, worth: { ...SHIPPED.worth, name: 0.6 } };
const estimate: Estimate = {
  ...{ id: weightsId(calibrated), calibrated, before: figures, after: { ...figures, surprise: 0.5 } },
  gain: { bits: 0.1, error: 0.02 },
};
const shown = estimate.id;
const gain = { verdict: 'gain', estimate } as const;
const adopted = (record: TracingWeights = NO_WEIGHTS) =>
  adoptWeights(record, { from: 'decisions', estimated: gain, shown }, command()).record;

describe('adopting weights', () => {
  it('puts an estimate in force as a version, with how many decisions it rests on', () => {
    const { record, facts, number } = adoptWeights(
      NO_WEIGHTS,
      { from: 'decisions', estimated: gain, shown },
      command(),
    );
    expect(number).toBe(1);
    expect(weightsInForce(record)).toEqual({ ...PERSON_WEIGHTS, ...calibrated });
    expect(record.versions[0]!.basis).toMatchObject({ confirmed: 22, rejected: 24 });
    expect(facts).toEqual([
      {
        ...{ act: 'tracing-weights.adopted', subject: record.id },
        details: { version: 1, from: 'decisions', confirmed: 22, rejected: 24 },
      },
    ]);
  });

  it('goes back to those shipped, and from there to any earlier version', () => {
    const back = adoptWeights(adopted(), { from: 'shipped' }, command()).record;
    expect(stateOf(back)).toBe('shipped');
    expect(weightsInForce(back)).toBe(PERSON_WEIGHTS);
    const again = adoptWeights(back, { from: 'earlier', of: 1 }, command()).record;
    expect(weightsInForce(again).worth.name).toBe(0.6);
    expect(again.versions.map(({ number, from, of }) => [number, from, of])).toEqual([
      [1, 'decisions', undefined],
      [2, 'shipped', undefined],
      [3, 'earlier', 1],
    ]);
  });

  it('refuses what is no gain, was not shown, or changes nothing', () => {
    const take = (record: TracingWeights, wanted: Parameters<typeof adoptWeights>[1]) => () =>
      adoptWeights(record, wanted, command());
    const other = { from: 'decisions', estimated: gain, shown: 'weights-other' } as const;
    expect(take(NO_WEIGHTS, other)).toThrow(/that was shown/);
    for (const estimated of [{ verdict: 'too-few' } as const, { ...gain, verdict: 'no-gain' } as const])
      expect(take(NO_WEIGHTS, { from: 'decisions', estimated, shown })).toThrow(/received none/);
    expect(take(NO_WEIGHTS, { from: 'shipped' })).toThrow(/those shipped/);
    expect(take(adopted(), { from: 'earlier', of: 1 })).toThrow(/newest/);
    expect(take(adopted(), { from: 'earlier', of: 9 })).toThrow(/received 9/);
  });

  it('uses what is shipped once that is not what a version was held near', () => {
    const record = adopted();
    const old = { ...record, versions: record.versions.map((one) => ({ ...one, shipped: 'shipped-old' })) };
    expect(stateOf(old)).toBe('outdated');
    expect(weightsInForce(old)).toBe(PERSON_WEIGHTS);
    const newer = adopted(old);
    expect(() => adoptWeights(newer, { from: 'earlier', of: 1 }, command())).toThrow(/older one/);
  });
});

describe('what decisions say', () => {
  const candidate = (over: Partial<Candidate>): Candidate => ({
    ...{ caseId: 'case-2', personId: 'person-2', evidence: 'e', decision: 'confirmed' as const },
    decidedAt: '2026-02-01T10:00:00.000Z',
    match: { band: 'likely', probability: 0.9, reasons: [], measured: measured() },
    ...over,
  });
  const said = (over: Partial<Candidate>, outcome?: string) => {
    const request = { id: 'tracing-1', caseId: 'case-1', office: 'amman', candidates: [candidate(over)] };
    return decidedIn({ ...request, ...(outcome ? { outcome } : {}) } as unknown as TracingRequest);
  };

  it('is that two are one person, or that they are not', () => {
    expect(said({}).pairs).toMatchObject([{ same: true, requestId: 'tracing-1', personId: 'person-2' }]);
    for (const reasonCode of ['other-person', 'other-family'])
      expect(said({ decision: 'rejected', reasonCode }).pairs).toMatchObject([{ same: false }]);
  });

  it('is nothing where it is open, deferred, erased, doubted later or rejected for another reason', () => {
    const none = { pairs: [], unmeasured: 0 };
    for (const decision of ['open', 'deferred', 'erased'] as const) expect(said({ decision })).toEqual(none);
    expect(said({ decision: 'rejected', reasonCode: 'more-evidence-needed' })).toEqual(none);
    expect(said({}, 'relationship-not-verified')).toEqual(none);
  });

  it('is counted but not used where the evidence was not kept', () => {
    const { match: _match, ...bare } = candidate({});
    const request = { id: 'tracing-1', caseId: 'case-1', candidates: [bare] } as unknown as TracingRequest;
    expect(decidedIn(request)).toEqual({ pairs: [], unmeasured: 1 });
  });
});
