import type { CaseFile } from '../../domain/case/case-file.ts';
import { activeMembers } from '../../domain/case/case-file.ts';
import type { Change } from '../../domain/case/change.ts';
import { mergeChanges, noChange } from '../../domain/case/change.ts';
import type { Person } from '../../domain/case/person.ts';
import { isUnderWay } from '../../domain/casework/journey.ts';
import { recompose } from '../../domain/casework/recompose.ts';
import { thoseLeft } from '../../domain/casework/those-left.ts';
import type { Command } from '../../domain/kernel/actor.ts';
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
  const principal = leaving.some(({ relationship }) => relationship === 'principal-applicant')
    ? newPrincipalOf(left)?.id
    : undefined;
  const { changed, alone } = thoseLeft(file, moving, principal, command.at);
  if (alone) throw new CaseError('WrongState', 'Expected an adult to stay with the children, received none.');
  const gone = leaving.map((person) => ({
    ...person,
    ...{ version: person.version + 1, status: 'split' as const },
  }));
  const parted: Change = {
    ...noChange({}),
    facts: [
      {
        act: 'case.split',
        subject: toCase,
        details: {
          reasonCode: REASON,
          members: leaving.map(({ id }) => id),
          ...(principal === undefined ? {} : { principal }),
        },
      },
    ],
  };
  const told = mergeChanges(link, parted);
  // A case that is on its way to closure only loses its members.
  if (file.case.status === 'closing')
    return mergeChanges(told, { ...noChange({}), writes: [...gone, ...changed] });
  const ending = { outcome: 'cancelled', reasonCode: REASON } as const;
  return mergeChanges(told, recompose(file, [...gone, ...changed], ending, command));
}
