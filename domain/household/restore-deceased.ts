import type { CaseFile } from '../case/case-file.ts';
import { activeMembers, memberOf } from '../case/case-file.ts';
import type { Change } from '../case/change.ts';
import { mergeChanges, noChange } from '../case/change.ts';
import type { Person } from '../case/person.ts';
import { isUnderWay } from '../casework/journey.ts';
import { recompose } from '../casework/recompose.ts';
import type { Command } from '../kernel/actor.ts';
import { CaseError } from '../kernel/errors.ts';
import type { HouseholdChange } from './household-change.ts';

/**
 * A death was recorded by mistake: the member is back, and leads the household again if they did before; children
 * who counted as unaccompanied without them are what they were. A case that has ended meanwhile is reopened first.
 */
export function restoreDeceased(
  file: CaseFile,
  { change, ledBefore, heirWas, separationsWere = [] }: HouseholdChange,
  command: Command,
): Change {
  if (change.kind !== 'leaves') return noChange({});
  if (file.case.status === 'closing' || file.case.status === 'closed')
    throw new CaseError(
      'WrongState',
      `Expected a case that goes on, received one that is ${file.case.status}: it is reopened first.`,
    );
  if (isUnderWay(file))
    throw new CaseError('WrongState', 'Expected a household that is not travelling, received one that is.');
  const person = memberOf(file, change.personId);
  const leads = activeMembers(file).find(({ relationship }) => relationship === 'principal-applicant');
  const led = ledBefore === person.id;
  const back: Person = { ...person, version: person.version + 1, status: 'active' };
  const others = activeMembers(file).flatMap((one): Person[] => {
    const relationship = led && one === leads ? (heirWas ?? 'other-relative') : one.relationship;
    const was = separationsWere.find(({ personId }) => personId === one.id)?.was;
    // Somebody may have said otherwise since; that stays.
    const separation = one.separation === 'unaccompanied' ? (was ?? one.separation) : one.separation;
    const same = relationship === one.relationship && separation === one.separation;
    return same ? [] : [{ ...one, version: one.version + 1, relationship, separation }];
  });
  const ending = { outcome: 'cancelled', reasonCode: 'death-mistaken' } as const;
  return mergeChanges(recompose(file, [back, ...others], ending, command), {
    ...noChange({}),
    facts: [{ act: 'person.restored', subject: person.id }],
  });
}
