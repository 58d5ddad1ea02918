import type { CaseRecord } from '../../domain/case/case.ts';
import type { Person } from '../../domain/case/person.ts';
import type { Candidate as Matched } from '../../domain/tracing/matcher.ts';
import type { Registered } from './proposals.ts';
import { personOf } from './traced-person.ts';

/** The matched persons with their current records, in the matcher's order; those who are gone are left out. */
export function registeredOf(
  matched: readonly Matched[],
  records: readonly (Person | CaseRecord)[],
): Registered[] {
  return matched.flatMap((one) => {
    const { caseId, personId } = personOf(one.person);
    const person = records.find(
      (record): record is Person =>
        record.type === 'person' && record.id === personId && record.caseId === caseId,
    );
    const caseRecord = records.find(
      (record): record is CaseRecord => record.type === 'case' && record.id === caseId,
    );
    return person && caseRecord ? [{ matched: one, person, office: caseRecord.office }] : [];
  });
}
