import * as z from 'zod';
import type { CaseFile } from '../../domain/case/case-file.ts';
import { secondsBetween } from '../../domain/kernel/calendar.ts';
import { present } from '../../domain/kernel/present.ts';
import { WaysSchema } from '../../domain/kernel/why.ts';
import type { Candidate as Matched } from '../../domain/tracing/matcher.ts';
import type { TracedPerson } from '../../domain/tracing/schema.ts';
import { DeathReportSchema } from '../../domain/tracing-request/death-report.ts';
import { OutsidePersonSchema } from '../../domain/tracing-request/outside-person.ts';
import { SoughtSchema } from '../../domain/tracing-request/sought.ts';
import type { Candidate, TracingRequest } from '../../domain/tracing-request/tracing-request.ts';
import {
  CandidateSchema,
  isShared,
  SharingSchema,
  TracingActionSchema,
  TracingRequestSchema,
  TracingStatusSchema,
} from '../../domain/tracing-request/tracing-request.ts';
import type { PersonAtWork } from '../../domain/work-item/person-at-work.ts';
import { PersonAtWorkSchema } from '../../domain/work-item/person-at-work.ts';
import { comparisonRows, EvidenceRowSchema, rowsWithoutFoundValues } from './evidence-view.ts';
import { FamilyGraphSchema, familyGraph } from './family-graph.ts';
import { nextStepOf } from './next-step.ts';
import { tracingQuery } from './traced-person.ts';

/** A row of the requests of an office. */
export const TracingRowSchema = z.object({
  requestId: z.string(),
  caseId: z.string(),
  status: TracingStatusSchema,
  outcome: z.string().nullable(),
  openedAt: z.string(),
  ageDays: z.int().min(0),
  /** A kind of work item, `registrations`, `reunification`, `follow-up` or `none`. */
  nextStep: z.string(),
  /** Candidates by decision. */
  candidates: z.object({ open: z.int(), rejected: z.int(), deferred: z.int(), confirmed: z.int() }),
  redCrossReference: z.string().nullable(),
});
export type TracingRow = z.infer<typeof TracingRowSchema>;

export function rowOf(request: TracingRequest, at: string): TracingRow {
  const count = (decision: Candidate['decision']) =>
    request.candidates.filter((candidate) => candidate.decision === decision).length;
  const { id, caseId, status, outcome, openedAt, redCrossReference } = request;
  return {
    ...{ requestId: id, caseId, status, outcome: outcome ?? null, openedAt },
    ageDays: Math.max(0, Math.floor(secondsBetween(openedAt, at) / 86_400)),
    nextStep: nextStepOf(request),
    candidates: {
      ...{ open: count('open'), rejected: count('rejected') },
      ...{ deferred: count('deferred'), confirmed: count('confirmed') },
    },
    redCrossReference: redCrossReference ?? null,
  };
}

export const CandidateViewSchema = CandidateSchema.omit({
  evidence: true,
  match: true,
  office: true,
  sharing: true,
  outside: true,
}).extend({
  /** Who found somebody outside the registry, and where they have it; null for persons of the registry. */
  outside: OutsidePersonSchema.omit({ known: true }).nullable(),
  /** Whether the person's office agrees to show who they are; `null` if it is not asked. */
  sharing: SharingSchema.shape.status.nullable(),
  band: z.string().nullable(),
  probability: z.number().nullable(),
  evidence: z.array(EvidenceRowSchema),
  /** What would have put the candidate into another band; null for readers who do not see the comparison. */
  ways: WaysSchema.nullable(),
  /** The office of the found person; `null` while the person's location must not be revealed. */
  office: z.string().nullable(),
  /** Fields of the found person that this reader may not see. */
  withheld: z.array(z.string()),
});
export type CandidateView = z.infer<typeof CandidateViewSchema>;

