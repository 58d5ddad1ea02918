import * as z from 'zod';
import { AuditEntrySchema } from '../../domain/audit/audit-entry.ts';
import { CaseParamsSchema, route } from './route.ts';

export const ReadAudit = route({
  function: 'ReadAudit',
  method: 'GET',
  path: '/cases/{caseId}/audit',
  summary:
    "A page of a case's audit entries, each checked against the one before it, the last against the case.",
  status: 200,
  params: CaseParamsSchema,
  query: z.object({
    after: z.coerce.number().int().min(0).default(0),
    limit: z.coerce.number().int().min(1).max(200).default(100),
  }),
  answer: z.object({
    entries: z.array(AuditEntrySchema),
    findings: z.array(z.object({ seq: z.int(), problem: z.enum(['gap', 'broken-link', 'changed']) })),
    /** `after` of the next page; `null` on the last. */
    next: z.int().nullable(),
  }),
});

export const AUDIT_ROUTES = [ReadAudit] as const;
