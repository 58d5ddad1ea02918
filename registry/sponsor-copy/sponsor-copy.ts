import * as z from 'zod';
import type { FieldClass } from '../../domain/case/field-class.ts';
import { FieldClassSchema } from '../../domain/case/field-class.ts';
import type { Notice } from '../../domain/case/notice.ts';
import { NoticeSchema } from '../../domain/case/notice.ts';
import { RightsRequestSchema } from '../../domain/case/rights-request.ts';
import { DocumentSchema } from '../../domain/documents/document.ts';
import { DateSchema, dateOf, InstantSchema, later, plus } from '../../domain/kernel/calendar.ts';
import { sponsorKeptFor } from '../../domain/policy/retention-policy.ts';
import { keptOf } from '../../domain/rights/retention.ts';
import { lastActive } from '../../domain/sponsorship/retention-of-sponsor.ts';
import type { Sponsor } from '../../domain/sponsorship/sponsor.ts';
import { SponsorAdultSchema, SponsorSchema } from '../../domain/sponsorship/sponsor.ts';
import type { SponsorFile } from '../../domain/sponsorship/sponsor-file.ts';
import type { Offer } from '../../stages/sponsorship/offer.ts';
import { DraftLineSchema, OfferSchema } from '../../stages/sponsorship/offer.ts';
import type { SeenBy } from '../seen-by.ts';
import { SeenBySchema } from '../seen-by.ts';
import { KeptBackSchema, keptBackFrom, OPEN_REASONS } from './kept-back.ts';
import type { OwnWords } from './own-words.ts';
import { NO_WORDS, OwnWordsSchema } from './own-words.ts';
import type { SponsorReader } from './reader.ts';
import { isOnlyAdult, SponsorReaderSchema } from './reader.ts';

const decided = RightsRequestSchema.shape.decision.unwrap();
const ended = RightsRequestSchema.shape.lifted.unwrap();
/** The settlement plan that was drawn up with it: what, how long after the arrival, who sees to it. */
const CopiedPlanSchema = OfferSchema.shape.plan
  .unwrap()
  .pick({ state: true, draftedAt: true, seenAt: true })
  .extend({ lines: z.array(DraftLineSchema.omit({ what: true })) });

/** When something reached the sponsor's side; what was never sent told it nothing. */
const SENT: ReadonlySet<Notice['status']> = new Set(['sent', 'bounced', 'complained']);

/** A copy of everything about a sponsor, for itself or one of its adults. It names no staff and tells of no household. */
export const SponsorCopySchema = z.object({
  reader: SponsorReaderSchema,
  madeAt: InstantSchema,
  sponsor: SponsorSchema.pick({
    ...{ id: true, kind: true, name: true, destinationOffice: true, mailLanguage: true, vetting: true },
    ...{ capacity: true, availableFrom: true, availableUntil: true, languages: true, interpreter: true },
    ...{ accessibleHousing: true, minutesToMedicalCare: true, supportsSingleParents: true },
    ...{ supportsLargeHouseholds: true, experience: true, features: true },
  }).extend({ registeredAt: InstantSchema.optional() }),
  /** How it is reached; null in the copy of one of several adults. */
  contact: SponsorSchema.pick({ email: true, phone: true })
    .extend(SponsorSchema.shape.contact.shape)
    .nullable(),
  adults: z.array(SponsorAdultSchema.partial({ check: true })),
  documents: z.array(
    DocumentSchema.pick({ id: true, kind: true, name: true, date: true, expiresOn: true, addedAt: true }),
  ),
  requests: z.array(
    RightsRequestSchema.pick({
      ...{ id: true, right: true, purpose: true, askedBy: true, channel: true, words: true, askedOn: true },
      ...{ dueOn: true, recordedAt: true, status: true, outcome: true, carriedOut: true },
    }).extend({
      decision: decided.pick({ at: true, reasonCode: true, told: true }).optional(),
      lifted: ended.pick({ at: true, reasonCode: true }).optional(),
    }),
  ),
  offers: z.array(
    OfferSchema.pick({
      ...{ offeredAt: true, answeredAt: true, status: true, reasonCode: true },
      undertaking: true,
    }).extend({ plan: CopiedPlanSchema.optional(), ...OwnWordsSchema.shape }),
  ),
  /** What was written to it: what kind of message, when and how. */
  messages: z.array(
    NoticeSchema.pick({ template: true, channel: true, status: true }).extend({ at: InstantSchema }),
  ),
  /** How long it is kept, as far as its own record says: nothing is erased without a person's review. */
  retention: z.object({ reviewedFrom: DateSchema, keptUntil: DateSchema.optional() }),
  seenBy: z.array(SeenBySchema.omit({ classes: true })),
  /** Offers about which it wrote something that whoever makes the copy may not read. */
  wordsLeftOut: z.int().min(0),
  /** Classes of data that the copy does not have. */
  withheld: z.array(FieldClassSchema),
  keptBack: z.array(KeptBackSchema),
});
export type SponsorCopy = z.infer<typeof SponsorCopySchema>;

