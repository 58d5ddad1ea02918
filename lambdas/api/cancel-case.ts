import * as z from 'zod';
import { cancelCase } from '../../domain/case/end-case.ts';
import { ReasonCodeSchema } from '../../domain/work-item/kind.ts';
import { caseCommandHandler } from '../middleware/case-command.ts';

const BodySchema = z.strictObject({ reasonCode: ReasonCodeSchema });

export const handler = caseCommandHandler('CancelCase', { body: BodySchema }, (file, { body, command }) =>
  cancelCase(file, body.reasonCode, command),
);
