import * as z from 'zod';
import { InstantSchema } from '../calendar.ts';
import { RelationshipSchema, SexSchema } from '../case/person.ts';
import { personal } from '../personal-data.ts';

/** Red Cross Restoring Family Links: how far a tracing request has come. */
export const TracingStatusSchema = z.enum([
  'opened',
  'active',
  'located',
  'consent-asked',
  'contact-restored',
  'relationship-verified',
  'reunification-agreed',
  'closed',
]);

export const CandidateSchema = z.object({
  caseId: z.string(),
  personId: z.string(),
  decision: z.enum(['open', 'confirmed', 'rejected', 'deferred']),
  decidedBy: z.string().optional(),
  reasonCode: z.string().optional(),
  /** What the person's evidence was when it was decided; a rejected pair stays away until this changes. */
  evidence: z.string(),
});
export type Candidate = z.infer<typeof CandidateSchema>;

/** A seeker's request to find one sought person. */
export const TracingRequestSchema = z.object({
  type: z.literal('tracing-request'),
  schema: z.literal(1),
  id: z.string(),
  /** The seeker's case and the seeker in it. */
  caseId: z.string(),
  seekerId: z.string(),
  sought: z.object({
    /** Unknown for a child who cannot tell it; then people search, not the registry. */
    name: personal(z.string().min(1).max(200)).optional(),
    relationship: RelationshipSchema,
    sex: SexSchema,
    birthYear: personal(z.int().min(1880).max(2100)).optional(),
  }),
  status: TracingStatusSchema,
  outcome: z.string().optional(),
  openedAt: InstantSchema,
  reviews: z.int().min(0),
  candidates: z.array(CandidateSchema),
  /** Date, kind and outcome of each action; free text stays on the work item. */
  actions: z.array(z.object({ at: InstantSchema, kind: z.string(), outcome: z.string() })),
});
export type TracingRequest = z.infer<typeof TracingRequestSchema>;
