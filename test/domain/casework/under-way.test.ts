import { describe, expect, it } from 'vitest';
import type { CaseFile } from '../../../domain/case/case-file.ts';
import { stagesUnderWay, waitsUntil } from '../../../domain/casework/under-way.ts';
import { plus } from '../../../domain/kernel/calendar.ts';
import { viewOf } from '../../../registry/case-view.ts';
import { scheduleFrom } from '../../../stages/post-arrival-follow-up/schedule.ts';
import { AT, command, staff } from '../../fixtures/actors.ts';
import { caseFile, decided, opened } from '../../fixtures/case-file.ts';
import { adult } from '../../fixtures/household.ts';

const done = { status: 'completed', outcome: 'x', at: AT } as const;
const withStages = (file: CaseFile, ...names: string[]): CaseFile => ({
  ...file,
  case: { ...file.case, stages: Object.fromEntries(names.map((name) => [name, done])) },
});
const EARLY = ['eligibility-review', 'state-decision', 'best-interests'];
const PREPARED = [...EARLY, 'health-assessment', 'cultural-orientation', 'sponsorship'];

describe('the stages that are under way', () => {
  it('are told whether or not somebody has to do something there', () => {
    const file = caseFile({ members: [adult()] });
    expect(stagesUnderWay(file)).toEqual(['eligibility-review']);
    expect(stagesUnderWay(withStages(file, ...EARLY))).toEqual([
      ...['health-assessment', 'cultural-orientation', 'sponsorship'],
    ]);
    expect(stagesUnderWay(withStages(file, ...EARLY, 'sponsorship'))).toEqual([
      ...['health-assessment', 'cultural-orientation'],
    ]);
    const at = (status: CaseFile['case']['status']) =>
      stagesUnderWay({ ...file, case: { ...file.case, status } });
    expect([at('registered'), at('closing'), at('closed')]).toEqual([[], ['closure'], []]);
  });
});

describe('the date that a stage waits for', () => {
  it('is the next visit, of which nobody has work yet', () => {
    const file = withStages(caseFile({ members: [adult()] }), ...PREPARED, 'travel');
    const schedule = scheduleFrom(file, AT);
    const waiting = { ...file, followUp: schedule };
    const [first] = schedule.visits;
    expect(viewOf(waiting, [], AT)).toMatchObject({
      underWay: ['post-arrival-follow-up'],
      waitsUntil: [{ stage: 'post-arrival-follow-up', at: first?.dueAt }],
    });
    const asked = opened(waiting, 'follow-up-visit', first!.id).file;
    expect(waitsUntil(asked, AT)).toEqual([]);
  });

  it('is the departure once a journey is booked and nothing is to be done before', () => {
    const departureAt = plus(AT, 'P20D');
    const file = withStages(caseFile({ members: [adult()] }), ...PREPARED);
    const travel = {
      ...({ type: 'travel-plan', schema: 4, caseId: file.case.id, documents: 'ready' } as const),
      ...{ bookings: 1, departureAt, escorted: false, fitToFly: true },
    };
    expect(waitsUntil({ ...file, travel }, AT)).toEqual([{ stage: 'travel', at: departureAt }]);
    expect(waitsUntil({ ...file, travel }, departureAt)).toEqual([]);
  });

  it('is when a state is asked again, unless it is asked already', () => {
    const file = withStages(caseFile({ members: [adult()] }), 'eligibility-review', 'best-interests');
    const again = `${plus(AT, 'P30D').slice(0, 10)}T00:00:00.000Z`;
    const form = { decision: 'defer', reasonCode: 'more-papers', until: again.slice(0, 10) };
    const asked = opened(file, 'state-decision').file;
    const after = decided(asked, 'state-decision', form, command(staff('caseworker', file.case.office))).file;
    expect(waitsUntil(after, AT)).toEqual([{ stage: 'state-decision', at: again }]);
  });
});
