import { ListOrganisations } from '../../contracts/api/organisations.ts';
import { isRenewalDue, mayApproveAgreement } from '../../domain/organisation/change-agreement.ts';
import { holdingAgreement } from '../../domain/organisation/organisation.ts';
import { apiHandler } from '../middleware/api.ts';

export const handler = apiHandler(ListOrganisations, async ({ actor, command, grant, store }) => {
  const all = await store.listOrganisations();
  const seen = all.filter(
    ({ agreement, pending }) =>
      grant.reach === 'all-offices' ||
      [agreement, pending?.agreement].some((one) => one?.offices.includes(actor.office ?? '')),
  );
  const organisations = seen.map((one) => ({
    ...{ organisationId: one.id, version: one.version, agreement: one.agreement, pending: one.pending },
    ...{ ended: one.ended, renewal: one.renewal, mayApprove: mayApproveAgreement(one, actor) },
    ...{ holds: holdingAgreement(one, command.at) !== undefined, renewalDue: isRenewalDue(one, command.at) },
  }));
  return { organisations };
});
