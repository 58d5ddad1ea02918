import * as z from 'zod';
import { LanguageSchema } from '../../domain/case/place-codes.ts';
import { OfficeSchema } from '../../domain/kernel/actor.ts';
import { InstantSchema } from '../../domain/kernel/calendar.ts';
import { MeasuredSchema } from '../../domain/tracing/persons/measured.ts';
import { BANDS } from '../../domain/tracing/persons/probability.ts';
import { DeathReportSchema } from './death-report.ts';
import { OutsidePersonSchema } from './outside-person.ts';
import { SoughtSchema } from './sought.ts';

/** Red Cross Restoring Family Links: how far a tracing request has come. */
export const TracingStatusSchema = z.enum([
  'opened',
  'active',
  'located',
  'consent-asked',
  'consent-granted',
  'contact-restored',
  'relationship-verified',
  'reunification-agreed',
  'reunified',
  'followed-up',
  /** Somebody says that the sought person died; a second person confirms it. */
  'death-reported',
  /** There is an answer, and the seeker has not been told yet. */
  'to-be-told',
  'closed',
]);
export type TracingStatus = z.infer<typeof TracingStatusSchema>;

/** Why the matcher proposes somebody, without values of either side: field, agreement, evidence in bits. */
export const MatchSchema = z.object({
  band: z.enum(BANDS),
  probability: z.number().min(0).max(1),
  reasons: z.array(
    z.object({
      field: z.string().max(40),
      agreement: z.enum(['agrees', 'partly', 'differs', 'missing']),
      bits: z.number(),
    }),
  ),
  /** The evidence before it was weighed, for an installation that fits its own weights; absent on older candidates. */
  measured: MeasuredSchema.optional(),
});
export type Match = z.infer<typeof MatchSchema>;

/**
 * Whether the candidate's office agrees that the asking office may see who they are. Absent if both are the same
 * office, and on candidates settled before this was asked.
 */
export const SharingSchema = z.object({
  status: z.enum(['asked', 'agreed', 'declined']),
  by: z.string().optional(),
  at: InstantSchema.optional(),
  reasonCode: z.string().optional(),
});

export const CandidateSchema = z.object({
  caseId: z.string(),
  personId: z.string(),
  /** `erased`: the person's record was erased before a decision; nothing about them is kept here either. */
  decision: z.enum(['open', 'confirmed', 'rejected', 'deferred', 'erased']),
  /** Who decided last; on an open candidate, who confirmed it first. */
  decidedBy: z.string().optional(),
  decidedAt: InstantSchema.optional(),
  reasonCode: z.string().optional(),
  /** Fingerprint of the evidence on both sides; a rejected pair is not proposed again until it changes. */
  evidence: z.string(),
  /** The office of the person's case, and the language in which to ask the person. */
  office: OfficeSchema.optional(),
  language: LanguageSchema.optional(),
  /** True if below the age of majority when proposed: then the best interests of the child are assessed. */
  minor: z.boolean().optional(),
  /** Their own household recorded, and a second person confirmed, that they died: they are proposed as dead. */
  deceased: z.literal(true).optional(),
  match: MatchSchema.optional(),
  sharing: SharingSchema.optional(),
  /** Somebody outside the registry: there is no case and no record of theirs but this. */
  outside: OutsidePersonSchema.optional(),
});
export type Candidate = z.infer<typeof CandidateSchema>;

/**
 * One thing done for a request: by a decision (kind, outcome), or recorded by an officer (with day, place and note).
 */
export const TracingActionSchema = z.object({
  at: InstantSchema,
  kind: z.string(),
  outcome: z.string(),
  on: z.iso.date().optional(),
  place: z.string().max(120).optional(),
  by: z.string().optional(),
});

/** A seeker's request to find one sought person. */
export const TracingRequestSchema = z.object({
  type: z.literal('tracing-request'),
  schema: z.literal(7),
  id: z.string(),
  /** The seeker's case and the seeker in it. */
  caseId: z.string(),
  seekerId: z.string(),
  /** The office that traces; absent on requests stored before this was recorded. */
  office: OfficeSchema.optional(),
  sought: SoughtSchema,
  status: TracingStatusSchema,
  outcome: z.string().optional(),
  openedAt: InstantSchema,
  reviews: z.int().min(0),
  /** How often the evidence changed; a search with older evidence does not count. */
  revision: z.int().min(0),
  candidates: z.array(CandidateSchema),
  actions: z.array(TracingActionSchema),
  /** Reference of the national Red Cross or Red Crescent society. */
  redCrossReference: z.string().max(60).optional(),
  /** The case in which the family is reunited. */
  reunificationCaseId: z.string().optional(),
  /** Present once somebody said that the sought person died, unless that was not confirmed. */
  death: DeathReportSchema.optional(),
  /** Task token of the execution that waits for registrations; removed to wake it. */
  awaiting: z.string().max(1024).optional(),
});
export type TracingRequest = z.infer<typeof TracingRequestSchema>;

/** True while the registry is being searched for the sought person. */
export const isSearching = (request: TracingRequest): boolean =>
  request.status === 'opened' || request.status === 'active';

/** States in which a death changes what the seeker is told. */
const TOLD_OF = new Set<TracingStatus>([
  ...(['opened', 'active', 'located', 'consent-asked', 'consent-granted'] as const),
  ...(['contact-restored', 'relationship-verified'] as const),
]);
/** Whether a death of the sought person can be reported now. */
export const mayBeReported = ({ status }: Pick<TracingRequest, 'status'>): boolean => TOLD_OF.has(status);

/** The subject of work about a candidate: `request/case/person`. */
export const subjectOf = (request: TracingRequest, candidate: Pick<Candidate, 'caseId' | 'personId'>) =>
  `${request.id}/${candidate.caseId}/${candidate.personId}`;

/** Whether this office may see who a candidate is: their own office may, another once their own has agreed. */
export const isShared = ({ office, sharing }: Candidate, reader: string | undefined): boolean =>
  sharing === undefined || sharing.status === 'agreed' || (office !== undefined && office === reader);

/** The candidate that a work item is about: `request/case/person`. */
export function candidateOf(
  tracing: readonly TracingRequest[],
  subject = '',
): { request: TracingRequest; candidate: Candidate } | undefined {
  const [requestId, caseId, personId] = subject.split('/');
  const request = tracing.find(({ id }) => id === requestId);
  const candidate = request?.candidates.find((one) => one.caseId === caseId && one.personId === personId);
  return request && candidate ? { request, candidate } : undefined;
}

/** The confirmed person; undefined until two officers agree. */
export const foundPerson = (request: TracingRequest): Candidate | undefined =>
  request.candidates.find((candidate) => candidate.decision === 'confirmed');

declare module '../../domain/case/entities.ts' {
  interface Entities {
    'tracing-request': TracingRequest;
  }
}
declare module '../../domain/case/case-file.ts' {
  interface CaseFile {
    tracing: TracingRequest[];
  }
}
