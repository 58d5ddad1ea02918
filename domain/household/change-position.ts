import type { CaseFile } from '../case/case-file.ts';
import { activeMembers, memberOf } from '../case/case-file.ts';
import type { Change } from '../case/change.ts';
import { mergeChanges, noChange } from '../case/change.ts';
import type { Person } from '../case/person.ts';
import { recompose } from '../casework/recompose.ts';
import { refuseContradictoryMember } from '../casework/register-case.ts';
import type { Command } from '../kernel/actor.ts';
import { CaseError } from '../kernel/errors.ts';
import { todayAt } from '../policy/policy.ts';
import type { WantedChange } from './household-change.ts';

type Position = Extract<WantedChange, { kind: 'leads' | 'custody' }>;

const ENDING = { outcome: 'cancelled', reasonCode: 'household-changed' } as const;

/** Another member leads the household, or custody of a child changes: nobody comes or goes. */
export function changePosition(file: CaseFile, change: Position, command: Command): Change {
  const person = memberOf(file, change.personId);
  const changed =
    change.kind === 'leads' ? leading(file, person, change) : [custodyOf(file, person, change, command)];
  const act = change.kind === 'leads' ? 'principal.changed' : 'custody.changed';
  return mergeChanges(recompose(file, changed, ENDING, command), {
    ...noChange({}),
    facts: [{ act, subject: person.id }],
  });
}

const raised = (person: Person): Person => ({ ...person, version: person.version + 1 });

function leading(file: CaseFile, person: Person, change: Extract<Position, { kind: 'leads' }>): Person[] {
  const before = activeMembers(file).find(({ relationship }) => relationship === 'principal-applicant');
  if (before?.id === person.id)
    throw new CaseError(
      'WrongState',
      'Expected another member than the one who leads the household already.',
    );
  return [
    { ...raised(person), relationship: 'principal-applicant' },
    ...(before ? [{ ...raised(before), relationship: change.formerRelationship }] : []),
  ];
}

function custodyOf(
  file: CaseFile,
  person: Person,
  { custody, separation }: Extract<Position, { kind: 'custody' }>,
  { at }: Command,
): Person {
  const now = { ...raised(person), custody, separation };
  refuseContradictoryMember(now, 'change', file.policy, todayAt(file.policy, file.case.office, at), person);
  return now;
}
