import { isWithheldFrom } from '../../domain/case/access.ts';
import type { Person } from '../../domain/case/person.ts';
import type { NewCase } from '../../domain/casework/register-case.ts';
import { isUndone } from '../../domain/intake/undo-import.ts';
import type { Actor, Command } from '../../domain/kernel/actor.ts';
import { probablySame } from './compare-alike.ts';
import type { Alike } from './persons-alike.ts';
import { candidatesInScope } from './persons-alike.ts';
import type { Store } from './the-store.ts';

/** A person who is not registered yet, and who of those registered they probably are. */
export interface AlikeMember extends Alike {
  /** The position of the person in the new household. */
  readonly index: number;
}

/** Who asks, and when. */
export interface Asker {
  readonly store: Store;
  readonly actor: Actor;
  readonly command: Command;
}

/** The members of a new household as they would be registered. */
const asPersons = (members: NewCase['members']): Person[] =>
  members.map((member, index) => ({
    ...{ type: 'person', schema: 4, id: `new-${index}`, caseId: 'new', version: 1, status: 'active' },
    ...member,
  }));

/**
 * Persons of a new household who are probably registered already, in cases that the caller may know about: by the rule
 * by which they are compared once they are registered.
 */
export async function alikeInRegistry(
  members: NewCase['members'],
  { store, actor, command }: Asker,
  reach: string,
): Promise<AlikeMember[]> {
  const found: AlikeMember[] = [];
  for (const [index, { candidates }] of (await probablySame(asPersons(members))).entries()) {
    if (candidates.length === 0) continue;
    const alike = await candidatesInScope(store, candidates, actor, reach);
    const told = alike.filter(
      ({ caseRecord }) =>
        !isUndone(caseRecord) &&
        (caseRecord.overview === undefined || !isWithheldFrom(caseRecord.overview, actor, command.at)),
    );
    found.push(...told.map((one) => ({ index, ...one })));
  }
  return found;
}
