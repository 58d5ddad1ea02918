import * as z from 'zod';
import { OfficeSchema } from '../kernel/actor.ts';
import { DateSchema, InstantSchema } from '../kernel/calendar.ts';
import { personal } from '../kernel/personal-data.ts';
import { ProgrammeSchema } from '../policy/policy.ts';
import { CASE_OUTCOMES } from '../policy/retention-policy.ts';
import { StageNameSchema } from '../policy/stage-name.ts';
import { CaseOverviewSchema } from './case-overview.ts';
import { PreferenceSchema } from './preference.ts';

/** The seven submission categories of the UNHCR Resettlement Handbook, chapter 3. */
export const SubmissionCategorySchema = z.enum([
  'legal-or-physical-protection-needs',
  'survivors-of-violence-or-torture',
  'medical-needs',
  'women-and-girls-at-risk',
  'restoring-family-unity',
  'children-and-adolescents-at-risk',
  'lack-of-foreseeable-alternatives',
]);

/** Emergency: within 7 days of submission; urgent: 6 weeks; normal: 52 weeks (UNHCR Resettlement Handbook). */
export const PrioritySchema = z.enum(['emergency', 'urgent', 'normal']);

/** Registered: not started; active: its workflow runs; closing: on its way to closure; closed. */
export const CaseStatusSchema = z.enum(['registered', 'active', 'closing', 'closed']);
export type CaseStatus = z.infer<typeof CaseStatusSchema>;

export const StageStateSchema = z.object({
  status: z.enum(['completed', 'skipped', 'reopened']),
  outcome: z.string(),
  at: InstantSchema,
});
export type StageState = z.infer<typeof StageStateSchema>;

/** How a case can end. */
export const OutcomeSchema = z.enum(CASE_OUTCOMES);
export type Outcome = z.infer<typeof OutcomeSchema>;

/** The result of each stage that has ended. */
export const StagesSchema = z.partialRecord(StageNameSchema, StageStateSchema);

/**
 * The record of a case: one household on its way. `version` guards every write to the case; `audit` is the end of its
 * hash chain. It is written with every change, at a cost per kilobyte, so data that seldom changes is stored in
 * separate items.
 */
export const CaseRecordSchema = z.object({
  type: z.literal('case'),
  schema: z.literal(13),
  id: z.string(),
  version: z.int().positive(),
  programme: ProgrammeSchema,
  policyVersion: z.int().positive(),
  /** The number on the Resettlement Registration Form. */
  number: personal(z.string().min(1).max(60)),
  office: OfficeSchema,
  /** Open until somebody sets it, at the latest before the first stage that needs it; so are the categories. */
  destinationOffice: OfficeSchema.optional(),
  status: CaseStatusSchema,
  run: z.int().min(0),
  /** The run that was stopped for good; the relay stops its execution before it starts `run`. */
  interruptedRun: z.int().positive().optional(),
  primaryCategory: SubmissionCategorySchema.optional(),
  secondaryCategory: SubmissionCategorySchema.optional(),
  priority: PrioritySchema,
  /** The household's wishes for its placement. */
  preferences: z.array(PreferenceSchema),
  registeredAt: InstantSchema,
  /** Only in a case record stored before schema 5; the next change moves them to an item of their own. */
  stages: StagesSchema.optional(),
  closing: z.object({ outcome: OutcomeSchema, reasonCode: z.string() }).optional(),
  /**
   * Another office has a case with the same number: nothing starts until a supervisor there has decided what this
   * record is. The record's own offices cannot see that it is held. A case that was already `running` when it got the
   * number continues, but its journey waits, since a person of another active case cannot be booked.
   */
  held: z
    .object({
      by: z.string(),
      office: OfficeSchema,
      /** The version before it was held; absent if it was held from registration on. */
      since: z.int().positive().optional(),
      running: z.literal(true).optional(),
      /** Other cases to compare it with afterwards, one after the other. */
      also: z.array(z.object({ by: z.string(), office: OfficeSchema })).optional(),
    })
    .optional(),
  /** Cases that somebody who saw both confirmed to be different households, whatever their numbers. */
  apart: z.array(z.string()).optional(),
  linked: z
    .array(z.object({ caseId: z.string(), because: z.enum(['split', 'reunification', 'family']) }))
    .optional(),
  healthValidUntil: DateSchema.optional(),
  /** Everything about the household was erased then: what is left names nobody. */
  erasedAt: InstantSchema.optional(),
  audit: z.object({ seq: z.int().min(0), hash: z.string() }),
  /** Written by every commit; absent on a record stored before schema 2 and not changed since. */
  overview: CaseOverviewSchema.optional(),
});
export type CaseRecord = z.infer<typeof CaseRecordSchema>;

/** True if somebody who saw both has confirmed that these are two households. */
export const isApart = (
  one: Pick<CaseRecord, 'id' | 'apart'>,
  other: Pick<CaseRecord, 'id' | 'apart'>,
): boolean => (one.apart ?? []).includes(other.id) || (other.apart ?? []).includes(one.id);

/** True if the record's run does not start until somebody has decided what it is. */
export const isHeldBack = ({ held }: Pick<CaseRecord, 'held'>): boolean =>
  held !== undefined && !held.running;

/** The stages of a case, written when one ends or is reopened. */
export const CaseStagesSchema = z.object({
  type: z.literal('case-stages'),
  schema: z.literal(1),
  caseId: z.string(),
  programme: ProgrammeSchema,
  stages: StagesSchema,
});
export type CaseStages = z.infer<typeof CaseStagesSchema>;

/** A case as decisions see it: its record together with its stages. */
export type Case = CaseRecord & { stages: z.infer<typeof StagesSchema> };
