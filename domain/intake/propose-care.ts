import type { NewMember } from '../casework/register-case.ts';
import { parentsAmong } from '../household/parents.ts';
import { ageOn } from '../kernel/calendar.ts';

/** What a household suggests about the care of a child; a person has to confirm it. */
export type ProposedCare = Partial<Pick<NewMember, 'separation' | 'custody'>>;

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
  const adults = members.filter(isAdult);
  return members.map((member): ProposedCare => {
    const { birthDate, relationship, separation, custody } = member;
    // Whoever leads a household as a child is asked about, not guessed.
    const parents = relationship === 'principal-applicant' ? 0 : parentsAmong(member, adults).length;
    if (birthDate === undefined || birthDate > today || isAdult(member) || parents === 0) return {};
    return {
      ...(separation === undefined ? { separation: 'accompanied' } : {}),
      ...(custody === undefined ? { custody: parents > 1 ? 'both-parents' : 'one-parent' } : {}),
    };
  });
}
