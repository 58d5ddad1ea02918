import { ReadCase } from '../../contracts/api/cases.ts';
import { grantOf } from '../../contracts/authorization.ts';
import { refuseOtherOffice, refuseRestricted } from '../../domain/case/access.ts';
import type { CaseFile } from '../../domain/case/case-file.ts';
import { notUsed } from '../../domain/case/rights-request.ts';
import { actorOfClient } from '../../domain/clients/decide-client.ts';
import type { MachineClient } from '../../domain/clients/machine-client.ts';
import { CaseError } from '../../domain/kernel/errors.ts';
import { theStore } from './the-store.ts';

/** Whether everybody in a household, or the household as such, asked that nothing be done with their data, and was granted it. */
function isHeldBack({ rights, persons }: CaseFile): boolean {
  const members = persons.filter(({ status }) => status === 'active');
  const stopped = (personId?: string) => notUsed(rights, personId, undefined) !== undefined;
  return stopped() || (members.length > 0 && members.every(({ id }) => stopped(id)));
}

/** Whether a partner system would be shown a case if it asked for it now: by the rules of that very question. A message is a
 * use that nobody asked for at that moment: a restriction holds it back. */
export async function maySee(client: MachineClient, caseId: string, at: string): Promise<boolean> {
  const actor = actorOfClient(client);
  const grant = grantOf(ReadCase, actor.roles);
  if (client.revokedAt !== undefined || !client.routes.includes('ReadCase') || !grant) return false;
  try {
    const file = await theStore().loadCase(caseId);
    refuseOtherOffice(file, actor, grant.reach, at);
    refuseRestricted(file, actor, at);
    return !isHeldBack(file);
  } catch (error) {
    if (error instanceof CaseError && ['NotFound', 'Forbidden'].includes(error.name)) return false;
    throw error;
  }
}
