import * as z from 'zod';
import { InstantSchema } from '../../domain/calendar.ts';
import { refuseOtherOffice } from '../../domain/case/access.ts';
import type { CaseFile } from '../../domain/case/case-file.ts';
import { correctArrival } from '../../domain/follow-up/correct-arrival.ts';
import { apiHandler, CasePathSchema } from '../middleware/api.ts';

const BodySchema = z.strictObject({ arrivedAt: InstantSchema });

export const handler = apiHandler(
  'CorrectArrival',
  { path: CasePathSchema, body: BodySchema },
  async ({ path, body, command, actor, store }) => {
    const decide = (file: CaseFile) => {
      refuseOtherOffice(file, actor);
      return correctArrival(file, body.arrivedAt, command);
    };
    return { status: 202, body: await store.change(path.caseId, command, decide, true) };
  },
);
