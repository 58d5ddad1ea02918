import { describe, expect, it } from 'vitest';
import type { CaseFile } from '../../../domain/case/case-file.ts';
import { nameKey } from '../../../domain/case/name-key.ts';
import type { Person } from '../../../domain/case/person.ts';
import { evidenceOf, firstCandidates } from '../../../domain/tracing-request/first-candidates.ts';
import { newRequest, openTracingRequest } from '../../../domain/tracing-request/open-tracing-request.ts';
import { searchRegistry } from '../../../domain/tracing-request/search.ts';
import type { TracingRequest } from '../../../domain/tracing-request/tracing-request.ts';
import { AT, command, staff } from '../../fixtures/actors.ts';
import { caseFile, committed, decided, opened, refusalName } from '../../fixtures/case-file.ts';
import { adult, household } from '../../fixtures/household.ts';

const [first, second] = [
  staff('tracing-officer', 'amman', 'anna'),
  staff('tracing-officer', 'amman', 'bilal'),
];
const sought = { name: 'Amal Haddad', relationship: 'mother', sex: 'f', birthYear: 1960 } as const;
const [registered] = caseFile({ members: [adult({ name: 'Amal Haddad', birthDate: '1960-02-02' })] }).persons;
const found = (over: Partial<Person> = {}) => ({
  person: { ...registered!, ...over },
  caseId: registered!.caseId,
});

function asked(over: Partial<TracingRequest> = {}): { file: CaseFile; request: TracingRequest } {
  const file = caseFile();
  const request = {
    ...newRequest(file.case.id, { seekerId: file.persons[0]!.id, sought }, command()),
    status: 'active' as const,
    ...over,
  };
  return { file: { ...file, tracing: [request] }, request };
}
const subject = (request: TracingRequest) => `${request.id}/${registered!.caseId}/${registered!.id}`;
const matched = () => {
  const { file, request } = asked();
  return { file: committed(file, searchRegistry(file, request.id, [found()], command())), request };
};

describe('candidates', () => {
  it.each<[string, Partial<Person>, number]>([
    ['the same name and year', {}, 1],
    ['the name in other capitals and spaces', { name: '  AMAL   haddad ' }, 1],
    ['the name in full-width letters', { name: 'Ａｍａｌ Haddad' }, 1],
    ['another name', { name: 'Amal Hadad' }, 0],
    ['another year', { birthDate: '1961-02-02' }, 0],
    ['another sex', { sex: 'm' }, 0],
    ['an unknown sex', { sex: 'u' }, 1],
    ['who has died', { status: 'deceased' }, 0],
    ['who left for a linked case', { status: 'split' }, 0],
  ])('%s', (_who, over, count) => {
    const { file, request } = asked();
    expect(firstCandidates(request, [found(over)], file.policy)).toHaveLength(count);
  });

  it("are never of the seeker's own case, and none is sought without a name", () => {
    const { file, request } = asked();
    expect(firstCandidates(request, [{ ...found(), caseId: file.case.id }], file.policy)).toEqual([]);
    const { name: _unknown, ...nameless } = sought;
    expect(firstCandidates({ ...request, sought: nameless }, [found()], file.policy)).toEqual([]);
  });

  it.each(['rejected', 'deferred'] as const)(
    'that were %s stay away until their evidence changes',
    (decision) => {
      const { file, request } = asked();
      const known = {
        caseId: registered!.caseId,
        personId: registered!.id,
        decision,
        evidence: evidenceOf(registered!),
      };
      const settled = { ...request, candidates: [known] };
      expect(firstCandidates(settled, [found()], file.policy)).toEqual([]);
      expect(
        firstCandidates(settled, [found({ languages: ['en'], needs: ['disability'] })], file.policy),
      ).toEqual([]);
      expect(firstCandidates(settled, [found({ birthDate: '1960-02-03' })], file.policy)).toMatchObject([
        { decision: 'open' },
      ]);
    },
  );

  it('that are confirmed never come back, whatever changes', () => {
    const { file, request } = asked();
    const known = {
      caseId: registered!.caseId,
      personId: registered!.id,
      decision: 'confirmed' as const,
      evidence: 'older',
    };
    expect(
      firstCandidates({ ...request, candidates: [known] }, [found({ birthDate: '1960-02-03' })], file.policy),
    ).toEqual([]);
  });

  it('have name keys that hide the name', () => {
    expect(nameKey('Amal Haddad')).toBe(nameKey('amal  HADDAD'));
    expect(nameKey('Amal Haddad')).not.toMatch(/amal/i);
  });
});

