import { describe, expect, it } from 'vitest';
import type { CaseFile } from '../../../domain/case/case-file.ts';
import { raiseFlag } from '../../../domain/casework/consents-and-flags.ts';
import type { Role } from '../../../domain/kernel/actor.ts';
import type { HealthRecord } from '../../../stages/health-assessment/health-record.ts';
import { whySecurityExpires } from '../../../stages/state-decision/security.ts';
import { needsEscort, travelReadinessGaps } from '../../../stages/travel/readiness.ts';
import { AT, command, staff } from '../../fixtures/actors.ts';
import { caseFile, committed, decided, refusal, refusalName } from '../../fixtures/case-file.ts';
import { adult, child } from '../../fixtures/household.ts';
import { placedWith, sponsor } from '../../fixtures/sponsorship.ts';

const done = { status: 'completed', outcome: 'x', at: AT } as const;
const ROLES: Record<string, Role> = { 'fitness-to-fly': 'health-staff' };
const act = (file: CaseFile, kind: string, form: Record<string, unknown>, at = AT) =>
  decided(
    file,
    kind,
    form,
    command(staff(ROLES[kind] ?? 'travel-officer', kind === 'arrival' ? 'winnipeg' : 'amman'), at),
  );

/** A household that lacks nothing; its health is valid until a day. */
function ready(validUntil = '2026-08-31', over: Parameters<typeof caseFile>[0] = {}): CaseFile {
  const file = placedWith(caseFile(over), sponsor({ minutesToMedicalCare: 20 }));
  const stages = [
    'eligibility-review',
    'state-decision',
    'best-interests',
    'health-assessment',
    'cultural-orientation',
  ] as const;
  const health = file.persons.map(
    (person): HealthRecord => ({
      type: 'health-record',
      schema: 3,
      caseId: file.case.id,
      personId: person.id,
      classification: 'no-finding',
      tuberculosisFinding: false,
      examinedOn: '2026-02-28',
      validUntil,
      exams: 1,
      cleared: true,
    }),
  );
  const caseRecord = {
    ...file.case,
    stages: { ...file.case.stages, ...Object.fromEntries(stages.map((stage) => [stage, done])) },
  };
  return act({ ...file, health, case: caseRecord }, 'travel-documents', { decision: 'ready' }).file;
}
const booking = (file: CaseFile, departureAt = '2026-04-01T10:00:00.000Z', escorted = false) =>
  act(file, 'travel-booking', { decision: 'booked', departureAt, escorted });
const boardingOf = (file: CaseFile, over: Record<string, string> = {}) =>
  file.persons.map(({ id }) => ({ personId: id, boarding: over[id] ?? 'boarded' }));
const confirmFit = (file: CaseFile, at: string) =>
  act(file, 'fitness-to-fly', { decision: 'fit', personIds: file.persons.map(({ id }) => id) }, at);

