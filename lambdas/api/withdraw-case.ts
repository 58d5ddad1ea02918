import * as z from 'zod';
import { withdrawCase } from '../../domain/case/end-case.ts';
import { ReasonCodeSchema } from '../../domain/work-item/kind.ts';
import { caseCommandHandler } from '../middleware/case-command.ts';

const BodySchema = z.strictObject({ reasonCode: ReasonCodeSchema });

export const handler = caseCommandHandler('WithdrawCase', { body: BodySchema }, (file, { body, command }) =>
  withdrawCase(file, body.reasonCode, command),
);
