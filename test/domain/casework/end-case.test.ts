import { describe, expect, it } from 'vitest';
import type { CaseFile } from '../../../domain/case/case-file.ts';
import type { Change } from '../../../domain/case/change.ts';
import { cancelCase, recordDeath, reopenCase, withdrawCase } from '../../../domain/casework/end-case.ts';
import { nextStage } from '../../../domain/casework/plan-stages.ts';
import { startCase } from '../../../domain/casework/start-case.ts';
import { decideWorkItem } from '../../../domain/work-item/decide-work-item.ts';
import { scheduleFrom } from '../../../stages/post-arrival-follow-up/schedule.ts';
import { travelReadinessGaps } from '../../../stages/travel/readiness.ts';
import { AT, command, DESTINATION, staff } from '../../fixtures/actors.ts';
import { caseFile, committed, opened, refusal, refusalName } from '../../fixtures/case-file.ts';
import { adult, child } from '../../fixtures/household.ts';
import { offeredTo, placedWith, sponsor } from '../../fixtures/sponsorship.ts';

const by = command(staff('supervisor'));
const cancelled = (change: Change) =>
  change.writes
    .filter((put) => put.type === 'work-item' && put.status === 'cancelled')
    .map((put) => 'kind' in put && put.kind);
const completed = (outcome: string) => ({ status: 'completed' as const, outcome, at: AT });

describe('withdrawal and cancellation', () => {
  it.each([
    ['withdrawn', withdrawCase],
    ['cancelled', cancelCase],
  ] as const)(
    '%s: open work is cancelled, the run is interrupted, places are given back, tracing goes on',
    (outcome, end) => {
      const group = sponsor({ capacity: 4 });
      let file = placedWith(caseFile(), group);
      file = opened(file, 'health-exam', file.persons[0]!.id).file;
      file = opened(file, 'tracing-search', 'request-1').file;
      const change = end(file, 'changed-plans', by);
      expect(change.patch).toMatchObject({
        status: 'closing',
        closing: { outcome, reasonCode: 'changed-plans' },
        run: 2,
        interruptedRun: 1,
      });
      expect(cancelled(change)).toEqual(['health-exam']);
      const left = committed(file, change);
      expect(left.sponsors).toMatchObject([{ taken: 0, held: 0 }]);
      expect(left.offers).toMatchObject([{ status: 'withdrawn' }]);
      expect(nextStage(left)).toBe('closure');
      expect(refusalName(() => end(left, 'changed-plans', by))).toBe('WrongState');
    },
  );

  it('of a case that never ran interrupts no run', () => {
    const file = caseFile({}, { status: 'registered', run: 0 });
    const { patch } = withdrawCase(file, 'moved-on', by);
    expect(patch).toMatchObject({ status: 'closing', run: 1 });
    expect(patch).not.toHaveProperty('interruptedRun');
  });

  it('leaves no work behind that a stopped execution waited for', () => {
    const file = opened(caseFile(), 'failed-stage', 'travel').file;
    expect(cancelled(withdrawCase(file, 'changed-plans', by))).toEqual(['failed-stage']);
  });

  it('keeps what was found after arrival: concerns and actions have workflows of their own', () => {
    const arrived = { ...caseFile(), followUp: scheduleFrom(caseFile(), AT) };
    let file = opened(arrived, 'protection-concern', '7-days/safety').file;
    file = opened(file, 'follow-up-action', '7-days/housing').file;
    file = opened(file, 'follow-up-visit', '30-days').file;
    expect(cancelled(withdrawCase(file, 'changed-plans', by))).toEqual(['follow-up-visit']);
  });
});

describe('a death', () => {
  const family = () => caseFile({ members: [adult(), adult({ relationship: 'spouse' }), child()] });
  const die = (file: CaseFile, index: number, newPrincipal?: string) =>
    recordDeath(file, file.persons[index]!.id, newPrincipal, by);

  it('of a member: the others go on in a new run', () => {
    const file = family();
    const change = die(file, 2);
    expect(change.patch).toMatchObject({ run: 2, interruptedRun: 1 });
    expect(change.patch).not.toHaveProperty('closing');
    expect(
      committed(file, change)
        .persons.map(({ status }) => status)
        .sort(),
    ).toEqual(['active', 'active', 'deceased']);
  });

  it('of the principal applicant needs another active member in their place', () => {
    const file = family();
    const [principal, spouse] = file.persons;
    for (const newPrincipal of [undefined, principal!.id, 'person-x'])
      expect(refusal(() => die(file, 0, newPrincipal)).issues[0]?.path).toBe('newPrincipalId');
    const left = committed(file, die(file, 0, spouse!.id));
    const principals = left.persons.filter(
      (person) => person.status === 'active' && person.relationship === 'principal-applicant',
    );
    expect(principals.map(({ id }) => id)).toEqual([spouse!.id]);
  });

  it('of the last member goes to closure, and nobody dies twice', () => {
    const file = caseFile();
    const left = committed(file, die(file, 0));
    expect(left.case).toMatchObject({ status: 'closing', closing: { outcome: 'deceased' } });
    const three = family();
    const two = committed(three, die(three, 2));
    expect(refusalName(() => recordDeath(two, three.persons[2]!.id, undefined, by))).toBe('WrongState');
    expect(refusalName(() => recordDeath(two, 'person-x', undefined, by))).toBe('NotFound');
  });

  it('on the journey leaves the arrival as it is: whoever lives is met, and children alone are looked after next', () => {
    const stages = Object.fromEntries(
      ['eligibility-review', 'state-decision', 'best-interests', 'health-assessment', 'cultural-orientation']
        .concat('sponsorship')
        .map((stage) => [stage, completed('x')]),
    );
    const start = caseFile({ members: [adult(), child()] });
    const travel: NonNullable<CaseFile['travel']> = {
      ...{ type: 'travel-plan', schema: 4, caseId: start.case.id, documents: 'ready', bookings: 1 },
      ...{ escorted: true, fitToFly: true, departureAt: AT, departedAt: AT },
    };
    const away = opened({ ...start, case: { ...start.case, stages }, travel }, 'arrival').file;
    const left = committed(away, die(away, 0, away.persons[1]!.id));
    expect(left.workItems).toMatchObject([{ kind: 'arrival', status: 'open' }]);
    expect(left.case).toMatchObject({ run: 1, stages: { 'best-interests': { status: 'reopened' } } });
    const [survivor] = left.persons.filter(({ status }) => status === 'active');
    const arrivals = [{ personId: survivor!.id, arrival: 'arrived' }];
    const met = command(staff('travel-officer', DESTINATION));
    const form = { decision: 'arrived', arrivedAt: AT, arrivals };
    const there = committed(left, decideWorkItem(left, left.workItems[0]!.id, form, met));
    expect(nextStage(there)).toBe('best-interests');
  });

  it('takes back an offer that is open, since its work item is cancelled', () => {
    const { file } = offeredTo(caseFile({ members: [adult(), child()] }), sponsor());
    const left = committed(file, die(file, 1));
    expect(left.offers).toMatchObject([{ status: 'withdrawn' }]);
    expect(left.sponsors).toMatchObject([{ held: 0 }]);
  });

  it('keeps the sponsor that accepted', () => {
    const file = placedWith(caseFile({ members: [adult(), child()] }), sponsor());
    expect(committed(file, die(file, 1)).offers).toMatchObject([{ status: 'accepted' }]);
  });
});

