import { describe, expect, it } from 'vitest';
import type { CaseFile } from '../../../domain/case/case-file.ts';
import { correctArrival } from '../../../stages/post-arrival-follow-up/correct-arrival.ts';
import { nextVisit, scheduleFrom } from '../../../stages/post-arrival-follow-up/schedule.ts';
import { AT, command, staff } from '../../fixtures/actors.ts';
import { caseFile, committed, decided, opened, refusal, refusalName } from '../../fixtures/case-file.ts';
import { adult, child } from '../../fixtures/household.ts';
import { placedWith, sponsor } from '../../fixtures/sponsorship.ts';

const ARRIVED = '2026-03-08T22:30:00.000Z';
const worker = staff('caseworker', 'winnipeg');
const FAMILY = { members: [adult(), child()] };
const scores = Object.fromEntries(
  caseFile()
    .policy.followUp.dimensions.filter((dimension) => dimension !== 'sponsor-relation')
    .map((dimension) => [dimension, 4]),
);

function arrived(household: Parameters<typeof caseFile>[0] = FAMILY): CaseFile {
  const file = caseFile(household);
  const travel = {
    type: 'travel-plan',
    schema: 3,
    caseId: file.case.id,
    documents: 'ready',
    bookings: 1,
    escorted: false,
    fitToFly: true,
    departedAt: ARRIVED,
    arrivedAt: ARRIVED,
  } as const;
  return { ...file, travel, followUp: scheduleFrom(file, ARRIVED) };
}
const visit = (file: CaseFile, over: Record<string, unknown> = {}, id = '24-hours', at = AT) =>
  decided(
    file,
    'follow-up-visit',
    { decision: 'completed', on: at.slice(0, 10), scores, safetyConcern: false, ...over },
    command(worker, at),
    id,
  );

describe('a visit that is made late', () => {
  it('counts for the visits that fell due meanwhile, and the next one is not held up', () => {
    const late = visit(arrived(), {}, '24-hours', '2026-04-10T10:00:00.000Z');
    expect(late.file.followUp?.visits.map(({ status }) => status).slice(0, 4)).toEqual([
      ...['completed', 'skipped', 'skipped', 'planned'],
    ]);
    expect(nextVisit(late.file.followUp)?.visitId).toBe('90-days');
    expect(late.change.facts).toContainEqual({
      ...{ act: 'follow-up.skipped', subject: '7-days' },
      details: { reasonCode: 'seen-at-another-visit' },
    });
  });
});

describe('the follow-up schedule', () => {
  it('counts from the actual arrival, to the minute', () => {
    expect(arrived().followUp?.visits.map(({ id, dueAt }) => [id, dueAt])).toEqual([
      ['24-hours', '2026-03-09T22:30:00.000Z'],
      ['7-days', '2026-03-15T22:30:00.000Z'],
      ['30-days', '2026-04-07T22:30:00.000Z'],
      ['90-days', '2026-06-06T22:30:00.000Z'],
      ['180-days', '2026-09-04T22:30:00.000Z'],
      ['365-days', '2027-03-08T22:30:00.000Z'],
    ]);
  });

  it('moves when the arrival moves; visits made stay, and another run goes on', () => {
    const made = visit(arrived()).file;
    const moved = '2026-03-09T06:00:00.000Z';
    const change = correctArrival(made, moved, command(staff('travel-officer', 'winnipeg')));
    const file = committed(made, change);
    expect(file.travel).toMatchObject({ arrivedAt: moved });
    expect(file.followUp?.visits[0]).toMatchObject({
      status: 'completed',
      dueAt: '2026-03-09T22:30:00.000Z',
    });
    expect(nextVisit(file.followUp)).toEqual({ visitId: '7-days', dueAt: '2026-03-16T06:00:00.000Z' });
    expect(file.case).toMatchObject({ run: 2, interruptedRun: 1 });
  });

  it('loses no protection concern when the arrival moves', () => {
    const concern = opened(arrived(), 'protection-concern', '24-hours/safety').file;
    const file = committed(concern, correctArrival(concern, ARRIVED, command(worker)));
    expect(file.workItems).toMatchObject([{ kind: 'protection-concern', status: 'open' }]);
  });

  it('is corrected only for an active case that has arrived, to a time that has passed', () => {
    expect(refusalName(() => correctArrival(caseFile(), ARRIVED, command(worker)))).toBe('WrongState');
    const closed = { ...arrived(), case: { ...arrived().case, status: 'closed' as const } };
    expect(refusalName(() => correctArrival(closed, ARRIVED, command(worker)))).toBe('WrongState');
    expect(
      refusal(() => correctArrival(arrived(), '2026-03-10T09:00:00.001Z', command(worker))).issues[0]?.path,
    ).toBe('arrivedAt');
  });
});

