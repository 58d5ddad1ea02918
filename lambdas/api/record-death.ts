import * as z from 'zod';
import { recordDeath } from '../../domain/case/end-case.ts';
import { IdSchema } from '../middleware/api.ts';
import { caseCommandHandler } from '../middleware/case-command.ts';

const BodySchema = z.strictObject({ personId: IdSchema, newPrincipalId: IdSchema.optional() });

export const handler = caseCommandHandler('RecordDeath', { body: BodySchema }, (file, { body, command }) =>
  recordDeath(file, body.personId, body.newPrincipalId, command),
);
