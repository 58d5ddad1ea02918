import * as z from 'zod';
import { refuseOtherOffice } from '../../domain/case/access.ts';
import { liftFlag } from '../../domain/case/consents-and-flags.ts';
import { ReasonCodeSchema } from '../../domain/work-item/kind.ts';
import { apiHandler, CasePathSchema, IdSchema } from '../middleware/api.ts';

const PathSchema = CasePathSchema.extend({ flagId: IdSchema });
const BodySchema = z.strictObject({ reasonCode: ReasonCodeSchema });

export const handler = apiHandler(
  'LiftFlag',
  { path: PathSchema, body: BodySchema },
  async ({ path, body, command, actor, store }) => {
    const answer = await store.change(path.caseId, command, (file) => {
      refuseOtherOffice(file, actor);
      return liftFlag(file, path.flagId, body.reasonCode, command);
    });
    return { status: 200, body: answer };
  },
);
