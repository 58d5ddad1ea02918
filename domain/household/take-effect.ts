import type { CaseFile } from '../case/case-file.ts';
import { memberOf } from '../case/case-file.ts';
import type { Change } from '../case/change.ts';
import { mergeChanges, noChange } from '../case/change.ts';
import type { Person } from '../case/person.ts';
import { recordDeath } from '../casework/end-case.ts';
import { recompose } from '../casework/recompose.ts';
import { splitCase } from '../casework/split-case.ts';
import { thoseLeft } from '../casework/those-left.ts';
import type { Command } from '../kernel/actor.ts';
import { identifier } from '../kernel/identifier.ts';
import { present } from '../kernel/present.ts';
import type { HouseholdChange, WantedChange } from './household-change.ts';
import { move, moveBack } from './move-members.ts';

type Of<K extends WantedChange['kind']> = Extract<WantedChange, { kind: K }>;

/** What the change does to the case, and what the record of the change keeps of it. */
export interface Effect {
  readonly change: Change;
  readonly kept?: Partial<HouseholdChange>;
}

/** The effect of a confirmed change; `other` is the case that members move to or come back from. */
export function takeEffect(
  file: CaseFile,
  record: HouseholdChange,
  other: CaseFile | undefined,
  command: Command,
): Effect {
  const { change } = record;
  switch (change.kind) {
    case 'joins':
      return joins(file, record.id, change, command);
    case 'leaves':
      return { change: leaves(file, change, command) };
    case 'parts':
      return parts(file, change, command);
    case 'moves':
      return {
        change: move(file, present(other, 'the case that members move to'), record, change, command),
        kept: { before: { status: file.case.status, stages: file.case.stages } },
      };
    case 'moves-back':
      return {
        change: moveBack(file, present(other, 'the case that members come back from'), change, command),
      };
    default:
      return { change: noChange({}) };
  }
}

function joins(file: CaseFile, changeId: string, { member, because }: Of<'joins'>, command: Command): Effect {
  const personId = identifier('person', file.case.id, changeId);
  const person: Person = {
    ...{ type: 'person', schema: 4, id: personId, caseId: file.case.id, version: 1, status: 'active' },
    ...member,
  };
  const ending = { outcome: 'cancelled', reasonCode: 'member-joined' } as const;
  return {
    change: mergeChanges(recompose(file, [person], ending, command), {
      ...noChange({}),
      facts: [{ act: 'person.joined', subject: personId, details: { because } }],
    }),
    kept: { personId },
  };
}

function leaves(
  file: CaseFile,
  { personId, because, newPrincipalId }: Of<'leaves'>,
  command: Command,
): Change {
  if (because === 'died') return recordDeath(file, personId, newPrincipalId, command);
  const person = memberOf(file, personId);
  const { changed } = thoseLeft(file, [personId], newPrincipalId, command.at);
  const gone = { ...person, version: person.version + 1, status: 'left' as const };
  const ending = { outcome: 'cancelled', reasonCode: 'no-member-left' } as const;
  return mergeChanges(recompose(file, [gone, ...changed], ending, command), {
    ...noChange({}),
    facts: [{ act: 'person.left', subject: personId, details: { because } }],
  });
}

/**
 * The linked case of members who part from their household: what was decided about the household holds for them, and
 * their records go along.
 */
export function partedCase(
  file: CaseFile,
  members: readonly string[],
  reasonCode: string,
  command: Command,
): ReturnType<typeof splitCase> {
  const held = file.rules.stages.filter(({ holdsForParted }) => holdsForParted).map(({ name }) => name);
  const stages = Object.fromEntries(Object.entries(file.case.stages).filter(([name]) => held.includes(name)));
  const status = file.case.status === 'registered' ? 'registered' : 'active';
  const { change, opened } = splitCase(file, { members, reasonCode, status, stages }, command);
  const target: CaseFile = {
    ...file,
    case: opened.case,
    persons: [],
    consents: [],
    flags: [],
    health: [],
    bestInterests: [],
  };
  const carried = file.rules.stages.flatMap(
    (stage) => stage.carried?.(file, members, withoutRecords(target)) ?? [],
  );
  return { change, opened: { ...opened, writes: [...opened.writes, ...carried] } };
}

function parts(file: CaseFile, { members, newPrincipalId }: Of<'parts'>, command: Command): Effect {
  const { changed } = thoseLeft(file, members, newPrincipalId, command.at);
  const reasonCode = 'household-parted';
  const { change, opened } = partedCase(file, members, reasonCode, command);
  const gone = change.writes.filter((put): put is Person => put.type === 'person');
  const ending = { outcome: 'cancelled', reasonCode } as const;
  return {
    change: {
      ...mergeChanges(recompose(file, [...gone, ...changed], ending, command), change),
      opened: [opened],
    },
    kept: { openedCase: opened.case.id },
  };
}

/** The new case has no records yet of what members bring. */
function withoutRecords(file: CaseFile): CaseFile {
  const { orientation: _orientation, travel: _travel, followUp: _followUp, ...rest } = file;
  return rest;
}
