import * as z from 'zod';
import { DurationSchema, dateIn, isTimeZone } from '../kernel/calendar.ts';
import { PROGRAMMES } from '../kernel/catalogue.ts';
import { RULES } from '../kernel/rules.ts';
import { SponsorPolicySchema } from './sponsor-policy.ts';
import { StageNameSchema } from './stage-name.ts';

export type Programme = keyof typeof PROGRAMMES;
export const ProgrammeSchema = z.enum(Object.keys(PROGRAMMES) as [Programme, ...Programme[]]);

/**
 * How long a work item may wait. A reminder goes out `remindAfter` its opening, it is due `due` after its opening,
 * and from then on it is with a supervisor, who is reminded every `escalateEvery`.
 * `byPriority` replaces `due` for emergency and urgent cases (UNHCR: emergency within 7 days of submission).
 */
export const PatienceSchema = z.strictObject({
  remindAfter: DurationSchema,
  due: DurationSchema,
  escalateEvery: DurationSchema,
  byPriority: z.strictObject({ emergency: DurationSchema, urgent: DurationSchema }).partial().optional(),
});
export type Patience = z.infer<typeof PatienceSchema>;

const BestInterestsTriggerSchema = z.strictObject({
  procedure: z.enum(['determination', 'assessment']),
  separation: z.array(z.enum(['unaccompanied', 'separated'])).optional(),
  custody: z.array(z.enum(['one-parent'])).optional(),
  /** Every child of the household, as family reunification asks. */
  anyChild: z.literal(true).optional(),
});

/** What the policy of every programme says, whatever its stages. */
export const BasePolicySchema = z.strictObject({
  programme: ProgrammeSchema,
  version: z.int().positive(),
  /** Whose rules these are, for the reader. */
  note: z.string(),
  /** In their order; `closure` comes last. */
  stages: z.array(StageNameSchema).min(1),
  patience: z.strictObject({ default: PatienceSchema }).catchall(PatienceSchema),
  /** For how long a case that would be closed to a person stays open to them after they broke the glass. */
  access: z.strictObject({ breakGlass: DurationSchema }).default({ breakGlass: 'PT60M' }),
  intake: z
    .strictObject({
      /** Whether a registration number is one of its programme, or of its office: two offices may then have one number. */
      caseNumbers: z.enum(['programme', 'office']).default('programme'),
      /** Where "today" is, by office; an office that is not named counts by UTC. */
      timeZones: z.record(z.string(), z.string().refine(isTimeZone, RULES['time-zone'])).default({}),
    })
    .default({ caseNumbers: 'programme', timeZones: {} }),
  /** From which age a child's own view is asked besides the guardian's consent. */
  consent: z.strictObject({ viewFrom: z.int().positive() }).default({ viewFrom: 12 }),
  renewal: z.strictObject({ caseAfter: DurationSchema, stageAfter: DurationSchema }),
  bestInterests: z.strictObject({
    triggers: z.array(BestInterestsTriggerSchema),
    majority: z.int().positive(),
    moreInformation: DurationSchema,
    panelSize: z.int().positive(),
  }),
  sponsorship: z.strictObject({
    offersBeforeDecision: z.int().positive(),
    answerWithin: DurationSchema,
    largeHousehold: z.int().positive(),
    recheckAfter: DurationSchema,
    /** So long before the first check of a sponsor's adults ends somebody is asked to renew it. */
    renewVettingBefore: DurationSchema.default('P60D'),
    /** The weights of the ranking of sponsors and its limits; the defaults of the placement when absent. */
    placement: SponsorPolicySchema.omit({ version: true, largeHousehold: true }).optional(),
  }),
  tracing: z.strictObject({
    startWithin: DurationSchema,
    reviewEvery: DurationSchema,
    reviews: z.int().positive(),
    birthYearTolerance: z.int().min(0),
  }),
});

/** What a policy says for one stage, by the name of the section. Each stage adds its own (`declare module`). */
// biome-ignore lint/suspicious/noEmptyInterface: filled by the stages
export interface StageSections {}

/**
 * Everything about a programme that differs between countries or changes over time: durations, thresholds, limits,
 * schedules and rule tables. Versioned: a case keeps the version that it started with. The section of a stage is there
 * where the programme has that stage; the registry's schema sees to it.
 */
export type Policy = z.infer<typeof BasePolicySchema> & StageSections;

/** The day that an office of the programme has at an instant. */
export const todayAt = ({ intake }: Pick<Policy, 'intake'>, office: string | undefined, at: string): string =>
  dateIn(at, intake.timeZones[office ?? ''] ?? 'UTC');

/** The patience for a kind of work item under this policy. */
export const patienceFor = (policy: Policy, kind: string): Patience =>
  policy.patience[kind] ?? policy.patience.default;
