import type { CaseFile } from '../../../domain/case/case-file.ts';
import type { Role } from '../../../domain/kernel/actor.ts';
import type { HealthRecord } from '../../../stages/health-assessment/health-record.ts';
import { inTwoLegs, papersFor } from '../../../stages/travel/sample-journey.ts';
import { AT, command, staff } from '../../fixtures/actors.ts';
import { caseFile, decided } from '../../fixtures/case-file.ts';
import { adult } from '../../fixtures/household.ts';
import { placedWith, sponsor } from '../../fixtures/sponsorship.ts';

export const done = { status: 'completed', outcome: 'x', at: AT } as const;
export const ROLES: Record<string, Role> = { 'fitness-to-fly': 'health-staff' };
export const act = (file: CaseFile, kind: string, form: Record<string, unknown>, at = AT) =>
  decided(
    file,
    kind,
    form,
    command(staff(ROLES[kind] ?? 'travel-officer', kind === 'arrival' ? 'winnipeg' : 'amman'), at),
  );

/** A household that lacks nothing; its health is valid until a day. */
export function ready(
  validUntil = '2026-08-31',
  over: Parameters<typeof caseFile>[0] = {},
  papersUntil = '2027-12-31',
): CaseFile {
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
      schema: 4,
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
  const papers = papersFor(
    file.persons.map(({ id }) => id),
    papersUntil,
  );
  const healthy = { ...file, health, case: caseRecord };
  return act(healthy, 'travel-documents', { decision: 'ready', papers }).file;
}
export const booking = (file: CaseFile, departureAt = '2026-04-01T10:00:00.000Z', escorted = false) =>
  act(file, 'travel-booking', { decision: 'booked', legs: inTwoLegs(departureAt, true), escorted });
export const boardingOf = (file: CaseFile, over: Record<string, string> = {}) =>
  file.persons.map(({ id }) => ({ personId: id, boarding: over[id] ?? 'boarded' }));
export const confirmFit = (file: CaseFile, at: string) =>
  act(file, 'fitness-to-fly', { decision: 'fit', personIds: file.persons.map(({ id }) => id) }, at);

/** A household that is booked and fit on the day of its journey. */
export const fitFamily = (members = [adult()]): CaseFile =>
  confirmFit(booking(ready('2026-08-31', { members })).file, '2026-03-31T10:00:00.000Z').file;
