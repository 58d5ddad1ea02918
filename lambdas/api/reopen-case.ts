import * as z from 'zod';
import { refuseOtherOffice } from '../../domain/case/access.ts';
import type { CaseFile } from '../../domain/case/case-file.ts';
import { reopenCase } from '../../domain/case/end-case.ts';
import { StageNameSchema } from '../../domain/case/stage-name.ts';
import { ReasonCodeSchema } from '../../domain/work-item/kind.ts';
import { apiHandler, CasePathSchema } from '../middleware/api.ts';

const BodySchema = z.strictObject({ fromStage: StageNameSchema, reasonCode: ReasonCodeSchema });

export const handler = apiHandler(
  'ReopenCase',
  { path: CasePathSchema, body: BodySchema },
  async ({ path, body, command, actor, store }) => {
    const decide = (file: CaseFile) => {
      refuseOtherOffice(file, actor);
      return reopenCase(file, body.fromStage, body.reasonCode, command);
    };
    return { status: 202, body: await store.change(path.caseId, command, decide, true) };
  },
);
