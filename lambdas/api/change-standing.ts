import { ChangeStanding } from '../../contracts/api/sponsors.ts';
import { refuseRestricted } from '../../domain/sponsorship/rights-of-sponsor.ts';
import { changeSponsorStanding } from '../../domain/sponsorship/vetting.ts';
import { sponsorCommandHandler } from '../middleware/sponsor-command.ts';

export const handler = sponsorCommandHandler(ChangeStanding, (sponsor, { body, command }, file) => {
  if (body.to === 'reinstated') refuseRestricted(file);
  return changeSponsorStanding(sponsor, body.to, body.reasonCode, command);
});
