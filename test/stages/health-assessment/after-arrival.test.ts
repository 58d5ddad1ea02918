import { describe, expect, it } from 'vitest';
import type { CaseFile } from '../../../domain/case/case-file.ts';
import { awaitedWork } from '../../../domain/casework/awaited-work.ts';
import { planStages } from '../../../domain/casework/plan-stages.ts';
import { relayOf } from '../../../domain/casework/relay.ts';
import { plansAtArrival } from '../../../domain/plan/at-arrival.ts';
import { plansSeen } from '../../../domain/plan/lines.ts';
import { AT, command, staff } from '../../fixtures/actors.ts';
import { caseFile, decided, refusal, refusalName } from '../../fixtures/case-file.ts';
import { adult, child } from '../../fixtures/household.ts';

const ARRIVED = '2026-03-12T10:00:00.000Z';
const SEEN = '2026-03-14T09:00:00.000Z';
const doctor = staff('health-staff');
const there = staff('health-staff', 'winnipeg');
const cleared = {
  ...{ decision: 'cleared', classification: 'no-finding', tuberculosisClass: 'none' },
  examinedOn: AT.slice(0, 10),
};

const examined = (form: Record<string, unknown>, file = caseFile()): CaseFile =>
  decided(file, 'health-exam', { ...cleared, ...form }, command(doctor, AT), file.persons[0]!.id).file;

/** The household has arrived, with the plans that its arrival writes; the policy itself owes nobody anything. */
function arrived(of: CaseFile): CaseFile {
  const followUp = { ...of.policy.followUp, services: [] };
  const file = { ...of, policy: { ...of.policy, followUp } };
  const travel = {
    ...{ type: 'travel-plan' as const, schema: 4 as const, caseId: file.case.id },
    ...{ documents: 'ready' as const, bookings: 1, escorted: false, fitToFly: true },
    ...{ departedAt: AT, arrivedAt: ARRIVED },
  };
  return { ...file, travel, servicePlans: plansAtArrival({ ...file, travel }, ARRIVED) };
}
/** What the exams owe: the plan also has what the follow-up does. */
const ofExams = (plans: CaseFile['servicePlans']) =>
  plans.flatMap((plan) => plan.lines).filter(({ source }) => source.kind === 'health-assessment');
const lines = (file: CaseFile) => ofExams(file.servicePlans);
const due = (file: CaseFile) => lines(file).map(({ service, dueAt }) => [service.code, dueAt]);

describe('whoever travels with class B', () => {
  it.each([
    [{ tuberculosisClass: 'b1-pulmonary' }, '2026-04-11T10:00:00.000Z'],
    [{ classification: 'class-b' }, '2026-04-11T10:00:00.000Z'],
  ])('%j is owed a visit to a clinic within 30 days of the arrival', (form, dueAt) => {
    const file = arrived(examined(form));
    expect(due(file)).toEqual([['receiving-clinic', dueAt]]);
    expect(lines(file)).toMatchObject([
      { class: 'health', provider: { kind: 'clinic' }, owner: 'health-staff', state: 'planned' },
    ]);
    expect(ofExams(plansSeen(file.servicePlans, ['identity']))).toEqual([]);
  });

  it('is owed it within the time of the policy', () => {
    const file = examined({ tuberculosisClass: 'b2' });
    const tuberculosisClasses = file.policy.health.tuberculosisClasses.map((one) => ({
      ...one,
      seenWithin: 'P14D',
    }));
    const policy = { ...file.policy, health: { ...file.policy.health, tuberculosisClasses } };
    expect(due(arrived({ ...file, policy }))).toEqual([['receiving-clinic', '2026-03-26T10:00:00.000Z']]);
  });

  it('without any finding owes nothing', () => {
    expect(lines(arrived(examined({})))).toEqual([]);
  });
});

describe('a waived class A', () => {
  it('is seen within a week by the clinic that the waiver names, under its conditions', () => {
    const first = caseFile();
    const subject = first.persons[0]!.id;
    const treatment = {
      ...{ decision: 'treatment', classification: 'class-a', classAConditions: ['tuberculosis'] },
      examinedOn: AT.slice(0, 10),
    };
    const found = decided(first, 'health-exam', treatment, command(doctor, AT), subject).file;
    const waiver = {
      ...{ decision: 'waived', authority: 'Ministry of Health', reference: 'W-17', waivedOn: '2026-03-01' },
      ...{ conditions: 'treatment goes on', receivingClinic: 'Chest Clinic' },
      waivedConditions: ['tuberculosis'],
    };
    const colleague = { ...doctor, id: 'health2.amman' };
    const file = arrived(decided(found, 'health-exam', waiver, command(colleague, AT), subject).file);
    expect(due(file)).toEqual([['receiving-clinic', '2026-03-19T10:00:00.000Z']]);
    expect(lines(file)[0]?.what).toBe('Chest Clinic: treatment goes on');
  });
});

