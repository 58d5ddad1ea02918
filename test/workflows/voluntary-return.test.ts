import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inTwoLegs } from '../../stages/travel/sample-journey.ts';
import { adult, child, consentsOf } from '../fixtures/household.ts';
import type { Moment } from './people.ts';
import { theEnd } from './stories.ts';
import type { Told } from './told.ts';
import { decisionsOn, factsOf } from './told.ts';
import type { Story, World } from './world.ts';
import { openWorld } from './world.ts';

const members = [adult(), adult({ relationship: 'spouse', name: 'Karim Haddad', sex: 'm' }), child()];
const household: Story['household'] = {
  programme: 'voluntary-return',
  members,
  consents: consentsOf(members, ['assessment']),
  particulars: { legalStatus: 'asylum-refused', detained: false, removalOrder: true },
};
const stories = {
  returned: { household },
  unasked: { household: { ...household, consents: [] }, script: { 'travel-documents': [theEnd] } },
  remains: {
    household,
    script: { 'return-counselling': [{ decision: 'remains', reasonCode: 'not-sure' }] },
  },
  tooOld: {
    household,
    script: {
      'travel-booking': [
        ({ day }: { day(days: number): string }) => ({
          decision: 'booked',
          legs: inTwoLegs(day(100)),
          escorted: true,
        }),
      ],
    },
  },
  staysAfterAll: {
    household,
    script: {
      'return-counselling': [({ usual }: Moment) => usual(), { decision: 'remains', reasonCode: 'not-sure' }],
      'travel-booking': [
        ({ day }: { day(days: number): string }) => ({
          decision: 'booked',
          legs: inTwoLegs(day(100)),
          escorted: true,
        }),
      ],
    },
  },
} satisfies Record<string, Story>;

let world: World;
let told: Record<keyof typeof stories, Told>;
beforeAll(async () => {
  world = await openWorld();
  told = await world.play(stories);
});
afterAll(() => world?.close());

const stagesOf = (story: Told): Record<string, string> =>
  Object.fromEntries(Object.entries(story.view.case.stages).map(([stage, { outcome }]) => [stage, outcome]));
const ran = (story: Told): Set<string> => new Set(story.executions.map(({ workflow }) => workflow));

describe('a voluntary return', () => {
  test('goes from registration to closure through its own stages and the shared ones, and ends as returned', () => {
    const { returned } = told;
    expect(returned.view.case).toMatchObject({ status: 'closed', closing: { outcome: 'returned' } });
    expect(stagesOf(returned)).toMatchObject({
      'return-counselling': 'declared',
      'health-assessment': 'cleared',
      travel: 'arrived',
      reintegration: 'agreed',
      closure: 'returned',
    });
    expect([...ran(returned)]).toEqual(
      expect.arrayContaining(['return-counselling', 'health-assessment', 'travel', 'reintegration']),
    );
    expect(ran(returned)).not.toContain('state-decision');
    expect(ran(returned)).not.toContain('sponsorship');
    expect(returned.findings).toEqual([]);
  });

  test('keeps no follow-up plan, which is of other programmes', () => {
    expect(told.returned.view.followUp).toBeNull();
  });

  test('asks for consent before anybody is counselled', () => {
    expect(decisionsOn(told.unasked, 'consent-request')).toEqual(['given']);
  });

  test('costs nobody anything who stays: the case closes as that', () => {
    expect(told.remains.view.case).toMatchObject({ status: 'closed', closing: { outcome: 'remains' } });
    expect(ran(told.remains)).not.toContain('travel');
  });

  test('costs nobody anything who stays when asked again before the journey', () => {
    const { staysAfterAll } = told;
    expect(decisionsOn(staysAfterAll, 'return-counselling')).toEqual(['declared', 'remains']);
    expect(staysAfterAll.view.case).toMatchObject({ status: 'closed', closing: { outcome: 'remains' } });
    expect(decisionsOn(staysAfterAll, 'departure')).toEqual([]);
  });

  test('asks again for a declaration that would be too old on the day of the journey', () => {
    expect(factsOf(told.tooOld, 'return-counselling.reopened')).toHaveLength(1);
    expect(decisionsOn(told.tooOld, 'return-counselling')).toEqual(['declared', 'declared']);
    expect(told.tooOld.view.case).toMatchObject({ closing: { outcome: 'returned' } });
  });
});

describe('its registration', () => {
  const register = async (particulars: unknown, programme = 'voluntary-return') =>
    world.host.request('POST', '/cases', {
      user: 'caseworker.amman',
      body: {
        ...{ programme, number: `R-${JSON.stringify(particulars)?.length}-${programme}`, office: 'amman' },
        ...{ destinationOffice: 'toronto', priority: 'normal' },
        ...{ primaryCategory: 'medical-needs', secondaryCategory: 'restoring-family-unity' },
        ...{ members: [adult()], consents: [], particulars },
      },
      headers: { 'idempotency-key': `registration-${programme}-${JSON.stringify(particulars)}` },
    });

  test('asks for the particulars of a return, and names what is missing', async () => {
    const { status, body } = await register({ legalStatus: 'irregular', detained: true });
    expect(status).toBe(400);
    expect(JSON.stringify(body)).toContain('particulars.removalOrder');
  });

  test('takes no particulars for a programme that asks for none', async () => {
    const { status } = await register({ detained: true }, 'resettlement');
    expect(status).toBe(400);
  });
});
