import type { CaseFile } from '../../domain/case/case-file.ts';
import { activeMembers } from '../../domain/case/case-file.ts';
import { flagsBlocking } from '../../domain/case/flag.ts';
import { travelsWithCarer } from '../../domain/case/needs-of-household.ts';
import type { Person } from '../../domain/case/person.ts';
import { isPending } from '../../domain/household/household-change.ts';
import { ageAt, dateOf } from '../../domain/kernel/calendar.ts';
import { missingPapers } from './papers.ts';

/** What a household still lacks to travel on a day (PROCESS, stage 8); empty if it may travel. */
export function travelReadinessGaps(file: CaseFile, departureAt: string): string[] {
  const day = dateOf(departureAt);
  return [
    ...file.rules.stages.flatMap(({ beforeTravel }) => beforeTravel?.(file, day) ?? []),
    ...papersGap(file, day),
    ...(file.changes.some(isPending) ? ['household-change'] : []),
    ...flagsBlocking(file.flags, 'travel').map((kind) => `flag-${kind}`),
  ];
}

/**
 * Papers are not ready yet or, although they were, do not reach the day. Where they were found ready before each of them was
 * kept, nobody has any on file, and what was found counts: a household is not stopped at the gate by an update.
 */
function papersGap(file: CaseFile, day: string): string[] {
  if (file.travel?.documents !== 'ready') return ['travel-documents'];
  if (file.travelPapers.length === 0) return [];
  return missingPapers(file, day).length > 0 ? ['travel-papers'] : [];
}

/** True if somebody must escort the household: it has only children, or a serious medical condition. */
export function needsEscort(file: CaseFile, at: string): boolean {
  const members = activeMembers(file);
  const below = file.policy.travel.escortBelowAge;
  const isChild = ({ birthDate }: Person): boolean =>
    ageAt(birthDate, at) < file.policy.bestInterests.majority;
  return (
    members.every((person) => ageAt(person.birthDate, at) < below) ||
    members.some((person) => person.separation === 'unaccompanied' && isChild(person)) ||
    members.some((person) => person.needs.includes('serious-medical-condition')) ||
    travelsWithCarer(file)
  );
}
