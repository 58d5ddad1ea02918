import type { CaseFile } from '../../domain/case/case-file.ts';
import { dateOf } from '../../domain/kernel/calendar.ts';
import type { Lever } from '../../domain/kernel/smallest-change.ts';
import { switched, waysOtherwise } from '../../domain/kernel/smallest-change.ts';
import type { Why } from '../../domain/kernel/why.ts';
import type { Sponsor } from '../../domain/sponsorship/sponsor.ts';
import type { Offer } from './offer.ts';
import { askedOf, fundsOf, lacks, unsigned, untrained } from './support.ts';

interface Standing {
  readonly offer: Offer;
  readonly sponsor: Sponsor;
}

const signing =
  (text: string, adultId: string, on: string) =>
  ({ offer, sponsor }: Standing): Standing => {
    const before = offer.undertaking?.text === text ? offer.undertaking.signatures : [];
    return { sponsor, offer: { ...offer, undertaking: { text, signatures: [...before, { adultId, on }] } } };
  };

const training =
  (course: string, on: string, adults: number) =>
  ({ offer, sponsor }: Standing): Standing => {
    const more = sponsor.adults.filter(({ training: done }) => done?.course !== course || done.on !== on);
    const ids = new Set(more.slice(0, adults).map(({ id }) => id));
    const trained = sponsor.adults.map((one) =>
      ids.has(one.id) ? { ...one, training: { course, on } } : one,
    );
    return { offer, sponsor: { ...sponsor, adults: trained } };
  };

/** What would have let the promise count: a signature of each adult by name, training, money, another plan. */
function levers(file: CaseFile, { offer, sponsor }: Standing, at: string): Lever<Standing>[] {
  const asked = askedOf(file, sponsor);
  const day = dateOf(at);
  const { undertaking, funds, training: trained } = asked;
  const adults = untrained(file, sponsor, at);
  const toShow = fundsOf(file, offer, sponsor, at);
  return [
    ...(undertaking
      ? unsigned(file, offer, sponsor).map((id) =>
          switched('adult-signs', signing(undertaking.text, id, day), {}, id),
        )
      : []),
    ...(trained && adults > 0
      ? [
          switched('adults-trained', training(trained.courses[0] ?? '', day, sponsor.adults.length), {
            adults,
          }),
        ]
      : []),
    ...(funds && toShow && !toShow.enough
      ? [
          switched<Standing>(
            'funds-shown',
            (one) => ({
              ...one,
              offer: {
                ...one.offer,
                funds: {
                  ...{ amount: toShow.amount, currency: toShow.currency, by: 'nobody', shownOn: day },
                  ...{
                    account: funds.accounts[0] ?? 'trust-account',
                    proof: funds.proofs[0] ?? 'bank-statement',
                  },
                },
              },
            }),
            { amount: toShow.amount, currency: toShow.currency },
          ),
        ]
      : []),
    ...(offer.plan?.state === 'returned'
      ? [
          switched<Standing>('plan-drafted', (one) => ({
            ...one,
            offer: {
              ...one.offer,
              plan: { ...(one.offer.plan as NonNullable<Offer['plan']>), state: 'drafted' },
            },
          })),
        ]
      : []),
  ];
}

/** Why a promise cannot be confirmed yet, and what would let it; undefined if nothing is missing. */
export function whyNotReady(file: CaseFile, offer: Offer, sponsor: Sponsor, at: string): Why | undefined {
  if (lacks(file, offer, sponsor, at).length === 0) return undefined;
  const standing = { offer, sponsor };
  return {
    rule: 'sponsor-ready',
    values: { policy: file.policy.version },
    ways: waysOtherwise(
      (one) => lacks(file, one.offer, one.sponsor, at).length === 0,
      standing,
      levers(file, standing, at),
    ),
  };
}