export const TracingViewSchema = TracingRowSchema.omit({ candidates: true }).extend({
  seekerId: z.string(),
  revision: z.int(),
  reviews: z.int(),
  reunificationCaseId: TracingRequestSchema.shape.reunificationCaseId.unwrap().nullable(),
  sought: SoughtSchema.nullable(),
  /** What is said of the sought person's death; null without, and for readers who may not see who it is about. */
  death: DeathReportSchema.omit({ before: true }).nullable(),
  actions: z.array(TracingActionSchema),
  candidates: z.array(CandidateViewSchema),
  family: FamilyGraphSchema,
  /** Names of those who decided about candidates and recorded actions. */
  people: z.array(PersonAtWorkSchema),
  /** The parts of the request that this reader may not see. */
  withheld: z.array(z.enum(['identity'])),
});
export type TracingView = z.infer<typeof TracingViewSchema>;

/** What a reader may see of a found person: the current record and comparison; neither if it is withheld. */
export interface Shown {
  person: TracedPerson;
  matched: Matched;
}

/** States in which the found person has agreed that the seeker's side may learn where they are. */
const TOLD = new Set([
  'consent-granted',
  'contact-restored',
  'relationship-verified',
  'reunification-agreed',
  'reunified',
  'followed-up',
]);

interface Reader {
  office: string | undefined;
  seesIdentity: boolean;
}

function candidateView(
  file: CaseFile,
  request: TracingRequest,
  candidate: Candidate,
  shown: Shown | undefined,
  reader: Reader,
): CandidateView {
  const { evidence: _evidence, match, office, sharing, outside, deceased, ...kept } = candidate;
  const query = tracingQuery(request, file.persons);
  const told =
    office === undefined ||
    office === reader.office ||
    (TOLD.has(request.status) && candidate.decision === 'confirmed');
  const stored = match ? rowsWithoutFoundValues(match, reader.seesIdentity ? query?.sought : undefined) : [];
  const rows = shown && query ? comparisonRows(shown.matched, query.sought, shown.person) : stored;
  return {
    ...kept,
    // That they died tells of them: not before their office agreed to show who they are.
    ...(deceased && isShared(candidate, reader.office) ? { deceased } : {}),
    outside: (reader.seesIdentity ? outside : undefined) ?? null,
    sharing: sharing?.status ?? null,
    band: shown?.matched.band ?? match?.band ?? null,
    probability: shown?.matched.probability ?? match?.probability ?? null,
    evidence: rows,
    ways: shown?.matched.ways?.map((way) => [...way]) ?? null,
    office: told ? (office ?? null) : null,
    withheld: [
      ...rows.filter((row) => row.found === null).map((row) => row.field),
      ...(told ? [] : ['office']),
    ],
  };
}

/** Who decided about candidates and recorded actions at the tracing office, still without their names. */
const decidersOf = (file: CaseFile, request: TracingRequest): PersonAtWork[] => {
  const deciders = request.candidates.map(({ decidedBy }) => decidedBy);
  const { reportedBy, confirmedBy } = request.death ?? {};
  const ids = [...deciders, ...request.actions.map(({ by }) => by), reportedBy, confirmedBy].filter(
    (id) => id !== undefined,
  );
  const office = request.office ?? file.case.office;
  return [...new Set(ids)].map((id) => ({ id, name: null, role: 'tracing-officer', office }));
};

/** A request as its reader may see it; `shown` are the found persons that the reader may see, by person id. */
export function tracingView(
  file: CaseFile,
  request: TracingRequest,
  shown: ReadonlyMap<string, Shown>,
  reader: Reader,
  at: string,
): TracingView {
  const { candidates: _counts, ...row } = rowOf(request, at);
  const found = new Map(
    [...shown].map(([id, { person }]) => [id, present(person.names[0], 'a person with a name').full]),
  );
  const household = file.persons.filter((person) => person.status === 'active');
  const query = tracingQuery(request, file.persons);
  const { seesIdentity } = reader;
  return {
    ...row,
    seekerId: request.seekerId,
    revision: request.revision,
    reviews: request.reviews,
    reunificationCaseId: request.reunificationCaseId ?? null,
    sought: seesIdentity ? request.sought : null,
    death: (seesIdentity ? request.death : undefined) ?? null,
    actions: request.actions,
    candidates: request.candidates.map((candidate) =>
      candidateView(file, request, candidate, shown.get(candidate.personId), reader),
    ),
    people: decidersOf(file, request),
    family: familyGraph({ request, household, query, found, seesIdentity }),
    withheld: seesIdentity ? [] : ['identity'],
  };
}