describe('the readiness gate', () => {
  it.each(['state-decision', 'best-interests', 'cultural-orientation', 'sponsorship'] as const)(
    'asks for %s',
    (stage) => {
      const file = ready();
      const { [stage]: _undone, ...stages } = file.case.stages;
      const lacking = { ...file, case: { ...file.case, stages } };
      expect(travelReadinessGaps(lacking, AT)).toEqual([stage]);
      expect(refusal(() => booking(lacking)).message).toContain(stage);
    },
  );

  it('asks for documents, for no flag that blocks travel, and lets pass who has all', () => {
    const file = ready();
    expect(travelReadinessGaps(file, AT)).toEqual([]);
    const { travel: _none, ...undocumented } = file;
    expect(travelReadinessGaps(undocumented, AT)).toEqual(['travel-documents']);
    const flag = { kind: 'medical-hold', instruction: 'x', blocks: ['travel'] } as const;
    const held = committed(
      file,
      raiseFlag(file, { ...flag, blocks: ['travel'] }, command(staff('health-staff'))),
    );
    expect(refusal(() => booking(held)).message).toContain('flag-medical-hold');
  });

  it('does not ask a reunited family for a sponsor', () => {
    const family = caseFile({ programme: 'family-reunification' });
    expect(travelReadinessGaps(family, AT)).not.toContain('sponsorship');
  });

  it('asks for health whatever stages the policy of an old case has', () => {
    const file = ready();
    const bare = { ...file, health: [], policy: { ...file.policy, stages: ['travel' as const] } };
    expect(travelReadinessGaps(bare, AT)).toEqual(['health-assessment']);
  });

  it('re-opens health by itself when its validity does not reach the journey', () => {
    const last = booking(ready('2026-04-01')).change;
    expect(last.answer).toMatchObject({ ready: true });
    const { change, file } = booking(ready('2026-03-31'));
    expect(change.answer).toMatchObject({ ready: false });
    expect(file.case.stages['health-assessment']).toMatchObject({
      status: 'reopened',
      outcome: 'validity-too-short',
    });
    expect(file.travel).toMatchObject({ bookings: 0, departureAt: '2026-04-01T10:00:00.000Z' });
  });

  it('asks the state again by itself when its security check ends before the journey', () => {
    const checked = (securityValidUntil: string): CaseFile => ({
      ...ready(),
      stateSubmissions: {
        ...{ type: 'state-submissions', schema: 1, caseId: 'case', submissions: [] },
        securityValidUntil,
      },
    });
    expect(booking(checked('2026-04-01')).change.answer).toMatchObject({ ready: true });
    const { file } = booking(checked('2026-03-31'));
    expect(file.case.stages['state-decision']).toMatchObject({
      status: 'reopened',
      outcome: 'security-check-expires',
    });
    const why = whySecurityExpires(file);
    expect(why?.ways.map((way) => way.map(({ lever, values }) => [lever, values]))).toEqual([
      [['departure-by', { day: '2026-03-31' }]],
      [['security-until', { day: '2026-04-01' }]],
    ]);
    const late = { ...checked('2026-03-31'), travel: { ...ready().travel!, fitToFly: true } };
    const gone = refusal(() =>
      act(
        late,
        'departure',
        { decision: 'departed', departedAt: '2026-04-01T10:00:00.000Z', boarding: boardingOf(late) },
        '2026-04-01T11:00:00.000Z',
      ),
    );
    expect(JSON.stringify(gone)).toContain('security-until');
    const again = decided(
      file,
      'state-decision',
      { decision: 'accept', securityValidUntil: '2026-12-31' },
      command(staff('caseworker')),
    ).file;
    expect(booking(again).change.answer).toMatchObject({ ready: true });
  });

  it('books a day in the future that a workflow can wait for', () => {
    for (const departureAt of [AT, '2026-03-01T00:00:00Z', '2026-06-19T00:00:00Z'])
      expect(refusal(() => booking(ready(), departureAt)).issues[0]?.path).toBe('departureAt');
    expect(booking(ready()).change.answer).toMatchObject({
      ready: true,
      fitnessAt: '2026-03-29T10:00:00.000Z',
    });
  });
});

describe('an escort', () => {
  it.each([
    ['children only', [child({ relationship: 'principal-applicant' })], true],
    ['an unaccompanied child with others', [adult(), child({ separation: 'unaccompanied' })], true],
    ['a serious medical condition', [adult({ needs: ['serious-medical-condition'] })], true],
    ['a family', [adult(), child()], false],
  ])('for %s: %#', (_who, members, needed) => {
    expect(needsEscort(caseFile({ members }), AT)).toBe(needed);
  });

  it('has to be booked when it is needed', () => {
    const file = ready('2026-08-31', {
      members: [adult({ needs: ['serious-medical-condition'] })],
    });
    expect(refusal(() => booking(file)).issues[0]?.path).toBe('escorted');
    expect(booking(file, undefined, true).file.travel).toMatchObject({ escorted: true });
  });
});

