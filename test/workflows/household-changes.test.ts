import { describe, expect, test } from 'vitest';
import { adult, child } from '../fixtures/household.ts';
import { chapter } from './chapter.ts';
import type { Answered, Moment, Step } from './people.ts';
import { later } from './people.ts';
import { happens, theEnd } from './stories.ts';
import type { Told } from './told.ts';
import { actsOf, factsOf, leftovers } from './told.ts';
import type { Story } from './world.ts';

const CASEWORKER = 'caseworker.amman';
const evidence = 'birth certificate of the hospital';
const refusals: Record<string, Answered[]> = {};

/** The change leaves the work in hand alone, which is done some days later. */
const andThen =
  (change: Step): Step =>
  (moment) => {
    moment.again(5);
    return (change as (moment: Moment) => Promise<null>)(moment);
  };
/** The family name that the household of a story has to itself. */
const familyOf = async ({ readCase }: Moment): Promise<string> =>
  (await readCase()).persons[0]!.name!.split(' ').at(-1)!;
const newborn = async (moment: Moment) =>
  child({
    ...{ relationship: 'daughter', name: `Nur ${await familyOf(moment)}`, sex: 'f' },
    birthDate: moment.now.slice(0, 10),
  });
const proposes = (change: (moment: Moment) => unknown, user = CASEWORKER) =>
  happens(
    '/household-changes',
    async (moment) => ({ change: await change(moment), happenedOn: moment.now.slice(0, 10), evidence }),
    user,
  );
const birth = proposes(async (moment) => ({
  kind: 'joins',
  because: 'birth',
  member: await newborn(moment),
}));
const marriage = proposes(async (moment) => ({
  ...{ kind: 'joins', because: 'marriage' },
  member: adult({
    ...{ relationship: 'spouse', sex: 'm', name: `Karim ${await familyOf(moment)}`, birthDate: '1990-01-01' },
  }),
}));
const idOf = async ({ readCase }: Moment, relationship: string) =>
  (await readCase()).persons.find((person) => person.relationship === relationship)!.id;
const movesOut = proposes(async (moment) => ({
  ...{ kind: 'leaves', because: 'moved-out', personId: await idOf(moment, 'spouse') },
}));
const goesAhead = proposes(async (moment) => ({
  kind: 'parts',
  members: [await idOf(moment, 'mother'), await idOf(moment, 'sister')],
}));

const family = {
  members: [adult(), adult({ relationship: 'spouse', sex: 'm', name: 'Omar Haddad' }), child()],
};
const five = {
  members: [
    ...family.members,
    adult({ relationship: 'mother', name: 'Amina Haddad', birthDate: '1960-02-02' }),
    adult({ relationship: 'sister', name: 'Rima Haddad', birthDate: '1995-02-02' }),
  ],
};
const end = { 'follow-up-visit': [theEnd] };

const KINDS = [
  ...['eligibility-review', 'state-decision', 'health-exam', 'orientation-session', 'sponsor-offer'],
  ...['travel-documents', 'travel-booking', 'fitness-to-fly', 'departure'],
] as const;
type Kind = (typeof KINDS)[number];
const at = (step: Step, household: Story['household'] = family) =>
  Object.fromEntries(
    KINDS.map((kind): [Kind, Story] => [kind, { household, script: { [kind]: [step], ...end } }]),
  ) as { [K in Kind]: Story };

/** Nobody travels unchecked: every member was decided on, examined and oriented before the household left. */
function expectChecked(told: Told): void {
  const { view } = told;
  const members = view.persons.filter(({ status }) => status === 'active');
  expect(view.travel?.arrivedAt).toBeDefined();
  expect(members.filter(({ undecided }) => undecided)).toEqual([]);
  const cleared = new Set(view.health?.filter((one) => one.cleared).map(({ personId }) => personId));
  expect(members.filter(({ id }) => !cleared.has(id))).toEqual([]);
  // The placement lasted until the end of the story.
  const placed = view.offers.filter(({ reasonCode }) => reasonCode === 'end-of-the-story');
  expect(placed.map(({ persons }) => persons)).toEqual([members.length]);
  const elsewhere = told.linked
    .flatMap(({ view: other }) => other.offers)
    .filter(({ status }) => status === 'accepted');
  const taken = elsewhere.reduce((sum, { persons }) => sum + persons, 0);
  expect(told.sponsors.map((sponsor) => [sponsor.taken, sponsor.held])).toEqual([[taken, 0]]);
  expect(leftovers(told)).toEqual([]);
}
const membersOf = ({ view }: Told): number => view.persons.filter(({ status }) => status === 'active').length;

