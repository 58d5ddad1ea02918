import type * as z from 'zod';
import { ListCaseReadings } from '../../contracts/api/audit.ts';
import { refuseOtherOffice } from '../../domain/case/access.ts';
import { apiHandler } from '../middleware/api.ts';
import { ownersIn } from '../services/named-in-audit.ts';
import { peopleNamed } from '../services/people-named.ts';

type Reading = z.infer<typeof ListCaseReadings.answer>['readings'][number];

export const handler = apiHandler(
  ListCaseReadings,
  async ({ params, query, command, actor, grant, store }) => {
    refuseOtherOffice(await store.loadCase(params.caseId), actor, grant.reach, command.at);
    const { items, cursor } = await store.listReadingsOf(params.caseId, query.limit, query.cursor);
    const readings = items.map(({ reader, kind, at, act, fields, day, seq }) => ({
      ...{ reader, kind, at, act, fields, day, seq },
    })) as Reading[];
    const entries = readings.map(({ reader, kind }) => ({ actor: { id: reader, kind }, facts: [] }));
    return {
      readings,
      cursor: cursor ?? null,
      people: await peopleNamed(store, [...new Set(readings.map(({ reader }) => reader))]),
      names: await ownersIn(entries, [], { store, actor, sees: grant.sees }),
    };
  },
);
