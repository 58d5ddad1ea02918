import * as z from 'zod';
import { refuseOtherOffice } from '../../domain/case/access.ts';
import type { CaseFile } from '../../domain/case/case-file.ts';
import { recordDeath } from '../../domain/case/end-case.ts';
import { apiHandler, CasePathSchema, IdSchema } from '../middleware/api.ts';

const BodySchema = z.strictObject({ personId: IdSchema, newPrincipalId: IdSchema.optional() });

export const handler = apiHandler(
  'RecordDeath',
  { path: CasePathSchema, body: BodySchema },
  async ({ path, body, command, actor, store }) => {
    const decide = (file: CaseFile) => {
      refuseOtherOffice(file, actor);
      return recordDeath(file, body.personId, body.newPrincipalId, command);
    };
    return { status: 202, body: await store.change(path.caseId, command, decide, true) };
  },
);
