import { describe, expect, test } from 'vitest';
import { deskOf } from '../../console/src/work/desk-link.tsx';

describe('where the matter of a work item is laid out', () => {
  test('a proposal at the placement board, candidates at their tracing request', () => {
    expect(deskOf({ kind: 'sponsor-proposal', sponsor: null, caseId: 'case-1', subject: null })?.path).toBe(
      '/placement',
    );
    const candidate = { caseId: 'case-1', sponsor: null, subject: 'request-2/case-3/person-4' };
    for (const kind of ['tracing-candidate', 'tracing-confirmation'])
      expect(deskOf({ kind, ...candidate })?.path).toBe('/tracing/case-1/request-2');
  });

  test('what a clinic has to see somebody for at the appointments of their case', () => {
    const owed = { sponsor: null, caseId: 'case-1', subject: 'person-4' };
    for (const kind of ['receiving-clinic', 'care-on-arrival'])
      expect(deskOf({ kind, ...owed })?.path).toBe('/cases/case-1?tab=appointments');
  });

  test('work about a sponsor at the page of the sponsor', () => {
    const vetting = { status: 'active', validUntil: '2027-01-01' } as const;
    const sponsor = { sponsorId: 'sponsor-1', name: 'Elm Street Group', vetting, adults: [] };
    const promised = { kind: 'sponsor-confirmation', caseId: 'case-1', subject: 'offer-1', sponsor: null };
    expect(deskOf({ ...promised, context: { sponsorId: 'sponsor-1' } })?.path).toBe('/sponsors/sponsor-1');
    const about = { kind: 'sponsor-vetting', caseId: null, subject: null };
    expect(deskOf({ ...about, sponsor })?.path).toBe('/sponsors/sponsor-1');
  });

  test('nowhere for what is decided by its form alone', () => {
    expect(deskOf({ kind: 'departure', sponsor: null, caseId: 'case-1', subject: null })).toBeUndefined();
    expect(
      deskOf({ kind: 'tracing-candidate', sponsor: null, caseId: 'case-1', subject: null }),
    ).toBeUndefined();
  });
});
