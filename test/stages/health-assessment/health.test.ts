import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CaseFile } from '../../../domain/case/case-file.ts';
import { livesNearCare, livesWithoutStairs } from '../../../domain/case/needs-of-household.ts';
import type { HealthRecord } from '../../../stages/health-assessment/health-record.ts';
import { healthPolicy } from '../../../stages/health-assessment/policy.ts';
import { healthAssessmentStage } from '../../../stages/health-assessment/stage.ts';
import { caseValidity, membersToExamine, validUntil } from '../../../stages/health-assessment/validity.ts';
import { needsEscort } from '../../../stages/travel/readiness.ts';
import { renewForTravel } from '../../../stages/travel/travel-booking.ts';
import { AT, command, staff } from '../../fixtures/actors.ts';
import { caseFile, committed, decided, refusal, refusalName } from '../../fixtures/case-file.ts';
import { adult, child } from '../../fixtures/household.ts';

const doctor = staff('health-staff');
const cleared = { decision: 'cleared', classification: 'no-finding', tuberculosisClass: 'none' };
const infectious = {
  decision: 'treatment',
  classification: 'class-a',
  classAConditions: ['tuberculosis'],
};
const colleague = { ...doctor, id: 'health2.amman' };
const exam = (file: CaseFile, index: number, form: Record<string, unknown>, at = AT, by = doctor) =>
  decided(
    file,
    'health-exam',
    { examinedOn: at.slice(0, 10), ...form },
    command(by, at),
    file.persons[index]!.id,
  );

const record = (
  file: CaseFile,
  index: number,
  validUntil: string,
  over: Partial<HealthRecord> = {},
): HealthRecord => ({
  type: 'health-record',
  schema: 4,
  caseId: file.case.id,
  personId: file.persons[index]!.id,
  classification: 'no-finding',
  examinedOn: '2026-01-10',
  validUntil,
  exams: 1,
  cleared: true,
  ...over,
});

describe('a waiver of class A', () => {
  const waiver = {
    ...{ authority: 'Ministry of Health', reference: 'W-17', waivedOn: '2026-03-01' },
    ...{ conditions: 'treatment goes on', receivingClinic: 'Chest Clinic' },
    waivedConditions: ['tuberculosis'],
  };
  const wanted = { decision: 'waived', ...waiver };
  const treated = () => exam(caseFile(), 0, infectious).file;
  const waive = (file: CaseFile, form: Record<string, unknown>, by: typeof doctor) =>
    decided(file, 'health-exam', form, command(by, AT), file.persons[0]!.id);

  it('is the state’s, with its particulars, of what an exam found before', () => {
    const { change } = waive(treated(), wanted, colleague);
    expect(change.writes).toContainEqual(
      expect.objectContaining({ classification: 'class-a-waived', cleared: true, waiver }),
    );
    expect(JSON.stringify(change.facts)).not.toContain('Ministry');
    expect(refusalName(() => waive(caseFile(), wanted, doctor))).toBe('WrongState');
  });

  it('is recorded by nobody who ever examined the person, also when a colleague examined them again', () => {
    const file = treated();
    const again = exam(file, 0, infectious, AT, colleague).file;
    const third = staff('health-staff', 'amman', 'a-third');
    for (const by of [doctor, colleague])
      expect(refusalName(() => waive(again, wanted, by))).toBe('FourEyes');
    expect(waive(again, wanted, third).change.writes).not.toEqual([]);
  });

  it('is recorded by somebody else than the examiner, also after a missed appointment', () => {
    expect(refusalName(() => waive(treated(), wanted, doctor))).toBe('FourEyes');
    const file = treated();
    const by = command(colleague, AT);
    const missed = decided(file, 'health-exam', { decision: 'missed' }, by, file.persons[0]!.id).file;
    expect(refusalName(() => waive(missed, wanted, doctor))).toBe('FourEyes');
  });

  it.each(Object.keys(waiver))('is none without %s', (field) => {
    const { [field as keyof typeof wanted]: _left, ...part } = wanted;
    expect(refusal(() => waive(treated(), part, colleague)).issues).toMatchObject([{ path: field }]);
  });
});

