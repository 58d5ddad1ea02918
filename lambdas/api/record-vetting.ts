import { RecordVetting } from '../../contracts/api/sponsors.ts';
import { identifier } from '../../domain/kernel/identifier.ts';
import { recordVetting } from '../../domain/sponsorship/vetting.ts';
import { sponsorCommandHandler } from '../middleware/sponsor-command.ts';

export const handler = sponsorCommandHandler(RecordVetting, (sponsor, { body, command }) =>
  recordVetting(
    sponsor,
    body,
    (index) => identifier('adult', sponsor.id, command.id, String(index)),
    command,
  ),
);
