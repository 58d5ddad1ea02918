import { describe, expect, it } from 'vitest';
import type { CaseFile } from '../../../domain/case/case-file.ts';
import { linesOf } from '../../../domain/plan/lines.ts';
import type { NewLine } from '../../../domain/plan/owe.ts';
import { owe } from '../../../domain/plan/owe.ts';
import { HOUSEHOLD } from '../../../domain/plan/service-plan.ts';
import { correctArrival } from '../../../stages/post-arrival-follow-up/correct-arrival.ts';
import { scoredAt } from '../../../stages/post-arrival-follow-up/dimensions.ts';
import { nextVisit, scheduleFrom, visitsToAsk } from '../../../stages/post-arrival-follow-up/schedule.ts';
import { AT, command, staff } from '../../fixtures/actors.ts';
import { caseFile, committed, decided, opened, refusal, refusalName } from '../../fixtures/case-file.ts';
import { adult, child } from '../../fixtures/household.ts';
import { placedWith, sponsor } from '../../fixtures/sponsorship.ts';

const ARRIVED = '2026-03-08T22:30:00.000Z';
const worker = staff('caseworker', 'winnipeg');
const FAMILY = { members: [adult(), child()] };
/** Four in every dimension, but what is said about one dimension, for everybody whom it is scored for. */
const scoresOf = (file: CaseFile, over: Record<string, number> = {}) =>
  scoredAt(file, AT).map(({ whom, dimensions }) => ({
    whom,
    scores: Object.fromEntries(dimensions.map((dimension) => [dimension, over[dimension] ?? 4])),
  }));

