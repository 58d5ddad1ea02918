import * as z from 'zod';
import { DurationSchema } from '../kernel/calendar.ts';
import { RULES } from '../kernel/rules.ts';

/** What a sponsor is; which of them a requirement is for. */
const KINDS = ['group', 'family', 'community', 'agency'] as const;
const from = z.array(z.enum(KINDS)).min(1);

/** Where a sponsor's money lies, and what shows that it does. */
export const FUNDS_ACCOUNTS = ['trust-account', 'group-account', 'personal-account'] as const;
export const FUNDS_PROOFS = ['bank-statement', 'letter-of-bank', 'letter-of-grant'] as const;

/** How many days after the arrival, such as P30D: people write plans in days. */
export const DaysAfterSchema = z.string().regex(/^P\d{1,4}D$/, RULES.duration);

/**
 * What a programme asks of a sponsor before a household is placed with it. Each requirement says from which sponsors;
 * one that is left out is not asked. The figures are a programme's own [facts/06-schemes.csv compares schemes].
 */
export const SupportPolicySchema = z.strictObject({
  /** Signed by each adult of the sponsor; `text` is the version of what they sign. */
  undertaking: z.strictObject({ from, text: z.string().min(1).max(60) }).optional(),
  /** What a plan begins with, and for whom; whoever drafts it changes it, and another person approves it. */
  plan: z
    .strictObject({
      lines: z
        .array(
          z.strictObject({
            /** A code of the list `kinbridge-1`: publishing refuses another, which an older policy has as `other`. */
            service: z.string().min(1).max(60),
            /** How long after the arrival it is due. */
            after: DaysAfterSchema,
            by: z.enum(['sponsor', 'office']),
            /** Only for households with a child of school age. */
            schoolAge: z.literal(true).optional(),
          }),
        )
        .min(1)
        .max(30),
      /** Ages, in years, at which school is planned. */
      school: z.strictObject({ from: z.int().min(0), to: z.int().min(0) }),
    })
    .optional(),
  /** How many adults of a sponsor have been trained, in which of these courses, and for how long that holds. */
  training: z
    .strictObject({
      from,
      adults: z.int().positive(),
      courses: z.array(z.string().min(1).max(60)).min(1),
      holds: DurationSchema,
    })
    .optional(),
  /** What is set aside for a household of one person, two, and so on; each further person adds `further`. */
  funds: z
    .strictObject({
      from,
      currency: z.string().regex(/^[A-Z]{3}$/),
      bySize: z.array(z.int().min(0)).min(1).max(20),
      further: z.int().min(0),
      accounts: z.array(z.enum(FUNDS_ACCOUNTS)).min(1),
      proofs: z.array(z.enum(FUNDS_PROOFS)).min(1),
      /** How old what shows it may be. */
      shownWithin: DurationSchema,
    })
    .optional(),
});
export type SupportPolicy = z.infer<typeof SupportPolicySchema>;

/** What is asked to be set aside for so many persons. */
export const fundsFor = (
  { bySize, further }: NonNullable<SupportPolicy['funds']>,
  persons: number,
): number => {
  const most = bySize.length;
  return (bySize[Math.min(persons, most) - 1] ?? 0) + Math.max(0, persons - most) * further;
};
