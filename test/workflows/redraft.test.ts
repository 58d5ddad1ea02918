import { describe, expect, test } from 'vitest';
import { adult, child } from '../fixtures/household.ts';
import { chapter } from './chapter.ts';
import type { Step } from './people.ts';
import { theEnd } from './stories.ts';
import { decisionsOn, factsOf, leftovers, openedAt } from './told.ts';
import type { Story } from './world.ts';

const household = { members: [adult(), child()] };
const prepared = { 'travel-documents': [theEnd] };
const [best, second] = [{ experience: 5 }, { experience: 3 }];
/** The plan is returned to be drawn up again. */
const returned: Step = { decision: 'return-plan', reasonCode: 'plan-not-for-needs' };

const stories = {
  again: {
    household,
    sponsors: [best, second],
    script: { 'sponsor-confirmation': [returned], 'settlement-plan': ['nobody'], ...prepared },
  },
  givenUp: {
    household,
    sponsors: [best, second],
    script: {
      'sponsor-confirmation': [returned],
      'settlement-plan': [{ decision: 'undertaking-refused', reasonCode: 'duties-too-great' }],
      ...prepared,
    },
  },
} satisfies Record<string, Story>;

const told = chapter('redraft', stories);

describe('a settlement plan that was returned', () => {
  test('is drawn up again, after somebody is reminded and it is escalated, and then confirmed', () => {
    expect(decisionsOn(told.again, 'sponsor-confirmation')).toEqual(['return-plan', 'confirm']);
    expect(decisionsOn(told.again, 'settlement-plan')).toEqual(['drafted']);
    const escalated = factsOf(told.again, 'work-item.escalated').map(({ details }) => details?.kind);
    expect(escalated).toContain('settlement-plan');
    expect(openedAt(told.again, 'travel-documents')).toHaveLength(1);
  });

  test('goes to the next sponsor when the first no longer signs', () => {
    expect(decisionsOn(told.givenUp, 'settlement-plan')).toEqual(['undertaking-refused']);
    expect(openedAt(told.givenUp, 'sponsor-offer')).toHaveLength(2);
    expect(openedAt(told.givenUp, 'travel-documents')).toHaveLength(1);
  });

  test.each(['again', 'givenUp'] as const)('leaves nothing behind: %s', (name) => {
    expect(leftovers(told[name])).toEqual([]);
  });
});
