import { ChangeContact } from '../../contracts/api/sponsors.ts';
import { changeContact } from '../../domain/sponsorship/change-contact.ts';
import { sponsorCommandHandler } from '../middleware/sponsor-command.ts';

export const handler = sponsorCommandHandler(ChangeContact, (sponsor, { body }) =>
  changeContact(sponsor, body),
);