describe('a child is born', () => {
  const told = chapter('birth', at(birth));
  test.each(KINDS)('at the %s: it travels with the household, and nobody unchecked', (kind) => {
    expect(membersOf(told[kind])).toBe(4);
    expectChecked(told[kind]);
  });
});

describe('a marriage', () => {
  const told = chapter('marriage', at(marriage, { members: [adult(), child()] }));
  test.each(KINDS)('at the %s: the spouse is asked for their own consents', (kind) => {
    expect(membersOf(told[kind])).toBe(3);
    expectChecked(told[kind]);
    const spouse = told[kind].view.persons.find(({ relationship }) => relationship === 'spouse')!;
    const own = told[kind].view.consents.filter(({ personId }) => personId === spouse.id);
    expect(own.map(({ purpose }) => purpose)).toContain('disclosure-to-sponsor');
  });
});

describe('a member moves out', () => {
  const told = chapter('moved-out', at(movesOut));
  test.each(KINDS)('at the %s: the others go on, and the places are free', (kind) => {
    expect(membersOf(told[kind])).toBe(2);
    expectChecked(told[kind]);
  });
});

describe('the household goes ahead without some', () => {
  const told = chapter('parted', at(goesAhead, five));
  test.each(KINDS)('at the %s: both households go on, and nobody is in two', (kind) => {
    expect(membersOf(told[kind])).toBe(3);
    expectChecked(told[kind]);
    const [linked] = told[kind].linked;
    expect(linked && membersOf(linked)).toBe(2);
    expect(linked?.view.persons.map(({ relationship }) => relationship)).toContain('principal-applicant');
    expect(linked && leftovers(linked)).toEqual([]);
    expect(linked && actsOf(linked)).toContain('travel.arrived');
  });
});

const refusedOn =
  (name: string, change: (moment: Moment) => unknown): Step =>
  async (moment) => {
    const body = { change: await change(moment), happenedOn: moment.now.slice(0, 10), evidence };
    refusals[name] = [...(refusals[name] ?? []), await moment.call(CASEWORKER, ':/household-changes', body)];
    return moment.usual();
  };
