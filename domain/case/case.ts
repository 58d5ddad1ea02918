import * as z from 'zod';
import { OfficeSchema } from '../kernel/actor.ts';
import { DateSchema, InstantSchema } from '../kernel/calendar.ts';
import { DECIDED_OUTCOMES } from '../kernel/catalogue.ts';
import { personal } from '../kernel/personal-data.ts';
import { ProgrammeSchema } from '../policy/policy.ts';
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

/** How a case ends: as its programme has it, as a stage decides, or as may come upon any case. */
export const OutcomeSchema = z.enum([
  ...DECIDED_OUTCOMES,
  'no-sponsor',
  'withdrawn',
  'deceased',
  'cancelled',
]);
export type Outcome = z.infer<typeof OutcomeSchema>;

/** What became of each stage that came to an end. */
export const StagesSchema = z.partialRecord(StageNameSchema, StageStateSchema);

/**
 * The record of a case: a household on its way. Its `version` guards every write to the case, and
 * `audit` is the end of the case's hash chain. It is written with every change and costs by the kilobyte, so what seldom
 * changes stands beside it.
 */
export const CaseRecordSchema = z.object({
  type: z.literal('case'),
  schema: z.literal(9),
  id: z.string(),
  version: z.int().positive(),
  programme: ProgrammeSchema,
  policyVersion: z.int().positive(),
  /** The number on the Resettlement Registration Form. */
  number: personal(z.string().min(1).max(60)),
  office: OfficeSchema,
  destinationOffice: OfficeSchema,
  status: CaseStatusSchema,
  run: z.int().min(0),
  /** The run that was stopped for good; the relay stops its execution before it starts `run`. */
  interruptedRun: z.int().positive().optional(),
  primaryCategory: SubmissionCategorySchema,
  secondaryCategory: SubmissionCategorySchema,
  priority: PrioritySchema,
  /** What the household wishes of a placement. */
  preferences: z.array(PreferenceSchema),
  registeredAt: InstantSchema,
  /** Only in a case record stored before schema 5; the next change puts them beside it. */
  stages: StagesSchema.optional(),
  closing: z.object({ outcome: OutcomeSchema, reasonCode: z.string() }).optional(),
  /**
   * Another office has a case of the same number: nothing starts before a supervisor there has said what it is. What
   * this record's own offices see of it does not tell. A case that was `running` already when it got the number goes on;
   * its journey waits, since a person of another live case cannot be booked.
   */
  held: z
    .object({
      by: z.string(),
      office: OfficeSchema,
      /** The version before it came to be held; absent where it was registered so. */
      since: z.int().positive().optional(),
      running: z.literal(true).optional(),
      /** Other cases that it is compared with afterwards, one after the other. */
      also: z.array(z.object({ by: z.string(), office: OfficeSchema })).optional(),
    })
    .optional(),
  /** Cases of which somebody who saw both has said that they are other households, whatever their numbers. */
  apart: z.array(z.string()).optional(),
  linked: z
    .array(z.object({ caseId: z.string(), because: z.enum(['split', 'reunification', 'family']) }))
    .optional(),
  healthValidUntil: DateSchema.optional(),
  audit: z.object({ seq: z.int().min(0), hash: z.string() }),
  /** Written by every commit; absent on a case record that was stored before schema 2 and not changed since. */
  overview: CaseOverviewSchema.optional(),
});
export type CaseRecord = z.infer<typeof CaseRecordSchema>;

/** Whether somebody who saw both has said that these are two households. */
export const isApart = (
  one: Pick<CaseRecord, 'id' | 'apart'>,
  other: Pick<CaseRecord, 'id' | 'apart'>,
): boolean => (one.apart ?? []).includes(other.id) || (other.apart ?? []).includes(one.id);

/** Whether a record's run does not begin before somebody has said what it is. */
export const isHeldBack = ({ held }: Pick<CaseRecord, 'held'>): boolean =>
  held !== undefined && !held.running;

/** The stages of a case, written when one ends or is opened anew. */
export const CaseStagesSchema = z.object({
  type: z.literal('case-stages'),
  schema: z.literal(1),
  caseId: z.string(),
  programme: ProgrammeSchema,
  stages: StagesSchema,
});
export type CaseStages = z.infer<typeof CaseStagesSchema>;

/** A case as decisions see it: its record with its stages. */
export type Case = CaseRecord & { stages: z.infer<typeof StagesSchema> };
