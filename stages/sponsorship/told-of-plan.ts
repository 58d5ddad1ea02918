import type { CaseFile } from '../../domain/case/case-file.ts';
import type { PageLine } from '../../domain/case/page-line.ts';
import { linesOf } from '../../domain/plan/lines.ts';
import type { PlanLine } from '../../domain/plan/service-plan.ts';
import { HOUSEHOLD } from '../../domain/plan/service-plan.ts';
import type { Sponsor } from '../../domain/sponsorship/sponsor.ts';
import { mayBreakDown } from './breakdown.ts';
import type { Offer } from './offer.ts';

/** A line of the settlement plan as a sponsor reads it: what, who sees to it, until when; never in whose words. */
export interface AgreedLine {
  readonly service: string;
  readonly by: 'sponsor' | 'office';
  readonly state: PlanLine['state'];
  readonly dueAt?: string;
}

const MOST_SHOWN = 30;

const agreed = (file: CaseFile, of: (line: PlanLine) => boolean) =>
  linesOf(file)
    .filter(({ line }) => line.source.kind === 'sponsorship' && line.class === undefined && of(line))
    .sort(({ line: a }, { line: b }) => ((a.dueAt ?? '') < (b.dueAt ?? '') ? -1 : 1))
    .slice(0, MOST_SHOWN);

/** The lines of the plan of an offer, or that its sponsor took over from another. */
const linesToldTo = (file: CaseFile, offer: Offer): AgreedLine[] =>
  agreed(
    file,
    ({ source, provider }) => source.reference === `plan/${offer.id}` || provider?.id === offer.sponsorId,
  ).map(({ line: { service, provider, state, dueAt } }) => ({
    service: service.code,
    by: provider?.kind === 'sponsor' ? 'sponsor' : 'office',
    state,
    ...(dueAt === undefined ? {} : { dueAt }),
  }));

/** What was agreed with the sponsor of an offer, beside the visits. */
export interface Agreement {
  readonly lines: readonly AgreedLine[];
  readonly undertaking: ReturnType<typeof signedBy>;
  /** Whether it can be said on the page that the sponsorship does not go on. */
  readonly mayBreakDown: boolean;
}
export const agreementOf = (file: CaseFile, offer: Offer, sponsor: Sponsor): Agreement => ({
  lines: linesToldTo(file, offer),
  undertaking: signedBy(offer, sponsor),
  mayBreakDown: mayBreakDown(file),
});

/** Which adult of the sponsor signed the undertaking, and when. */
const signedBy = ({ undertaking }: Offer, { adults }: Sponsor) =>
  undertaking && {
    text: undertaking.text,
    signatures: undertaking.signatures.flatMap(({ adultId, on }) => {
      const name = adults.find(({ id }) => id === adultId)?.name;
      return name === undefined ? [] : [{ name, on }];
    }),
  };

/**
 * What a person reads on their own page of what was agreed with whoever receives the household: that an undertaking was
 * signed, and the lines that are still to come. Not who the sponsor is, nor anybody's words.
 */
export function planToldTo(file: CaseFile, personId: string): PageLine[] {
  const offer = file.offers.find(({ status }) => status === 'accepted');
  if (!offer) return [];
  const days = offer.undertaking?.signatures.map(({ on }) => on).sort() ?? [];
  const last = days.at(-1);
  const lines = agreed(file, ({ state }) => state === 'planned' || state === 'delivered').filter(
    ({ whom }) => whom === HOUSEHOLD || whom === personId,
  );
  return [
    ...(last === undefined
      ? []
      : [{ word: 'person.of.sponsorship.signed', days: { on: `${last}T12:00:00.000Z` } }]),
    ...lines.map(({ line: { service, state, dueAt } }) => ({
      word: 'person.of.sponsorship.line',
      values: { state, dated: dueAt === undefined ? 'no' : 'yes' },
      words: { service: `service.${service.code}` },
      days: { due: dueAt ?? '1970-01-01T00:00:00.000Z' },
    })),
  ];
}