describe('the validity of exams', () => {
  it.each([
    ['none', '2026-09-10'],
    ['b0', '2026-06-10'],
    ['b1-pulmonary', '2026-06-10'],
    ['b1-extrapulmonary', '2026-09-10'],
    ['b2', '2026-09-10'],
    ['b3', '2026-09-10'],
  ])('with the tuberculosis class %s is until %s', (tuberculosisClass, validUntil) => {
    const { change } = exam(caseFile(), 0, { ...cleared, tuberculosisClass });
    expect(change.writes).toContainEqual(
      expect.objectContaining({ type: 'health-record', validUntil, cleared: true }),
    );
    expect(change.patch).toMatchObject({ healthValidUntil: validUntil });
  });

  it('of a case is the earliest over its active members, and none while one is to be examined', () => {
    const day = fc
      .integer({ min: 1, max: 400 })
      .map((n) => new Date(Date.UTC(2025, 11, 1) + n * 86_400_000).toISOString().slice(0, 10));
    fc.assert(
      fc.property(fc.array(fc.option(day, { nil: undefined }), { minLength: 1, maxLength: 6 }), (days) => {
        const file = caseFile({ members: [adult(), ...days.slice(1).map(() => child())] });
        const health = days.flatMap((until, index) => (until ? [record(file, index, until)] : []));
        const examine = days.filter((until) => until === undefined || until < AT.slice(0, 10)).length;
        const withHealth = { ...file, health };
        expect(membersToExamine(withHealth, AT)).toHaveLength(examine);
        expect(caseValidity(withHealth, AT)).toBe(examine > 0 ? undefined : [...days].sort()[0]);
      }),
      { numRuns: 60 },
    );
  });

  it('holds on its last day and not on the day after', () => {
    const file = caseFile();
    const until = { ...file, health: [record(file, 0, '2026-03-10')] };
    expect(membersToExamine(until, '2026-03-10T23:59:00Z')).toHaveLength(0);
    expect(membersToExamine(until, '2026-03-11T00:00:00Z')).toHaveLength(1);
  });

  it('does not wait for members who left', () => {
    const file = caseFile({ members: [adult(), child()] });
    const [first, second] = file.persons;
    const left = { ...file, persons: [first!, { ...second!, status: 'deceased' as const }] };
    expect(
      caseValidity({ ...left, health: [record(file, 0, '2026-09-01'), record(file, 1, '2026-01-01')] }, AT),
    ).toBe('2026-09-01');
  });
});

describe('an exam', () => {
  it('completes the stage with the last member who is cleared', () => {
    const file = caseFile({ members: [adult(), child()] });
    const one = exam(file, 0, cleared);
    expect(one.change.patch).toEqual({});
    const two = exam(one.file, 1, { ...cleared, tuberculosisClass: 'b0' });
    expect(two.change.patch).toMatchObject({
      healthValidUntil: '2026-06-10',
      stages: { 'health-assessment': { status: 'completed', outcome: 'cleared' } },
    });
  });

  it('of class A asks again after treatment, and counts exams', () => {
    const sick = exam(caseFile(), 0, infectious);
    expect(sick.change.answer.askAgainAt).toBe('2026-04-09T09:00:00.000Z');
    expect(sick.change.patch).toEqual({});
    expect(membersToExamine(sick.file, AT)).toHaveLength(1);
    const healed = exam(sick.file, 0, cleared, '2026-04-10T09:00:00.000Z');
    expect(healed.file.health).toMatchObject([{ exams: 2, cleared: true, validUntil: '2026-10-10' }]);
  });

  it('may be missed', () => {
    const file = caseFile();
    const missed = decided(file, 'health-exam', { decision: 'missed' }, command(doctor), file.persons[0]!.id);
    expect(missed.change).toMatchObject({ patch: {}, answer: { askAgainAt: '2026-03-17T09:00:00.000Z' } });
    expect(missed.file.health).toEqual([]);
  });

  it('is refused with a date in the future, an unknown person or a class that does not fit', () => {
    const file = caseFile();
    expect(refusal(() => exam(file, 0, { ...cleared, examinedOn: '2026-03-11' })).issues[0]?.path).toBe(
      'examinedOn',
    );
    const stranger = () =>
      decided(file, 'health-exam', { ...cleared, examinedOn: '2026-03-10' }, command(doctor), 'person-x');
    expect(refusalName(stranger)).toBe('NotFound');
    expect(refusal(() => exam(file, 0, { ...cleared, classification: 'class-a' })).issues[0]?.path).toBe(
      'classification',
    );
  });

  it('tells nothing of the finding to workflow or audit', () => {
    const { change } = exam(caseFile(), 0, {
      ...cleared,
      tuberculosisClass: 'b1-pulmonary',
      note: 'two sputum smears',
    });
    const told = JSON.stringify([change.answer, change.facts]);
    expect(told).not.toMatch(/class-b|pulmonary|sputum|tubercul/);
  });
});

