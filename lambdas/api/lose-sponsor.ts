import * as z from 'zod';
import { loseSponsor } from '../../domain/sponsorship/lose-sponsor.ts';
import { ReasonCodeSchema } from '../../domain/work-item/kind.ts';
import { caseCommandHandler } from '../middleware/case-command.ts';

const BodySchema = z.strictObject({ reasonCode: ReasonCodeSchema });

export const handler = caseCommandHandler('LoseSponsor', { body: BodySchema }, (file, { body, command }) =>
  loseSponsor(file, body.reasonCode, command),
);
