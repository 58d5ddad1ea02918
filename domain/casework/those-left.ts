import type { CaseFile } from '../case/case-file.ts';
import { activeMembers } from '../case/case-file.ts';
import type { Person } from '../case/person.ts';
import { ageAt } from '../kernel/calendar.ts';
import { invalid } from '../kernel/invalid-input.ts';
import { rule } from '../kernel/rules.ts';

/** Whether a person is below the programme's age of majority. */
export const isMinor = ({ policy }: Pick<CaseFile, 'policy'>, { birthDate }: Person, at: string): boolean =>
  ageAt(birthDate, at) < policy.bestInterests.majority;

export interface ThoseLeft {
  /** The active members who remain. */
  readonly left: readonly Person[];
  /** Those of them whose record changes. */
  readonly changed: readonly Person[];
  /** True if only children remain: they count as unaccompanied from then on. */
  readonly alone: boolean;
}

/**
 * The household without the members who go: with a new principal applicant if theirs goes, and its children as
 * unaccompanied if no adult remains.
 */
export function thoseLeft(
  file: CaseFile,
  going: readonly string[],
  newPrincipalId: string | undefined,
  at: string,
): ThoseLeft {
  const members = activeMembers(file);
  const left = members.filter(({ id }) => !going.includes(id));
  const ledBefore = members.find(({ relationship }) => relationship === 'principal-applicant');
  const leaderless = left.length > 0 && ledBefore !== undefined && going.includes(ledBefore.id);
  const leads = leaderless ? left.find(({ id }) => id === newPrincipalId) : undefined;
  if (leaderless && !leads)
    throw invalid('newPrincipalId', rule('another-member'), newPrincipalId ? 'another id' : 'nothing');
  const alone = left.length > 0 && left.every((person) => isMinor(file, person, at));
  return {
    ...{ left, alone },
    changed: left
      .filter(({ id }) => alone || id === leads?.id)
      .map((person) => ({
        ...person,
        version: person.version + 1,
        ...(alone ? { separation: 'unaccompanied' as const } : {}),
        ...(person.id === leads?.id ? { relationship: 'principal-applicant' as const } : {}),
      })),
  };
}
