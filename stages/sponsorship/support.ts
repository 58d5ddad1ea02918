import type { CaseFile } from '../../domain/case/case-file.ts';
import { activeMembers } from '../../domain/case/case-file.ts';
import { ageAt, dateOf, datePlus } from '../../domain/kernel/calendar.ts';
import type { SupportPolicy } from '../../domain/policy/support-policy.ts';
import { fundsFor } from '../../domain/policy/support-policy.ts';
import type { Sponsor } from '../../domain/sponsorship/sponsor.ts';
import type { DraftLine, Offer } from './offer.ts';
import { DraftLineSchema } from './offer.ts';

const ServiceCode = DraftLineSchema.shape.service;

/** What an offer may lack before it counts; together these are what a programme asks of a sponsor. */
export const REQUIREMENTS = ['undertaking', 'training', 'funds', 'plan'] as const;
export type Requirement = (typeof REQUIREMENTS)[number];

/** What is asked of this sponsor: the requirements of the policy that are for its kind. */
export function askedOf(
  { policy }: Pick<CaseFile, 'policy'>,
  { kind }: Pick<Sponsor, 'kind'>,
): SupportPolicy {
  const { undertaking, training, funds, plan } = policy.sponsorship.support ?? {};
  return {
    ...(undertaking?.from.includes(kind) ? { undertaking } : {}),
    ...(training?.from.includes(kind) ? { training } : {}),
    ...(funds?.from.includes(kind) ? { funds } : {}),
    ...(plan ? { plan } : {}),
  };
}

/** The adults whose signature under the present text is missing. Without named adults the promise stands for it. */
export function unsigned(file: CaseFile, offer: Offer, sponsor: Sponsor): string[] {
  const { undertaking } = askedOf(file, sponsor);
  if (!undertaking) return [];
  const { text, signatures } = offer.undertaking ?? { text: undertaking.text, signatures: [] };
  const signed = new Set(text === undertaking.text ? signatures.map(({ adultId }) => adultId) : []);
  return sponsor.adults.filter(({ id }) => !signed.has(id)).map(({ id }) => id);
}

/** The adults whose training counts on a day. */
export const trainedOn = (
  { courses, holds }: NonNullable<SupportPolicy['training']>,
  { adults }: Pick<Sponsor, 'adults'>,
  day: string,
): string[] =>
  adults
    .filter(({ training }) => training && courses.includes(training.course))
    .filter(({ training }) => day <= datePlus(training?.on ?? day, holds))
    .map(({ id }) => id);

/**
 * How many more adults have to be trained; never more than there are. Without named adults its training is taken as
 * given, as its vetting is.
 */
export function untrained(
  file: Pick<CaseFile, 'policy'>,
  sponsor: Pick<Sponsor, 'kind' | 'adults'>,
  at: string,
): number {
  const { training } = askedOf(file, sponsor);
  if (!training) return 0;
  const wanted = Math.min(training.adults, sponsor.adults.length);
  return Math.max(0, wanted - trainedOn(training, sponsor, dateOf(at)).length);
}

/** What is to be set aside for the household, and whether enough of it was shown; undefined if nothing is asked. */
export function fundsOf(file: CaseFile, offer: Offer, sponsor: Sponsor, at: string) {
  const { funds } = askedOf(file, sponsor);
  if (!funds) return undefined;
  const amount = fundsFor(funds, activeMembers(file).length);
  const shown = offer.funds;
  const enough =
    shown !== undefined &&
    shown.currency === funds.currency &&
    shown.amount >= amount &&
    dateOf(at) <= datePlus(shown.shownOn, funds.shownWithin);
  return { amount, currency: funds.currency, enough };
}

/** The lines that the programme's plan has for this household: school only where a child is of that age. */
export function plannedFor(file: CaseFile, at: string): DraftLine[] {
  const { plan } = file.policy.sponsorship.support ?? {};
  if (!plan) return [];
  const ages = activeMembers(file).map(({ birthDate }) => ageAt(birthDate, at));
  const hasPupil = ages.some((age) => age >= plan.school.from && age <= plan.school.to);
  return plan.lines
    .filter(({ schoolAge }) => !schoolAge || hasPupil)
    .map(({ service, after, by }) => ({
      service: ServiceCode.safeParse(service).data ?? 'other',
      after,
      by,
    }));
}

/** The lines of an offer's plan: as drafted, or else those of the programme. */
export const linesOfPlan = (file: CaseFile, offer: Offer, at: string): readonly DraftLine[] =>
  offer.plan?.lines ?? plannedFor(file, at);

/** What an offer lacks before it counts, in the order in which it is told. A plan lacks when it was returned. */
export const lacks = (file: CaseFile, offer: Offer, sponsor: Sponsor, at: string): Requirement[] => [
  ...(unsigned(file, offer, sponsor).length > 0 ? (['undertaking'] as const) : []),
  ...(untrained(file, sponsor, at) > 0 ? (['training'] as const) : []),
  ...(fundsOf(file, offer, sponsor, at)?.enough === false ? (['funds'] as const) : []),
  ...(offer.plan?.state === 'returned' ? (['plan'] as const) : []),
];
