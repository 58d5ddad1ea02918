import { ReadWithdrawal } from '../../contracts/api/consents-and-flags.ts';
import { refuseOtherOffice } from '../../domain/case/access.ts';
import { previewWithdrawal } from '../../domain/casework/consents-and-flags.ts';
import type { Actor } from '../../domain/kernel/actor.ts';
import type { Sponsor } from '../../domain/sponsorship/sponsor.ts';
import { apiHandler } from '../middleware/api.ts';

/** A sponsor is known by name to those of its own office who work with sponsors. */
const worksWith = ({ destinationOffice }: Sponsor, { office, roles }: Actor): boolean =>
  destinationOffice === office &&
  roles.some((role) => role === 'sponsorship-officer' || role === 'supervisor');

export const handler = apiHandler(ReadWithdrawal, async ({ params, query, command, actor, grant, store }) => {
  const file = await store.loadCase(params.caseId);
  refuseOtherOffice(file, actor, grant.reach, command.at);
  const preview = previewWithdrawal(file, params.consentId, command, query.childId);
  const concerned = new Set([
    ...preview.told.map(({ recipient }) => recipient),
    ...preview.stops.map(({ sponsorId }) => sponsorId),
  ]);
  const sponsors = file.sponsors
    .filter(({ id }) => concerned.has(id))
    .map((sponsor) => ({
      sponsorId: sponsor.id,
      name: worksWith(sponsor, actor) ? sponsor.name : null,
      office: sponsor.destinationOffice,
    }));
  return { caseId: params.caseId, ...preview, sponsors };
});