const single = {
  declined: {
    household: family,
    script: {
      'health-exam': [andThen(movesOut)],
      'household-change': [{ decision: 'decline', reasonCode: 'returned-home' }],
      ...end,
    },
  },
  onTheWay: {
    household: family,
    script: {
      arrival: [
        refusedOn('onTheWay', async (moment) => ({
          ...{ kind: 'joins', because: 'birth', member: await newborn(moment) },
        })),
      ],
      ...end,
    },
  },
  arrived: { household: family, script: { 'follow-up-visit': [andThen(birth), theEnd] } },
  marriedLater: {
    household: family,
    script: {
      'follow-up-visit': [
        refusedOn('marriedLater', () => ({
          ...{ kind: 'joins', because: 'marriage' },
          member: adult({ relationship: 'spouse', name: 'Karim Nasser' }),
        })),
        theEnd,
      ],
    },
  },
  notAccepted: {
    household: { members: [adult(), child()] },
    script: {
      'travel-booking': [marriage],
      'state-decision': [
        async (moment: Moment) => moment.usual(),
        { decision: 'deny', reasonCode: 'checks-not-passed' },
      ],
      ...end,
    },
  },
  childNotAccepted: {
    household: family,
    script: {
      'travel-booking': [birth],
      'state-decision': [
        async (moment: Moment) => moment.usual(),
        async (moment: Moment) => {
          const deny = { decision: 'deny', reasonCode: 'checks-not-passed' };
          refusals.childNotAccepted = [await moment.decide(deny)];
          return moment.usual();
        },
      ],
      ...end,
    },
  },
  mistaken: {
    household: family,
    script: {
      'travel-booking': [
        happens('/deaths', async (moment) => ({ personId: await idOf(moment, 'spouse') }), CASEWORKER),
        later(10),
      ],
      'household-change': [{ decision: 'decline', reasonCode: 'another-person-died' }],
      ...end,
    },
  },
  principal: {
    household: family,
    script: {
      'travel-booking': [
        happens(
          '/deaths',
          async (moment) => ({
            personId: await idOf(moment, 'principal-applicant'),
            newPrincipalId: await idOf(moment, 'spouse'),
          }),
          CASEWORKER,
        ),
        later(10),
      ],
      ...end,
    },
  },
  grown: {
    household: {
      members: [adult(), child({ birthDate: '2008-04-01', name: 'Adam Haddad' })],
    },
    script: {
      'travel-booking': [
        async (moment: Moment) => {
          refusals.grown = [await moment.decide(await moment.usual())];
          const consent = {
            ...{ personId: await idOf(moment, 'son'), purpose: 'disclosure-to-state', recipient: 'states' },
            ...{
              fields: [],
              textVersion: 'v1',
              givenOn: moment.now.slice(0, 10),
              taken: 'signed',
              language: 'ar',
            },
          };
          await moment.call(CASEWORKER, ':/consents', consent);
          return moment.usual();
        },
      ],
      ...end,
    },
  },
} satisfies Record<string, Story>;
const one = chapter('household', single);

describe('a change of a household', () => {
  test('that is declined changes nothing', () => {
    expect(membersOf(one.declined)).toBe(3);
    expectChecked(one.declined);
    expect(factsOf(one.declined, 'household-change.declined')).toHaveLength(1);
  });

  test('cannot be made between departure and arrival; after it a child can be born', () => {
    expect(refusals.onTheWay).toMatchObject([{ status: 409 }]);
    expect(membersOf(one.arrived)).toBe(4);
    expect(actsOf(one.arrived, 'state.')).toEqual(['state.accepted']);
  });

  test('after the arrival is a birth: anybody else needs a case of their own', () => {
    expect(refusals.marriedLater).toMatchObject([
      { status: 400, body: { issues: [{ path: 'change.because', code: 'born-after-arrival' }] } },
    ]);
  });

  test('that the state refuses leads into a linked case, and the household goes on', () => {
    expect(membersOf(one.notAccepted)).toBe(2);
    expectChecked(one.notAccepted);
    expect(one.notAccepted.linked[0]?.view.case.closing?.outcome).toBe('denied');
  });

  test('does not part a child from its household', () => {
    expect(refusals.childNotAccepted).toMatchObject([{ status: 409 }]);
    expectChecked(one.childNotAccepted);
  });
});

describe('a death', () => {
  test('recorded by mistake is taken back, and the member travels', () => {
    expect(membersOf(one.mistaken)).toBe(3);
    expectChecked(one.mistaken);
    expect(actsOf(one.mistaken, 'person.')).toEqual(['person.deceased', 'person.restored']);
  });

  test('of the principal is confirmed before anybody travels', () => {
    expectChecked(one.principal);
    const [confirmed] = factsOf(one.principal, 'household-change.confirmed');
    const [left] = factsOf(one.principal, 'travel.departed');
    expect(confirmed!.at < left!.at).toBe(true);
  });
});

test('who comes of age on the way is an adult: without custody, with consents of their own', () => {
  expect(refusals.grown).toMatchObject([{ status: 409 }]);
  const grown = one.grown.view.persons.find(({ relationship }) => relationship === 'son')!;
  expect(grown).toMatchObject({ custody: 'not-a-child', separation: 'accompanied' });
  expectChecked(one.grown);
  expect(actsOf(one.grown, 'person.')).toEqual(['person.came-of-age']);
});
