import * as z from 'zod';
import { HistorySchema } from '../../domain/audit/bundle.ts';
import { AUDITOR, SUPERVISION } from '../authorization.ts';
import { recorded } from '../reads.ts';
import { CaseParamsSchema, IdSchema, route } from './route.ts';

const HistoriesQuerySchema = z.object({
  after: z.coerce.number().int().min(0).default(0),
  /** A page ends with the entry that reaches it. */
  limit: z.coerce.number().int().min(1).max(50).default(20),
});

export const ReadHistories = route({
  function: 'ReadHistories',
  needs: { archive: 'read' },
  method: 'GET',
  path: '/cases/{caseId}/histories',
  summary:
    "Ended executions from the archive, in the order in which the entries of a case's chain tell of them.",
  status: 200,
  grants: { ...SUPERVISION, ...AUDITOR },
  reading: recorded('histories.proved'),
  params: CaseParamsSchema,
  query: HistoriesQuerySchema,
  answer: z.object({
    histories: z.array(HistorySchema),
    /** `after` of the next page; `null` on the last. */
    next: z.int().nullable(),
  }),
});

export const ReadSponsorHistories = route({
  function: 'ReadSponsorHistories',
  needs: { archive: 'read' },
  method: 'GET',
  path: '/sponsors/{sponsorId}/histories',
  summary: "The same for a sponsor's own chain.",
  status: 200,
  grants: { ...SUPERVISION, ...AUDITOR },
  reading: recorded('sponsor-histories.proved'),
  params: z.object({ sponsorId: IdSchema }),
  query: HistoriesQuerySchema,
  answer: ReadHistories.answer,
});

export const HISTORY_ROUTES = [ReadHistories, ReadSponsorHistories] as const;
