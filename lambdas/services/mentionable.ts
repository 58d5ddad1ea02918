import { SEES } from '../../contracts/authorization.ts';
import { refuseOtherOffice, refuseRestricted } from '../../domain/case/access.ts';
import type { CaseFile } from '../../domain/case/case-file.ts';
import type { Actor } from '../../domain/kernel/actor.ts';
import { CaseError } from '../../domain/kernel/errors.ts';
import type { Mentionable } from '../../domain/notes/write-note.ts';
import { membersNow } from './member-now.ts';
import type { Store } from './the-store.ts';

function mayOpen(file: CaseFile, actor: Actor, at: string): boolean {
  try {
    refuseOtherOffice(file, actor, 'own-office', at);
    refuseRestricted(file, actor, at);
    return true;
  } catch (error) {
    if (error instanceof CaseError) return false;
    throw error;
  }
}

/** Those of several colleagues who may open the case, with the classes of data that their roles see. */
export async function mentionable(
  store: Store,
  file: CaseFile,
  ids: readonly string[],
  at: string,
): Promise<Mentionable[]> {
  if (ids.length === 0) return [];
  return (await membersNow(store, ids))
    .filter(({ id, roles, office }) => mayOpen(file, { id, kind: 'staff', roles, office }, at))
    .map(({ id, office, roles }) => ({
      id,
      office,
      sees: [...new Set(roles.flatMap((role) => SEES[role]))],
    }));
}
