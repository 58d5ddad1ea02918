import { NameFamily } from '../../contracts/api/sponsors.ts';
import { nameFamily } from '../../domain/sponsorship/name-family.ts';
import { sponsorCommandHandler } from '../middleware/sponsor-command.ts';

export const handler = sponsorCommandHandler(NameFamily, (sponsor, { body, command }) =>
  nameFamily(sponsor, body, 'staff', command),
);
