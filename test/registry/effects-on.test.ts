import { describe, expect, it } from 'vitest';
import type { Policy } from '../../domain/policy/policy.ts';
import type { PolicyBound } from '../../registry/effects-on.ts';
import { effectsOn, touchesSponsors } from '../../registry/effects-on.ts';
import { PolicySchema } from '../../registry/policy-schema.ts';
import { shippedPolicy } from '../../registry/shipped.ts';
import { AT } from '../fixtures/actors.ts';

const own = shippedPolicy('resettlement', 1)!;
const draft = (over: Partial<Policy>): Policy => ({ ...own, version: 2, ...over });
const done = (...stages: string[]): PolicyBound['stages'] =>
  Object.fromEntries(stages.map((stage) => [stage, { status: 'completed', outcome: 'done', at: AT }]));
const bound = (over: Partial<PolicyBound> = {}): PolicyBound => ({
  ...{ status: 'active', priority: 'normal', office: 'amman', stages: {} },
  ...over,
});
const without = (stage: string) => own.stages.filter((one) => one !== stage);
const swapped = () => {
  const rest = without('best-interests');
  return rest.toSpliced(rest.indexOf('travel'), 0, 'best-interests');
};
const patience = (kind: string, due: string) =>
  draft({ patience: { ...own.patience, [kind]: { ...own.patience.default, due } } });
const OF_HEALTH = patience('health-exam', 'P77D');

describe('what a draft would mean for a case', () => {
  it.each<[string, Policy, PolicyBound, string[]]>([
    ['nothing when it says the same', draft({ note: 'x' }), bound(), []],
    [
      'a stage that falls away',
      draft({ stages: without('sponsorship') }),
      bound(),
      ['stage-removed sponsorship'],
    ],
    [
      'not when it is passed',
      draft({ stages: without('sponsorship') }),
      bound({ stages: done('sponsorship') }),
      [],
    ],
    ['a stage at another place', draft({ stages: swapped() }), bound(), ['stage-moved best-interests']],
    ['not when it is passed', draft({ stages: swapped() }), bound({ stages: done('best-interests') }), []],
    ['time for work of a stage', OF_HEALTH, bound(), ['deadlines health-assessment']],
    ['not of a passed one', OF_HEALTH, bound({ stages: done('health-assessment') }), []],
    ['not of one that closes', OF_HEALTH, bound({ status: 'closing' }), []],
    [
      'rules of a stage',
      draft({ stateDecision: { deferral: 'P9D', anotherState: true } }),
      bound(),
      ['rules state-decision'],
    ],
    [
      'fitness, of travel',
      draft({ health: { ...own.health, fitnessWithin: 'PT9H' } }),
      bound(),
      ['rules travel'],
    ],
    ['a child’s view', draft({ consent: { viewFrom: 9 } }), bound({ status: 'closing' }), ['rules consent']],
    ['another day', today('amman'), bound(), ['rules today']],
    ['at another office', today('beirut'), bound(), []],
    [
      'numbers of cases, at registration',
      draft({ intake: { ...own.intake, caseNumbers: 'office' } }),
      bound(),
      [],
    ],
  ])('%s', (_what, next, one, expected) => {
    const effects = effectsOn(one, own, next).map(({ effect, subject }) => `${effect} ${subject}`);
    // What moves past a stage moves that one too.
    const asked = effects.filter((effect) => !effect.startsWith('stage-moved') || expected.includes(effect));
    expect(asked).toEqual(expected);
  });

  it('a stage that is added, also behind what is passed', () => {
    const small = PolicySchema.parse(draft({ stages: without('cultural-orientation') }));
    const passed = bound({ stages: done('eligibility-review', 'state-decision', 'health-assessment') });
    expect(effectsOn(passed, small, own)).toContainEqual({
      effect: 'stage-added',
      subject: 'cultural-orientation',
    });
  });

  it('time by the priority of the case', () => {
    const { default: usual } = own.patience;
    const urgent = draft({
      patience: { ...own.patience, default: { ...usual, byPriority: { urgent: 'P77D' } } },
    });
    const was = draft({ patience: { ...own.patience, default: { ...usual, byPriority: {} } } });
    expect(effectsOn(bound(), was, urgent)).toEqual([]);
    expect(effectsOn(bound({ priority: 'urgent' }), was, urgent)).not.toEqual([]);
  });

  it('and what of it reaches sponsors at once', () => {
    const renewal = draft({ sponsorship: { ...own.sponsorship, renewVettingBefore: 'P9D' } });
    expect(effectsOn(bound(), own, renewal)).toEqual([]);
    expect(touchesSponsors(own, renewal)).toBe(true);
    expect(touchesSponsors(own, OF_HEALTH)).toBe(false);
  });
});

function today(office: string): Policy {
  const timeZones = { ...own.intake.timeZones, [office]: 'Asia/Tokyo' };
  return draft({ intake: { ...own.intake, timeZones } });
}
