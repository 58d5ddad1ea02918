import * as z from 'zod';
import { DateSchema, InstantSchema } from '../../domain/kernel/calendar.ts';
import { personal } from '../../domain/kernel/personal-data.ts';
import { SERVICE_LISTS } from '../../domain/policy/service-lists.ts';
import { DaysAfterSchema, FUNDS_ACCOUNTS, FUNDS_PROOFS } from '../../domain/policy/support-policy.ts';

/** One thing that a sponsor's plan promises: what, how long after the arrival, and who sees to it. */
export const DraftLineSchema = z.strictObject({
  service: z.enum(SERVICE_LISTS['kinbridge-1'].codes),
  after: DaysAfterSchema,
  by: z.enum(['sponsor', 'office']),
  what: personal(z.string().trim().min(1).max(1000)).optional(),
});
export type DraftLine = z.infer<typeof DraftLineSchema>;

/** What stands behind an offer before it counts. */
const supportShape = {
  /** Which adults of the sponsor signed which version of the undertaking, and when. */
  undertaking: z
    .object({
      text: z.string(),
      signatures: z.array(z.object({ adultId: z.string(), on: DateSchema })),
    })
    .optional(),
  /** The money set aside for this household, in whole units of the currency, and what showed it. */
  funds: z
    .object({
      amount: z.int().min(0),
      currency: z.string(),
      account: z.enum(FUNDS_ACCOUNTS),
      proof: z.enum(FUNDS_PROOFS),
      /** The day of the proof. */
      shownOn: DateSchema,
      /** Who saw it. */
      by: z.string(),
    })
    .optional(),
  /** The settlement plan: absent as long as it is the programme's own, which nobody has changed. */
  plan: z
    .object({
      state: z.enum(['drafted', 'returned', 'approved']),
      lines: z.array(DraftLineSchema).max(30),
      draftedBy: z.string(),
      draftedAt: InstantSchema,
      /** Who returned or approved it. */
      seenBy: z.string().optional(),
      seenAt: InstantSchema.optional(),
      reasonCode: z.string().optional(),
    })
    .optional(),
};

/**
 * A household offered to a sponsor. While it is `offered`, or `promised` by the sponsor and not yet confirmed by
 * staff, its persons are reserved in the sponsor's capacity; once `accepted`, the places are taken.
 */
export const OfferSchema = z.object({
  type: z.literal('offer'),
  schema: z.literal(4),
  id: z.string(),
  caseId: z.string(),
  sponsorId: z.string(),
  persons: z.int().positive(),
  /** Where it came from: the ranked list, or a person who overrode it. */
  source: z.enum(['ranked', 'override']),
  /** `broken-down`: the sponsor had received the household, and the sponsorship ended before its time. */
  status: z.enum([
    ...(['offered', 'promised', 'accepted', 'declined'] as const),
    ...(['not-confirmed', 'expired', 'withdrawn', 'broken-down'] as const),
  ]),
  offeredAt: InstantSchema,
  answeredAt: InstantSchema.optional(),
  reasonCode: z.string().optional(),
  ...supportShape,
});
export type Offer = z.infer<typeof OfferSchema>;

declare module '../../domain/case/entities.ts' {
  interface Entities {
    offer: Offer;
  }
}
declare module '../../domain/case/case-file.ts' {
  interface CaseFile {
    offers: Offer[];
  }
}
