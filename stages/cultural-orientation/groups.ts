import type { CaseFile } from '../../domain/case/case-file.ts';
import { activeMembers } from '../../domain/case/case-file.ts';
import type { Person } from '../../domain/case/person.ts';
import { ageAt } from '../../domain/kernel/calendar.ts';
import type { Policy } from '../../domain/policy/policy.ts';
import type { OrientationRecord } from './orientation-record.ts';

export interface Group {
  id: string;
  members: string[];
}

type AgeGroup = Policy['orientation']['groups'][number];

/** The group of the programme with this id; undefined if a policy has none of that name any more. */
export const groupNamed = ({ orientation }: Policy, id: string | undefined): AgeGroup | undefined =>
  orientation.groups.find((group) => group.id === id);

/** What people of this age learn: the topics of their group, or those of the whole programme where it names none. */
export const topicsOf = ({ orientation }: Policy, group: AgeGroup | undefined): readonly string[] =>
  group === undefined ? [] : (group.topics ?? orientation.topics);

/** The age group of a person; undefined for who is too young for any class of their own. */
export const groupOf = ({ orientation }: Policy, { birthDate }: Person, at: string): AgeGroup | undefined => {
  const age = ageAt(birthDate, at);
  return orientation.groups.find(({ fromAge, toAge }) => fromAge <= age && age <= toAge);
};

/** Topics that a member has heard in the sessions they attended. */
const heardBy = (record: OrientationRecord | undefined, personId: string): Set<string> =>
  new Set(
    record?.sessions
      .filter((session) => session.present.includes(personId))
      .flatMap((session) => session.topics),
  );

/** The topics for somebody's age that they have not heard yet. */
export function topicsToHear(
  file: CaseFile,
  personId: string,
  at: string,
  record = file.orientation,
): string[] {
  const person = activeMembers(file).find(({ id }) => id === personId);
  if (!person) return [];
  const known = heardBy(record, personId);
  return topicsOf(file.policy, groupOf(file.policy, person, at)).filter((topic) => !known.has(topic));
}

const isDue = (file: CaseFile, record: OrientationRecord | undefined, person: Person, at: string): boolean =>
  record?.excused.includes(person.id) !== true &&
  !topicsOf(file.policy, groupOf(file.policy, person, at)).every((topic) =>
    heardBy(record, person.id).has(topic),
  );

/** Members who have not yet heard every topic for people of their age and are not excused; a baby hears none. */
export const membersToOrient = (
  file: CaseFile,
  record: OrientationRecord | undefined,
  at: string,
): string[] =>
  activeMembers(file)
    .filter((person) => isDue(file, record, person, at))
    .map(({ id }) => id);

/** The members who still need orientation, by age group; a group without members is left out. */
export function groupsDue(file: CaseFile, at: string, record = file.orientation): Group[] {
  const due = activeMembers(file).filter((person) => isDue(file, record, person, at));
  return file.policy.orientation.groups
    .map((group) => ({
      id: group.id,
      members: due.filter((person) => groupOf(file.policy, person, at)?.id === group.id).map(({ id }) => id),
    }))
    .filter((group) => group.members.length > 0);
}
