import * as z from 'zod';
import { reopenCase } from '../../domain/case/end-case.ts';
import { StageNameSchema } from '../../domain/case/stage-name.ts';
import { ReasonCodeSchema } from '../../domain/work-item/kind.ts';
import { caseCommandHandler } from '../middleware/case-command.ts';

const BodySchema = z.strictObject({ fromStage: StageNameSchema, reasonCode: ReasonCodeSchema });

export const handler = caseCommandHandler('ReopenCase', { body: BodySchema }, (file, { body, command }) =>
  reopenCase(file, body.fromStage, body.reasonCode, command),
);
