import * as z from 'zod';
import { HeldBackCountsSchema } from '../../domain/case/held-back.ts';
import { ExportDecisionSchema, NewExportSchema } from '../../domain/export/decide-export.ts';
import { ExportRequestSchema } from '../../domain/export/export-request.ts';
import { PersonAtWorkSchema } from '../../domain/work-item/person-at-work.ts';
import { ADMINISTRATOR, AUDITOR, SUPERVISION } from '../authorization.ts';
import { recordedEachTime, unrecorded } from '../reads.ts';
import { CursorSchema, IdSchema, PageQuerySchema, route } from './route.ts';

const ExportParamsSchema = z.object({ exportId: IdSchema });
const { status, until } = ExportRequestSchema.shape;

export const AskExport = route({
  function: 'AskExport',
  method: 'POST',
  path: '/exports',
  summary:
    'Asks for a full export of an office or a programme, encrypted to a public key (age); a second person has to approve it.',
  status: 201,
  grants: ADMINISTRATOR,
  body: NewExportSchema,
  answer: z.object({ exportId: IdSchema }),
});

export const ListExports = route({
  function: 'ListExports',
  method: 'GET',
  path: '/exports',
  summary: 'Exports that were asked for, newest first; supervisors see those of their own office.',
  status: 200,
  grants: { ...ADMINISTRATOR, ...SUPERVISION, ...AUDITOR },
  reading: unrecorded('requests of staff, nobody of a case'),
  needs: { table: 'read' },
  query: PageQuerySchema,
  answer: z.object({
    exports: z.array(ExportRequestSchema.omit({ type: true, schema: true, audit: true })),
    /** Who asked for them and who decided, by role and office. */
    people: z.array(PersonAtWorkSchema.omit({ name: true })),
    cursor: CursorSchema,
  }),
});

export const DecideExport = route({
  function: 'DecideExport',
  method: 'POST',
  path: '/exports/{exportId}/decision',
  summary:
    'A second person, an administrator or a supervisor of the exported office, approves or refuses an export.',
  status: 200,
  grants: { ...ADMINISTRATOR, ...SUPERVISION },
  params: ExportParamsSchema,
  body: ExportDecisionSchema,
  answer: z.object({ exportId: IdSchema, status, until }),
});

export const ReadExportPart = route({
  function: 'ReadExportPart',
  method: 'GET',
  path: '/exports/{exportId}/parts',
  summary:
    'The next part of an approved export for whoever asked for it: a ZIP archive encrypted to the public key of the request, in Base64.',
  status: 200,
  grants: ADMINISTRATOR,
  reading: recordedEachTime('export.read'),
  needs: { timeoutSeconds: 29, memoryMb: 1024, keysIds: true, files: 'read' },
  params: ExportParamsSchema,
  query: PageQuerySchema.pick({ cursor: true }),
  answer: z.object({
    /** The part's file name in the archive. */
    name: z.string(),
    data: z.base64(),
    /** `cursor` of the next part; `null` on the last. */
    next: CursorSchema,
  }),
});

export const CountHeldBack = route({
  function: 'CountHeldBack',
  method: 'GET',
  path: '/exports/{exportId}/held-back',
  summary:
    'How many an export would hold back now because a restriction or an objection stands, a page of its cases and sponsors at a time.',
  status: 200,
  grants: { ...ADMINISTRATOR, ...SUPERVISION, ...AUDITOR },
  reading: unrecorded('numbers of nobody in particular'),
  needs: { table: 'read', timeoutSeconds: 29 },
  params: ExportParamsSchema,
  query: PageQuerySchema.pick({ cursor: true }),
  answer: z.object({
    heldBack: HeldBackCountsSchema,
    /** How many cases and sponsors this page looked at. */
    looked: z.int().min(0),
    cursor: CursorSchema,
  }),
});

export const EXPORT_ROUTES = [AskExport, ListExports, DecideExport, ReadExportPart, CountHeldBack] as const;
