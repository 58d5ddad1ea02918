import { describe, expect, it } from 'vitest';
import type { CaseFile } from '../../../domain/case/case-file.ts';
import type { Person } from '../../../domain/case/person.ts';
import type { Actor } from '../../../domain/kernel/actor.ts';
import { plus } from '../../../domain/kernel/calendar.ts';
import type { Candidate as Matched } from '../../../domain/tracing/matcher.ts';
import { newRequest, openTracingRequest } from '../../../domain/tracing-request/open-tracing-request.ts';
import type { TracingRequest } from '../../../domain/tracing-request/tracing-request.ts';
import { CandidateSchema } from '../../../domain/tracing-request/tracing-request.ts';
import type { Registered } from '../../../stages/family-tracing/proposals.ts';
import { newCandidates } from '../../../stages/family-tracing/proposals.ts';
import { searchRegistry } from '../../../stages/family-tracing/search.ts';
import { AT, command, staff } from '../../fixtures/actors.ts';
import { caseFile, committed, decided, opened, refusalName } from '../../fixtures/case-file.ts';
import { adult, consent } from '../../fixtures/household.ts';
import { measured } from '../../fixtures/measured.ts';

const [first, second] = [
  staff('tracing-officer', 'amman', 'anna'),
  staff('tracing-officer', 'amman', 'bilal'),
];
const sought = { name: 'Amal Haddad', relationship: 'mother', sex: 'f', birthYear: 1960 } as const;
const [registered] = caseFile({ members: [adult({ name: 'Amal Haddad', birthDate: '1960-02-02' })] }).persons;

/** What the matcher says of the registered person; `evidence` stands for all that the record holds. */
const found = (over: Partial<Person> = {}, match: Partial<Matched> = {}): Registered => {
  const person = { ...registered!, ...over };
  const evidence = JSON.stringify([person.name, person.birthDate]);
  const reasons = [
    { field: 'name', agreement: 'agrees', bits: 12.3, text: '"amal" reads as "امل"' },
  ] as const;
  const odds = { probability: 0.93719, bits: 20, twice: 0.9, measured: measured() };
  const about = { person: `${person.caseId}/${person.id}`, ...odds, evidence };
  return { person, office: 'nairobi', matched: { ...about, band: 'likely', reasons, ...match } };
};

