import type { CaseFile } from '../../domain/case/case-file.ts';
import { activeMembers } from '../../domain/case/case-file.ts';
import { ageAt } from '../../domain/kernel/calendar.ts';
import type { OrientationRecord } from './orientation-record.ts';

export interface Group {
  id: string;
  members: string[];
}

/** Topics that a member has heard in the sessions they attended. */
const heardBy = (record: OrientationRecord | undefined, personId: string): Set<string> =>
  new Set(
    record?.sessions
      .filter((session) => session.present.includes(personId))
      .flatMap((session) => session.topics),
  );

/** Members who have not yet heard every topic of the programme and are not excused. */
export const membersToOrient = (file: CaseFile, record: OrientationRecord | undefined): string[] =>
  activeMembers(file)
    .map((person) => person.id)
    .filter((id) => !record?.excused.includes(id))
    .filter((id) => !file.policy.orientation.topics.every((topic) => heardBy(record, id).has(topic)));

/** The members who still need orientation, by age group; a group without members is left out. */
export function groupsDue(file: CaseFile, at: string, record = file.orientation): Group[] {
  const due = new Set(membersToOrient(file, record));
  return file.policy.orientation.groups
    .map((group) => ({
      id: group.id,
      members: activeMembers(file)
        .filter((person) => due.has(person.id))
        .filter(
          (person) =>
            ageAt(person.birthDate, at) >= group.fromAge && ageAt(person.birthDate, at) <= group.toAge,
        )
        .map((person) => person.id),
    }))
    .filter((group) => group.members.length > 0);
}
