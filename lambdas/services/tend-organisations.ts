import { PLATFORM } from '../../domain/kernel/actor.ts';
import { identifier } from '../../domain/kernel/identifier.ts';
import { tendAgreement } from '../../domain/organisation/change-agreement.ts';
import { logFailure } from './log.ts';
import { returnWork, settleOrganisation } from './return-work.ts';
import { theStore } from './the-store.ts';

/**
 * What the day brings for agreements with partners: those that are over end, those that will be are put before the
 * administrators, and work that a call left with an organisation returns.
 */
export async function tendOrganisations(at: string): Promise<void> {
  const store = theStore();
  for (const organisation of await store.listOrganisations())
    try {
      const command = { id: identifier('tended', organisation.id, at), actor: PLATFORM, at };
      const change = tendAgreement(organisation, command);
      if (change) await settleOrganisation(store, change, command);
      else await returnWork(store, { organisation, reasonCode: 'agreement-over' }, command);
    } catch (error) {
      logFailure('Reconcile', error, { owner: organisation.id });
    }
}
