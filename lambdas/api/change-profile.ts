import { ChangeProfile } from '../../contracts/api/sponsors.ts';
import { changeProfile } from '../../domain/sponsorship/change-profile.ts';
import { sponsorCommandHandler } from '../middleware/sponsor-command.ts';

export const handler = sponsorCommandHandler(ChangeProfile, (sponsor, { body }) =>
  changeProfile(sponsor, body),
);
