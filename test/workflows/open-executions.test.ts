import { describe, expect, test } from 'vitest';
import { adult, child } from '../fixtures/household.ts';
import { chapter } from './chapter.ts';
import type { Moment, Step } from './people.ts';
import { theEnd } from './stories.ts';
import type { Told, ToldExecution } from './told.ts';
import { decisionsOn, leftovers } from './told.ts';
import type { Story } from './world.ts';

const HOUR = 3_600_000;
const usual: Step = (moment) => moment.usual();
const visits: Step[] = [usual, usual, usual, theEnd];
const members = [adult(), child()];
const lost = (moment: Moment) =>
  moment.call('sponsorship.toronto', ':/sponsor-lost', { reasonCode: 'safety', reportedBy: 'family' });
const breaksDown: Step = async (moment) => {
  await lost(moment);
  return moment.usual();
};
const poor: Step = async (moment) => {
  const form = await moment.usual();
  const scores = (form.scores as { scores: Record<string, number> }[]).map((one) => ({
    ...one,
    scores: { ...one.scores, ...('housing' in one.scores ? { housing: 1 } : {}) },
  }));
  return { ...form, scores };
};
const classB: Step = async (moment) => ({
  ...(await moment.usual()),
  ...{ classification: 'class-b', seenWithin: 'day', plainWords: 'Dialysis three times a week.' },
});
const sponsors = [{ experience: 5 }, { experience: 3 }];

const stories = {
  usual: { household: { members } },
  'a low score': { household: { members }, script: { 'follow-up-visit': [poor, ...visits] } },
  'an emergency': {
    household: { priority: 'emergency', members },
    script: { 'follow-up-visit': visits },
  },
  'a clinic': {
    household: { members },
    script: { 'health-exam': [classB], 'follow-up-visit': visits },
  },
  'a breakdown after arrival': {
    ...{ household: { members }, sponsors },
    script: { 'follow-up-visit': [breaksDown, ...visits] },
  },
  'a breakdown on the journey': {
    ...{ household: { members }, sponsors },
    script: { arrival: [breaksDown], 'follow-up-visit': visits },
  },
} satisfies Record<string, Story>;

const told = chapter('open-executions', stories);

/** Executions of a case that wait: what ends within the hour sends a message or looks something up. */
const waiting = ({ executions }: Told): ToldExecution[] =>
  executions.filter(({ startedAt, stoppedAt }) => (stoppedAt ?? Infinity) - startedAt > HOUR);

/** The workflows that wait at the same time, when they are most. */
function mostAtOnce(of: Told): string[] {
  const all = waiting(of);
  const at = all.map(({ startedAt: now }) =>
    all.filter(({ startedAt, stoppedAt }) => startedAt <= now && now < (stoppedAt ?? Infinity)),
  );
  const most = at.reduce((a, b) => (b.length > a.length ? b : a), []);
  return most.map(({ workflow }) => workflow).sort();
}
const preparing = ['cultural-orientation', 'health-assessment', 'resettlement-case', 'sponsorship'];

describe('the executions that wait for one case', () => {
  test.each<[keyof typeof stories, number]>([
    ['usual', 4],
    ['a low score', 4],
    ['an emergency', 2],
    ['a clinic', 4],
    ['a breakdown after arrival', 4],
    ['a breakdown on the journey', 4],
  ])('%s: at most %i at once, the run and the stages that it waits for', (name, most) => {
    expect(mostAtOnce(told[name])).toHaveLength(most);
    if (most === 4) expect(mostAtOnce(told[name])).toEqual(preparing);
    expect(leftovers(told[name])).toEqual([]);
  });

  test.each<[keyof typeof stories, string[]]>([
    ['usual', []],
    ['a low score', []],
    ['an emergency', []],
    ['a clinic', []],
    ['a breakdown after arrival', ['sponsorship']],
    ['a breakdown on the journey', ['sponsorship']],
  ])('%s: after the journey the run, the follow-up and %j, and none that nothing waits for', (name, more) => {
    const { view, executions } = told[name];
    const left = Date.parse(view.travel!.departedAt!);
    const after = waiting(told[name]).filter(({ stoppedAt }) => (stoppedAt ?? Infinity) > left + HOUR);
    expect([...new Set(after.map(({ workflow }) => workflow))].sort()).toEqual([
      ...['post-arrival-follow-up', 'resettlement-case', ...more, 'travel'],
    ]);
    const parents = executions.filter(({ workflow }) => workflow === 'resettlement-case');
    for (const { name: child, workflow } of after)
      if (workflow !== 'resettlement-case')
        expect(parents.some((parent) => child.startsWith(`${parent.name}-`))).toBe(true);
  });

  test('wait for all work that follows from an arrival, a visit or a breakdown', () => {
    expect(decisionsOn(told['an emergency'], 'owed-duty')).toHaveLength(2);
    expect(decisionsOn(told['a clinic'], 'receiving-clinic')).toHaveLength(1);
    expect(decisionsOn(told['a clinic'], 'care-on-arrival')).toHaveLength(1);
    expect(decisionsOn(told['a low score'], 'follow-up-action').length).toBeGreaterThan(0);
    for (const name of ['a breakdown after arrival', 'a breakdown on the journey'] as const) {
      expect(decisionsOn(told[name], 'sponsorship-breakdown')).toEqual(['new-sponsor']);
      expect(decisionsOn(told[name], 'protection-concern')).toHaveLength(1);
      expect(decisionsOn(told[name], 'sponsor-confirmation')).toHaveLength(2);
    }
  });
});
