import * as z from 'zod';
import { InstantSchema } from '../../domain/kernel/calendar.ts';

/**
 * A household offered to a sponsor. While it is `offered`, or `promised` by the sponsor and not yet confirmed by
 * staff, its persons are reserved in the sponsor's capacity; once `accepted`, the places are taken.
 */
export const OfferSchema = z.object({
  type: z.literal('offer'),
  schema: z.literal(3),
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
