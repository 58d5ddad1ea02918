import * as z from 'zod';
import { liftFlag } from '../../domain/case/consents-and-flags.ts';
import { ReasonCodeSchema } from '../../domain/work-item/kind.ts';
import { CasePathSchema, IdSchema } from '../middleware/api.ts';
import { caseCommandHandler } from '../middleware/case-command.ts';

const PathSchema = CasePathSchema.extend({ flagId: IdSchema });
const BodySchema = z.strictObject({ reasonCode: ReasonCodeSchema });

export const handler = caseCommandHandler(
  'LiftFlag',
  { path: PathSchema, body: BodySchema, status: 200 },
  (file, { path, body, command }) => liftFlag(file, path.flagId, body.reasonCode, command),
);
