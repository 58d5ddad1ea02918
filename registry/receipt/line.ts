import * as z from 'zod';
import { ConsentPurposeSchema } from '../../domain/case/consent.ts';
import { FieldClassSchema } from '../../domain/case/field-class.ts';
import { DateSchema } from '../../domain/kernel/calendar.ts';

/** Who saw or was told something: what they are, never who; no office but those of the case itself. */
export const WHO = [
  ...(['office', 'other-office', 'oversight', 'sponsor', 'partner-system', 'state', 'agency'] as const),
  'partner',
  ...(['you', 'family', 'court', 'kinbridge', 'public'] as const),
] as const;

/** What they saw or were told, in words that tell nobody of protection, of a search or of another household. */
export const WHAT = [
  ...(['case', 'list', 'search', 'compared', 'documents', 'notes', 'appointments', 'journey'] as const),
  ...(['placement', 'work', 'progress', 'checked', 'exported', 'copy', 'receipt', 'message'] as const),
  ...(['message-offer', 'message-journey', 'offer', 'offer-opened', 'offer-answered'] as const),
  ...(['asked-state', 'state-decided', 'asked-agency', 'emergency', 'reminder', 'event', 'joined'] as const),
  ...(['figures', 'referred'] as const),
] as const;
export type What = (typeof WHAT)[number];

/** What it rested on, if not on a consent: the office's task, an emergency, oversight, or the person's own wish. */
export const BASES = ['task', 'emergency', 'oversight', 'own-wish', 'order'] as const;

/** What stands in a receipt: what was told of anybody in the household, or only of the person and of all together. */
export const SCOPES = ['household', 'person'] as const;
export type Scope = (typeof SCOPES)[number];

/** A line of the receipt: the same on one day is told once, with how often. */
export const ReceiptLineSchema = z.object({
  day: DateSchema,
  who: z.enum(WHO),
  office: z.string().nullable(),
  what: z.enum(WHAT),
  classes: z.array(FieldClassSchema),
  times: z.int().positive(),
  /** The first day of several that are told together. */
  since: DateSchema.optional(),
  /** The consent that it rested on when it happened. */
  consent: z.object({ purpose: ConsentPurposeSchema, givenOn: DateSchema }).nullable(),
  /** The other basis, where there was no such consent or none is needed. */
  basis: z.enum(BASES).nullable(),
});
export type ReceiptLine = z.infer<typeof ReceiptLineSchema>;
