import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CaseFile } from '../../../domain/case/case-file.ts';
import type { Change } from '../../../domain/case/change.ts';
import { withdrawCase } from '../../../domain/casework/end-case.ts';
import { CaseError } from '../../../domain/kernel/errors.ts';
import type { Sponsor } from '../../../domain/sponsorship/sponsor.ts';
import { freePlaces } from '../../../domain/sponsorship/sponsor.ts';
import { expireOpenOffers, makeOffer } from '../../../stages/sponsorship/make-offer.ts';
import { recordSponsorLoss } from '../../../stages/sponsorship/record-sponsor-loss.ts';
import { takeBack } from '../../../stages/sponsorship/take-back.ts';
import { AT, command, DESTINATION, sponsorActor, staff } from '../../fixtures/actors.ts';
import { caseFile, committed, decided, opened } from '../../fixtures/case-file.ts';
import { adult, child } from '../../fixtures/household.ts';
import { CONFIRM, sponsor } from '../../fixtures/sponsorship.ts';

const ACTS = [
  ...(['offer', 'accept', 'decline', 'expire', 'lose', 'withdraw'] as const),
  ...(['confirm', 'not-confirmed', 'take-back'] as const),
];
type Act = (typeof ACTS)[number];
const OFFICER = staff('sponsorship-officer', DESTINATION);

/** What one act does to a case and a sponsor; undefined when it is refused. */
function changeOf(act: Act, file: CaseFile, target: Sponsor): { file: CaseFile; change: Change } | undefined {
  const by = command();
  const open = file.offers.find(({ status }) => status === 'offered');
  const answer = (form: Record<string, unknown>) => {
    if (!open) return undefined;
    const { file: next, change } = decided(
      file,
      'sponsor-offer',
      form,
      command(sponsorActor(open.sponsorId)),
      open.id,
    );
    return { file: next, change };
  };
  const promised = file.offers.find(({ status }) => status === 'promised');
  const settle = (form: Record<string, unknown>) =>
    promised && decided(file, 'sponsor-confirmation', form, command(OFFICER), promised.id);
  const plain = (change: Change) => ({ file: committed(file, change), change });
  try {
    switch (act) {
      case 'offer':
        return plain(makeOffer(file, target, 'ranked', by));
      case 'accept':
        return answer({ decision: 'accept' });
      case 'decline':
        return answer({ decision: 'decline', reasonCode: 'no-room' });
      case 'confirm':
        return settle(CONFIRM);
      case 'not-confirmed':
        return settle({ decision: 'not-confirmed', reasonCode: 'check-not-clear' });
      case 'take-back':
        return promised && plain(takeBack(file, promised, by));
      case 'expire':
        return plain(expireOpenOffers(file, by));
      case 'lose':
        return plain(recordSponsorLoss(file, 'moved-away', by));
      case 'withdraw':
        return plain(withdrawCase(file, 'changed-plans', by));
    }
  } catch (error) {
    if (error instanceof CaseError) return undefined;
    throw error;
  }
}

describe('the places of sponsors', () => {
  it('over any sequence of acts are never negative nor above capacity, and add up from the offers', () => {
    const step = fc.record({
      act: fc.constantFrom(...ACTS),
      case: fc.integer({ min: 0, max: 3 }),
      sponsor: fc.integer({ min: 0, max: 2 }),
    });
    fc.assert(
      fc.property(fc.array(step, { minLength: 10, maxLength: 40 }), (steps) => {
        const sponsors = new Map(
          [2, 4, 7].map((capacity) => sponsor({ capacity })).map((one) => [one.id, one]),
        );
        const files = [0, 1, 2, 3].map((children) =>
          caseFile({ members: [adult(), ...Array.from({ length: children }, () => child())] }),
        );
        for (const one of steps) {
          const file = files[one.case]!;
          const live = file.offers.filter(({ status }) =>
            ['offered', 'promised', 'accepted'].includes(status),
          );
          const loaded = live.map(({ sponsorId }) => sponsors.get(sponsorId)!);
          const done = changeOf(one.act, { ...file, sponsors: loaded }, [...sponsors.values()][one.sponsor]!);
          if (!done) continue;
          files[one.case] = done.file;
          for (const put of done.change.writes) {
            if (put.type !== 'sponsor') continue;
            expect(put.version).toBe(sponsors.get(put.id)!.version + 1);
            sponsors.set(put.id, put);
          }
          const offers = files.flatMap((each) => each.offers);
          const placesOf = (id: string, status: string) =>
            offers
              .filter((offer) => offer.sponsorId === id && offer.status === status)
              .reduce((sum, { persons }) => sum + persons, 0);
          for (const each of sponsors.values()) {
            expect(freePlaces(each)).toBeGreaterThanOrEqual(0);
            expect([each.held, each.taken]).toEqual([
              placesOf(each.id, 'offered') + placesOf(each.id, 'promised'),
              placesOf(each.id, 'accepted'),
            ]);
          }
          for (const each of files)
            expect(
              each.offers.filter(({ status }) => ['offered', 'promised'].includes(status)).length,
            ).toBeLessThanOrEqual(1);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('of an expired offer are free again before the next is held', () => {
    const [first, second] = [sponsor(), sponsor()];
    const one = committed(caseFile(), makeOffer(caseFile(), first, 'ranked', command()));
    const file = { ...one, sponsors: [{ ...first, held: 1, version: 2 }] };
    const change = makeOffer(file, second, 'ranked', command(undefined, '2026-03-20T09:00:00.000Z'));
    const writes = change.writes.filter((put) => put.type === 'sponsor');
    expect(writes.map(({ id, held }) => [id, held])).toEqual([
      [first.id, 0],
      [second.id, 1],
    ]);
    expect(
      committed(file, change)
        .offers.map(({ status }) => status)
        .sort(),
    ).toEqual(['expired', 'offered']);
  });
});

describe('the work item of an offer', () => {
  it('is cancelled when the offer ends otherwise, and keeps its decision when it is declined', () => {
    const group = sponsor();
    const asked = committed(caseFile(), makeOffer(caseFile(), group, 'ranked', command()));
    const offer = asked.offers[0]!;
    const { file } = opened(asked, 'sponsor-offer', offer.id);
    const expired = committed(file, expireOpenOffers(file, command(undefined, AT)));
    expect(expired.workItems).toMatchObject([{ status: 'cancelled' }]);
    const declined = decided(
      asked,
      'sponsor-offer',
      { decision: 'decline', reasonCode: 'no-room' },
      command(sponsorActor(group.id)),
      offer.id,
    );
    expect(declined.file.workItems).toMatchObject([{ status: 'decided' }]);
  });
});
