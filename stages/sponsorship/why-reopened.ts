import type { CaseFile } from '../../domain/case/case-file.ts';
import { activeMembers } from '../../domain/case/case-file.ts';
import { doneLever } from '../../domain/case/case-rules.ts';
import { joinedAt, without } from '../../domain/household/why-joined.ts';
import type { Lever } from '../../domain/kernel/smallest-change.ts';
import { switched, waysOtherwise } from '../../domain/kernel/smallest-change.ts';
import type { Why } from '../../domain/kernel/why.ts';
import type { Sponsor } from '../../domain/sponsorship/sponsor.ts';
import { barOf, isBarred } from './end-offers.ts';
import type { Offer } from './offer.ts';
import { GREW, hasOutgrown } from './places-for.ts';

const NAME = 'sponsorship';

const inStanding = (sponsor: Sponsor): Sponsor => ({
  ...sponsor,
  vetting: { ...sponsor.vetting, status: 'active' },
  adults: sponsor.adults.map((adult) => (adult.check === 'not-clear' ? { ...adult, check: 'clear' } : adult)),
});

/** As if every sponsor of the case might receive somebody. */
const allInStanding = (file: CaseFile): CaseFile => ({ ...file, sponsors: file.sponsors.map(inStanding) });

/** What would let the household travel as far as its sponsor is concerned. */
export const sponsorLevers = (file: CaseFile, day: string): readonly Lever<CaseFile>[] => [
  ...doneLever(NAME)(file, day),
  ...(file.sponsors.some(isBarred) ? [switched('sponsor-cleared', allInStanding)] : []),
];

/** The offer that ended when the stage was opened again. */
const endedOf = ({ offers }: CaseFile, reason: string): Offer | undefined =>
  offers
    .filter(({ status, reasonCode }) => status === 'withdrawn' && reasonCode === reason)
    .sort((a, b) => (a.offeredAt < b.offeredAt ? 1 : -1))[0];

/** Why a placement ended and the household is offered again. */
export function whyReopened(file: CaseFile): Why | undefined {
  const state = file.case.stages[NAME];
  const ended = state && endedOf(file, state.outcome);
  if (!state || !ended) return undefined;
  const values = { day: state.at, policy: file.policy.version };
  if (state.outcome === GREW) {
    const now = activeMembers(file).length;
    const stays = (after: CaseFile) => !hasOutgrown(after, after);
    const placed = { ...file, offers: [{ ...ended, status: 'accepted' as const }] };
    const more = Array.from({ length: Math.max(0, now - ended.persons) }, (_, n) => ended.persons + n + 1);
    return {
      rule: 'places-for-household',
      values: { ...values, persons: now, places: ended.persons },
      ways: waysOtherwise<CaseFile>(stays, placed, [
        {
          lever: 'places-agreed',
          steps: more.map((persons) => ({
            values: { persons },
            apply: (after) => ({ ...after, offers: after.offers.map((offer) => ({ ...offer, persons })) }),
          })),
        },
        ...joinedAt(file, NAME).map((id) => switched('not-joined', without(id), {}, id)),
      ]),
    };
  }
  const sponsor = file.sponsors.find(({ id }) => id === ended.sponsorId);
  if (!sponsor || `sponsor-${barOf(sponsor)}` !== state.outcome) return undefined;
  return {
    rule: 'sponsor-standing',
    values,
    ways: waysOtherwise((one) => !isBarred(one), sponsor, [switched('sponsor-cleared', inStanding)]),
  };
}