/** Everything that a copy is made of. `words` are missing where whoever makes it may not read them. */
export interface SponsorCopySources {
  readonly file: SponsorFile;
  readonly registeredAt?: string;
  readonly offers: readonly { readonly offer: Offer; readonly words?: OwnWords }[];
  readonly notices: readonly Notice[];
  readonly seenBy: readonly SeenBy[];
}

const byDay = <T>(of: readonly T[], at: (one: T) => string): T[] =>
  of.toSorted((one, other) => at(one).localeCompare(at(other)));

function vettingOf({ vetting: { reasonCode, ...vetting } }: Sponsor): Sponsor['vetting'] {
  return reasonCode !== undefined && OPEN_REASONS.has(reasonCode) ? { ...vetting, reasonCode } : vetting;
}

/** The reason of an offer's end is the sponsor's own where it declined; otherwise it may be about the household. */
const offerOf = ({ reasonCode, undertaking, plan, ...offer }: Offer, adults: ReadonlySet<string>) => ({
  ...offer,
  ...(plan ? { plan: { ...plan, lines: plan.lines.map(({ what: _words, ...line }) => line) } } : {}),
  ...(offer.status === 'declined' && reasonCode !== undefined ? { reasonCode } : {}),
  ...(undertaking ? { undertaking: signedBy(undertaking, adults) } : {}),
});

/** Of an undertaking what these adults signed: another adult's signature is theirs. */
const signedBy = ({ text, signatures }: NonNullable<Offer['undertaking']>, adults: ReadonlySet<string>) => ({
  text,
  signatures: signatures.filter(({ adultId }) => adults.has(adultId)),
});

function retentionOf(file: SponsorFile, offers: readonly Offer[]): SponsorCopy['retention'] {
  // When a household's case closed is not said: it would tell what became of them.
  const times = offers.map(({ answeredAt, offeredAt }) => answeredAt ?? offeredAt);
  const last = times.length === 0 ? undefined : times.reduce(later);
  const over = plus(lastActive(file, { open: false, last }), sponsorKeptFor(file.policy.retention));
  const kept = keptOf(file);
  return { reviewedFrom: dateOf(over), ...(kept ? { keptUntil: kept.until } : {}) };
}

/** The copy for one reader with the classes that it may have. */
export function copyOfSponsor(
  { file, registeredAt, offers, notices, seenBy }: SponsorCopySources,
  reader: SponsorReader,
  classes: readonly FieldClass[],
  at: string,
): SponsorCopy {
  const { sponsor } = file;
  const onlyAdult = isOnlyAdult(sponsor);
  /** Whether what nobody said whose it is may be in it. */
  const isWhole = reader.audience === 'sponsor' || onlyAdult;
  const adults = sponsor.adults.filter(({ id }) => reader.adultId === undefined || id === reader.adultId);
  const shown = new Set(adults.map(({ id }) => id));
  const showsChecks = onlyAdult || reader.audience === 'adult';
  const told = notices.flatMap((notice) =>
    SENT.has(notice.status) ? [{ ...notice, at: notice.sentAt ?? notice.at }] : [],
  );
  const documents = file.documents.filter((one) => one.status === 'kept' && classes.includes(one.class));
  const isLeftOut = ({ words }: { readonly words?: OwnWords }) => isWhole && words === undefined;
  return SponsorCopySchema.parse({
    ...{ reader, madeAt: at },
    sponsor: { ...sponsor, vetting: vettingOf(sponsor), ...(registeredAt ? { registeredAt } : {}) },
    contact: isWhole && classes.includes('contact') ? { ...sponsor, ...sponsor.contact } : null,
    adults: adults.map(({ id, name, ...check }) => ({ id, name, ...(showsChecks ? check : {}) })),
    documents: isWhole ? byDay(documents, ({ addedAt }) => addedAt) : [],
    requests: byDay(file.rights, ({ recordedAt }) => recordedAt).map(({ words, outcome, ...request }) =>
      isWhole ? { ...request, words, outcome } : request,
    ),
    offers: byDay(offers, ({ offer }) => offer.offeredAt).map(({ offer, words = NO_WORDS }) => ({
      ...offerOf(offer, shown),
      ...(isWhole ? words : NO_WORDS),
    })),
    messages: byDay(told, ({ at: when }) => when),
    retention: retentionOf(
      file,
      offers.map(({ offer }) => offer),
    ),
    seenBy,
    wordsLeftOut: offers.filter(isLeftOut).length,
    withheld: FieldClassSchema.options.filter((field) => !classes.includes(field)),
    keptBack: keptBackFrom(reader, sponsor.adults.length),
  });
}
