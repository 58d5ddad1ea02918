import { ChangeProfile } from '../../contracts/api/sponsors.ts';
import { changeProfile } from '../../domain/sponsorship/change-profile.ts';
import { sponsorCommandHandler } from '../middleware/sponsor-command.ts';
import { householdWarnings } from '../services/unknown-households.ts';

export const handler = sponsorCommandHandler(
  ChangeProfile,
  (sponsor, { body }) => changeProfile(sponsor, body),
  async (changed, { body, store, actor, grant, command }) => ({
    ...changed,
    warnings: await householdWarnings(body, { store, actor, grant, at: command.at }),
  }),
);
