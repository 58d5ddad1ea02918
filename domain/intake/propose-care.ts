import type { NewMember } from '../casework/register-case.ts';
import { ageOn } from '../kernel/calendar.ts';

/** What a household suggests about the care of a child; a person has to confirm it. */
export type ProposedCare = Partial<Pick<NewMember, 'separation' | 'custody'>>;

const OF_PRINCIPAL = new Set(['son', 'daughter']);
const OF_PARENTS = new Set(['brother', 'sister']);

/**
 * What follows for each member from who else is in the household, where the file says nothing: a child of the principal
 * applicant or of the principal's parents, with an adult parent in the household, is with a parent. For anybody else
 * nothing is proposed.
 */
export function proposedCare(
  members: readonly Partial<NewMember>[],
  majority: number,
  today: string,
): ProposedCare[] {
  const isAdult = ({ birthDate }: Partial<NewMember>) =>
    birthDate !== undefined && birthDate <= today && ageOn(birthDate, today) >= majority;
  const adults = new Set(members.filter(isAdult).map(({ relationship }) => relationship));
  const parentsOf = (relationship = ''): number => {
    if (OF_PRINCIPAL.has(relationship))
      return adults.has('principal-applicant') ? 1 + Number(adults.has('spouse')) : 0;
    if (OF_PARENTS.has(relationship)) return Number(adults.has('mother')) + Number(adults.has('father'));
    return 0;
  };
  return members.map((member): ProposedCare => {
    const { birthDate, relationship, separation, custody } = member;
    const parents = parentsOf(relationship);
    if (birthDate === undefined || birthDate > today || isAdult(member) || parents === 0) return {};
    return {
      ...(separation === undefined ? { separation: 'accompanied' } : {}),
      ...(custody === undefined ? { custody: parents === 2 ? 'both-parents' : 'one-parent' } : {}),
    };
  });
}
