import { RegisterSponsor } from '../../contracts/api/sponsors.ts';
import { CaseError } from '../../domain/kernel/errors.ts';
import { registerSponsor } from '../../domain/sponsorship/register-sponsor.ts';
import { apiHandler } from '../middleware/api.ts';
import { householdWarnings } from '../services/unknown-households.ts';

export const handler = apiHandler(RegisterSponsor, async ({ body, command, actor, grant, store }) => {
  if (actor.office !== body.destinationOffice)
    throw new CaseError(
      'Forbidden',
      `Expected a sponsor of this person's office, received one of ${body.destinationOffice}.`,
    );
  const change = registerSponsor(body, command);
  const { id } = change.sponsor;
  const [known] = await store.loadSponsors([id]);
  if (!known) await store.commitSponsor(change, command);
  const warnings = await householdWarnings(body, { store, actor, grant, at: command.at });
  return { sponsorId: id, warnings };
});
