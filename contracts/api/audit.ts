import * as z from 'zod';
import { AuditEntrySchema } from '../../domain/audit/audit-entry.ts';
import { CHAIN_PROBLEMS } from '../../domain/audit/chain.ts';
import { CaseParamsSchema, IdSchema, route } from './route.ts';

export const ChainFindingSchema = z.object({
  seq: z.int(),
  problem: z.enum(CHAIN_PROBLEMS),
});

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
    findings: z.array(ChainFindingSchema),
    /** `after` of the next page; `null` on the last. */
    next: z.int().nullable(),
  }),
});

export const ExportAudit = route({
  function: 'ExportAudit',
  method: 'GET',
  path: '/audit/export',
  summary:
    "A part of a case's audit as the text of a file: CSV for a spreadsheet, a row for each fact, or JSON with everything that checking the chain needs.",
  status: 200,
  query: z.object({
    caseId: IdSchema,
    format: z.enum(['csv', 'json']),
    after: z.coerce.number().int().min(0).default(0),
    limit: z.coerce.number().int().min(1).max(500).default(500),
  }),
  answer: z.object({
    name: z.string(),
    mediaType: z.enum(['text/csv', 'application/json']),
    /** The parts of a CSV follow each other as they are, the first has the header; the parts of a JSON are lists. */
    text: z.string(),
    /** `after` of the next part; `null` on the last. */
    next: z.int().nullable(),
  }),
});

export const AUDIT_ROUTES = [ReadAudit, ExportAudit] as const;
