import { ReadCase } from '../../contracts/api/cases.ts';
import { grantOf } from '../../contracts/authorization.ts';
import { refuseOtherOffice, refuseRestricted } from '../../domain/case/access.ts';
import { heldBack, idsHeldBack } from '../../domain/case/held-back.ts';
import { actorOfClient } from '../../domain/clients/decide-client.ts';
import type { MachineClient } from '../../domain/clients/machine-client.ts';
import { CaseError } from '../../domain/kernel/errors.ts';
import { theStore } from './the-store.ts';

/**
 * Whether a partner system would be shown a case, and this work of it, if it asked now: by the rules of that very question.
 * A message is a use that nobody asked for at that moment: a restriction or an objection holds it back, of work about one
 * member that of this member too.
 */
export async function maySee(
  client: MachineClient,
  caseId: string,
  at: string,
  workItemId?: string,
): Promise<boolean> {
  const actor = actorOfClient(client);
  const grant = grantOf(ReadCase, actor.roles);
  if (client.revokedAt !== undefined || !client.routes.includes('ReadCase') || !grant) return false;
  try {
    const file = await theStore().loadCase(caseId);
    refuseOtherOffice(file, actor, grant.reach, at);
    refuseRestricted(file, actor, at);
    if (heldBack(file, 'webhook').whole !== undefined) return false;
    return workItemId === undefined || !idsHeldBack(file, 'webhook').has(workItemId);
  } catch (error) {
    if (error instanceof CaseError && ['NotFound', 'Forbidden'].includes(error.name)) return false;
    throw error;
  }
}
