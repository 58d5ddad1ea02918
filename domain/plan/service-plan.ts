import * as z from 'zod';
import { FieldClassSchema } from '../case/field-class.ts';
import { RoleSchema } from '../kernel/actor.ts';
import { DateSchema, DurationSchema, InstantSchema } from '../kernel/calendar.ts';
import { personal } from '../kernel/personal-data.ts';
import { SERVICE_LISTS } from '../policy/service-lists.ts';

/** What a line comes from; `reference` says which one, as an id or code. */
export const PLAN_SOURCES = [
  'follow-up',
  'sponsorship',
  'health-assessment',
  'waived-duty',
  'orientation',
  'by-hand',
] as const;

/** A service by its code in a list; the list says scheme and version. */
export const ServiceSchema = z.discriminatedUnion('list', [
  z.object({ list: z.literal('kinbridge-1'), code: z.enum(SERVICE_LISTS['kinbridge-1'].codes) }),
  z.object({ list: z.literal('us-rp-2023'), code: z.enum(SERVICE_LISTS['us-rp-2023'].codes) }),
]);
export type Service = z.infer<typeof ServiceSchema>;

/** Who gives the service: the kind, and the id of a sponsor, organisation or office where one is known. */
export const ProviderSchema = z.object({
  kind: z.enum(['sponsor', 'organisation', 'office', 'clinic', 'authority', 'family']),
  id: z.string().max(60).optional(),
});

/** One thing that is owed to somebody: what, by whom, until when, whether it came, and what came of it. */
export const PlanLineSchema = z.object({
  id: z.string(),
  service: ServiceSchema,
  /** Who may read the line, where not everybody who sees the case may. */
  class: FieldClassSchema.optional(),
  provider: ProviderSchema.optional(),
  /** Who sees to it that it is delivered. */
  owner: RoleSchema,
  source: z.object({ kind: z.enum(PLAN_SOURCES), reference: z.string().max(120) }),
  /** How long after the arrival it is due, where that is how it is counted. */
  afterArrival: DurationSchema.optional(),
  /** Absent while the household has not arrived. */
  dueAt: InstantSchema.optional(),
  state: z.enum(['planned', 'delivered', 'not-delivered', 'cancelled']),
  /** When it was delivered, or known that it would not be. */
  settled: z
    .object({
      on: DateSchema,
      at: InstantSchema,
      /** Who recorded it. */
      by: z.string(),
      reasonCode: z.string().optional(),
    })
    .optional(),
  /** What exactly is owed, and what came of it, in the words of whoever wrote it. */
  what: personal(z.string().max(1000)).optional(),
  outcome: personal(z.string().max(1000)).optional(),
});
export type PlanLine = z.infer<typeof PlanLineSchema>;

/** Whom lines are for that are for all of them. */
export const HOUSEHOLD = 'household';
/** The most lines for one person or for the household. */
export const MAX_LINES = 60;

/**
 * What is owed to one member of a household, or to all of it: together these are the one plan of a case, whichever
 * stage owes it [PROCESS.md, stages 8 and 10].
 */
export const ServicePlanSchema = z.object({
  type: z.literal('service-plan'),
  schema: z.literal(1),
  /** The member, or `household`. */
  id: z.string(),
  caseId: z.string(),
  lines: z.array(PlanLineSchema).max(MAX_LINES),
});
export type ServicePlan = z.infer<typeof ServicePlanSchema>;

declare module '../case/entities.ts' {
  interface Entities {
    'service-plan': ServicePlan;
  }
}
declare module '../case/case-file.ts' {
  interface CaseFile {
    /** What is owed to each member and to the household. */
    servicePlans: ServicePlan[];
  }
}
