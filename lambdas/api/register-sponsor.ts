import { CaseError } from '../../domain/errors.ts';
import { NewSponsorSchema, registerSponsor } from '../../domain/sponsorship/register-sponsor.ts';
import { apiHandler } from '../middleware/api.ts';

export const handler = apiHandler(
  'RegisterSponsor',
  { body: NewSponsorSchema },
  async ({ body, command, actor, store }) => {
    if (actor.office !== body.destinationOffice)
      throw new CaseError(
        'Forbidden',
        `Expected a sponsor of this person's office, received one of ${body.destinationOffice}.`,
      );
    const sponsor = registerSponsor(body, command);
    const [known] = await store.loadSponsors([sponsor.id]);
    if (!known) await store.commitEntity(sponsor);
    return { status: 201, body: { sponsorId: sponsor.id } };
  },
);