describe('fitness to fly', () => {
  it('is confirmed at most 72 hours before departure, for every member', () => {
    const { file } = booking(ready('2026-08-31'));
    expect(refusal(() => confirmFit(file, '2026-03-29T09:59:59.000Z')).issues[0]?.path).toBe('decision');
    expect(confirmFit(file, '2026-03-29T10:00:00.000Z').file.travel).toMatchObject({ fitToFly: true });
    const nobody = () =>
      act(file, 'fitness-to-fly', { decision: 'fit', personIds: [] }, '2026-03-30T00:00:00Z');
    expect(refusal(nobody).issues[0]?.path).toBe('personIds');
    expect(refusalName(() => confirmFit(ready(), AT))).toBe('WrongState');
  });

  it('is needed to depart, and gone after a delay or a cancellation', () => {
    const booked = booking(ready()).file;
    const departedAt = '2026-04-01T10:20:00.000Z';
    const left = { decision: 'departed', departedAt, boarding: boardingOf(booked) };
    const at = '2026-04-01T11:00:00.000Z';
    expect(refusalName(() => act(booked, 'departure', left, at))).toBe('WrongState');
    const well = confirmFit(booked, '2026-03-31T10:00:00.000Z').file;
    expect(act(well, 'departure', left, at).file.travel).toMatchObject({ departedAt: left.departedAt });
    expect(refusal(() => act(well, 'departure', left, '2026-04-01T10:00:00.000Z')).issues[0]?.path).toBe(
      'departedAt',
    );
    const unwell = act(
      well,
      'fitness-to-fly',
      { decision: 'unfit', unfitIds: [well.persons[0]!.id], reasonCode: 'fever' },
      '2026-03-31T12:00:00.000Z',
    ).file;
    expect(refusalName(() => act(unwell, 'departure', left, at))).toBe('WrongState');
    const cancelled = act(well, 'departure', { decision: 'cancelled', reasonCode: 'strike' }, at).file.travel;
    expect(cancelled).toMatchObject({ fitToFly: false });
    expect(cancelled).not.toHaveProperty('departureAt');
  });
});

describe('somebody who is not fit to fly', () => {
  const at = '2026-03-30T00:00:00.000Z';
  const family = () =>
    booking(ready('2026-08-31', { members: [adult(), adult({ relationship: 'spouse' }), child()] })).file;
  const unfit = (file: CaseFile, index: number, form: Record<string, unknown> = {}) =>
    act(
      file,
      'fitness-to-fly',
      {
        ...{ decision: 'unfit', unfitIds: [file.persons[index]!.id], reasonCode: 'fever' },
        ...form,
      },
      at,
    );

  it('is named, the reason in the health record alone, and the household waits', () => {
    const { change, file } = unfit(family(), 1);
    const id = file.persons[1]!.id;
    expect(change.facts).toContainEqual({ act: 'fitness-to-fly.refused', subject: id });
    expect(JSON.stringify(change.facts)).not.toContain('fever');
    expect(file.health.filter(({ unfit: found }) => found)).toMatchObject([
      { personId: id, unfit: { on: '2026-03-30', reasonCode: 'fever' } },
    ]);
    expect(file.travel).toMatchObject({ fitToFly: false });
    expect(file.changes).toEqual([]);
    const well = confirmFit(booking(file).file, '2026-03-31T10:00:00.000Z').file.health;
    expect(well.find(({ personId }) => personId === id)).toMatchObject({ fitToFlyOn: '2026-03-31' });
    expect(well.some(({ unfit: found }) => found)).toBe(false);
  });

  it('is somebody of the household', () => {
    expect(refusal(() => unfit(family(), 0, { unfitIds: [] })).issues[0]?.path).toBe('unfitIds');
    expect(refusal(() => unfit(family(), 0, { unfitIds: ['person-x'] })).issues[0]?.path).toBe('unfitIds');
  });

  const parting = (file: CaseFile, over: Record<string, unknown> = {}) => ({
    decision: 'part',
    agreed: file.persons.slice(0, 2).map(({ id }) => id),
    householdSaid: 'The others go first, we follow.',
    ...over,
  });

  it('stays behind only if every adult agreed, and then a second person is asked', () => {
    const file = family();
    const { change } = unfit(file, 1, parting(file));
    expect(change.writes).toContainEqual(
      expect.objectContaining({
        type: 'household-change',
        status: 'proposed',
        change: { kind: 'parts', members: [file.persons[1]!.id] },
      }),
    );
    expect(change.facts.map(({ act: name }) => name).slice(0, 2)).toEqual([
      'fitness-to-fly.refused',
      'household-change.proposed',
    ]);
    expect(Object.keys(change.answer).sort()).toEqual(['decision', 'workItemId']);
    expect(JSON.stringify([change.facts, change.answer])).not.toContain('go first');
    const alone = () => unfit(file, 1, parting(file, { agreed: [file.persons[0]!.id] }));
    expect(refusal(alone).issues).toMatchObject([{ path: 'agreed', code: 'every-adult-agrees' }]);
  });

  it('is no child left alone', () => {
    const file = family();
    expect(refusal(() => unfit(file, 2, parting(file))).issues).toMatchObject([
      { path: 'stayWith', code: 'adult-goes' },
    ]);
    const mother = file.persons[1]!.id;
    const { change } = unfit(file, 2, parting(file, { stayWith: [mother] }));
    expect(change.writes).toContainEqual(
      expect.objectContaining({ change: { kind: 'parts', members: [mother, file.persons[2]!.id].sort() } }),
    );
    const all = { stayWith: file.persons.map(({ id }) => id) };
    expect(refusal(() => unfit(file, 2, parting(file, all))).issues[0]?.path).toBe('stayWith');
  });
});

