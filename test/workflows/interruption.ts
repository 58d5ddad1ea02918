import { describe, expect, test } from 'vitest';
import { adult, child } from '../fixtures/household.ts';
import { chapter, theWorld } from './chapter.ts';
import type { Answered, Moment, Step } from './people.ts';
import { happens } from './stories.ts';
import { actsOf, decisionsOn, factsOf, leftovers, openedAt } from './told.ts';
import type { Story } from './world.ts';

/** Not the supervisor, who confirms it. */
const CASEWORKER = 'caseworker.amman';
const unnamed: Answered[] = [];
const withdraw = happens('/withdraw', () => ({ reasonCode: 'voluntary-return' }), 'caseworker.amman');
const usual: Step = (moment) => moment.usual();
const family = { members: [adult(), adult({ relationship: 'spouse', sex: 'm' }), child()] };

const principalOf = async ({ readCase }: Moment) =>
  (await readCase()).persons.find((person) => person.relationship === 'principal-applicant')!.id;
/** The person that the item is about dies, unless it is the principal applicant. */
const subjectDies: Step = async (moment) => {
  if (moment.item.subject === (await principalOf(moment))) return moment.usual();
  return happens('/deaths', ({ item }) => ({ personId: item.subject }), CASEWORKER)(moment);
};
const childDies: Step = (moment) =>
  happens(
    '/deaths',
    async ({ readCase }) => ({
      personId: (await readCase()).persons.find((person) => person.relationship === 'son')?.id,
    }),
    CASEWORKER,
  )(moment);
/** The principal applicant dies; nobody else can be it before that is said. */
const principalDies: Step = async (moment) => {
  const personId = await principalOf(moment);
  const newPrincipal = (await moment.readCase()).persons.find((person) => person.relationship === 'spouse');
  unnamed.push(await moment.call('caseworker.amman', ':/deaths', { personId }));
  return happens(
    '/deaths',
    () => ({ personId, newPrincipalId: newPrincipal?.id }),
    'caseworker.amman',
  )(moment);
};
const onlyMemberDies: Step = async (moment) =>
  happens('/deaths', async () => ({ personId: await principalOf(moment) }), CASEWORKER)(moment);

const withdrawn = {
  eligibility: { script: { 'eligibility-review': [withdraw] } },
  stateDecision: { script: { 'state-decision': [withdraw] } },
  deferral: {
    script: {
      'state-decision': [{ decision: 'defer', reasonCode: 'security-checks-pending' }, withdraw],
    },
  },
  preparation: { household: family, script: { 'sponsor-proposal': [withdraw] } },
  offer: { household: family, script: { 'sponsor-offer': [withdraw] } },
  booked: { household: family, script: { 'fitness-to-fly': [withdraw] } },
  followUp: { household: family, script: { 'follow-up-visit': [usual, withdraw] } },
} satisfies Record<string, Story>;
const died = {
  member: {
    household: family,
    script: { 'orientation-session children': [childDies], 'travel-documents': [withdraw] },
  },
  lastToExamine: {
    household: { members: [adult(), adult({ relationship: 'spouse', sex: 'm' })] },
    script: { 'health-exam': [subjectDies, subjectDies], 'travel-documents': [withdraw] },
  },
  principal: { household: family, script: { 'state-decision': [principalDies], 'health-exam': [withdraw] } },
  onlyMember: { script: { 'sponsor-offer': [onlyMemberDies] } },
} satisfies Record<string, Story>;
const stories = {
  ...withdrawn,
  ...died,
  cancelled: {
    household: family,
    script: { 'travel-booking': [happens('/cancel', () => ({ reasonCode: 'programme-closed' }))] },
  },
  notStarted: { start: false },
};

const told = chapter('interruption', stories);

describe('a case that is withdrawn', () => {
  test.each(Object.keys(withdrawn) as (keyof typeof withdrawn)[])('at its %s closes as withdrawn', (name) => {
    expect(told[name].view.case.closing?.outcome).toBe('withdrawn');
    expect(decisionsOn(told[name], 'closure-approval')).toEqual(['approve']);
    expect(told[name].sponsors.map(({ taken, held }) => [taken, held])).toEqual([[0, 0]]);
    const at = factsOf(told[name], 'case.withdrawn')[0]!.at;
    const after = factsOf(told[name], 'work-item.opened').filter((fact) => fact.at >= at);
    expect(after.map((fact) => fact.details?.kind)).toEqual(['closure-approval']);
  });

  test('stops the executions of its three stages of preparation', () => {
    const stopped = told.preparation.executions.filter((one) => one.status === 'ABORTED');
    expect(stopped.map((one) => one.workflow).sort()).toEqual([
      'cultural-orientation',
      'health-assessment',
      'resettlement-case',
      'sponsorship',
    ]);
  });

  test('ends an open offer', () => {
    expect(actsOf(told.offer, 'offer.')).toEqual(['offer.made', 'offer.withdrawn']);
  });
});

describe('a death', () => {
  test('in a family: the others go on, and are not asked about the dead', () => {
    const { view } = told.member;
    expect(view.persons.filter((person) => person.status === 'deceased')).toHaveLength(1);
    expect(view.case.stages['cultural-orientation']?.status).toBe('completed');
    expect(openedAt(told.member, 'travel-documents')).toHaveLength(1);
  });

  test('of the last member who had to be examined settles the examination', () => {
    expect(decisionsOn(told.lastToExamine, 'health-exam')).toEqual(['cleared']);
    expect(told.lastToExamine.view.case.stages['health-assessment']?.status).toBe('completed');
    expect(openedAt(told.lastToExamine, 'travel-documents')).toHaveLength(1);
  });

  test('of the principal applicant names another', () => {
    expect(unnamed).toMatchObject([{ status: 400, body: { issues: [{ path: 'newPrincipalId' }] } }]);
    expect(told.principal.view.persons.map((person) => [person.relationship, person.status]).sort()).toEqual([
      ['principal-applicant', 'active'],
      ['principal-applicant', 'deceased'],
      ['son', 'active'],
    ]);
    expect(openedAt(told.principal, 'state-decision')).toHaveLength(2);
  });

  test('of the only member ends the case', () => {
    expect(told.onlyMember.view.case.closing?.outcome).toBe('deceased');
    expect(told.onlyMember.sponsors.map(({ taken, held }) => [taken, held])).toEqual([[0, 0]]);
  });
});

test('a case that is cancelled gives its sponsor back and closes', () => {
  expect(told.cancelled.view.case.closing?.outcome).toBe('cancelled');
  expect(actsOf(told.cancelled, 'offer.').at(-1)).toBe('offer.withdrawn');
  expect(told.cancelled.sponsors.map(({ taken, held }) => [taken, held])).toEqual([[0, 0]]);
});

test('a case that is withdrawn before it was started is closed as well', async () => {
  expect(told.notStarted.executions).toEqual([]);
  await theWorld().host.clock.hold(() =>
    theWorld().call('caseworker.amman', 'POST', `/cases/${told.notStarted.caseId}/withdraw`, {
      reasonCode: 'moved-on',
    }),
  );
  await theWorld().host.idle();
  const after = await theWorld().tell(told.notStarted.caseId);
  expect(after.view.case.closing?.outcome).toBe('withdrawn');
  expect(leftovers(after)).toEqual([]);
});

test.each(Object.keys(stories).filter((name) => name !== 'notStarted') as (keyof typeof stories)[])(
  'leaves nothing behind: interruption, %s',
  (name) => {
    expect(leftovers(told[name])).toEqual([]);
  },
);