function arrived(household: Parameters<typeof caseFile>[0] = FAMILY): CaseFile {
  const file = caseFile(household);
  const travel = {
    type: 'travel-plan',
    schema: 4,
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
    { decision: 'completed', on: at.slice(0, 10), scores: scoresOf(file), safetyConcern: false, ...over },
    command(worker, at),
    id,
  );

/** One household for everything that names its members. */
const HOME = arrived();

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

describe('visits that overlap', () => {
  const LATE = '2026-04-10T10:00:00.000Z';

  it('are each asked for on their day, whether or not an earlier one was made', () => {
    const file = arrived();
    const first = opened(file, 'follow-up-visit', '24-hours').file;
    const both = opened(first, 'follow-up-visit', '7-days').file;
    expect(both.workItems.map(({ subject, status }) => [subject, status])).toEqual([
      ['24-hours', 'open'],
      ['7-days', 'open'],
    ]);
    expect(visitsToAsk(file, ARRIVED).map(({ visitId }) => visitId)).toEqual([
      ...['24-hours', '7-days', '30-days', '90-days'],
    ]);
  });

  it('are one visit, whichever was asked about: the work of the others ends', () => {
    const waiting = opened(arrived(), 'follow-up-visit', '24-hours').file;
    const { file } = visit(waiting, {}, '30-days', LATE);
    expect(file.followUp?.visits.map(({ status }) => status).slice(0, 4)).toEqual([
      ...['skipped', 'skipped', 'completed', 'planned'],
    ]);
    expect(file.workItems.find(({ subject }) => subject === '24-hours')?.status).toBe('cancelled');
  });

  it('stay to be made where the one who visits says so', () => {
    const { file } = visit(arrived(), { alsoFor: ['24-hours'] }, '30-days', LATE);
    expect(file.followUp?.visits.map(({ status }) => status).slice(0, 4)).toEqual([
      ...['skipped', 'planned', 'completed', 'planned'],
    ]);
  });

  it('are not asked for any more once another counted for them', () => {
    const { file } = visit(arrived(), { alsoFor: ['7-days'] });
    expect(refusalName(() => opened(file, 'follow-up-visit', '7-days'))).toBe('WrongState');
  });

  it('do not ask twice for a household that nobody reaches', () => {
    const file = decided(
      arrived(),
      'follow-up-visit',
      { decision: 'no-contact' },
      command(worker),
      '24-hours',
    ).file;
    expect(refusalName(() => opened(file, 'follow-up-visit', '7-days'))).toBe('WrongState');
    expect(opened(file, 'follow-up-visit', '24-hours').file.workItems).toHaveLength(2);
  });

  it('end with follow-up, when the household has moved away', () => {
    const waiting = opened(arrived(), 'follow-up-visit', '24-hours').file;
    const { file } = decided(
      waiting,
      'follow-up-visit',
      { decision: 'moved-away' },
      command(worker, LATE),
      '7-days',
    );
    expect(file.workItems.map(({ status }) => status)).toEqual(['cancelled', 'decided']);
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
    const { change } = visit(HOME, { scores: scoresOf(HOME, { housing: 2, school: 1, language: 3 }) });
    expect(change.answer.actions).toEqual([
      { kind: 'follow-up-action', subject: '24-hours/housing' },
      { kind: 'follow-up-action', subject: '24-hours/school' },
    ]);
  });

  it.each([
    ['said', { safetyConcern: true }],
    ['scored', { scores: scoresOf(HOME, { safety: 2 }) }],
    ['both', { safetyConcern: true, scores: scoresOf(HOME, { safety: 1 }) }],
  ])('with a safety concern that is %s goes to protection the same day, once', (_how, over) => {
    const { change, file } = visit(HOME, over);
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

  it('scores each person in what applies to them, and the household in what is for all of it', () => {
    const file = arrived();
    const [parent, daughter] = [adult(), child()].map(
      ({ relationship }) => file.persons.find((one) => one.relationship === relationship)!.id,
    );
    const asked = Object.fromEntries(scoredAt(file, AT).map(({ whom, dimensions }) => [whom, dimensions]));
    expect(asked.household).toEqual(['housing']);
    expect(asked[parent!]).toEqual(['income-and-work', 'health', 'language', 'safety', 'psychosocial']);
    expect(asked[daughter!]).toEqual(['health', 'school', 'language', 'safety', 'psychosocial']);
    const one = scoresOf(file).filter(({ whom }) => whom !== daughter);
    expect(refusal(() => visit(file, { scores: one })).issues[0]?.path).toBe('scores');
  });

  it('names whom an action is for: those who scored low, and nobody else', () => {
    const file = arrived();
    const low = file.persons[0]!.id;
    const scores = scoresOf(file).map((one) =>
      one.whom === low ? { ...one, scores: { ...one.scores, psychosocial: 1 } } : one,
    );
    const { file: after } = visit(file, { scores });
    const action = opened(after, 'follow-up-action', '24-hours/psychosocial').file.workItems.at(-1);
    expect(action?.context).toEqual({ dimension: 'psychosocial', scoredLow: [low] });
  });

  it('scores school only where there is a child, and a sponsor only where there is one', () => {
    const ofAdults = scoredAt(arrived({ members: [adult()] }), AT).flatMap(({ dimensions }) => dimensions);
    expect(ofAdults).not.toContain('school');
    expect(ofAdults).not.toContain('sponsor-relation');
    const withSponsor = placedWith(HOME, sponsor());
    expect(refusal(() => visit(withSponsor, { scores: scoresOf(HOME) })).issues[0]?.path).toBe('scores');
    expect(
      visit(withSponsor, { scores: scoresOf(withSponsor, { 'sponsor-relation': 5 }) }).change.answer.actions,
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
    const promised: NewLine = {
      ...({ whom: HOUSEHOLD, service: { list: 'kinbridge-1', code: 'language' } } as const),
      owner: 'caseworker',
      source: { kind: 'by-hand', reference: 'x' },
      due: { at: '2026-09-01T09:00:00.000Z' },
    };
    file = committed(file, owe(file, [promised], command()));
    const { change, file: lost } = not(file, { decision: 'lost-contact' });
    expect(linesOf(lost).map(({ line }) => line)).toMatchObject([
      { state: 'cancelled', settled: { reasonCode: 'lost-contact' } },
    ]);
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
    ['a dimension unscored', { scores: [{ whom: 'household', scores: { housing: 4 } }] }, 'scores'],
    ['somebody scored who is not here', { scores: [...scoresOf(HOME), { whom: 'x', scores: {} }] }, 'scores'],
    ['a score of 6', { scores: scoresOf(HOME, { housing: 6 }) }, 'scores.0.scores.housing'],
    ['a score of 2.5', { scores: scoresOf(HOME, { housing: 2.5 }) }, 'scores.0.scores.housing'],
    ['a visit that is not planned', { alsoFor: ['14-days'] }, 'alsoFor'],
    ['tomorrow', { on: '2026-03-11' }, 'on'],
  ])('is refused with %s', (_what, over, path) => {
    expect(refusal(() => visit(HOME, over)).issues[0]?.path).toBe(path);
  });

  it('is refused when it is not of the schedule', () => {
    expect(refusalName(() => visit(arrived(), {}, '14-days'))).toBe('WrongState');
    expect(refusalName(() => visit(caseFile()))).toBe('WrongState');
  });

  it('keeps scores and notes out of workflow and audit', () => {
    const { change } = visit(HOME, { scores: scoresOf(HOME, { psychosocial: 1 }), note: 'nightmares' });
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