describe('presumptive treatment', () => {
  it('is kept by person and day, for those to whom it was given', () => {
    const file = booking(ready('2026-08-31', { members: [adult(), child()] })).file;
    const [first] = file.persons;
    const { health } = act(
      file,
      'fitness-to-fly',
      {
        ...{ decision: 'fit', personIds: file.persons.map(({ id }) => id) },
        ...{ presumptive: ['albendazole', 'ivermectin'], presumptiveFor: [first!.id] },
      },
      '2026-03-30T00:00:00.000Z',
    ).file;
    const given = health.filter(({ presumptive }) => presumptive);
    expect(given).toMatchObject([
      {
        personId: first!.id,
        presumptive: {
          scheme: 'cdc-presumptive-treatment',
          given: [{ medicine: 'albendazole', on: '2026-03-30' }, { medicine: 'ivermectin' }],
        },
      },
    ]);
  });
});

/** A household that is booked and fit on the day of its journey. */
const fitFamily = (members = [adult()]): CaseFile =>
  confirmFit(booking(ready('2026-08-31', { members })).file, '2026-03-31T10:00:00.000Z').file;

describe('boarding', () => {
  const at = '2026-04-01T11:00:00.000Z';
  const family = () => fitFamily([adult(), adult({ relationship: 'spouse', name: 'Karim Haddad' }), child()]);
  const depart = (file: CaseFile, over: Record<string, string>, more: Record<string, unknown> = {}) =>
    act(
      file,
      'departure',
      {
        ...{ decision: 'departed', departedAt: '2026-04-01T10:20:00.000Z', ...more },
        boarding: boardingOf(file, over),
      },
      at,
    );
  const named = (file: CaseFile, relationship: string) =>
    file.persons.find((person) => person.relationship === relationship)!.id;

  it('has a result for each member, and somebody who boards', () => {
    const file = family();
    const lacking = { ...{ decision: 'departed', departedAt: '2026-04-01T10:20:00.000Z' } };
    const boarding = boardingOf(file).slice(1);
    expect(refusal(() => act(file, 'departure', { ...lacking, boarding }, at)).issues[0]?.path).toBe(
      'boarding',
    );
    const nobody = Object.fromEntries(file.persons.map(({ id }) => [id, 'did-not-come']));
    expect(refusal(() => depart(file, nobody)).issues[0]?.path).toBe('boarding');
    expect(depart(file, {}).file.travel?.boarding).toEqual(boardingOf(file));
  });

  it('never parts a family silently: the others are asked, and may wait', () => {
    const file = family();
    const spouse = named(file, 'spouse');
    expect(refusal(() => depart(file, { [spouse]: 'papers-refused' })).issues[0]?.path).toBe('othersWish');
    const { change, file: waits } = depart(file, { [spouse]: 'papers-refused' }, { othersWish: 'wait' });
    expect(change.answer).toMatchObject({ decision: 'cancelled' });
    expect(waits.travel).toMatchObject({ fitToFly: false });
    expect(waits.travel?.departedAt).toBeUndefined();
    expect(change.facts[0]).toMatchObject({ act: 'travel.others-asked', details: { othersWish: 'wait' } });
  });

  it('opens a case of their own for who stays behind when the others go ahead', () => {
    const file = family();
    const spouse = named(file, 'spouse');
    const { change, file: gone } = depart(file, { [spouse]: 'papers-refused' }, { othersWish: 'go-ahead' });
    expect(gone.travel?.departedAt).toBe('2026-04-01T10:20:00.000Z');
    expect(gone.persons.find(({ id }) => id === spouse)?.status).toBe('split');
    const [linked] = change.opened ?? [];
    expect(linked?.case).toMatchObject({ status: 'active', linked: [{ caseId: file.case.id }] });
    expect(linked?.case.stages['state-decision']?.status).toBe('completed');
    expect(linked?.case.stages.travel).toBeUndefined();
    expect(linked?.writes).toContainEqual(expect.objectContaining({ type: 'person', id: spouse }));
    expect(linked?.writes).toContainEqual(
      expect.objectContaining({ type: 'health-record', personId: spouse }),
    );
  });

  it('leaves no child without an adult on either side', () => {
    const file = family();
    for (const staying of [['son'], ['principal-applicant', 'spouse']]) {
      const over = Object.fromEntries(staying.map((who) => [named(file, who), 'not-fit']));
      const go = { othersWish: 'go-ahead', newPrincipalId: named(file, 'son') };
      expect(refusal(() => depart(file, over, go)).issues[0]?.path).toBe('othersWish');
    }
  });

  it('names who leads those who go when the principal applicant stays', () => {
    const file = family();
    const over = { [named(file, 'principal-applicant')]: 'not-fit' };
    const go = { othersWish: 'go-ahead' };
    expect(refusal(() => depart(file, over, go)).issues[0]?.path).toBe('newPrincipalId');
    const spouse = named(file, 'spouse');
    const gone = depart(file, over, { ...go, newPrincipalId: spouse }).file;
    expect(gone.persons.find(({ id }) => id === spouse)?.relationship).toBe('principal-applicant');
  });
});

