import type { z } from 'zod';
import { SettleOrganisation } from '../../contracts/api/organisations.ts';
import type { Command } from '../../domain/kernel/actor.ts';
import { CaseError } from '../../domain/kernel/errors.ts';
import {
  changeAgreement,
  decideAgreement,
  endAgreement,
  letEnd,
  mayApproveAgreement,
} from '../../domain/organisation/change-agreement.ts';
import type { Organisation } from '../../domain/organisation/organisation.ts';
import { apiHandler } from '../middleware/api.ts';
import { settleOrganisation } from '../services/return-work.ts';

type Asked = z.infer<NonNullable<typeof SettleOrganisation.body>>;

function changeOf(before: Organisation | undefined, id: string, asked: Asked, command: Command) {
  if (asked.act === 'agree') return changeAgreement(before, id, asked.agreement, command);
  if (!before) throw new CaseError('NotFound', `Expected a partner organisation, received ${id}.`);
  if (asked.act === 'decide') return decideAgreement(before, asked.decision === 'approved', command);
  return asked.act === 'end' ? endAgreement(before, asked.reasonCode, command) : letEnd(before, command);
}

/** A supervisor approves or refuses what opens their office to an organisation, and does nothing else here. */
function refuseSupervisor(before: Organisation | undefined, asked: Asked, { actor }: Command): void {
  if (actor.roles.includes('administrator')) return;
  if (asked.act !== 'decide' || !before || !mayApproveAgreement(before, actor))
    throw new CaseError('Forbidden', 'Expected an administrator.');
}

export const handler = apiHandler(SettleOrganisation, async (request) => {
  const { params, body, command, expectedVersion, store } = request;
  const { organisationId } = params;
  const before = await store.findOrganisation(organisationId);
  refuseSupervisor(before, body, command);
  if (before && expectedVersion !== undefined && expectedVersion !== before.version)
    throw new CaseError('VersionConflict', `Expected version ${expectedVersion}, it has ${before.version}.`, {
      currentVersion: before.version,
    });
  const change = changeOf(before, organisationId, body, command);
  const returned = await settleOrganisation(store, change, command);
  const state = change.record.pending ? ('waits-for-second' as const) : ('done' as const);
  return { organisationId, state, returned };
});
