import { ChangeStanding } from '../../contracts/api/sponsors.ts';
import { changeSponsorStanding } from '../../domain/sponsorship/vetting.ts';
import { sponsorCommandHandler } from '../middleware/sponsor-command.ts';

export const handler = sponsorCommandHandler(ChangeStanding, (sponsor, { body, command }) =>
  changeSponsorStanding(sponsor, body.to, body.reasonCode, command),
);
