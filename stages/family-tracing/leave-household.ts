import type { CaseFile } from '../../domain/case/case-file.ts';
import { activeMembers } from '../../domain/case/case-file.ts';
import type { Change } from '../../domain/case/change.ts';
import { mergeChanges, noChange } from '../../domain/case/change.ts';
import type { Person } from '../../domain/case/person.ts';
import { interruptCase } from '../../domain/casework/interrupt-case.ts';
import { isUnderWay } from '../../domain/casework/journey.ts';
import type { Command } from '../../domain/kernel/actor.ts';
import { ageAt } from '../../domain/kernel/calendar.ts';
import { CaseError } from '../../domain/kernel/errors.ts';

const REASON = 'joined-another-case';

/** The new principal applicant of those who stay: the eldest, an adult if there is one. */
const newPrincipalOf = (left: readonly Person[]): Person | undefined =>
  [...left].sort((a, b) => (a.birthDate < b.birthDate ? -1 : 1))[0];

/**
 * Moves the members who join the seeker out of their case: the remaining household is planned again, with a new
 * principal applicant if theirs left, and goes to closure if nobody is left. Repeating it changes nothing. A closed
 * case keeps its members and only gets a link to the other.
 */
export function leaveHousehold(
  file: CaseFile,
  moving: readonly string[],
  toCase: string,
  command: Command,
): Change {
  if (file.case.linked?.some((link) => link.caseId === toCase)) return noChange({});
  const linked = [...(file.case.linked ?? []), { caseId: toCase, because: 'reunification' as const }];
  const link: Change = {
    patch: { linked },
    writes: [],
    facts: [{ act: 'case.linked', subject: toCase, details: { because: 'reunification' } }],
    answer: {},
  };
  if (file.case.status === 'closed') return link;
  if (isUnderWay(file))
    throw new CaseError('WrongState', 'Expected a household that is not travelling, received one that is.');
  const members = activeMembers(file);
  const leaving = members.filter(({ id }) => moving.includes(id));
  if (leaving.length === 0) return link;
  const left = members.filter(({ id }) => !moving.includes(id));
  const change = mergeChanges(link, partedFrom(file, leaving, left, toCase, command));
  if (left.length === 0 && file.case.status !== 'closing')
    return mergeChanges(
      change,
      interruptCase(file, { outcome: 'cancelled', reasonCode: REASON }, command, REASON),
    );
  return file.case.status === 'active'
    ? mergeChanges(change, interruptCase(file, undefined, command, REASON))
    : change;
}

function partedFrom(
  file: CaseFile,
  leaving: readonly Person[],
  left: readonly Person[],
  toCase: string,
  { at }: Command,
): Change {
  const newPrincipal = leaving.some(({ relationship }) => relationship === 'principal-applicant')
    ? newPrincipalOf(left)
    : undefined;
  const alone = left.length > 0 && left.every(({ birthDate }) => isMinor(file, birthDate, at));
  if (alone) throw new CaseError('WrongState', 'Expected an adult to stay with the children, received none.');
  return {
    patch: {},
    writes: [
      ...leaving.map((person) => ({ ...person, version: person.version + 1, status: 'split' as const })),
      ...(newPrincipal
        ? [
            {
              ...newPrincipal,
              version: newPrincipal.version + 1,
              relationship: 'principal-applicant' as const,
            },
          ]
        : []),
    ],
    facts: [
      {
        act: 'case.split',
        subject: toCase,
        details: {
          reasonCode: REASON,
          members: leaving.map(({ id }) => id),
          ...(newPrincipal ? { principal: newPrincipal.id } : {}),
        },
      },
    ],
    answer: {},
  };
}

const isMinor = (file: CaseFile, birthDate: string, at: string): boolean =>
  ageAt(birthDate, at) < file.policy.bestInterests.majority;