function asked(over: Partial<TracingRequest> = {}): { file: CaseFile; request: TracingRequest } {
  const file = caseFile();
  const request = {
    ...newRequest(file.case, { seekerId: file.persons[0]!.id, sought }, command()),
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
const candidatesOf = (
  { file, request }: { file: CaseFile; request: TracingRequest },
  people: Registered[],
  at = AT,
) => newCandidates(file, request, people, at);

describe('candidates', () => {
  it('hold codes and bits, and no value of the person', () => {
    const [candidate] = candidatesOf(asked(), [found()]);
    expect(candidate).toMatchObject({
      ...{ decision: 'open', office: 'nairobi', language: 'ar', minor: false },
      match: {
        band: 'likely',
        probability: 0.937,
        reasons: [{ field: 'name', agreement: 'agrees', bits: 12.3 }],
      },
    });
    expect(JSON.stringify(CandidateSchema.parse(candidate))).not.toMatch(/amal|haddad|1960|امل/i);
  });

  it('are never of the own household, of another status, or somebody twice', () => {
    const all = asked();
    expect(candidatesOf(all, [found({ caseId: all.file.case.id })])).toEqual([]);
    expect(candidatesOf(all, [found({ id: all.file.persons[0]!.id })])).toEqual([]);
    expect(candidatesOf(all, [found({ status: 'left' })])).toEqual([]);
    expect(candidatesOf(all, [found({ status: 'deceased' })])).toMatchObject([{ deceased: true }]);
    expect(candidatesOf(all, [found(), found({ caseId: 'case-linked' })])).toHaveLength(1);
  });

  it('are not looked for without a name', () => {
    const { name: _unknown, ...nameless } = sought;
    expect(candidatesOf(asked({ sought: nameless }), [found()])).toEqual([]);
  });

  it('are at most five at a time', () => {
    const crowd = Array.from({ length: 9 }, (_, n) => found({ id: `person-${n}` }));
    const { file, request } = asked();
    const first = newCandidates(file, request, crowd, AT);
    expect(first.map(({ personId }) => personId)).toEqual(crowd.slice(0, 5).map(({ person }) => person.id));
    const more = {
      ...request,
      candidates: first.map((one, n) => (n < 2 ? { ...one, decision: 'rejected' as const } : one)),
    };
    expect(newCandidates(file, more, crowd, AT)).toHaveLength(2);
  });

  it.each(['rejected', 'deferred'] as const)(
    'that were %s stay away until their evidence changes',
    (decision) => {
      const { file, request } = asked();
      const [first] = newCandidates(file, request, [found()], AT);
      const settled = { ...request, candidates: [{ ...first!, decision, decidedAt: AT }] };
      expect(newCandidates(file, settled, [found()], AT)).toEqual([]);
      expect(newCandidates(file, settled, [found({ birthDate: '1960-02-03' })], AT)).toHaveLength(1);
      const other = { ...settled, sought: { ...sought, birthPlace: 'Homs' } };
      expect(newCandidates(file, other, [found()], AT)).toHaveLength(1);
    },
  );

  it('that were deferred come back with the next search, those that were rejected do not', () => {
    const { file, request } = asked();
    const [first] = newCandidates(file, request, [found()], AT);
    const later = plus(AT, file.policy.tracing.reviewEvery);
    const settled = (decision: 'rejected' | 'deferred') => ({
      ...request,
      candidates: [{ ...first!, decision, decidedAt: AT }],
    });
    expect(newCandidates(file, settled('deferred'), [found()], later)).toHaveLength(1);
    expect(newCandidates(file, settled('rejected'), [found()], later)).toEqual([]);
  });

  it('that are confirmed never come back, whatever changes', () => {
    const { file, request } = asked();
    const [first] = newCandidates(file, request, [found()], AT);
    const settled = { ...request, candidates: [{ ...first!, decision: 'confirmed' as const }] };
    expect(newCandidates(file, settled, [found({ birthDate: '1960-02-03' })], AT)).toEqual([]);
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
      expect(change.answer).toEqual({ next: 'wait', waitSeconds: 90 * 86_400, revision: 0 });
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
    ['located', 'consent'],
    ['consent-asked', 'consent'],
    ['consent-granted', 'contact'],
    ['contact-restored', 'relationship'],
    ['relationship-verified', 'agreement'],
    ['reunification-agreed', 'reunification'],
    ['reunified', 'end'],
  ] as const)('is left alone by a request that is %s: it goes on with %s', (status, next) => {
    const { file, request } = asked({ status });
    expect(search(file, request)).toMatchObject({ facts: [], answer: { next } });
  });

  it('at the opening keeps candidates for whoever searches first', () => {
    const { file, request } = asked({ status: 'opened' });
    const change = search(file, request);
    expect(change.answer).toEqual({ next: 'first-search' });
    expect(committed(file, change).tracing[0]?.candidates).toHaveLength(1);
    expect(search(file, request, [])).toMatchObject({ facts: [], answer: { next: 'first-search' } });
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
    const about = subject(request);
    const shared = decided(
      file,
      'identity-sharing',
      { decision: 'agree' },
      command(staff('tracing-officer', 'nairobi', 'noor')),
      about,
    ).file;
    return {
      request,
      file: decided(shared, 'tracing-candidate', { decision: 'confirm' }, command(first), about).file,
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
    expect(rejected.tracing[0]?.candidates[0]?.decidedAt).toBe(AT);
    expect(rejected.tracing[0]?.actions).toEqual([{ at: AT, kind: 'tracing-candidate', outcome: 'reject' }]);
  });

  it.each([
    ['tracing-consent', { decision: 'granted' }, { status: 'consent-granted' }],
    [
      'tracing-consent',
      { decision: 'refused', reasonCode: 'wants-no-contact' },
      { status: 'closed', outcome: 'consent-refused' },
    ],
    ['tracing-contact', { decision: 'restored' }, { status: 'contact-restored' }],
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

describe('a relationship that is not verified', () => {
  it('is refused by two persons', () => {
    const { file, request } = asked({ status: 'contact-restored' });
    const refuse = (from: CaseFile, by: Actor) =>
      decided(
        from,
        'relationship-verification',
        { decision: 'not-verified', reasonCode: 'dna' },
        command(by),
        request.id,
      ).file;
    const once = refuse(file, first);
    expect(once.tracing[0]!.status).toBe('contact-restored');
    expect(refusalName(() => refuse(once, first))).toBe('FourEyes');
    expect(refuse(once, { ...first, id: 'another-officer' }).tracing[0]).toMatchObject({
      status: 'closed',
      outcome: 'relationship-not-verified',
    });
  });
});

describe('what the item of a found person holds', () => {
  const located = (over: Partial<TracingRequest['candidates'][number]> = {}) => {
    const { file, request } = asked({ status: 'located' });
    const [candidate] = newCandidates(file, request, [found()], AT);
    const confirmed = { ...candidate!, decision: 'confirmed' as const, ...over };
    return { request, file: { ...file, tracing: [{ ...request, candidates: [confirmed] }] } };
  };

  it('is asked for consent when the item opens, once, and the log says so', () => {
    const { file, request } = located();
    const asking = opened(file, 'tracing-consent', request.id).file;
    const log = { at: AT, kind: 'tracing-consent', outcome: 'asked' };
    expect(asking.tracing[0]).toMatchObject({ status: 'consent-asked', actions: [log] });
    const again = opened(asking, 'tracing-consent', request.id, command(), { round: 1 }).file;
    expect(again.tracing[0]!.actions).toEqual([log]);
    const granted = decided(
      asking,
      'tracing-consent',
      { decision: 'granted' },
      command(staff('tracing-officer', 'nairobi', 'noor')),
      request.id,
    ).file;
    expect(granted.tracing[0]!.status).toBe('consent-granted');
    expect(granted.tracing[0]!.actions.map(({ outcome }) => outcome)).toEqual(['asked', 'granted']);
  });

  it('asks for consent at the office of the found person, in the person’s language', () => {
    const { file, request } = located();
    const item = opened(file, 'tracing-consent', request.id).file.workItems.at(-1)!;
    expect(item).toMatchObject({
      office: 'nairobi',
      context: {
        ...{ language: 'ar', personId: registered!.id, caseId: registered!.caseId },
        asking: { office: 'amman', relationship: 'mother' },
      },
    });
  });

  it('shows the officer codes and bits of the match', () => {
    const { file, request } = matched();
    const item = opened(file, 'tracing-candidate', subject(request)).file.workItems.at(-1)!;
    expect(item.office).toBe(file.case.office);
    expect(item.context).toMatchObject({ match: { band: 'likely', probability: 0.937 } });
  });

  it('agrees to reunite a child only in its best interests', () => {
    const { file, request } = located({ minor: true });
    const agree = (form: object) =>
      decided(file, 'reunification-agreement', { decision: 'agreed', ...form }, command(first), request.id);
    expect(refusalName(() => agree({}))).toBe('InvalidInput');
    expect(refusalName(() => agree({ bestInterests: 'not-applicable' }))).toBe('InvalidInput');
    expect(agree({ bestInterests: 'in-best-interests' }).file.tracing[0]?.status).toBe(
      'reunification-agreed',
    );
    const grown = located();
    const agreed = decided(
      grown.file,
      'reunification-agreement',
      { decision: 'agreed' },
      command(first),
      grown.request.id,
    );
    expect(agreed.file.tracing[0]?.status).toBe('reunification-agreed');
  });
});

describe('a request', () => {
  it('needs a seeker of the case and consent, and a repeated command opens it once', () => {
    const file = caseFile();
    const wanted = { seekerId: file.persons[0]!.id, sought };
    expect(
      refusalName(() => openTracingRequest(caseFile(), { ...wanted, seekerId: 'person-x' }, command())),
    ).toBe('NotFound');
    const without = caseFile({ consents: [consent('assessment')] });
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
