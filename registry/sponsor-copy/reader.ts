import * as z from 'zod';
import type { Change } from '../../domain/case/change.ts';
import type { FieldClass } from '../../domain/case/field-class.ts';
import { CaseError } from '../../domain/kernel/errors.ts';
import { invalid } from '../../domain/kernel/invalid-input.ts';
import { rule } from '../../domain/kernel/rules.ts';
import type { Sponsor } from '../../domain/sponsorship/sponsor.ts';
import { STAFF_LANGUAGES } from '../../domain/staff/languages.ts';
import { ReasonCodeSchema } from '../../domain/work-item/kind.ts';

/** Whom a copy of a sponsor's data is for: the sponsor as a whole, or one of its adults. */
export const SponsorReaderSchema = z.object({
  audience: z.enum(['sponsor', 'adult']),
  /** The adult, if the copy is theirs. */
  adultId: z.string().max(60).optional(),
});
export type SponsorReader = z.infer<typeof SponsorReaderSchema>;

export const NewSponsorCopySchema = z.strictObject({
  ...SponsorReaderSchema.shape,
  language: z.enum(STAFF_LANGUAGES),
  reasonCode: ReasonCodeSchema,
});
export type NewSponsorCopy = z.infer<typeof NewSponsorCopySchema>;

/** The reader of a copy. Throws `InvalidInput` if an adult is named or missing wrongly, `NotFound` if it has no such adult. */
export function readerOfSponsor(
  { id, adults }: Pick<Sponsor, 'id' | 'adults'>,
  { audience, adultId }: NewSponsorCopy,
): SponsorReader {
  if ((audience === 'adult') !== (adultId !== undefined))
    throw invalid('adultId', rule('required'), adultId === undefined ? 'nobody' : 'somebody');
  if (adultId === undefined) return { audience };
  if (adults.some((adult) => adult.id === adultId)) return { audience, adultId };
  throw new CaseError('NotFound', `Expected an adult of sponsor ${id}, received ${adultId}.`);
}

/** Whether the reader is the only adult: then nothing of the sponsor is about another one. */
export const isOnlyAdult = ({ adults }: Pick<Sponsor, 'adults'>): boolean => adults.length === 1;

/**
 * The classes of data in a copy. One of several adults gets what is about them and about the sponsorship, not how the
 * others are reached; nobody's health is told to others; protection data may be about a household.
 */
export function sponsorClassesOf(
  sponsor: Pick<Sponsor, 'adults'>,
  { audience }: SponsorReader,
  sees: readonly FieldClass[],
): FieldClass[] {
  const own: readonly FieldClass[] = audience === 'adult' ? ['identity'] : ['identity', 'contact'];
  const wanted: readonly FieldClass[] = isOnlyAdult(sponsor) ? ['identity', 'health', 'contact'] : own;
  return wanted.filter((field) => sees.includes(field));
}

/** Records in the sponsor's chain that a copy was made: for whom, of which classes, why; never what it says. */
export function sponsorCopyMade(
  { audience, adultId }: SponsorReader,
  { language, reasonCode }: NewSponsorCopy,
  classes: readonly FieldClass[],
): Change<object> {
  const details = { audience, language, reasonCode, classes: [...classes] };
  const subject = adultId === undefined ? {} : { subject: adultId };
  return { patch: {}, writes: [], facts: [{ act: 'copy.made', ...subject, details }], answer: {} };
}
