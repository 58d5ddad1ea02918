import type { CaseFile } from '../../domain/case/case-file.ts';
import { activeMembers } from '../../domain/case/case-file.ts';
import type { Person } from '../../domain/case/person.ts';
import { dateOf, datePlus } from '../../domain/kernel/calendar.ts';
import type { Policy } from '../../domain/policy/policy.ts';
import type { HealthRecord } from './health-record.ts';
import type { KnownClass } from './tuberculosis.ts';
import { ruleOfClass } from './tuberculosis.ts';

/** The class of tuberculosis that an exam found; `finding` on a record of before there were classes. */
export const tuberculosisOf = ({
  tuberculosis,
  tuberculosisFinding,
}: Pick<HealthRecord, 'tuberculosis' | 'tuberculosisFinding'>): KnownClass =>
  tuberculosis?.class ?? (tuberculosisFinding ? 'finding' : 'none');

/**
 * Until when an exam is valid: 6 months by default, 3 months with some classes of tuberculosis (CDC technical
 * instructions).
 */
export function validUntil(policy: Policy, examinedOn: string, known: KnownClass): string {
  const { validity, tuberculosisValidity } = policy.health;
  return datePlus(
    examinedOn,
    known === 'none' ? validity : (ruleOfClass(policy, known)?.validity ?? tuberculosisValidity),
  );
}

const recordOf = (file: CaseFile, person: Person): HealthRecord | undefined =>
  file.health.find((record) => record.personId === person.id);

/** Members who are not cleared, or whose clearance has expired on `day`. */
export const membersNotValidOn = (file: CaseFile, day: string): Person[] =>
  activeMembers(file).filter((person) => {
    const record = recordOf(file, person);
    return !record?.cleared || record.validUntil < day;
  });

/**
 * Members to examine now: those without valid clearance today or, when the assessment was reopened because it expires
 * before the travel date, on that date, unless they were examined since it was reopened.
 */
export function membersToExamine(file: CaseFile, at: string): Person[] {
  const today = dateOf(at);
  const stage = file.case.stages['health-assessment'];
  const departureAt = stage?.status === 'reopened' ? file.travel?.departureAt : undefined;
  if (stage === undefined || departureAt === undefined) return membersNotValidOn(file, today);
  const expired = new Set(membersNotValidOn(file, today));
  return membersNotValidOn(file, dateOf(departureAt)).filter(
    (person) => expired.has(person) || (recordOf(file, person)?.examinedOn ?? '') < dateOf(stage.at),
  );
}

/** The case's validity is the earliest expiry among its members; undefined while a member has to be examined. */
export function caseValidity(file: CaseFile, at: string): string | undefined {
  if (membersToExamine(file, at).length > 0) return undefined;
  const ids = new Set(activeMembers(file).map((person) => person.id));
  const dates = file.health.filter((record) => ids.has(record.personId)).map((record) => record.validUntil);
  return dates.sort()[0];
}
