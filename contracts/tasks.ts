import * as z from 'zod';
import { OfficeSchema } from '../domain/kernel/actor.ts';
import { InstantSchema } from '../domain/kernel/calendar.ts';
import { QuarterSchema } from '../domain/staff/access-review.ts';

/**
 * The input that every task gets from its workflow. `command` stays the same when Step Functions retries a call: it
 * combines the execution, the state's name and the time the state was entered. Payloads hold only ids, codes, numbers
 * and dates.
 */
const base = {
  /** The case it is about, or the sponsor if there is no case. */
  caseId: z.string(),
  command: z.string().min(1).max(400),
  at: InstantSchema,
};

const subject = z.string().max(200).optional();

export const TASKS = {
  PlanStages: z.strictObject({
    ...base,
    startedAt: InstantSchema,
    /** The run of the case that asks; a run that is no longer current has nothing more to do. */
    run: z.int().positive().optional(),
    plans: z.int().min(0),
    /** Whether the workflow can ask about waivers; one that began before it could does not say. */
    waivers: z.boolean().optional(),
    /** Whether the workflow waits for other work beside a stage; one that began before it could does not say. */
    attends: z.boolean().optional(),
  }),
  BeginStage: z.strictObject({ ...base, stage: z.string() }),
  OpenWorkItem: z.strictObject({
    ...base,
    startedAt: InstantSchema,
    execution: z.string(),
    token: z.string().min(1).max(1024),
    kind: z.string(),
    subject,
    round: z.int().min(0),
    context: z.record(z.string(), z.unknown()).optional(),
  }),
  ProposeSponsors: z.strictObject({ ...base }),
  MakeOffer: z.strictObject({
    ...base,
    sponsorId: z.string().nullable(),
    ranked: z.array(z.string()).max(50),
    limit: z.int().positive(),
  }),
  PlanVetting: z.strictObject({ ...base, startedAt: InstantSchema, run: z.int().positive() }),
  SendNotice: z.strictObject({ ...base, noticeId: z.string() }),
  /** Here `caseId` is the partner system that is told. */
  SendWebhook: z.strictObject({ ...base, deliveryId: z.string() }),
  /** Here `caseId` may be a sponsor. */
  EraseRecords: z.strictObject({ ...base, requestId: z.string() }),
  /** Here `caseId` is the batch. */
  WorkThroughBatch: z.strictObject({ ...base, batchId: z.string() }),
  /** Here `caseId` is the execution. */
  OpenAccessReview: z.strictObject({
    ...base,
    token: z.string().min(1).max(1024),
    /** Empty for those who belong to no office. */
    office: z.union([OfficeSchema, z.literal('')]),
    quarter: QuarterSchema,
    round: z.int().min(0),
  }),
  SearchRegistry: z.strictObject({ ...base, requestId: z.string() }),
  AwaitRegistrations: z.strictObject({
    ...base,
    requestId: z.string(),
    token: z.string().min(1).max(1024),
    /** The revision of the evidence that was searched for. */
    revision: z.int().min(0),
  }),
  OpenReunificationCase: z.strictObject({ ...base, requestId: z.string() }),
} as const;
export type TaskName = keyof typeof TASKS;
export type TaskInput<Name extends TaskName> = z.infer<(typeof TASKS)[Name]>;
