import * as z from 'zod';
import { DurationSchema, dateIn, isTimeZone } from '../kernel/calendar.ts';
import { PROGRAMMES } from '../kernel/catalogue.ts';
import { COUNTRY_CODES } from '../kernel/country.ts';
import { RULES } from '../kernel/rules.ts';
import { ComplaintsPolicySchema, DEFAULT_COMPLAINTS } from './complaints-policy.ts';
import { DEFAULT_ELIGIBILITY, EligibilityPolicySchema } from './eligibility-policy.ts';
import { FilesPolicySchema } from './files-policy.ts';
import { RequiredDocumentSchema } from './required-document.ts';
import { DEFAULT_RETENTION, RetentionPolicySchema } from './retention-policy.ts';
import { RightsPolicySchema } from './rights-policy.ts';
import { SponsorPolicySchema } from './sponsor-policy.ts';
import { StageNameSchema } from './stage-name.ts';
import { SupportPolicySchema } from './support-policy.ts';
import { DEFAULT_WAIVERS, WaiverPolicySchema } from './waiver-policy.ts';

export type Programme = keyof typeof PROGRAMMES;
export const ProgrammeSchema = z.enum(Object.keys(PROGRAMMES) as [Programme, ...Programme[]]);

/**
 * How long a work item may wait. A reminder goes out `remindAfter` after opening; the item is due `due` after opening
 * and is then escalated to a supervisor, who is reminded every `escalateEvery`. `byPriority` replaces `due` for
 * emergency and urgent cases (UNHCR: emergency within 7 days of submission).
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
  custody: z.array(z.enum(['one-parent', 'guardian', 'none', 'unknown'])).optional(),
  /** Applies to a child who is married, expects a child or has one, even with a parent in the household. */
  marriedOrExpecting: z.literal(true).optional(),
  /** Applies to a child recorded in the custody of both parents whom fewer than two parents accompany. */
  parentMissing: z.literal(true).optional(),
  /** Applies to every child of the household, as in family reunification. */
  anyChild: z.literal(true).optional(),
});

/** The part of a policy that every programme has, whatever its stages. */
export const BasePolicySchema = z.strictObject({
  programme: ProgrammeSchema,
  version: z.int().positive(),
  /** A note for readers: whose rules these are. */
  note: z.string(),
  /** In order; `closure` comes last. */
  stages: z.array(StageNameSchema).min(1),
  patience: z.strictObject({ default: PatienceSchema }).catchall(PatienceSchema),
  /** How long break-glass access lasts. */
  access: z.strictObject({ breakGlass: DurationSchema }).default({ breakGlass: 'PT60M' }),
  intake: z
    .strictObject({
      /**
       * Whether registration numbers are unique per programme or only per office, so that two offices may use the
       * same number.
       */
      caseNumbers: z.enum(['programme', 'office']).default('programme'),
      /** The time zone that decides what "today" is, by office; UTC for offices that are not listed. */
      timeZones: z.record(z.string(), z.string().refine(isTimeZone, RULES['time-zone'])).default({}),
      /** The country of an office: phone numbers written without a country code are of there. */
      countries: z.record(z.string(), z.enum(COUNTRY_CODES, RULES['country-code'])).default({}),
    })
    .default({ caseNumbers: 'programme', timeZones: {}, countries: {} }),
  /** The age from which a child's own view is asked in addition to the guardian's consent. */
  consent: z.strictObject({ viewFrom: z.int().positive() }).default({ viewFrom: 12 }),
  /** Documents that have to be on file before a decision; the work waits for them. */
  documents: z.array(RequiredDocumentSchema).default([]),
  rights: RightsPolicySchema.default({ answerWithin: 'P30D' }),
  retention: RetentionPolicySchema.default(DEFAULT_RETENTION),
  complaints: ComplaintsPolicySchema.default(DEFAULT_COMPLAINTS),
  waivers: WaiverPolicySchema.default(DEFAULT_WAIVERS),
  /** The smallest number of people that figures for others show. Eleven at least: less would take another decision. */
  statistics: z.strictObject({ smallest: z.int().min(11) }).default({ smallest: 11 }),
  files: FilesPolicySchema.default({ mostMegabytes: 20, byOffice: {} }),
  eligibility: EligibilityPolicySchema.default(DEFAULT_ELIGIBILITY),
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
    /** How long before the first check of a sponsor's adults expires somebody is asked to renew it. */
    renewVettingBefore: DurationSchema.default('P60D'),
    /**
     * Within how long of its registration a household of a priority is expected to arrive; a sponsor is told where the
     * family agreed (UNHCR Resettlement Handbook: emergency within 7 days, urgent 6 weeks, normal 52 weeks).
     */
    arrivesWithin: z
      .strictObject({ emergency: DurationSchema, urgent: DurationSchema, normal: DurationSchema })
      .default({ emergency: 'P7D', urgent: 'P42D', normal: 'P364D' }),
    /** After a sponsorship broke down: within how long the household is in a safe place (PROCESS.md, stage 8; default). */
    breakdown: z.strictObject({ safeHousingWithin: DurationSchema }).default({ safeHousingWithin: 'PT12H' }),
    /** What is asked of a sponsor before a household is placed with it; nothing where it is left out. */
    support: SupportPolicySchema.optional(),
    /** The weights and limits of the sponsor ranking; the placement defaults if absent. */
    placement: SponsorPolicySchema.omit({ version: true, largeHousehold: true }).optional(),
  }),
  tracing: z.strictObject({
    startWithin: DurationSchema,
    reviewEvery: DurationSchema,
    reviews: z.int().positive(),
    birthYearTolerance: z.int().min(0),
    /**
     * How long after an answer is there the seeker may be asked to come and hear it, and when somebody who could not
     * be reached is tried again.
     */
    answer: z
      .strictObject({ appointmentWithin: DurationSchema, tryAgain: DurationSchema })
      .default({ appointmentWithin: 'P7D', tryAgain: 'P3D' }),
  }),
});

/** What a policy says for one stage, by the name of the section. Each stage adds its own (`declare module`). */
// biome-ignore lint/suspicious/noEmptyInterface: filled by the stages
export interface StageSections {}

/**
 * Everything about a programme that differs between countries or changes over time: durations, thresholds, limits,
 * schedules and rule tables. Policies are versioned: a case keeps the version that it started with. A stage's section
 * exists if the programme has the stage; the registry's schema checks this.
 */
export type Policy = z.infer<typeof BasePolicySchema> & StageSections;

/** The date at an office of the programme at an instant. */
export const todayAt = ({ intake }: Pick<Policy, 'intake'>, office: string | undefined, at: string): string =>
  dateIn(at, intake.timeZones[office ?? ''] ?? 'UTC');

/** Work of the same day, where a policy was published before the work existed. */
const SAME_DAY: Readonly<Record<string, Patience>> = {
  'sponsorship-breakdown': { remindAfter: 'PT4H', due: 'PT12H', escalateEvery: 'PT12H' },
};

/** The deadlines of a kind of work item under this policy. */
export const patienceFor = (policy: Policy, kind: string): Patience =>
  policy.patience[kind] ?? SAME_DAY[kind] ?? policy.patience.default;