describe('a search', () => {
  const search = (file: CaseFile, request: TracingRequest, people = [found()]) =>
    searchRegistry(file, request.id, people, command());

  it('gives a candidate to decide, and the same one until it is decided', () => {
    const { file, request } = matched();
    expect(file.tracing[0]?.candidates).toMatchObject([{ decision: 'open' }]);
    expect(search(file, request, [])).toMatchObject({
      facts: [],
      answer: { next: 'candidate', subject: subject(request) },
    });
  });

  it('without a candidate comes back after 90 days, and after four a person reviews', () => {
    let { file } = asked();
    const { id } = file.tracing[0]!;
    for (let n = 1; n <= 4; n += 1) {
      const change = searchRegistry(file, id, [], command());
      expect(change.answer).toEqual({ next: 'wait', askAgainAt: '2026-06-08T09:00:00.000Z' });
      file = committed(file, change);
      expect(file.tracing[0]?.reviews).toBe(n);
    }
    expect(searchRegistry(file, id, [], command()).answer).toEqual({ next: 'review' });
    const again = decided(file, 'tracing-review', { decision: 'continue' }, command(first), id).file;
    expect(searchRegistry(again, id, [], command()).answer).toMatchObject({ next: 'wait' });
  });

  it('brings back a rejected pair whose evidence changed, once', () => {
    const { file, request } = matched();
    const rejected = decided(
      file,
      'tracing-candidate',
      { decision: 'reject', reasonCode: 'wrong-village' },
      command(first),
      subject(request),
    ).file;
    expect(search(rejected, request).answer).toMatchObject({ next: 'wait' });
    const back = committed(rejected, search(rejected, request, [found({ birthDate: '1960-02-03' })]));
    expect(back.tracing[0]?.candidates).toMatchObject([{ decision: 'open' }]);
  });

  it.each([
    ['opened', 'first-search'],
    ['located', 'consent'],
    ['consent-asked', 'contact'],
    ['contact-restored', 'relationship'],
    ['relationship-verified', 'agreement'],
    ['reunification-agreed', 'end'],
  ] as const)('is left alone by a request that is %s: it goes on with %s', (status, next) => {
    const { file, request } = asked({ status });
    expect(search(file, request)).toMatchObject({ facts: [], answer: { next } });
  });

  it('waits for the second officer who is already asked', () => {
    const { file, request } = matched();
    const asking = opened(file, 'tracing-confirmation', subject(request)).file;
    expect(search(asking, request, []).answer).toEqual({ next: 'confirmation', subject: subject(request) });
  });

  it('ends with the request, and is refused for a request of another case', () => {
    const { file, request } = asked({ status: 'closed' });
    expect(search(file, request).answer).toEqual({ next: 'end' });
    expect(refusalName(() => searchRegistry(file, 'tracing-x', [], command()))).toBe('NotFound');
  });
});

describe('a found person', () => {
  const confirm = () => {
    const { file, request } = matched();
    return {
      request,
      file: decided(file, 'tracing-candidate', { decision: 'confirm' }, command(first), subject(request))
        .file,
    };
  };

  it('is confirmed by a second officer', () => {
    const { file, request } = confirm();
    const at = '2026-03-11T09:00:00.000Z';
    const approve = (by: typeof first) =>
      decided(file, 'tracing-confirmation', { decision: 'approve' }, command(by, at), subject(request));
    expect(refusalName(() => approve(first))).toBe('FourEyes');
    expect(approve(second).file.tracing[0]).toMatchObject({
      status: 'located',
      candidates: [{ decision: 'confirmed' }],
    });
    const rejected = decided(
      file,
      'tracing-confirmation',
      { decision: 'reject', reasonCode: 'other-mother' },
      command(second, at),
      subject(request),
    );
    expect(rejected.file.tracing[0]).toMatchObject({ candidates: [{ decision: 'rejected' }] });
  });

  it('is not confirmed when nobody did it first', () => {
    const { file, request } = matched();
    expect(
      refusalName(() =>
        decided(file, 'tracing-confirmation', { decision: 'approve' }, command(second), subject(request)),
      ),
    ).toBe('WrongState');
  });

  it('keeps who decided and why', () => {
    const { file, request } = matched();
    const rejected = decided(
      file,
      'tracing-candidate',
      { decision: 'reject', reasonCode: 'wrong-village' },
      command(first),
      subject(request),
    ).file;
    expect(rejected.tracing[0]?.candidates).toMatchObject([
      { decision: 'rejected', decidedBy: 'anna', reasonCode: 'wrong-village' },
    ]);
    expect(rejected.tracing[0]?.actions).toEqual([{ at: AT, kind: 'tracing-candidate', outcome: 'reject' }]);
  });

  it.each([
    ['tracing-consent', { decision: 'granted' }, { status: 'consent-asked' }],
    [
      'tracing-consent',
      { decision: 'refused', reasonCode: 'wants-no-contact' },
      { status: 'closed', outcome: 'consent-refused' },
    ],
    ['tracing-contact', { decision: 'restored' }, { status: 'contact-restored' }],
    [
      'relationship-verification',
      { decision: 'not-verified', reasonCode: 'dna' },
      { status: 'closed', outcome: 'relationship-not-verified' },
    ],
    ['reunification-agreement', { decision: 'agreed' }, { status: 'reunification-agreed' }],
    [
      'tracing-search',
      { decision: 'not-traceable', reasonCode: 'no-name' },
      { status: 'closed', outcome: 'not-traceable' },
    ],
    [
      'tracing-review',
      { decision: 'close', reasonCode: 'given-up' },
      { status: 'closed', outcome: 'not-found' },
    ],
  ])('%s %j moves the request to %j', (kind, form, state) => {
    const { file, request } = asked();
    expect(decided(file, kind, form, command(first), request.id).file.tracing[0]).toMatchObject(state);
  });
});

describe('a request', () => {
  const consents = [
    ...household().consents,
    {
      purpose: 'tracing' as const,
      recipient: 'red-cross',
      fields: [],
      textVersion: 'v1',
      givenOn: '2026-01-01',
    },
  ];

  it('needs a seeker of the case and consent, and a repeated command opens it once', () => {
    const file = caseFile({ consents });
    const wanted = { seekerId: file.persons[0]!.id, sought };
    expect(
      refusalName(() => openTracingRequest(caseFile(), { ...wanted, seekerId: 'person-x' }, command())),
    ).toBe('NotFound');
    const without = caseFile();
    expect(
      refusalName(() =>
        openTracingRequest(without, { ...wanted, seekerId: without.persons[0]!.id }, command()),
      ),
    ).toBe('ConsentMissing');
    const by = command();
    const opened = committed(file, openTracingRequest(file, wanted, by));
    expect(openTracingRequest(opened, wanted, by)).toMatchObject({
      facts: [],
      answer: { requestId: opened.tracing[0]?.id },
    });
  });
});
