import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Moment } from './people.ts';
import type { Told } from './told.ts';
import { decisionsOn, factsOf } from './told.ts';
import type { Story, World } from './world.ts';
import { openWorld } from './world.ts';

const open = { destinationOffice: undefined, primaryCategory: undefined, secondaryCategory: undefined };
const seen: Record<string, { stages: string[]; office: string | undefined }> = {};
const look =
  (name: string) =>
  async ({ readCase, usual, item }: Moment) => {
    const { case: head } = await readCase();
    seen[`${name} ${item.kind}`] = { stages: Object.keys(head.stages), office: head.destinationOffice };
    return usual();
  };
const wrong: unknown[] = [];
const stories = {
  all: {
    household: open,
    script: {
      'submission-categories': [
        async ({ decide, usual }: Moment) => {
          const twice = { primaryCategory: 'medical-needs', secondaryCategory: 'medical-needs' };
          wrong.push((await decide({ decision: 'set', ...twice })).status);
          return usual();
        },
      ],
      'eligibility-review': [look('all')],
      'destination-office': [look('all')],
      'state-decision': [look('all')],
    },
  },
  late: { household: open, script: { 'destination-office': ['nobody'] } },
  known: {},
  cancelled: {
    household: open,
    script: {
      'submission-categories': [
        async ({ call, item }: Moment) => {
          const supervisor = `supervisor.${item.office}`;
          await call(supervisor, ':/cancel', { reasonCode: 'registered-in-error' });
          return null;
        },
      ],
    },
  },
} satisfies Record<string, Story>;

let world: World;
let told: Record<keyof typeof stories, Told>;
beforeAll(async () => {
  world = await openWorld();
  told = await world.play(stories as Record<keyof typeof stories, Story>);
});
afterAll(() => world?.close());

describe('a household registered without categories and destination office', () => {
  test('has them set by the office of asylum before the stage that needs each, and goes its whole way', () => {
    expect(decisionsOn(told.all, 'submission-categories')).toEqual(['set']);
    expect(decisionsOn(told.all, 'destination-office')).toEqual(['set']);
    expect(told.all.view.case).toMatchObject({
      destinationOffice: 'toronto',
      primaryCategory: 'legal-or-physical-protection-needs',
      secondaryCategory: 'lack-of-foreseeable-alternatives',
      closing: { outcome: 'resettled' },
    });
    expect(told.all.findings).toEqual([]);
  });

  test('keeps the office open until the state is asked, and no stage begins before', () => {
    expect(seen['all eligibility-review']).toEqual({ stages: [], office: undefined });
    const stages = ['eligibility-review', 'best-interests'];
    expect(seen['all destination-office']).toEqual({ stages, office: undefined });
    expect(seen['all state-decision']).toEqual({ stages, office: 'toronto' });
  });

  test('refuses one category twice', () => {
    expect(wrong).toEqual([400]);
  });

  test('records in the audit what was set', () => {
    expect(factsOf(told.all, 'submission.categories-set')[0]?.details).toMatchObject({
      primaryCategory: 'legal-or-physical-protection-needs',
    });
    expect(factsOf(told.all, 'submission.destination-set')[0]?.details).toEqual({
      destinationOffice: 'toronto',
    });
  });

  test('is reminded of, escalated, and set by a supervisor when nobody does it', () => {
    const escalated = factsOf(told.late, 'work-item.escalated').map(({ details }) => details?.kind);
    expect(escalated).toContain('destination-office');
    expect(told.late.view.case).toMatchObject({
      destinationOffice: 'toronto',
      closing: { outcome: 'resettled' },
    });
  });

  test('may end without them', () => {
    expect(told.cancelled.view.case).toMatchObject({ status: 'closed', closing: { outcome: 'cancelled' } });
    expect(told.cancelled.view.case.primaryCategory).toBeUndefined();
  });
});

test('a household registered with them is asked nothing', () => {
  expect(decisionsOn(told.known, 'submission-categories')).toEqual([]);
  expect(decisionsOn(told.known, 'destination-office')).toEqual([]);
});