describe('a delay', () => {
  const well = () => confirmFit(booking(ready('2026-04-20')).file, '2026-03-31T10:00:00.000Z').file;
  const delay = (departureAt: string) =>
    act(
      well(),
      'departure',
      { decision: 'delayed', departureAt, reasonCode: 'flight-cancelled' },
      '2026-04-01T08:00:00.000Z',
    );

  it('is told to the sponsor, and fitness is confirmed anew', () => {
    const { change, file } = delay('2026-04-05T10:00:00.000Z');
    expect(change.answer).toMatchObject({ ready: true, fitnessAt: '2026-04-02T10:00:00.000Z' });
    expect(change.writes).toContainEqual(
      expect.objectContaining({ type: 'notice', template: 'travel-delayed', status: 'pending' }),
    );
    expect(file.travel).toMatchObject({ fitToFly: false, departureAt: '2026-04-05T10:00:00.000Z' });
  });

  it('past the validity of health re-opens the assessment', () => {
    const { change, file } = delay('2026-04-21T10:00:00.000Z');
    expect(change.answer).toMatchObject({ ready: false });
    expect(file.case.stages['health-assessment']?.status).toBe('reopened');
    expect(change.writes.filter((put) => put.type === 'travel-plan')).toHaveLength(1);
  });

  it('is to a time in the future', () => {
    expect(refusal(() => delay('2026-03-31T10:00:00.000Z')).issues[0]?.path).toBe('departureAt');
  });
});

