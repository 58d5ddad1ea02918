import * as z from 'zod';
import { SexSchema } from '../../domain/case/person.ts';
import { OfficeSchema } from '../../domain/kernel/actor.ts';
import { personal } from '../../domain/kernel/personal-data.ts';
import { BirthSchema } from '../../domain/tracing/schema.ts';
import { NewDeathReportSchema } from '../../domain/tracing-request/death-report.ts';
import { NewTracingRequestSchema } from '../../domain/tracing-request/open-tracing-request.ts';
import { NewOutsidePersonSchema } from '../../domain/tracing-request/outside-person.ts';
import {
  NewActionSchema,
  NewEvidenceSchema,
  ReferenceSchema,
} from '../../stages/family-tracing/change-request.ts';
import { TracingRowSchema, TracingViewSchema } from '../../stages/family-tracing/tracing-view.ts';
import { own } from '../authorization.ts';
import { recorded, recordedEachTime } from '../reads.ts';
import { CaseParamsSchema, CursorSchema, IdSchema, PageQuerySchema, route } from './route.ts';

const RequestParamsSchema = CaseParamsSchema.extend({ requestId: IdSchema });
const ChangedSchema = z.object({ requestId: IdSchema, revision: z.int().min(0) });
const PATH = '/cases/{caseId}/tracing-requests/{requestId}';

export const OpenTracingRequest = route({
  function: 'OpenTracingRequest',
  method: 'POST',
  path: '/cases/{caseId}/tracing-requests',
  summary: "Opens a member's request to find a relative; its workflow starts by itself.",
  status: 202,
  grants: own('tracing-officer', 'caseworker', 'supervisor'),
  params: CaseParamsSchema,
  body: NewTracingRequestSchema,
  answer: z.object({ requestId: IdSchema }),
});

export const ListTracingRequests = route({
  function: 'ListTracingRequests',
  method: 'GET',
  path: '/tracing-requests',
  summary:
    'Tracing requests of an office, oldest first, with age, state and next step: the open ones, or the closed.',
  status: 200,
  grants: own('tracing-officer', 'caseworker', 'protection-officer', 'supervisor'),
  reading: recorded('tracing-requests.listed', 'identity'),
  query: PageQuerySchema.extend({ office: OfficeSchema.optional(), closed: z.enum(['true']).optional() }),
  answer: z.object({ requests: z.array(TracingRowSchema), cursor: CursorSchema }),
});

export const ReadTracingRequest = route({
  function: 'ReadTracingRequest',
  method: 'GET',
  path: PATH,
  summary:
    'A tracing request: the sought person, actions, the family as a graph, and each candidate side by side with the evidence per field. The view is written to the audit of every case it tells of.',
  status: 200,
  grants: own('tracing-officer', 'caseworker', 'protection-officer', 'supervisor'),
  reading: recorded('tracing-request.viewed', 'identity'),
  needs: { memoryMb: 1024 },
  params: RequestParamsSchema,
  answer: TracingViewSchema,
});

export const ChangeTracingEvidence = route({
  function: 'ChangeTracingEvidence',
  method: 'PUT',
  path: `${PATH}/sought`,
  summary: 'Changes what is known of the sought person, whole, with a reason; the registry is searched anew.',
  status: 202,
  grants: own('tracing-officer', 'caseworker', 'supervisor'),
  params: RequestParamsSchema,
  body: NewEvidenceSchema,
  answer: ChangedSchema,
});

export const RecordTracingAction = route({
  function: 'RecordTracingAction',
  method: 'POST',
  path: `${PATH}/actions`,
  summary: 'Adds to the action log of a request: day, kind, place and outcome.',
  status: 200,
  grants: own('tracing-officer', 'supervisor'),
  params: RequestParamsSchema,
  body: NewActionSchema,
  answer: ChangedSchema,
});

export const SetRedCrossReference = route({
  function: 'SetRedCrossReference',
  method: 'PUT',
  path: `${PATH}/red-cross-reference`,
  summary: 'Notes the reference under which a Red Cross or Red Crescent society has the request.',
  status: 200,
  grants: own('tracing-officer', 'supervisor'),
  params: RequestParamsSchema,
  body: ReferenceSchema,
  answer: ChangedSchema,
});

export const ReportDeath = route({
  function: 'ReportDeath',
  method: 'POST',
  path: `${PATH}/death`,
  summary:
    'Says that the sought person died, with the proof and from whom it is known. A second person confirms it before the seeker is told in person.',
  status: 202,
  grants: own('tracing-officer', 'supervisor'),
  params: RequestParamsSchema,
  body: NewDeathReportSchema,
  answer: ChangedSchema,
});

export const AddOutsideCandidate = route({
  function: 'AddOutsideCandidate',
  method: 'POST',
  path: `${PATH}/candidates`,
  summary:
    'Proposes somebody whom the Red Cross, another organisation, an authority or the family found outside the registry; they are compared and decided about like anybody of the registry.',
  status: 202,
  grants: own('tracing-officer', 'supervisor'),
  needs: { memoryMb: 1024 },
  params: RequestParamsSchema,
  body: NewOutsidePersonSchema,
  answer: ChangedSchema,
});

export const SearchPersons = route({
  function: 'SearchPersons',
  method: 'POST',
  path: '/persons/search',
  summary:
    "Finds registered persons across scripts, spellings and calendars. Those of the caller's office are told, and each is written to the audit of its case; of the others only how many.",
  status: 200,
  grants: own('tracing-officer', 'caseworker', 'protection-officer', 'supervisor'),
  reading: recordedEachTime('persons.searched', 'identity'),
  needs: { memoryMb: 1024 },
  body: z.strictObject({
    name: personal(z.string().trim().min(2).max(200)),
    birthYear: personal(z.int().min(1880).max(2100)).optional(),
    birth: BirthSchema.optional(),
    sex: SexSchema.optional(),
    birthPlace: personal(z.string().trim().min(1).max(200)).optional(),
    mother: personal(z.string().trim().min(1).max(200)).optional(),
    father: personal(z.string().trim().min(1).max(200)).optional(),
  }),
  answer: z.object({
    persons: z.array(
      z.object({
        personId: IdSchema,
        caseId: IdSchema,
        name: z.string(),
        sex: SexSchema,
        birthDate: z.string(),
        band: z.string(),
        probability: z.number(),
      }),
    ),
  }),
});

export const TRACING_ROUTES = [
  OpenTracingRequest,
  ListTracingRequests,
  ReadTracingRequest,
  ChangeTracingEvidence,
  RecordTracingAction,
  SetRedCrossReference,
  ReportDeath,
  AddOutsideCandidate,
  SearchPersons,
] as const;
