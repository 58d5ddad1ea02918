import * as z from 'zod';
import { CaseStatusSchema, PrioritySchema } from '../../domain/case/case.ts';
import { PreferencesSchema } from '../../domain/case/preference.ts';
import { CaseRowSchema } from '../../domain/casework/case-row.ts';
import { NewCaseSchema } from '../../domain/casework/register-case.ts';
import { TimelineEntrySchema } from '../../domain/casework/timeline.ts';
import { ProposalSchema } from '../../domain/household/household-change.ts';
import { OfficeSchema } from '../../domain/kernel/actor.ts';
import { InstantSchema } from '../../domain/kernel/calendar.ts';
import { personal } from '../../domain/kernel/personal-data.ts';
import { ProgrammeSchema } from '../../domain/policy/policy.ts';
import { StageNameSchema } from '../../domain/policy/stage-name.ts';
import { REPORTED_BY } from '../../domain/sponsorship/reported-by.ts';
import { FigureSchema } from '../../domain/statistics/flow/figure.ts';
import { ReasonCodeSchema } from '../../domain/work-item/kind.ts';
import { PersonAtWorkSchema } from '../../domain/work-item/person-at-work.ts';
import { CaseAnswerSchema } from '../../registry/case-answer.ts';
import { AUDITOR, CASEWORK, MANAGEMENT, own, SPONSORSHIP, STAFF, SUPERVISION } from '../authorization.ts';
import { EVERY_CLASS, recorded, recordedEachTime } from '../reads.ts';
import {
  AsFileSchema,
  CaseParamsSchema,
  CursorSchema,
  HeldBackRowsSchema,
  IdSchema,
  PageQuerySchema,
  route,
} from './route.ts';

/** A row with its name as it reads in Latin letters; null where it is written in them or not shown. */
const ListedRowSchema = CaseRowSchema.extend({ reading: personal(z.string()).nullable() });
export type ListedRow = z.infer<typeof ListedRowSchema>;

const ReasonSchema = z.strictObject({ reasonCode: ReasonCodeSchema });
/** `run` is the run of the workflow that continues it. */
const RunAnswerSchema = z.object({ caseId: IdSchema, run: z.int().min(0) });

export const RegisterCase = route({
  function: 'RegisterCase',
  method: 'POST',
  path: '/cases',
  summary: 'Registers a household; with `start` its workflow begins at once.',
  status: 201,
  grants: CASEWORK,
  needs: { audit: ['read', 'put'], keysIds: true },
  body: z.strictObject({ ...NewCaseSchema.shape, start: z.boolean().default(false) }),
  answer: z.object({ caseId: IdSchema }),
});

/** Which cases of an office a list shows, and in which order. */
export const CaseListSchema = z.strictObject({
  place: z.enum(['asylum', 'destination']).optional(),
  status: CaseStatusSchema.optional(),
  programme: ProgrammeSchema.optional(),
  priority: PrioritySchema.optional(),
  order: z.enum(['newest', 'oldest']).default('newest'),
});

export const ListCases = route({
  function: 'ListCases',
  method: 'GET',
  path: '/cases',
  summary:
    'Cases that an office has as office of asylum or of destination, newest first; for those who reach every office and name none, one office after the other; with `figure` those that a figure of the programme counts. A page that names people is recorded.',
  status: 200,
  grants: { ...STAFF, ...AUDITOR, ...MANAGEMENT },
  reading: recorded('cases.listed', 'identity'),
  query: PageQuerySchema.extend({
    office: OfficeSchema.optional(),
    ...CaseListSchema.shape,
    as: AsFileSchema,
    ...FigureSchema.partial().shape,
  }),
  answer: z.object({ cases: z.array(ListedRowSchema), heldBack: HeldBackRowsSchema, cursor: CursorSchema }),
});

/** The search text is in the body, because a name in a URL would end up in histories and logs. */
export const SearchCases = route({
  function: 'SearchCases',
  method: 'POST',
  path: '/cases/search',
  summary:
    "Finds cases of the caller's office by id, by registration number or by a member's name. Each hit that names people is written to its audit.",
  status: 200,
  grants: { ...STAFF, ...AUDITOR },
  reading: recordedEachTime('cases.searched', 'identity'),
  needs: { keysIds: true, memoryMb: 1024 },
  body: z.strictObject({ text: personal(z.string().trim().min(2).max(200)) }),
  answer: z.object({
    cases: z.array(ListedRowSchema),
    /** True if there are more results than returned. */
    more: z.boolean(),
  }),
});

export const ReadTimeline = route({
  function: 'ReadTimeline',
  method: 'GET',
  path: '/cases/{caseId}/timeline',
  summary:
    'What happened to a case, newest first: what people did, what the platform did, views and notices.',
  status: 200,
  grants: { ...STAFF, ...AUDITOR, ...MANAGEMENT },
  reading: recorded('timeline.viewed'),
  params: CaseParamsSchema,
  query: PageQuerySchema,
  answer: z.object({
    entries: z.array(TimelineEntrySchema),
    /** Names of the people who did it. */
    people: z.array(PersonAtWorkSchema),
    cursor: CursorSchema,
  }),
});