describe('an arrival', () => {
  const travelling = (members = [adult()]) => {
    const file = fitFamily(members);
    const departedAt = '2026-04-01T10:20:00.000Z';
    const form = { decision: 'departed', departedAt, boarding: boardingOf(file) };
    return act(file, 'departure', form, '2026-04-01T11:00:00.000Z').file;
  };
  const at = '2026-04-02T12:00:00.000Z';
  const arrivalsOf = (file: CaseFile, over: Record<string, string> = {}) =>
    file.persons.map(({ id }) => ({ personId: id, arrival: over[id] ?? 'arrived' }));
  const arrive = (arrivedAt: string) => {
    const file = travelling();
    return act(file, 'arrival', { decision: 'arrived', arrivedAt, arrivals: arrivalsOf(file) }, at);
  };

  it('completes travel, plans the follow-up from when it was, and tells the sponsor', () => {
    const { change, file } = arrive('2026-04-02T06:00:00.000Z');
    expect(file.case.stages.travel).toMatchObject({ status: 'completed', outcome: 'arrived' });
    expect(file.followUp?.visits[0]).toMatchObject({ dueAt: '2026-04-03T06:00:00.000Z' });
    expect(change.writes).toContainEqual(expect.objectContaining({ template: 'sponsor-arrival' }));
  });

  it.each(['2026-04-01T10:00:00.000Z', '2026-04-02T12:00:01.000Z'])(
    'was not at %s, before departure or after now',
    (arrivedAt) => {
      expect(refusal(() => arrive(arrivedAt)).issues[0]?.path).toBe('arrivedAt');
    },
  );

  it('accounts for each member: for one who has not arrived protection is told, and it is asked again', () => {
    const file = travelling([adult(), child()]);
    const missing = file.persons[1]!.id;
    const form = (arrivedAt: string, over: Record<string, string>) => ({
      ...{ decision: 'arrived', arrivedAt },
      arrivals: arrivalsOf(file, over),
    });
    const everybody = Object.fromEntries(file.persons.map(({ id }) => [id, 'not-arrived']));
    const first = '2026-04-02T06:00:00.000Z';
    expect(refusal(() => act(file, 'arrival', form(first, everybody), at)).issues[0]?.path).toBe('arrivals');
    const { change, file: part } = act(file, 'arrival', form(first, { [missing]: 'not-arrived' }), at);
    expect(change.answer).toMatchObject({ decision: 'delayed', askAgainAt: '2026-04-03T00:00:00.000Z' });
    expect(part.case.stages.travel).toBeUndefined();
    expect(
      change.writes.filter((put) => put.type === 'notice').map(({ template, to }) => [template, to]),
    ).toEqual(
      ['amman', 'winnipeg'].map((office) => [
        'protection-concern',
        { kind: 'role', role: 'protection-officer', office },
      ]),
    );
    const late = '2026-04-03T00:00:00.000Z';
    const all = act(
      part,
      'arrival',
      form(late, { [missing]: 'in-hospital' }),
      '2026-04-03T01:00:00.000Z',
    ).file;
    expect(all.travel).toMatchObject({ arrivedAt: first });
    expect(all.case.stages.travel).toMatchObject({ outcome: 'arrived' });
  });

  it('that is delayed is told, and asked for again', () => {
    const delayed = (expectedAt: string) =>
      act(travelling(), 'arrival', { decision: 'delayed', expectedAt, reasonCode: 'missed-connection' }, at);
    expect(delayed('2026-04-03T09:00:00.000Z').change.answer).toMatchObject({
      askAgainAt: '2026-04-03T09:00:00.000Z',
    });
    for (const never of ['2026-04-02T11:00:00.000Z', '9999-01-01T00:00:00.000Z'])
      expect(refusal(() => delayed(never)).issues[0]?.path).toBe('expectedAt');
  });
});
