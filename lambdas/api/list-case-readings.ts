import type * as z from 'zod';
import { ListCaseReadings } from '../../contracts/api/audit.ts';
import { refuseOtherOffice } from '../../domain/case/access.ts';
import { apiHandler } from '../middleware/api.ts';

type Reading = z.infer<typeof ListCaseReadings.answer>['readings'][number];

export const handler = apiHandler(
  ListCaseReadings,
  async ({ params, query, command, actor, grant, store }) => {
    refuseOtherOffice(await store.loadCase(params.caseId), actor, grant.reach, command.at);
    const { items, cursor } = await store.listCaseReadings(params.caseId, query.limit, query.cursor);
    const readings = items.map(({ reader, kind, at, act, fields, day, seq }) => ({
      ...{ reader, kind, at, act, fields, day, seq },
    })) as Reading[];
    return { readings, cursor: cursor ?? null };
  },
);