describe('a re-opened assessment', () => {
  const departureAt = '2026-07-01T10:00:00.000Z';
  const reopened = (): CaseFile => {
    const file = caseFile({ members: [adult(), child()] });
    const health = [record(file, 0, '2026-06-30'), record(file, 1, '2026-07-01')];
    return committed({ ...file, health }, renewForTravel({ ...file, health }, departureAt, AT));
  };

  it('examines who does not reach the journey, and nobody twice', () => {
    const file = reopened();
    expect(membersToExamine(file, AT).map(({ id }) => id)).toEqual([file.persons[0]!.id]);
    const later = '2026-03-20T09:00:00.000Z';
    const again = exam(file, 0, cleared, later);
    expect(again.change.patch.stages?.['health-assessment']?.status).toBe('completed');
    expect(membersToExamine(again.file, later)).toEqual([]);
  });

  it('does not ask for ever when a new exam cannot reach the journey either', () => {
    const later = '2026-03-20T09:00:00.000Z';
    const again = exam(reopened(), 0, { ...cleared, tuberculosisClass: 'b0' }, later);
    expect(again.file.health.find(({ exams }) => exams === 2)?.validUntil).toBe('2026-06-20');
    expect(membersToExamine(again.file, later)).toEqual([]);
  });
});

describe('a class of tuberculosis', () => {
  it('is kept with the list that it is of, and makes a class B', () => {
    const { file } = exam(caseFile(), 0, { ...cleared, tuberculosisClass: 'b2' });
    expect(file.health).toMatchObject([
      {
        classification: 'class-b',
        tuberculosis: { scheme: 'cdc-overseas-tuberculosis', version: '2022', class: 'b2' },
      },
    ]);
  });

  it('is class A only in treatment, where the conditions are named', () => {
    const a = () => exam(caseFile(), 0, { ...cleared, tuberculosisClass: 'a' });
    expect(refusal(a).issues[0]?.path).toBe('tuberculosisClass');
    expect(exam(caseFile(), 0, infectious).file.health).toMatchObject([
      { tuberculosis: { class: 'a' }, classA: { scheme: '42-cfr-34', conditions: ['tuberculosis'] } },
    ]);
    const other = exam(caseFile(), 0, { ...infectious, classAConditions: ['syphilis'] });
    expect(other.file.health).toMatchObject([{ tuberculosis: { class: 'none' } }]);
    const none = () => exam(caseFile(), 0, { ...infectious, classAConditions: [] });
    expect(refusal(none).issues[0]?.path).toBe('classAConditions');
  });

  it('of a policy of before there were classes is valid as long as a finding was', () => {
    const { health } = caseFile().policy;
    const {
      tuberculosisClasses: _,
      pregnancy: _p,
      classBSeenWithin: _b,
      treatmentLongest: _t,
      ...old
    } = health;
    const read = healthPolicy.sections.health.parse({ ...old, tuberculosisValidity: 'P2M' });
    const policy = { ...caseFile().policy, health: read };
    expect(validUntil(policy, '2026-03-10', 'b2')).toBe('2026-05-10');
    expect(validUntil(policy, '2026-03-10', 'finding')).toBe('2026-05-10');
    expect(validUntil(policy, '2026-03-10', 'none')).toBe('2026-09-10');
  });
});

describe('who lives with somebody infectious', () => {
  const family = () => exam(caseFile({ members: [adult(), child()] }), 1, cleared).file;

  it('and was cleared before that was known is examined again, once', () => {
    const found = exam(family(), 0, infectious, '2026-03-20T09:00:00.000Z');
    expect(found.file.health.map(({ cleared: is, contact }) => [is, contact])).toEqual(
      expect.arrayContaining([[false, true]]),
    );
    expect(membersToExamine(found.file, AT)).toHaveLength(2);
    const late = '2026-03-22T09:00:00.000Z';
    const asked = exam(found.file, 1, { ...cleared, tuberculosisClass: 'b3' }, late).file;
    expect(asked.health.find(({ tuberculosis }) => tuberculosis?.class === 'b3')).not.toHaveProperty(
      'contact',
    );
    const still = exam(asked, 0, infectious, '2026-04-20T09:00:00.000Z').file;
    expect(membersToExamine(still, AT).map(({ id }) => id)).toEqual([still.persons[0]!.id]);
  });

  it('is told why in the record beside the exam, and not in the audit', () => {
    const { file, change } = exam(family(), 0, infectious, '2026-03-20T09:00:00.000Z');
    const subject = file.persons[1]!.id;
    expect(change.facts).toContainEqual({ act: 'health-exam.asked-again', subject });
    const item = { ...file.workItems[0]!, subject };
    expect(healthAssessmentStage.explains(file, item)).toMatchObject([{ rule: 'lives-with-infectious' }]);
  });

  it('is left alone where the policy does not ask for it', () => {
    const file = family();
    const health = {
      ...file.policy.health,
      tuberculosisClasses: file.policy.health.tuberculosisClasses.map((one) => ({
        ...one,
        contactsExamined: false,
      })),
    };
    const found = exam({ ...file, policy: { ...file.policy, health } }, 0, infectious);
    expect(membersToExamine(found.file, AT)).toHaveLength(1);
  });
});

