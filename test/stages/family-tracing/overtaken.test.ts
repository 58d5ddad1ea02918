import { describe, expect, it } from 'vitest';
import type { CaseFile } from '../../../domain/case/case-file.ts';
import { newRequest } from '../../../domain/tracing-request/open-tracing-request.ts';
import type { TracingRequest, TracingStatus } from '../../../domain/tracing-request/tracing-request.ts';
import { eraseCandidate } from '../../../stages/family-tracing/erase-candidate.ts';
import { reportDeath } from '../../../stages/family-tracing/report-death.ts';
import { command, staff } from '../../fixtures/actors.ts';
import { caseFile, committed, decided, opened, refusalName } from '../../fixtures/case-file.ts';

const [anna, bilal] = ['anna', 'bilal'].map((id) => command(staff('tracing-officer', 'amman', id)));
const sought = { name: 'Amal Haddad', relationship: 'mother', sex: 'f', birthYear: 1960 } as const;
const said = { proof: 'witness', source: 'family', sourceReference: 'a cousin, by phone' } as const;
const FOUND = { caseId: 'case-other', personId: 'person-found' } as const;

/** A request that has found somebody, as far as this. */
function found(status: TracingStatus, over: Partial<TracingRequest> = {}): CaseFile {
  const file = caseFile();
  const request = newRequest(file.case, { seekerId: file.persons[0]!.id, sought }, command());
  const candidates = [{ ...FOUND, decision: 'confirmed' as const, evidence: 'pair-1', office: 'nairobi' }];
  return { ...file, tracing: [{ ...request, status, candidates, ...over }] };
}
const idOf = (file: CaseFile) => file.tracing[0]!.id;
const withdrawn = (file: CaseFile) =>
  committed(file, eraseCandidate(file, idOf(file), FOUND, command(), 'consent-withdrawn'));
const stateOf = ({ tracing: [request] }: CaseFile) => ({
  status: request!.status,
  outcome: request!.outcome,
});

describe('a found person who withdraws their consent to tracing', () => {
  it.each<[TracingStatus, TracingStatus, string | undefined]>([
    ['consent-asked', 'active', undefined],
    ['consent-granted', 'active', undefined],
    ['contact-restored', 'closed', 'consent-withdrawn'],
  ])('is asked nothing more after a report of their death was mistaken: %s', (before, after, outcome) => {
    const file = found(before);
    const reported = committed(file, reportDeath(file, idOf(file), said, anna!));
    const form = { decision: 'not-confirmed', reasonCode: 'other-person' };
    const back = decided(withdrawn(reported), 'death-confirmation', form, bilal!, idOf(file)).file;
    expect(stateOf(back)).toEqual({ status: after, outcome });
  });

  it('has nobody told that they live, and the search goes on', () => {
    const file = found('to-be-told', { outcome: 'alive-no-contact' });
    const asked = opened(file, 'tracing-answer', idOf(file)).file;
    const after = withdrawn(asked);
    expect(stateOf(after)).toEqual({ status: 'active', outcome: undefined });
    expect(after.workItems.find(({ subject }) => subject === idOf(file))).toMatchObject({
      status: 'cancelled',
    });
  });

  it('is told of all the same once their death is confirmed', () => {
    const file = found('to-be-told', { outcome: 'found-dead' });
    expect(stateOf(withdrawn(file))).toEqual({ status: 'to-be-told', outcome: 'found-dead' });
  });
});

describe('work about a request that something else has overtaken', () => {
  const KINDS = ['tracing-consent', 'tracing-contact', 'relationship-verification', 'tracing-review'];
  it.each(KINDS)('is not opened by a workflow that does not know it yet: %s', (kind) => {
    const file = found('consent-granted');
    const reported = committed(file, reportDeath(file, idOf(file), said, anna!));
    expect(refusalName(() => opened(reported, kind, idOf(file)))).toBe('RenewalDue');
    const stopped = found('closed', { outcome: 'consent-withdrawn' });
    expect(refusalName(() => opened(stopped, kind, idOf(stopped)))).toBe('RenewalDue');
  });
});