describe('a visit', () => {
  it('goes on to the next, and completes the stage with the last', () => {
    let file = arrived();
    for (const { id, dueAt } of arrived().followUp!.visits) {
      const { change, file: next } = visit(file, {}, id, dueAt);
      expect(change.patch.stages === undefined).toBe(id !== '365-days');
      expect(change.answer.next === null).toBe(id === '365-days');
      expect(change.answer.actions).toEqual([]);
      file = next;
    }
    expect(file.case.stages['post-arrival-follow-up']?.status).toBe('completed');
  });

  it('opens an action for each dimension below the threshold, not at it', () => {
    const { change } = visit(arrived(), { scores: { ...scores, housing: 2, school: 1, language: 3 } });
    expect(change.answer.actions).toEqual([
      { kind: 'follow-up-action', subject: '24-hours/housing' },
      { kind: 'follow-up-action', subject: '24-hours/school' },
    ]);
  });

  it.each([
    ['said', { safetyConcern: true }],
    ['scored', { scores: { ...scores, safety: 2 } }],
    ['both', { safetyConcern: true, scores: { ...scores, safety: 1 } }],
  ])('with a safety concern that is %s goes to protection the same day, once', (_how, over) => {
    const { change, file } = visit(arrived(), over);
    expect(change.answer.actions).toEqual([{ kind: 'protection-concern', subject: '24-hours/safety' }]);
    expect(change.writes.filter((put) => put.type === 'notice')).toMatchObject([
      {
        template: 'protection-concern',
        to: { kind: 'role', role: 'protection-officer', office: 'winnipeg' },
      },
    ]);
    const item = opened(file, 'protection-concern', '24-hours/safety').file.workItems.at(-1);
    expect(item).toMatchObject({ role: 'protection-officer', dueAt: '2026-03-10T21:00:00.000Z' });
  });

  it('without contact is tried again', () => {
    const { change, file } = decided(
      arrived(),
      'follow-up-visit',
      { decision: 'no-contact' },
      command(worker),
      '24-hours',
    );
    expect(change.answer).toMatchObject({ askAgainAt: '2026-03-17T09:00:00.000Z' });
    expect(file.followUp?.visits[0]?.status).toBe('planned');
  });

  it('scores school only where there is a child, and a sponsor only where there is one', () => {
    const { school: _school, ...ofAdults } = scores;
    const alone = visit(arrived({ members: [adult()] }), { scores: ofAdults });
    expect(alone.file.followUp?.visits[0]?.status).toBe('completed');
    const withSponsor = placedWith(arrived(), sponsor());
    expect(refusal(() => visit(withSponsor, {})).issues[0]?.path).toBe('scores');
    expect(
      visit(withSponsor, { scores: { ...scores, 'sponsor-relation': 5 } }).change.answer.actions,
    ).toEqual([]);
  });

  const not = (file: CaseFile, form: Record<string, unknown>) =>
    decided(file, 'follow-up-visit', form, command(worker), '24-hours');

  it('is tried as often as the policy says, and only then is contact lost', () => {
    let file = arrived();
    for (const tries of [1, 2]) {
      expect(refusalName(() => not(file, { decision: 'lost-contact' }))).toBe('WrongState');
      file = not(file, { decision: 'no-contact' }).file;
      expect(file.followUp?.visits[0]).toMatchObject({ status: 'planned', tries });
    }
    expect(refusalName(() => not(file, { decision: 'no-contact' }))).toBe('WrongState');
    const { change, file: lost } = not(file, { decision: 'lost-contact' });
    expect(lost.case.stages['post-arrival-follow-up']).toMatchObject({ outcome: 'lost-contact' });
    expect(lost.followUp?.visits.map(({ status }) => status)).toEqual([
      'no-contact',
      ...Array(5).fill('not-made'),
    ]);
    expect(change.answer).toMatchObject({ next: null, actions: [] });
  });

  it('ends follow-up when the household has moved away, without more tries', () => {
    const { file } = not(arrived(), { decision: 'moved-away' });
    expect(file.case.stages['post-arrival-follow-up']).toMatchObject({ outcome: 'moved-away' });
    expect(nextVisit(file.followUp)).toBeUndefined();
  });

  it('may be left out with a reason, and the next one is waited for', () => {
    expect(refusal(() => not(arrived(), { decision: 'skipped' })).issues[0]?.path).toBe('reasonCode');
    const { change, file } = not(arrived(), { decision: 'skipped', reasonCode: 'seen-at-another-visit' });
    expect(file.followUp?.visits[0]?.status).toBe('skipped');
    expect(change.answer.next).toMatchObject({ visitId: '7-days' });
  });

  it.each<[string, Record<string, unknown>, string]>([
    ['a dimension unscored', { scores: { housing: 4 } }, 'scores'],
    ['a score of 6', { scores: { ...scores, housing: 6 } }, 'scores.housing'],
    ['a score of 2.5', { scores: { ...scores, housing: 2.5 } }, 'scores.housing'],
    ['tomorrow', { on: '2026-03-11' }, 'on'],
  ])('is refused with %s', (_what, over, path) => {
    expect(refusal(() => visit(arrived(), over)).issues[0]?.path).toBe(path);
  });

  it('is refused when it is not of the schedule', () => {
    expect(refusalName(() => visit(arrived(), {}, '14-days'))).toBe('WrongState');
    expect(refusalName(() => visit(caseFile()))).toBe('WrongState');
  });

  it('keeps scores and notes out of workflow and audit', () => {
    const { change } = visit(arrived(), { scores: { ...scores, psychosocial: 1 }, note: 'nightmares' });
    expect(JSON.stringify([change.answer, change.facts])).not.toMatch(/nightmares|scores/);
  });
});

describe('an action', () => {
  it('is settled by what was done', () => {
    const { change } = decided(
      arrived(),
      'follow-up-action',
      { decision: 'referred', to: 'clinic' },
      command(worker),
      '24-hours/health',
    );
    expect(change.facts).toContainEqual(
      expect.objectContaining({ act: 'follow-up-action.settled', details: { decision: 'referred' } }),
    );
  });
});
