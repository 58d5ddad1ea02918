import { describe, expect, it } from 'vitest';
import type { CaseFile } from '../../../domain/case/case-file.ts';
import type { HealthRecord } from '../../../stages/health-assessment/health-record.ts';
import { healthAssessmentStage } from '../../../stages/health-assessment/stage.ts';
import { AT, command, staff } from '../../fixtures/actors.ts';
import { caseFile, decided, refusal, refusalName } from '../../fixtures/case-file.ts';

const doctor = staff('health-staff');
const colleague = { ...doctor, id: 'health2.amman' };
const AGAIN = '2026-04-09';
const LATER = `${AGAIN}T09:00:00.000Z`;
const decide = (file: CaseFile, form: Record<string, unknown>, by = doctor, at = AT) =>
  decided(file, 'health-exam', form, command(by, at), file.persons[0]!.id);
const found = (conditions: string[], file = caseFile(), at = AT) =>
  decide(
    file,
    {
      ...{ decision: 'treatment', classification: 'class-a', classAConditions: conditions },
      ...{ examinedOn: at.slice(0, 10), ...(at === AT ? { nextExamOn: AGAIN } : {}) },
    },
    doctor,
    at,
  ).file;
const waive = (file: CaseFile, waivedConditions: string[], over: object = {}) =>
  decide(
    file,
    {
      ...{ decision: 'waived', authority: 'Ministry of Health', reference: 'W-17', waivedOn: '2026-03-01' },
      ...{ conditions: 'treatment goes on', receivingClinic: 'Chest Clinic', waivedConditions, ...over },
    },
    colleague,
  );
const recordIn = ({ health }: CaseFile): HealthRecord => health[0]!;
const cleared = (file: CaseFile) =>
  decide(
    file,
    {
      ...{ decision: 'cleared', classification: 'no-finding', tuberculosisClass: 'none' },
      examinedOn: AGAIN,
    },
    doctor,
    LATER,
  );

describe('the conditions that a waiver names', () => {
  it('are waived alone: the others stay due, and are examined on the clinician’s day', () => {
    const { file, change } = waive(found(['syphilis', 'substance-use']), ['substance-use']);
    expect(recordIn(file)).toMatchObject({ classification: 'class-a', cleared: false });
    expect(change.answer).toMatchObject({ decision: 'treatment', askAgainAt: `${AGAIN}T00:00:00.000Z` });
    expect(file.case.stages['health-assessment']).toBeUndefined();

    const after = cleared(file).file;
    expect(recordIn(after)).toMatchObject({ classification: 'class-a-waived', cleared: true });
    expect(recordIn(after).waiver).toMatchObject({ waivedConditions: ['substance-use'] });
    expect(healthAssessmentStage.owes(after)).toMatchObject([{ service: { code: 'receiving-clinic' } }]);
  });

  it('do not bar again when an exam still finds them and nothing else', () => {
    const { file } = waive(found(['syphilis', 'substance-use']), ['substance-use']);
    const still = found(['substance-use'], file, LATER);
    expect(recordIn(still)).toMatchObject({ classification: 'class-a-waived', cleared: true });
    const worse = found(['substance-use', 'tuberculosis'], file, LATER);
    expect(recordIn(worse)).toMatchObject({ classification: 'class-a', cleared: false });
  });

  it('may come in two waivers, which are both kept, and clear when nothing is left', () => {
    const once = waive(found(['syphilis', 'substance-use']), ['substance-use']).file;
    const { file } = waive(once, ['syphilis'], { reference: 'W-18' });
    expect(recordIn(file)).toMatchObject({ classification: 'class-a-waived', cleared: true });
    expect(recordIn(file).waiver).toMatchObject({ reference: 'W-18' });
    expect(recordIn(file).earlierWaivers).toMatchObject([{ reference: 'W-17' }]);
  });

  it('are those that an exam found and that the policy lets an authority waive', () => {
    const code = (conditions: string[], named: string[]) =>
      refusal(() => waive(found(conditions), named)).issues[0];
    expect(code(['syphilis'], ['tuberculosis'])).toMatchObject({
      ...{ path: 'waivedConditions', code: 'waives-what-was-found' },
    });
    expect(code(['quarantinable-disease'], ['quarantinable-disease'])).toMatchObject({
      ...{ path: 'waivedConditions', code: 'waivable-condition' },
    });
    expect(code(['syphilis'], [])).toMatchObject({ path: 'waivedConditions' });
  });

  it('of a waiver of before they were named are all that was found', () => {
    const { file } = waive(found(['syphilis', 'substance-use']), ['syphilis', 'substance-use']);
    const { waivedConditions: _none, ...waiver } = recordIn(file).waiver!;
    const before = { ...file, health: [{ ...recordIn(file), waiver }] };
    expect(healthAssessmentStage.settles(before, AT)).toMatchObject({ healthValidUntil: expect.any(String) });
  });
});

describe('the examiner of somebody who came from another case', () => {
  it('is known there too, and records no waiver of what they found', () => {
    const from = found(['tuberculosis']);
    const to = { ...from, workItems: [] };
    const [personId] = from.persons.map(({ id }) => id);
    const { examinedBy: _unknown, ...ofBefore } = recordIn(from);
    for (const record of [recordIn(from), ofBefore]) {
      const health = healthAssessmentStage.carried({ ...from, health: [record] }, [personId!], to);
      const moved = { ...to, health };
      expect(
        refusalName(() =>
          decide(moved, {
            ...{ decision: 'waived', authority: 'Ministry', reference: 'W-1', waivedOn: '2026-03-01' },
            ...{ conditions: 'none', receivingClinic: 'Clinic', waivedConditions: ['tuberculosis'] },
          }),
        ),
      ).toBe('FourEyes');
      expect(recordIn(waive(moved, ['tuberculosis']).file).cleared).toBe(true);
    }
  });
});
