import { describe, expect, test } from 'vitest';
import { adult, child } from '../fixtures/household.ts';
import { chapter } from './chapter.ts';
import type { Answered, Step } from './people.ts';
import { later } from './people.ts';
import { happens, refused, theEnd } from './stories.ts';
import type { Told } from './told.ts';
import { actsOf, daysBetween, decisionsOn, factsOf, leftovers, openedAt } from './told.ts';
import type { Story } from './world.ts';

/** Not the supervisor, who confirms it. */
const CASEWORKER = 'caseworker.amman';
const decline: Step = { decision: 'decline', reasonCode: 'housing-not-ready' };
const best = { experience: 5 };
const second = { experience: 3 };
const third = { experience: 2 };
const fourth = { experience: 0 };
const four = [best, second, third, fourth];
const household = { members: [adult(), child()] };
const arrived = { 'follow-up-visit': [theEnd] };
const prepared = { 'travel-documents': [theEnd] };
const agency: Step = { decision: 'agency-receives', reasonCode: 'no-sponsor-found' };
const stranger: Answered[] = [];

/** The sponsor that ranks second is chosen over the first, with a reason. */
const override: Step = async ({ call, readCase }) => {
  const spoken = (await readCase()).persons[0]!.languages![0]!;
  const { body } = await call('sponsorship.toronto', '/sponsors?limit=100', undefined, 'GET');
  const sponsors = body.sponsors as { id: string; experience: number; languages: string[] }[];
  const chosen = sponsors.find((one) => one.languages.includes(spoken) && one.experience === 3);
  return { decision: 'override', sponsorId: chosen?.id, reasonCode: 'school-nearby' };
};

const ended = (to: string) => ({ to, reasonCode: 'under-investigation' });
/** Somebody ends the standing of the sponsor that was asked, which then answers nothing. */
const standing =
  (to: string): Step =>
  async ({ call, item }) => {
    await call('sponsorship.toronto', `/sponsors/${item.assignee}/standing`, ended(to));
    return null;
  };

/** A check of one of the asked sponsor's adults turns out not clear, which is recorded before it answers. */
const notClear: Step = async ({ call, item }) => {
  const adults = [{ name: 'Another Adult', check: 'not-clear' }];
  await call('sponsorship.toronto', `/sponsors/${item.assignee}/vetting`, { adults });
  return null;
};

/** The family says at the first visit that it cannot go on with its sponsor; the visit is made nevertheless. */
const breaksDown: Step = async ({ call, usual }) => {
  const reported = { reasonCode: 'exhaustion', reportedBy: 'family' };
  await call('sponsorship.toronto', ':/sponsor-lost', reported);
  return usual();
};

const refuse = { decision: 'refused', reasonCode: 'personal-circumstances' };