describe('a case is opened again', () => {
  const closed = (
    stages: CaseFile['case']['stages'],
    outcome: 'denied' | 'withdrawn' | 'resettled' = 'resettled',
  ) =>
    caseFile(
      {},
      {
        status: 'closed',
        stages: { ...stages, closure: completed('x') },
        closing: { outcome, reasonCode: 'x' },
      },
    );
  const early = {
    'eligibility-review': completed('recommended'),
    'state-decision': completed('accepted'),
    'best-interests': completed('no-procedure-due'),
  };
  const whole = {
    ...early,
    'best-interests': completed('x'),
    'health-assessment': completed('x'),
    'cultural-orientation': completed('x'),
    sponsorship: completed('agency-receives'),
    travel: completed('x'),
    'post-arrival-follow-up': completed('x'),
  };

  it('from a stage on, in a new run, with nothing left of its end', () => {
    const file = closed(whole);
    const left = committed(file, reopenCase(file, 'post-arrival-follow-up', 'new-findings', by));
    expect(left.case).toMatchObject({ status: 'active', run: 2 });
    expect(left.case).not.toHaveProperty('closing');
    expect(left.case.stages).not.toHaveProperty('closure');
    expect(nextStage(left)).toBe('post-arrival-follow-up');
  });

  it('only when it is closed', () => {
    expect(refusalName(() => reopenCase(caseFile(), 'travel', 'mistake', by))).toBe('WrongState');
  });

  it('never past the decision that closed it', () => {
    const file = closed({ ...early, 'state-decision': completed('denied') }, 'denied');
    const left = committed(file, reopenCase(file, 'health-assessment', 'appeal-granted', by));
    expect(nextStage(left)).toBe('state-decision');
    expect(travelReadinessGaps(left, AT)).toContain('state-decision');
  });

  it('looks for a sponsor again when the places were given back', () => {
    const placed = placedWith(caseFile({}, { stages: early }), sponsor());
    const withdrawn = committed(placed, withdrawCase(placed, 'changed-plans', by));
    const file = { ...withdrawn, case: { ...withdrawn.case, status: 'closed' as const } };
    const left = committed(file, reopenCase(file, 'health-assessment', 'changed-plans-again', by));
    expect(travelReadinessGaps(left, AT)).toContain('sponsorship');
  });
});

describe('a start', () => {
  it('makes a registered case active in its first run, once', () => {
    const file = caseFile({}, { status: 'registered', run: 0 });
    const started = committed(file, startCase(file, by));
    expect(started.case).toMatchObject({ status: 'active', run: 1 });
    expect(startCase(started, by)).toMatchObject({ facts: [], answer: { run: 1 } });
    expect(refusalName(() => startCase(caseFile({}, { status: 'closed' }), by))).toBe('WrongState');
  });
});

describe('the death of the only adult', () => {
  it('leaves unaccompanied children, whose best interests come first', () => {
    const file = caseFile({ members: [adult(), child(), child()] });
    const [parent, older] = file.persons;
    const settled = {
      ...file,
      case: { ...file.case, stages: { 'best-interests': completed('no-procedure-due') } },
    };
    const change = recordDeath(settled, parent!.id, older!.id, by);
    const left = committed(settled, change);
    expect(left.persons.map(({ status, separation }) => [status, separation])).toEqual([
      ['deceased', 'accompanied'],
      ['active', 'unaccompanied'],
      ['active', 'unaccompanied'],
    ]);
    expect(left.case.stages['best-interests']).toMatchObject({
      status: 'reopened',
      outcome: 'children-alone',
    });
  });

  it('changes nobody else while another adult is there', () => {
    const file = caseFile({ members: [adult(), adult({ relationship: 'spouse' }), child()] });
    const change = recordDeath(file, file.persons[1]!.id, undefined, by);
    expect(change.writes.filter((put) => put.type === 'person')).toHaveLength(1);
    expect(change.patch.stages).toBeUndefined();
  });
});
