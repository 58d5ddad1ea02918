import * as z from 'zod';
import { InstantSchema } from '../../domain/calendar.ts';
import { correctArrival } from '../../domain/follow-up/correct-arrival.ts';
import { caseCommandHandler } from '../middleware/case-command.ts';

const BodySchema = z.strictObject({ arrivedAt: InstantSchema });

export const handler = caseCommandHandler('CorrectArrival', { body: BodySchema }, (file, { body, command }) =>
  correctArrival(file, body.arrivedAt, command),
);