const stories = {
  accepted: {
    household,
    script: {
      'sponsor-offer': [refused(stranger, { decision: 'accept' }, 'sponsor:sponsor-other')],
      ...arrived,
    },
  },
  declined: { household, sponsors: [best, second], script: { 'sponsor-offer': [decline], ...prepared } },
  silent: { household, sponsors: [best, second], script: { 'sponsor-offer': ['nobody'], ...prepared } },
  continued: {
    household,
    sponsors: four,
    script: {
      'sponsor-offer': [decline, 'nobody', decline],
      'placement-decision': [{ decision: 'continue' }],
      ...prepared,
    },
  },
  agency: {
    household,
    sponsors: four,
    script: { 'sponsor-offer': [decline, decline, decline], 'placement-decision': [agency], ...prepared },
  },
  closed: {
    household,
    sponsors: four,
    script: {
      'sponsor-offer': [decline, decline, decline],
      'placement-decision': [{ decision: 'close-case', reasonCode: 'no-sponsor-found' }],
    },
  },
  noConsent: {
    household: { ...household, consents: [] },
    script: { 'consent-request sponsorship': [refuse], 'placement-decision': [agency], ...prepared },
  },
  noCandidate: {
    household,
    sponsors: [{ capacity: 1 }],
    script: { 'placement-decision': [agency], ...prepared },
  },
  overridden: {
    household,
    sponsors: [best, second],
    script: { 'sponsor-proposal': [override], ...prepared },
  },
  lost: {
    household,
    sponsors: [best, second],
    script: {
      'travel-documents': [
        happens('/sponsor-lost', () => ({ reasonCode: 'illness-in-sponsor-group' }), 'sponsorship.toronto'),
        theEnd,
      ],
    },
  },
  broken: {
    household,
    sponsors: [best, second],
    script: {
      'follow-up-visit': [breaksDown, later(0), later(0), theEnd],
    },
  },
  barred: {
    household,
    sponsors: [best, second, third],
    script: {
      'sponsor-offer': [
        standing('suspended'),
        async ({ call, decide, item }) => {
          await decide({ decision: 'accept' });
          await call('sponsorship.toronto', `/sponsors/${item.assignee}/standing`, ended('revoked'));
          return null;
        },
      ],
      'travel-documents': [
        async ({ call, readCase }) => {
          const { offers } = await readCase();
          const placed = offers.find(({ status }) => status === 'accepted')?.sponsorId;
          await call('sponsorship.toronto', `/sponsors/${placed}/standing`, ended('revoked'));
          return null;
        },
      ],
      'placement-decision': [agency],
      'travel-booking': [theEnd],
    },
  },
  notClear: {
    household,
    sponsors: [best, second],
    script: { 'sponsor-offer': [notClear], ...prepared },
  },
  unconfirmed: {
    household,
    sponsors: [best, second],
    script: {
      'sponsor-confirmation': [{ decision: 'not-confirmed', reasonCode: 'check-not-clear' }],
      ...prepared,
    },
  },
  lateConfirmed: { household, script: { 'sponsor-confirmation': ['nobody'], ...prepared } },
  smaller: {
    household,
    script: {
      'sponsor-confirmation': [
        happens(
          '/deaths',
          async ({ readCase }) => ({
            personId: (await readCase()).persons.find((one) => one.relationship !== 'principal-applicant')
              ?.id,
          }),
          CASEWORKER,
        ),
      ],
      ...prepared,
    },
  },
  consentWithdrawn: {
    household,
    script: {
      'sponsor-offer': [
        async ({ call, readCase }) => {
          const { consents } = await readCase();
          const consent = consents.find(({ purpose }) => purpose === 'disclosure-to-sponsor');
          const path = `:/consents/${consent?.id}/withdraw`;
          stopped.push(await call('caseworker.amman', path, {}));
          return null;
        },
      ],
      'consent-request sponsorship': [refuse],
      'placement-decision': [agency],
      ...prepared,
    },
  },
} satisfies Record<string, Story>;
const stopped: Answered[] = [];

const told = chapter('sponsorship', stories);

/** Places of a story's sponsors: taken and held. */
const places = (of: Told) => of.sponsors.map(({ taken, held }) => [taken, held]);
const offers = (of: Told) =>
  [...of.view.offers]
    .sort((a, b) => (a.offeredAt < b.offeredAt ? -1 : 1))
    .map((offer) => [of.sponsors.findIndex((sponsor) => sponsor.id === offer.sponsorId), offer.status]);

