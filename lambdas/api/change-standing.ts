import { ChangeStanding } from '../../contracts/api/sponsors.ts';
import { changeStanding } from '../../domain/sponsorship/vetting.ts';
import { sponsorCommandHandler } from '../middleware/sponsor-command.ts';

export const handler = sponsorCommandHandler(ChangeStanding, (sponsor, { body, command }) =>
  changeStanding(sponsor, body.to, body.reasonCode, command),
);