describe('a significant medical condition', () => {
  it('is seen as soon as the exam says, and told to whoever provides', () => {
    const day = arrived(examined({ seenWithin: 'day', plainWords: 'Dialysis three times a week.' }));
    expect(due(day)).toEqual([['medical-care', '2026-03-13T10:00:00.000Z']]);
    expect(lines(day)[0]?.what).toBe('Dialysis three times a week.');
    expect(due(arrived(examined({ seenWithin: 'week' })))).toEqual([
      ['medical-care', '2026-03-19T10:00:00.000Z'],
    ]);
  });
});

describe('the work that follows from the arrival', () => {
  it('is waited for by the run of the case, once for each person, without a word of why; an old run is replaced', () => {
    const file = arrived(examined({ classification: 'class-b', seenWithin: 'day', plainWords: 'Dialysis.' }));
    const subject = file.persons[0]!.id;
    expect(awaitedWork(file)).toEqual([
      { kind: 'receiving-clinic', subject },
      { kind: 'care-on-arrival', subject },
    ]);
    const [plan] = file.servicePlans;
    expect(relayOf(undefined, plan!)).toEqual([]);
    const undated = plan!.lines.map(({ dueAt: _later, ...line }) => line);
    expect(awaitedWork({ ...file, servicePlans: [{ ...plan!, lines: undated }] })).toEqual([]);
    const run = { startedAt: SEEN, plans: 1, number: file.case.run };
    const done = { status: 'completed', outcome: 'x', at: SEEN } as const;
    const before = file.policy.stages.filter(
      (stage) => !['post-arrival-follow-up', 'closure'].includes(stage),
    );
    const stages = Object.fromEntries(before.map((stage) => [stage, done]));
    const there = { ...file, case: { ...file.case, status: 'active' as const, stages } };
    const planned = planStages(there, { ...run, attends: true }, command(doctor, SEEN)).answer;
    expect(planned).toMatchObject({
      ...{ next: 'attended', asking: 'post-arrival-follow-up' },
      rounds: { 'receiving-clinic': [expect.any(Number), expect.any(Number), expect.any(Number)] },
    });
    expect(JSON.stringify(planned)).not.toMatch(/ialysis|class-b/);
    const old = planStages(there, run, command(doctor, SEEN));
    expect(old).toMatchObject({ answer: { next: 'renewal' }, patch: { run: file.case.run + 1 } });
  });

  const visit = (file: CaseFile, kind: string, form: Record<string, unknown>, at = SEEN) =>
    decided(file, kind, form, command(there, at), file.persons[0]!.id);
  const seen = { decision: 'seen', seenOn: '2026-03-13', outcome: 'comes again' };

  it('is closed with the day and the outcome, or with why nobody was seen', () => {
    const file = arrived(examined({ classification: 'class-b', seenWithin: 'day' }));
    const after = visit(file, 'care-on-arrival', seen);
    const plans = after.change.writes.filter((one) => one.type === 'service-plan');
    expect(ofExams(plans)).toMatchObject([
      { service: { code: 'receiving-clinic' }, state: 'planned' },
      { service: { code: 'medical-care' }, state: 'delivered', outcome: 'comes again' },
    ]);
    expect(JSON.stringify(after.change.facts)).not.toContain('comes again');
    const missed = visit(file, 'receiving-clinic', { decision: 'not-seen', reasonCode: 'moved-away' });
    expect(missed.change.facts).toContainEqual(
      expect.objectContaining({ act: 'plan.not-delivered', details: { reasonCode: 'moved-away' } }),
    );
  });

  it('takes no day before the arrival or to come, and nobody to whom nothing is owed', () => {
    const file = arrived(examined({ classification: 'class-b' }));
    for (const seenOn of ['2026-03-11', '2026-03-15'])
      expect(refusal(() => visit(file, 'receiving-clinic', { ...seen, seenOn })).issues[0]?.path).toBe(
        'seenOn',
      );
    expect(refusalName(() => visit(file, 'care-on-arrival', seen))).toBe('WrongState');
  });

  it('is no work for members who were well', () => {
    const family = caseFile({ members: [adult(), child()] });
    const file = arrived(examined({ classification: 'class-b' }, family));
    expect(awaitedWork(file)).toHaveLength(1);
  });
});