export const ReadCase = route({
  function: 'ReadCase',
  method: 'GET',
  path: '/cases/{caseId}',
  summary:
    'Where a case is and what it waits for, its household, consents and flags. The view is written to its audit.',
  status: 200,
  grants: { ...STAFF, ...AUDITOR, ...MANAGEMENT },
  reading: recorded('case.viewed', ...EVERY_CLASS),
  params: CaseParamsSchema,
  answer: CaseAnswerSchema,
});

export const StartCase = route({
  function: 'StartCase',
  method: 'POST',
  path: '/cases/{caseId}/start',
  summary: 'Starts the workflow of a registered case.',
  status: 202,
  grants: CASEWORK,
  needs: { workflows: ['start', 'describe'] },
  params: CaseParamsSchema,
  answer: RunAnswerSchema,
});

export const WithdrawCase = route({
  function: 'WithdrawCase',
  method: 'POST',
  path: '/cases/{caseId}/withdraw',
  summary: 'The household withdraws: what is under way stops and the case goes to closure.',
  status: 202,
  grants: CASEWORK,
  params: CaseParamsSchema,
  body: ReasonSchema,
  answer: RunAnswerSchema,
});

export const CancelCase = route({
  function: 'CancelCase',
  method: 'POST',
  path: '/cases/{caseId}/cancel',
  summary: 'The programme cancels: what is under way stops and the case goes to closure.',
  status: 202,
  grants: SUPERVISION,
  params: CaseParamsSchema,
  body: ReasonSchema,
  answer: RunAnswerSchema,
});

export const RecordDeath = route({
  function: 'RecordDeath',
  method: 'POST',
  path: '/cases/{caseId}/deaths',
  summary:
    'Records that a member died: it takes effect at once, and a second person confirms it or takes it back.',
  status: 202,
  grants: CASEWORK,
  needs: { keysIds: true },
  params: CaseParamsSchema,
  body: z.strictObject({
    personId: IdSchema,
    newPrincipalId: IdSchema.optional(),
    happenedOn: ProposalSchema.shape.happenedOn.optional(),
    evidence: ProposalSchema.shape.evidence.optional(),
  }),
  answer: RunAnswerSchema,
});

export const ReopenCase = route({
  function: 'ReopenCase',
  method: 'POST',
  path: '/cases/{caseId}/reopen',
  summary: 'Opens a closed case again from a stage on.',
  status: 202,
  grants: SUPERVISION,
  needs: { keysIds: true },
  params: CaseParamsSchema,
  body: z.strictObject({ fromStage: StageNameSchema, reasonCode: ReasonCodeSchema }),
  answer: RunAnswerSchema,
});

export const CorrectArrival = route({
  function: 'CorrectArrival',
  method: 'POST',
  path: '/cases/{caseId}/arrival',
  summary: 'Corrects the recorded arrival; the follow-up schedule moves with it.',
  status: 202,
  grants: own('travel-officer', 'supervisor'),
  params: CaseParamsSchema,
  body: z.strictObject({ arrivedAt: InstantSchema }),
  answer: RunAnswerSchema,
});

export const RecordSponsorLoss = route({
  function: 'RecordSponsorLoss',
  method: 'POST',
  path: '/cases/{caseId}/sponsor-lost',
  summary:
    'The sponsor cannot receive the household after all, and another one is sought; after the journey the household is made safe first.',
  status: 202,
  grants: SPONSORSHIP,
  params: CaseParamsSchema,
  body: ReasonSchema.extend({
    /** Who said it, of a sponsorship that breaks down after the household has left; staff if nothing is said. */
    reportedBy: z.enum(REPORTED_BY).optional(),
  }),
  answer: RunAnswerSchema,
});

export const RecordPreferences = route({
  function: 'RecordPreferences',
  method: 'POST',
  path: '/cases/{caseId}/preferences',
  summary: 'Records what the household wishes of a placement, in place of what it wished before.',
  status: 200,
  grants: own('caseworker', 'sponsorship-officer', 'supervisor'),
  params: CaseParamsSchema,
  body: z.strictObject({ preferences: PreferencesSchema }),
  answer: z.object({ caseId: IdSchema, preferences: PreferencesSchema }),
});

export const CASE_ROUTES = [
  RegisterCase,
  ListCases,
  SearchCases,
  ReadTimeline,
  ReadCase,
  StartCase,
  WithdrawCase,
  CancelCase,
  RecordDeath,
  ReopenCase,
  CorrectArrival,
  RecordSponsorLoss,
  RecordPreferences,
] as const;
