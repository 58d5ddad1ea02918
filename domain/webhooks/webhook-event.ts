import * as z from 'zod';
import { OutcomeSchema, StageStateSchema } from '../case/case.ts';
import { OfficeSchema } from '../kernel/actor.ts';
import { InstantSchema } from '../kernel/calendar.ts';
import { ProgrammeSchema } from '../policy/policy.ts';
import { StageNameSchema } from '../policy/stage-name.ts';
import { WorkItemSchema } from '../work-item/work-item.ts';

const ofCase = {
  caseId: z.string(),
  programme: ProgrammeSchema,
  office: OfficeSchema,
  /** Null until somebody has decided on it. */
  destinationOffice: OfficeSchema.nullable(),
};
const { kind, stage, role, openedAt, dueAt } = WorkItemSchema.shape;
const ofWork = { ...ofCase, workItemId: z.string(), kind, stage, role };

/** What a webhook tells of each kind of event: ids, codes and dates, nothing about a person. */
export const EVENT_DATA = {
  'case.opened': z.object(ofCase),
  'case.started': z.object({ ...ofCase, run: z.int() }),
  'case.closed': z.object({ ...ofCase, outcome: OutcomeSchema.nullable() }),
  'stage.completed': z.object({
    ...ofCase,
    stage: StageNameSchema,
    status: StageStateSchema.shape.status.extract(['completed', 'skipped']),
    outcome: z.string(),
  }),
  'work-item.opened': z.object({ ...ofWork, openedAt, dueAt }),
  'work-item.closed': z.object({ ...ofWork, status: z.enum(['decided', 'cancelled']) }),
} as const;

/** The kinds of events that a partner system may subscribe to. */
export const WebhookKindSchema = z.enum([
  'case.opened',
  'case.started',
  'case.closed',
  'stage.completed',
  'work-item.opened',
  'work-item.closed',
]);
export type WebhookKind = z.infer<typeof WebhookKindSchema>;

/** The event of a test, which anybody may send themselves and which tells nothing. */
export const TEST_KIND = 'webhook.test';
export const DeliveredKindSchema = z.enum([...WebhookKindSchema.options, TEST_KIND]);
export type DeliveredKind = z.infer<typeof DeliveredKindSchema>;

/** Something that happened to a case, as a webhook may tell it. */
export interface WebhookEvent {
  /** The same however often the change that it comes from is delivered. */
  readonly id: string;
  readonly kind: DeliveredKind;
  readonly at: string;
  /** Absent for a test. */
  readonly caseId?: string;
  readonly data: Readonly<Record<string, unknown>>;
}

const bodyOf = (type: DeliveredKind, data: z.ZodType) =>
  z.object({ type: z.literal(type), timestamp: InstantSchema, data });

/** The body of each kind of message, as the other side receives it. */
export const BODIES: Readonly<Record<DeliveredKind, z.ZodType>> = {
  'case.opened': bodyOf('case.opened', EVENT_DATA['case.opened']),
  'case.started': bodyOf('case.started', EVENT_DATA['case.started']),
  'case.closed': bodyOf('case.closed', EVENT_DATA['case.closed']),
  'stage.completed': bodyOf('stage.completed', EVENT_DATA['stage.completed']),
  'work-item.opened': bodyOf('work-item.opened', EVENT_DATA['work-item.opened']),
  'work-item.closed': bodyOf('work-item.closed', EVENT_DATA['work-item.closed']),
  [TEST_KIND]: bodyOf(TEST_KIND, z.object({})),
};

/** The body of a message: made once, so that each attempt sends and signs the same characters. */
export const bodyText = ({ kind: type, at: timestamp, data }: WebhookEvent): string =>
  JSON.stringify(BODIES[type].parse({ type, timestamp, data }));
