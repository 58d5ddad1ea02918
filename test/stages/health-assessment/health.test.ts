import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CaseFile } from '../../../domain/case/case-file.ts';
import type { HealthRecord } from '../../../stages/health-assessment/health-record.ts';
import { caseValidity, membersToExamine } from '../../../stages/health-assessment/validity.ts';
import { renewForTravel } from '../../../stages/travel/travel-booking.ts';
import { AT, command, staff } from '../../fixtures/actors.ts';
import { caseFile, committed, decided, refusal, refusalName } from '../../fixtures/case-file.ts';
import { adult, child } from '../../fixtures/household.ts';

const doctor = staff('health-staff');
const cleared = { decision: 'cleared', classification: 'no-finding', tuberculosisFinding: false };
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
  schema: 2,
  caseId: file.case.id,
  personId: file.persons[index]!.id,
  classification: 'no-finding',
  tuberculosisFinding: false,
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
  };
  const wanted = { decision: 'waived', tuberculosisFinding: true, ...waiver };
  const treated = () =>
    exam(caseFile(), 0, { decision: 'treatment', classification: 'class-a', tuberculosisFinding: true }).file;

  it('is the state’s, with its particulars, of what an exam found before', () => {
    const { change } = exam(treated(), 0, wanted, AT, colleague);
    expect(change.writes).toContainEqual(
      expect.objectContaining({ classification: 'class-a-waived', cleared: true, waiver }),
    );
    expect(JSON.stringify(change.facts)).not.toContain('Ministry');
    expect(refusalName(() => exam(caseFile(), 0, wanted))).toBe('WrongState');
  });

  it('is recorded by somebody else than the examiner, also after a missed appointment', () => {
    expect(refusalName(() => exam(treated(), 0, wanted))).toBe('FourEyes');
    const file = treated();
    const by = command(colleague, AT);
    const missed = decided(file, 'health-exam', { decision: 'missed' }, by, file.persons[0]!.id).file;
    expect(refusalName(() => exam(missed, 0, wanted))).toBe('FourEyes');
  });

  it.each(Object.keys(waiver))('is none without %s', (field) => {
    const { [field as keyof typeof wanted]: _left, ...part } = wanted;
    expect(refusal(() => exam(treated(), 0, part, AT, colleague)).issues).toMatchObject([{ path: field }]);
  });
});

describe('the validity of exams', () => {
  it.each([
    [false, '2026-09-10'],
    [true, '2026-06-10'],
  ])('with a tuberculosis finding %s is %s', (tuberculosisFinding, validUntil) => {
    const { change } = exam(caseFile(), 0, { ...cleared, tuberculosisFinding });
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
    const two = exam(one.file, 1, { ...cleared, classification: 'class-b', tuberculosisFinding: true });
    expect(two.change.patch).toMatchObject({
      healthValidUntil: '2026-06-10',
      stages: { 'health-assessment': { status: 'completed', outcome: 'cleared' } },
    });
  });

  it('of class A asks again after treatment, and counts exams', () => {
    const sick = exam(caseFile(), 0, {
      decision: 'treatment',
      classification: 'class-a',
      tuberculosisFinding: true,
    });
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
      tuberculosisFinding: true,
      classification: 'class-b',
      note: 'two sputum smears',
    });
    const told = JSON.stringify([change.answer, change.facts]);
    expect(told).not.toMatch(/class-b|sputum|tubercul/);
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
    const again = exam(reopened(), 0, { ...cleared, tuberculosisFinding: true }, later);
    expect(again.file.health.find(({ exams }) => exams === 2)?.validUntil).toBe('2026-06-20');
    expect(membersToExamine(again.file, later)).toEqual([]);
  });
});
