import type { CaseHead } from '../../domain/case/case.ts';
import type { Person } from '../../domain/case/person.ts';
import type { Candidate as Matched } from '../../domain/tracing/matcher.ts';
import type { Registered } from './proposals.ts';
import { personOf } from './traced-person.ts';

/** The matched persons as the registry has them now, in the matcher's order; those who are gone are left out. */
export function registeredOf(
  matched: readonly Matched[],
  records: readonly (Person | CaseHead)[],
): Registered[] {
  return matched.flatMap((one) => {
    const { caseId, personId } = personOf(one.person);
    const person = records.find(
      (record): record is Person =>
        record.type === 'person' && record.id === personId && record.caseId === caseId,
    );
    const head = records.find((record): record is CaseHead => record.type === 'case' && record.id === caseId);
    return person && head ? [{ matched: one, person, office: head.office }] : [];
  });
}