describe('treatment', () => {
  it('is examined again on the day that the clinician names, at most as late as the policy says', () => {
    const named = (nextExamOn: string) => exam(caseFile(), 0, { ...infectious, nextExamOn });
    expect(named('2026-05-02').change.answer.askAgainAt).toBe('2026-05-02T00:00:00.000Z');
    for (const day of ['2026-03-10', '2026-06-09'])
      expect(refusal(() => named(day)).issues[0]?.path).toBe('nextExamOn');
    expect(named('2026-06-08').file.health).toMatchObject([{ treatment: { nextExamOn: '2026-06-08' } }]);
  });

  it('is kept with what was given', () => {
    const { file } = exam(caseFile(), 0, { ...infectious, treatment: 'under observation' });
    expect(file.health).toMatchObject([{ treatment: { given: 'under observation' } }]);
  });
});

describe('vaccinations', () => {
  it('are kept by disease and day over all exams', () => {
    const first = exam(caseFile(), 0, { ...infectious, vaccinations: ['measles'] }).file;
    const second = exam(
      first,
      0,
      { ...cleared, vaccinations: ['measles', 'polio'] },
      '2026-04-10T09:00:00.000Z',
    );
    expect(second.file.health[0]?.vaccinations).toEqual({
      ...{ scheme: 'cdc-panel-vaccines', version: '2022' },
      given: [
        { vaccine: 'measles', on: '2026-03-10' },
        { vaccine: 'measles', on: '2026-04-10' },
        { vaccine: 'polio', on: '2026-04-10' },
      ],
    });
  });
});

describe('a pregnancy', () => {
  const expecting = (multiplePregnancy = false) =>
    exam(caseFile(), 0, { ...cleared, pregnancyDueOn: '2026-06-30', multiplePregnancy }).file;
  const blocks = (file: CaseFile, day: string) => healthAssessmentStage.beforeTravel(file, day);

  it.each([
    [false, '2026-06-02', []],
    [false, '2026-06-03', ['late-pregnancy']],
    [true, '2026-05-05', []],
    [true, '2026-05-06', ['late-pregnancy']],
    [false, '2026-07-14', ['late-pregnancy']],
    [false, '2026-07-15', []],
  ])('with more than one child %s on %s is %j', (multiple, day, gaps) => {
    expect(blocks(expecting(multiple), day)).toEqual(gaps);
  });

  it('is told with what would let the household travel', () => {
    const levers = healthAssessmentStage.travelLevers(expecting(), '2026-06-10');
    expect(levers.map(({ lever }) => lever)).toEqual(['pregnancy-over']);
    const [step] = levers[0]!.steps;
    expect(blocks(step!.apply(expecting()), '2026-06-10')).toEqual([]);
  });

  it('is over when the next exam does not have it, and is never a year away', () => {
    const later = exam(expecting(), 0, cleared, '2026-04-10T09:00:00.000Z').file;
    expect(blocks(later, '2026-06-10')).toEqual([]);
    const far = () => exam(caseFile(), 0, { ...cleared, pregnancyDueOn: '2027-03-10' });
    expect(refusal(far).issues[0]?.path).toBe('pregnancyDueOn');
  });
});

describe('a significant medical condition', () => {
  const needs = {
    travelNeeds: ['stretcher'],
    careNeeds: ['dialysis-nearby', 'no-stairs'],
    seenWithin: 'day',
  };

  it('is what placement and travel read', () => {
    const healthy = exam(caseFile(), 0, cleared).file;
    expect([needsEscort(healthy, AT), livesNearCare(healthy), livesWithoutStairs(healthy)]).toEqual([
      ...[false, false, false],
    ]);
    const file = exam(caseFile(), 0, { ...cleared, ...needs, plainWords: 'Lies down all the way.' }).file;
    expect([needsEscort(file, AT), livesNearCare(file), livesWithoutStairs(file)]).toEqual([
      true,
      true,
      true,
    ]);
    expect(file.health).toMatchObject([
      { condition: { scheme: 'kinbridge-medical-needs', version: '1', seenWithin: 'day' } },
    ]);
  });

  it('of a member who left counts no more', () => {
    const file = exam(caseFile({ members: [adult(), child()] }), 1, { ...cleared, ...needs }).file;
    const persons = file.persons.map((one, index) =>
      index === 1 ? { ...one, status: 'split' as const } : one,
    );
    expect(livesNearCare({ ...file, persons })).toBe(false);
  });
});
