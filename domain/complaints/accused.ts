import type { CaseFile } from '../case/case-file.ts';
import type { StaffMember } from '../staff/staff-member.ts';

const MIN_LETTERS = 4;

const wordsOf = (text: string): string[] =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');

/** Ids of the staff who did anything in a case: decided or had work, wrote notes, took part in appointments. */
function workersIn({ workItems, notes, appointments }: CaseFile): Set<string> {
  return new Set([
    ...workItems.flatMap(({ assignee, decision }) => [assignee ?? '', decision?.by ?? '']),
    ...notes.map(({ writtenBy }) => writtenBy),
    ...appointments.flatMap(({ staff, plannedBy }) => [...staff, plannedBy]),
  ]);
}

/** Whether a person named somebody as they signed in: all of a name, or a long word of it. */
function isNamed({ name }: StaffMember, who: string): boolean {
  const said = new Set(wordsOf(who));
  const own = wordsOf(name ?? '');
  return (
    own.length > 0 &&
    (own.every((word) => said.has(word)) || own.some((word) => word.length >= MIN_LETTERS && said.has(word)))
  );
}

/**
 * The offices where whoever a complaint may be about works now, besides those of the case: somebody who worked on it and
 * was moved since, and everybody whose name the person wrote (Secretary-General's bulletin ST/SGB/2003/13: the accused
 * has no part in it).
 */
export const officesOfAccused = (
  file: CaseFile,
  who: string | undefined,
  staff: readonly StaffMember[],
): string[] => {
  const workers = workersIn(file);
  const accused = staff.filter((one) => workers.has(one.id) || (who !== undefined && isNamed(one, who)));
  return [...new Set(accused.map(({ office }) => office))].sort();
};