describe('sponsorship', () => {
  test('offers to the best sponsor, which is told by mail and accepts', () => {
    expect(stranger).toMatchObject([{ status: 404 }]);
    expect(offers(told.accepted)).toEqual([[0, 'withdrawn']]);
    expect(actsOf(told.accepted, 'offer.')).toEqual([
      ...['offer.made', 'offer.promised', 'offer.accepted', 'offer.withdrawn'],
    ]);
    expect(told.accepted.mails.map((mail) => mail.subject)).toEqual([
      'A family is waiting for your answer',
      'Thank you for welcoming a family',
      'The family has arrived',
    ]);
  });

  test('offers to the next when the first declines', () => {
    expect(actsOf(told.declined, 'offer.').slice(0, 5)).toEqual([
      ...['offer.made', 'offer.declined', 'offer.made', 'offer.promised', 'offer.accepted'],
    ]);
    expect(offers(told.declined)[0]).toEqual([0, 'declined']);
    expect(offers(told.declined)[1]?.[0]).toBe(1);
    expect(openedAt(told.declined, 'sponsor-proposal')).toHaveLength(1);
  });

  test('reminds at half time, and asks the next when nobody answers in time', () => {
    const [asked, next] = factsOf(told.silent, 'offer.made').map((fact) => fact.at);
    const [reminded] = factsOf(told.silent, 'work-item.reminded');
    expect(daysBetween(asked!, reminded!.at)).toBe(3.5);
    expect(daysBetween(asked!, next!)).toBe(7);
    expect(offers(told.silent)[0]).toEqual([0, 'expired']);
    expect(told.silent.mails.map((mail) => mail.subject)).toEqual([
      'A family is waiting for your answer',
      'A family is still waiting for your answer',
      'We have asked another sponsor',
      'A family is waiting for your answer',
      'Thank you for welcoming a family',
    ]);
  });

  test('asks a person after three offers, who lets it go on with the next', () => {
    expect(offers(told.continued).map(([, status]) => status)).toEqual([
      'declined',
      'expired',
      'declined',
      'withdrawn',
    ]);
    expect(decisionsOn(told.continued, 'placement-decision')).toEqual(['continue']);
    const [continued] = factsOf(told.continued, 'placement.continued');
    expect(daysBetween(continued!.at, openedAt(told.continued, 'sponsor-proposal')[1]!)).toBe(14);
    expect(told.continued.view.case.stages.sponsorship?.outcome).toBe('sponsored');
  });

  test('lets the agency receive the household', () => {
    expect(offers(told.agency).map(([, status]) => status)).toEqual(['declined', 'declined', 'declined']);
    expect(told.agency.view.case.stages.sponsorship?.outcome).toBe('agency-receives');
    expect(openedAt(told.agency, 'travel-documents')).toHaveLength(1);
  });

  test('closes the case when a person decides so', () => {
    expect(told.closed.view.case.closing?.outcome).toBe('no-sponsor');
    expect(openedAt(told.closed, 'travel-documents')).toEqual([]);
  });

  test('asks a person when the household has not consented to be disclosed', () => {
    expect(actsOf(told.noConsent, 'offer.')).toEqual([]);
    expect(decisionsOn(told.noConsent, 'placement-decision')).toEqual(['agency-receives']);
    expect(told.noConsent.mails).toEqual([]);
  });

  test('asks a person at once when no sponsor has the places', () => {
    expect(openedAt(told.noCandidate, 'sponsor-proposal')).toEqual([]);
    expect(openedAt(told.noCandidate, 'placement-decision')).toEqual(
      openedAt(told.noCandidate, 'health-exam').slice(0, 1),
    );
  });

  test('offers to the sponsor that a person chose over the ranking', () => {
    const [made] = factsOf(told.overridden, 'offer.made');
    expect(made?.details).toMatchObject({ source: 'override', sponsorId: told.overridden.sponsors[1]?.id });
    expect(factsOf(told.overridden, 'placement.overridden')[0]?.details?.reasonCode).toBe('school-nearby');
  });

  test('is sought again when the sponsor is lost, from another', () => {
    expect(actsOf(told.lost, 'offer.', 'case.cancelled')).toEqual([
      ...['offer.made', 'offer.promised', 'offer.accepted', 'offer.declined'],
      ...['offer.made', 'offer.promised', 'offer.accepted', 'case.cancelled', 'offer.withdrawn'],
    ]);
    const asked = factsOf(told.lost, 'offer.made').map((fact) => fact.details?.sponsorId);
    expect(asked).toEqual(told.lost.sponsors.map((sponsor) => sponsor.id));
    expect(openedAt(told.lost, 'travel-documents')).toHaveLength(2);
  });

  test('is mended after it broke down: safe the same day, then another sponsor, while visits go on', () => {
    expect(actsOf(told.broken, 'offer.', 'sponsorship.', 'placement.sought').slice(0, 9)).toEqual([
      ...['offer.made', 'offer.promised', 'offer.accepted', 'sponsorship.broken-down', 'offer.broken-down'],
      ...['placement.sought-anew', 'offer.made', 'offer.promised', 'offer.accepted'],
    ]);
    const [broke] = factsOf(told.broken, 'sponsorship.broken-down');
    const [safe] = factsOf(told.broken, 'placement.sought-anew');
    expect(daysBetween(broke!.at, safe!.at)).toBeLessThan(0.5);
    expect(offers(told.broken)[0]).toEqual([0, 'broken-down']);
    expect(told.broken.view.servicePlans.flatMap(({ lines }) => lines.map(({ state }) => state))).toContain(
      'delivered',
    );
    const visits = openedAt(told.broken, 'follow-up-visit');
    const arrived = told.broken.view.travel!.arrivedAt!;
    expect(daysBetween(arrived, visits[1]!)).toBeCloseTo(7, 1);
  });

  test('ends what a sponsor holds that is suspended or revoked: its offer, its promise, its placement', () => {
    expect(offers(told.barred)).toEqual([
      [0, 'withdrawn'],
      [1, 'withdrawn'],
      [2, 'withdrawn'],
    ]);
    const reasons = factsOf(told.barred, 'offer.withdrawn').map(({ details }) => details?.reasonCode);
    expect(reasons).toEqual(['sponsor-suspended', 'sponsor-revoked', 'sponsor-revoked']);
    expect(places(told.barred)).toEqual([
      [0, 0],
      [0, 0],
      [0, 0],
    ]);
    expect(told.barred.view.case.stages.sponsorship?.outcome).toBe('agency-receives');
  });

  test('ends what a sponsor holds when a check of one of its adults is not clear, and asks the next', () => {
    expect(actsOf(told.notClear, 'offer.').slice(0, 5)).toEqual([
      ...['offer.made', 'offer.withdrawn', 'offer.made', 'offer.promised', 'offer.accepted'],
    ]);
    const [ended] = factsOf(told.notClear, 'offer.withdrawn');
    expect(ended?.details).toMatchObject({ reasonCode: 'sponsor-not-clear' });
    expect(places(told.notClear)[0]).toEqual([0, 0]);
  });

  test('asks the next when staff do not confirm what a sponsor promised, and tells the sponsor', () => {
    expect(actsOf(told.unconfirmed, 'offer.').slice(0, 5)).toEqual([
      ...['offer.made', 'offer.promised', 'offer.not-confirmed', 'offer.made', 'offer.promised'],
    ]);
    expect(offers(told.unconfirmed)).toEqual([
      [0, 'not-confirmed'],
      [1, 'withdrawn'],
    ]);
    expect(told.unconfirmed.mails.map((mail) => mail.subject)).toContain('The placement was not confirmed');
    expect(told.unconfirmed.view.case.stages.sponsorship?.outcome).toBe('sponsored');
  });

  test('waits with a promise until somebody confirms it, and tells a supervisor meanwhile', () => {
    const facts = factsOf(told.lateConfirmed, 'work-item.escalated');
    const escalated = facts.map(({ details }) => details?.kind);
    expect(escalated).toContain('sponsor-confirmation');
    expect(decisionsOn(told.lateConfirmed, 'sponsor-confirmation')).toEqual(['confirm']);
    expect(offers(told.lateConfirmed)).toEqual([[0, 'withdrawn']]);
  });

  test('keeps a promise over what interrupts the case, and has it confirmed afterwards', () => {
    expect(actsOf(told.smaller, 'offer.', 'person.deceased')).toEqual([
      ...[
        'offer.made',
        'offer.promised',
        'offer.resized',
        'person.deceased',
        'offer.accepted',
        'offer.withdrawn',
      ],
    ]);
    expect(openedAt(told.smaller, 'sponsor-confirmation')).toHaveLength(2);
    expect(openedAt(told.smaller, 'sponsor-proposal')).toHaveLength(1);
  });

  test('stops with the consent that it rests on, and gives the places back', () => {
    expect(stopped).toMatchObject([{ status: 200 }]);
    expect(actsOf(told.consentWithdrawn, 'offer.', 'consent.', 'placement.', 'case.cancelled')).toEqual([
      'placement.confirmed',
      'offer.made',
      'offer.withdrawn',
      'consent.withdrawn',
      'consent.refused',
      'placement.agency-receives',
      'case.cancelled',
    ]);
    expect(told.consentWithdrawn.view.case.stages.sponsorship?.outcome).toBe('agency-receives');
  });

  test.each(Object.keys(stories) as (keyof typeof stories)[])('leaves no place taken or held: %s', (name) => {
    expect(
      places(told[name])
        .flat()
        .every((count) => count === 0),
    ).toBe(true);
    expect(leftovers(told[name])).toEqual([]);
  });
});
