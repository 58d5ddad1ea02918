import type { CaseFile } from '../../domain/case/case-file.ts';
import type { Person } from '../../domain/case/person.ts';
import { CustodySchema, SeparationSchema } from '../../domain/case/person.ts';
import { dateOf, datePlus } from '../../domain/kernel/calendar.ts';
import type { Lever } from '../../domain/kernel/smallest-change.ts';
import { switched, waysOtherwise } from '../../domain/kernel/smallest-change.ts';
import type { Why } from '../../domain/kernel/why.ts';
import { proceduresDue } from './procedures.ts';

const changed = (personId: string, change: Partial<Person>) => (file: CaseFile) => ({
  ...file,
  persons: file.persons.map((person) => (person.id === personId ? { ...person, ...change } : person)),
});

/** What is recorded about a child that the rule looks at, and the rule itself. */
function leversOf({ id, separation, custody }: Person, file: CaseFile, at: string): Lever<CaseFile>[] {
  const { majority, triggers } = file.policy.bestInterests;
  const grown = datePlus(dateOf(at), `-P${majority}Y`);
  return [
    ...SeparationSchema.options
      .filter((value) => value !== separation)
      .map((value) => switched('separation', changed(id, { separation: value }), { separation: value }, id)),
    ...CustodySchema.options
      .filter((value) => value !== custody && value !== 'not-a-child')
      .map((value) => switched('custody', changed(id, { custody: value }), { custody: value }, id)),
    switched('born-by', changed(id, { birthDate: grown }), { day: grown, majority }, id),
    ...triggers.map(({ procedure }, left) =>
      switched<CaseFile>(
        'triggers-without',
        ({ policy, ...now }) => ({
          ...now,
          policy: {
            ...policy,
            bestInterests: { ...policy.bestInterests, triggers: triggers.filter((_, n) => n !== left) },
          },
        }),
        { procedure },
      ),
    ),
  ];
}

/** Why a child's best interests are assessed or determined first, and what would have asked for something else. */
export function whyDue(file: CaseFile, personId: string, at: string): Why | undefined {
  const child = file.persons.find(({ id }) => id === personId);
  const dueIn = (now: CaseFile) => proceduresDue(now, at).find((due) => due.personId === personId);
  const due = dueIn(file);
  if (child === undefined || due === undefined) return undefined;
  const { procedure, because } = due;
  return {
    rule: 'best-interests-trigger',
    values: { procedure, because, policy: file.policy.version },
    ways: waysOtherwise((now) => dueIn(now)?.procedure !== procedure, file, leversOf(child, file, at)),
  };
}
