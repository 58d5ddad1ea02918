import * as z from 'zod';
import { AnchorSchema } from '../../domain/audit/anchor.ts';
import { AnchoringSchema } from '../../domain/audit/anchoring.ts';
import { AuditEntrySchema } from '../../domain/audit/audit-entry.ts';
import { ProofSchema } from '../../domain/audit/bundle.ts';
import { CHAIN_PROBLEMS } from '../../domain/audit/chain.ts';
import { StaffIdSchema } from '../../domain/kernel/actor.ts';
import { DateSchema, InstantSchema } from '../../domain/kernel/calendar.ts';
import { present } from '../../domain/kernel/present.ts';
import { AuditNamesSchema } from '../audit-names.ts';
import { ADMINISTRATOR, AUDITOR, SUPERVISION } from '../authorization.ts';
import { recorded, recordedEachTime, unrecorded } from '../reads.ts';
import { CaseParamsSchema, CursorSchema, IdSchema, PageQuerySchema, route } from './route.ts';

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
  grants: { ...SUPERVISION, ...AUDITOR },
  reading: recorded('audit.viewed', 'identity'),
  params: CaseParamsSchema,
  query: z.object({
    after: z.coerce.number().int().min(0).default(0),
    limit: z.coerce.number().int().min(1).max(200).default(100),
  }),
  answer: AuditNamesSchema.extend({
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
  grants: { ...SUPERVISION, ...AUDITOR },
  reading: recordedEachTime('audit.exported'),
  query: z.object({
    caseId: IdSchema,
    format: z.enum(['csv', 'json']),
    after: z.coerce.number().int().min(0).default(0),
    limit: z.coerce.number().int().min(1).max(500).default(500),
  }),
  answer: z.object({
    name: z.string(),
    mediaType: z.enum(['text/csv', 'application/json']),
    /** The parts of a CSV can be concatenated, the first has the header; the parts of a JSON export are lists. */
    text: z.string(),
    /** `after` of the next part; `null` on the last. */
    next: z.int().nullable(),
  }),
});

const PartQuerySchema = present(ReadAudit.query, 'a query of ReadAudit');
const ReadingParamsSchema = z.object({ day: DateSchema, reader: StaffIdSchema });

export const ReadSponsorAudit = route({
  function: 'ReadSponsorAudit',
  method: 'GET',
  path: '/sponsors/{sponsorId}/audit',
  summary: "A page of a sponsor's own audit entries, checked as those of a case are.",
  status: 200,
  grants: { ...SUPERVISION, ...AUDITOR },
  reading: recorded('sponsor-audit.viewed', 'identity'),
  params: z.object({ sponsorId: IdSchema }),
  query: PartQuerySchema,
  answer: ReadAudit.answer,
});

export const ReadProof = route({
  function: 'ReadProof',
  needs: {
    ...{ archive: 'read', keysIds: true, timeoutSeconds: 29, memoryMb: 1024 },
    workflows: ['describe', 'definition', 'history'],
  },
  method: 'GET',
  path: '/cases/{caseId}/proof',
  summary:
    "What a case's whole chain is checked against: its records' digests, and what shows its ends in the anchors.",
  status: 200,
  grants: { ...SUPERVISION, ...AUDITOR },
  reading: recorded('audit.proved'),
  params: CaseParamsSchema,
  answer: ProofSchema,
});

export const ReadSponsorProof = route({
  function: 'ReadSponsorProof',
  needs: {
    ...{ archive: 'read', keysIds: true, timeoutSeconds: 29, memoryMb: 1024 },
    workflows: ['describe', 'definition', 'history'],
  },
  method: 'GET',
  path: '/sponsors/{sponsorId}/proof',
  summary: "The same for a sponsor's own chain.",
  status: 200,
  grants: { ...SUPERVISION, ...AUDITOR },
  reading: recorded('sponsor-audit.proved'),
  params: z.object({ sponsorId: IdSchema }),
  answer: ProofSchema,
});

