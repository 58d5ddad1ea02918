import { describe, expect, test } from 'vitest';
import type { StageName } from '../../domain/policy/stage-name.ts';
import { INTERVIEWED } from '../fixtures/eligibility.ts';
import { adult, child } from '../fixtures/household.ts';
import { chapter } from './chapter.ts';
import type { Answered, Step } from './people.ts';
import { happens, theEnd } from './stories.ts';
import { actsOf, decisionsOn, factsOf, leftovers, openedAt } from './told.ts';
import type { Story } from './world.ts';

const tooEarly: Answered[] = [];
const reopening = (fromStage: StageName) => ({ fromStage, reasonCode: 'new-information' });
/** The case is closed, and opened again in the same hour. */
const reopened =
  (fromStage: StageName): Step =>
  async (moment) => {
    tooEarly.push(await moment.call('supervisor.amman', ':/reopen', reopening(fromStage)));
    const closed = await moment.decide(await moment.usual());
    if (closed.status !== 200) throw new Error(JSON.stringify(closed.body));
    return happens('/reopen', () => reopening(fromStage))(moment);
  };
const deny: Step = { decision: 'deny', reasonCode: 'exclusion-considerations' };
const withdraw = happens('/withdraw', () => ({ reasonCode: 'voluntary-return' }));
const notRecommended: Step = ({ view }) => ({
  ...{
    ...INTERVIEWED,
    decision: 'not-recommended',
    reasonCode: 'no-resettlement-need',
    counselled: view.members,
  },
});
const close: Step = { decision: 'close-case', reasonCode: 'no-sponsor-found' };
const decline: Step = { decision: 'decline', reasonCode: 'housing-not-ready' };

const stories = {
  notEligible: {
    script: {
      'eligibility-review': [notRecommended],
      'closure-approval': [reopened('eligibility-review')],
      'state-decision': [theEnd],
    },
  },
  denied: {
    script: {
      'state-decision': [deny],
      'closure-approval': [reopened('state-decision')],
      'health-exam': [theEnd],
    },
  },
  unplaced: {
    script: {
      'sponsor-offer': [decline],
      'placement-decision': [close, { decision: 'agency-receives', reasonCode: 'no-sponsor-found' }],
      'closure-approval': [reopened('sponsorship')],
      'travel-documents': [theEnd],
    },
  },
  withdrawnFromTravel: {
    household: { members: [adult(), child()] },
    script: {
      'travel-booking': [withdraw, theEnd],
      'closure-approval': [reopened('travel')],
    },
  },
  orientationAgain: {
    script: {
      'travel-documents': [withdraw, theEnd],
      'closure-approval': [reopened('cultural-orientation')],
    },
  },
  followUpAgain: { script: { 'closure-approval': [reopened('post-arrival-follow-up')] } },
} satisfies Record<string, Story>;

const told = chapter('reopening', stories);

describe('a case that is reopened', () => {
  test('must have been closed', () => {
    expect(tooEarly.map((answer) => answer.status)).toEqual(tooEarly.map(() => 409));
    expect(tooEarly).toHaveLength(Object.keys(stories).length);
  });

  test('from eligibility is reviewed anew and goes to the state', () => {
    expect(decisionsOn(told.notEligible, 'eligibility-review')).toEqual(['not-recommended', 'recommend']);
    expect(openedAt(told.notEligible, 'state-decision')).toHaveLength(1);
  });

  test('from the state decision keeps its eligibility', () => {
    expect(decisionsOn(told.denied, 'state-decision')).toEqual(['deny', 'accept']);
    expect(openedAt(told.denied, 'eligibility-review')).toHaveLength(1);
    expect(openedAt(told.denied, 'health-exam')).toHaveLength(1);
  });

  test('from sponsorship seeks a sponsor again', () => {
    expect(decisionsOn(told.unplaced, 'placement-decision')).toEqual(['close-case', 'agency-receives']);
    expect(openedAt(told.unplaced, 'travel-documents')).toHaveLength(1);
  });

  test('from travel needs a sponsor when its places were given back', () => {
    expect(actsOf(told.withdrawnFromTravel, 'offer.', 'case.reopened')).toEqual([
      'offer.made',
      'offer.promised',
      'offer.accepted',
      'offer.withdrawn',
      'case.reopened',
      'offer.made',
      'offer.promised',
      'offer.accepted',
      'offer.withdrawn',
    ]);
    expect(openedAt(told.withdrawnFromTravel, 'travel-booking')).toHaveLength(2);
    expect(openedAt(told.withdrawnFromTravel, 'health-exam')).toHaveLength(2);
  });

  test('from a stage in which nothing is left to do goes on to the next', () => {
    expect(openedAt(told.orientationAgain, 'orientation-session')).toHaveLength(1);
    expect(openedAt(told.orientationAgain, 'travel-documents')).toHaveLength(2);
    expect(factsOf(told.followUpAgain, 'case.closed')).toHaveLength(2);
    expect(told.followUpAgain.view.case.closing?.outcome).toBe('resettled');
    expect(told.followUpAgain.sponsors.map(({ taken }) => taken)).toEqual([1]);
  });

  test.each(Object.keys(stories) as (keyof typeof stories)[])('leaves nothing behind: %s', (name) => {
    expect(leftovers(told[name])).toEqual([]);
  });
});