export const ListAnchors = route({
  function: 'ListAnchors',
  needs: { archive: 'read' },
  method: 'GET',
  path: '/anchors',
  summary: 'The newest anchors of all audit chains, newest first; each is a file to keep elsewhere.',
  status: 200,
  grants: { ...AUDITOR, ...ADMINISTRATOR },
  reading: unrecorded('An anchor holds hashes, and names nobody.'),
  answer: z.object({
    anchors: z.array(AnchorSchema),
    /** Cases and others who had a chain and whose record was gone when the newest anchor was made. */
    vanished: z.array(z.string()),
    /** When the archive of executions was checked last, and what was missing a day after its end; `null` before. */
    archive: z
      .object({
        at: InstantSchema,
        gaps: z.array(z.object({ executionId: z.string(), since: z.string() })),
      })
      .nullable(),
  }),
});

export const AnchorNow = route({
  function: 'AnchorNow',
  needs: {
    audit: ['read'],
    alsoTable: ['update'],
    archive: 'write',
    keysIds: true,
    timeoutSeconds: 29,
    memoryMb: 1024,
  },
  method: 'POST',
  path: '/anchors',
  summary:
    'Anchors all audit chains, as is done every day: begins, or goes on with the anchoring that is under way, and says how far it is. What is not done within the call is done by itself.',
  status: 202,
  grants: { ...AUDITOR, ...ADMINISTRATOR },
  answer: AnchoringSchema,
});

export const ReadAnchoring = route({
  function: 'ReadAnchoring',
  needs: { table: 'read' },
  method: 'GET',
  path: '/anchors/progress',
  summary: 'The anchoring that is under way, or else the last one: how far it is, and what stopped it.',
  status: 200,
  grants: { ...AUDITOR, ...ADMINISTRATOR },
  reading: unrecorded('Numbers and times, nobody of a case.'),
  answer: z.object({ anchoring: AnchoringSchema.nullable() }),
});

export const ListReaders = route({
  function: 'ListReaders',
  method: 'GET',
  path: '/readings/{day}',
  summary: 'Who read personal data on a day; each has a chain of readings.',
  status: 200,
  grants: AUDITOR,
  reading: recorded('readers.listed'),
  params: ReadingParamsSchema.pick({ day: true }),
  query: PageQuerySchema,
  answer: z.object({
    readers: z.array(z.string()),
    /** Names by id, for those who are known as staff. */
    names: z.record(z.string(), z.string()),
    /** Whether failed sign-ins are among what was recorded; an environment may turn that off. */
    failedSignIns: z.enum(['recorded', 'unrecorded']),
    cursor: CursorSchema,
  }),
});

export const ReadReadings = route({
  function: 'ReadReadings',
  method: 'GET',
  path: '/readings/{day}/{reader}',
  summary: 'A page of what a person read on a day, each entry checked against the one before it.',
  status: 200,
  grants: AUDITOR,
  reading: recorded('readings.viewed'),
  params: ReadingParamsSchema,
  query: PartQuerySchema,
  answer: ReadAudit.answer,
});

export const ListCaseReadings = route({
  function: 'ListCaseReadings',
  method: 'GET',
  path: '/cases/{caseId}/readings',
  summary: 'Who read data of a case, newest first: when, by what, and which classes of data.',
  status: 200,
  grants: { ...SUPERVISION, ...AUDITOR },
  reading: recorded('readings.viewed', 'identity'),
  params: CaseParamsSchema,
  query: PageQuerySchema,
  answer: AuditNamesSchema.extend({
    readings: z.array(
      z.object({
        ...{ reader: z.string(), kind: z.enum(['staff', 'sponsor', 'platform']) },
        ...{ at: InstantSchema, act: z.string(), fields: z.array(z.string()) },
        /** Its position in the reader's chain. */
        ...{ day: DateSchema, seq: z.int().positive() },
      }),
    ),
    cursor: CursorSchema,
  }),
});

export const AUDIT_ROUTES = [
  ReadAudit,
  ExportAudit,
  ReadSponsorAudit,
  ReadProof,
  ReadSponsorProof,
  ListAnchors,
  AnchorNow,
  ReadAnchoring,
  ListReaders,
  ReadReadings,
  ListCaseReadings,
] as const;
