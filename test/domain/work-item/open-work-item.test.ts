import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CaseFile } from '../../../domain/case/case-file.ts';
import { relayOf } from '../../../domain/casework/relay.ts';
import { secondsOf } from '../../../domain/kernel/calendar.ts';
import { patienceFor } from '../../../domain/policy/policy.ts';
import { decideWorkItem } from '../../../domain/work-item/decide-work-item.ts';
import { escalationSchedule } from '../../../domain/work-item/open-work-item.ts';
import { WORK_ITEM_KINDS } from '../../../registry/work-item-kinds.ts';
import { AT, command, staff } from '../../fixtures/actors.ts';
import { caseFile, committed, opened, refusalName } from '../../fixtures/case-file.ts';
import { RECOMMENDED } from '../../fixtures/eligibility.ts';
import { offeredTo, sponsor } from '../../fixtures/sponsorship.ts';

const DAY = 86_400;
const open = (file: CaseFile, round: number, token: string, by = command()) =>
  opened(file, 'eligibility-review', undefined, by, { round, token });
const only = (file: CaseFile) => {
  expect(file.workItems).toHaveLength(1);
  return file.workItems[0]!;
};

describe('the rounds of a work item', () => {
  it('open, then a reminder to its queue, then escalation to a supervisor again and again', () => {
    const first = open(caseFile(), 0, 't0');
    expect(first.change.writes).toMatchObject([
      { status: 'open', round: 0, role: 'caseworker', office: 'amman', dueAt: '2026-03-24T09:00:00.000Z' },
    ]);
    const reminded = open(first.file, 1, 't1');
    expect(only(reminded.file)).toMatchObject({ token: 't1', round: 1, version: 2 });
    expect(reminded.change.writes[1]).toMatchObject({
      template: 'work-item-reminder',
      to: { role: 'caseworker' },
    });
    const escalated = open(reminded.file, 2, 't2', command(undefined, '2026-03-24T09:00:00.000Z'));
    expect(only(escalated.file)).toMatchObject({
      token: 't2',
      round: 2,
      escalatedAt: '2026-03-24T09:00:00.000Z',
    });
    expect(escalated.change.writes[1]).toMatchObject({
      template: 'work-item-escalated',
      to: { role: 'supervisor', office: 'amman' },
    });
    const again = open(escalated.file, 3, 't3', command(undefined, '2026-03-31T09:00:00.000Z'));
    expect(only(again.file)).toMatchObject({ round: 3, escalatedAt: '2026-03-24T09:00:00.000Z' });
    expect(again.change.writes[1]).not.toEqual(escalated.change.writes[1]);
  });

  it('escalate at once what is overdue by the time of its reminder, with no reminder before', () => {
    const first = open(caseFile(), 0, 't0');
    const late = open(first.file, 1, 't1', command(undefined, '2026-04-03T09:00:00.000Z'));
    expect(only(late.file)).toMatchObject({ round: 2, escalatedAt: '2026-04-03T09:00:00.000Z' });
    expect(late.change.writes.slice(1)).toMatchObject([{ template: 'work-item-escalated' }]);
  });

  it('remind who holds it, or the sponsor who was asked', () => {
    const first = open(caseFile(), 0, 't0').file;
    const held = { ...first, workItems: [{ ...only(first), status: 'claimed' as const, assignee: 'anna' }] };
    expect(open(held, 1, 't1').change.writes[1]).toMatchObject({
      to: { kind: 'staff', id: 'anna', office: 'amman' },
    });
    const group = sponsor();
    const { file, offerId } = offeredTo(caseFile(), group);
    const asked = opened(file, 'sponsor-offer', offerId).file;
    const { change } = opened(asked, 'sponsor-offer', offerId, command(), { round: 1 });
    expect(change.writes[1]).toMatchObject({
      template: 'sponsor-offer-reminder',
      to: { kind: 'sponsor', id: group.id },
    });
  });

  it('give the new token to an item that was decided in the meantime, and the workflow its answer', () => {
    const first = open(caseFile(), 0, 't0');
    const before = committed(
      first.file,
      decideWorkItem(first.file, first.id, RECOMMENDED, command(staff('caseworker'))),
    );
    const late = open(before, 1, 't1');
    expect(only(late.file)).toMatchObject({ token: 't1', status: 'decided', round: 0 });
    expect(relayOf(only(before), only(late.file))).toMatchObject([
      { kind: 'succeed', token: 't1', output: { decision: 'recommend' } },
    ]);
  });

  it('ask anew after a decision, when the workflow comes back to the state', () => {
    const first = open(caseFile(), 0, 't0');
    const before = committed(
      first.file,
      decideWorkItem(first.file, first.id, RECOMMENDED, command(staff('caseworker'))),
    );
    expect(
      open(before, 0, 't1')
        .file.workItems.map(({ status }) => status)
        .sort(),
    ).toEqual(['decided', 'open']);
  });

  it('remind of the item that is open, also when the clock was set back after the decision on another', () => {
    const first = open(caseFile(), 0, 't0').file;
    const decision = RECOMMENDED;
    const recommended = decideWorkItem(first, only(first).id, decision, command(staff('caseworker')));
    const decided = committed(first, recommended);
    const second = open(decided, 0, 't1', command(undefined, '2026-03-01T09:00:00.000Z')).file;
    const { change } = open(second, 1, 't2', command(undefined, '2026-03-08T09:00:00.000Z'));
    expect(change.writes[0]).toMatchObject({ status: 'open', round: 1, token: 't2' });
  });

  it('take over an item that is still open when another run asks for it', () => {
    const first = open(caseFile(), 0, 't0');
    const run2 = opened(first.file, 'eligibility-review', undefined, command(), {
      token: 't9',
      execution: 'execution-2',
    });
    expect(only(run2.file)).toMatchObject({ token: 't9', execution: 'execution-2' });
  });

  it('do not open an item for a case that is closed, except what goes on after it', () => {
    const file = caseFile({}, { status: 'closed' });
    expect(refusalName(() => open(file, 0, 't0'))).toBe('WrongState');
    for (const kind of ['tracing-search', 'protection-concern'])
      expect(opened(file, kind, 'x').file.workItems).toHaveLength(1);
    expect(refusalName(() => opened(file, 'coffee-break'))).toBe('InvalidInput');
    expect(opened(file, 'failed-stage', 'family-tracing/request-1').file.workItems).toHaveLength(1);
    expect(refusalName(() => opened(file, 'failed-stage', 'travel'))).toBe('WrongState');
  });
});

describe('a repeated command', () => {
  it.each([0, 1, 2])('of round %i changes nothing but the token', (round) => {
    let file = caseFile();
    for (let n = 0; n < round; n += 1) file = open(file, n, `t${n}`).file;
    const by = command();
    const once = open(file, round, 'same', by);
    expect(open(once.file, round, 'same', by).change).toMatchObject({ writes: [], facts: [] });
    const retried = open(once.file, round, 'fresh', by);
    expect(retried.change.writes).toHaveLength(1);
    expect(only(retried.file)).toEqual({
      ...only(once.file),
      token: 'fresh',
      version: only(once.file).version + 1,
    });
  });
});

describe('how long each round waits', () => {
  const rounds = (kind: string, priority: 'normal' | 'urgent' | 'emergency') =>
    escalationSchedule(caseFile({ priority }), kind, AT);

  it.each([
    ['eligibility-review', 'normal', [7 * DAY, 7 * DAY, 7 * DAY]],
    ['eligibility-review', 'emergency', [DAY / 2, DAY / 2, 7 * DAY]],
    ['state-decision', 'urgent', [14 * DAY, 14 * DAY, 28 * DAY]],
    ['closure-approval', 'emergency', [DAY / 2, DAY / 2, 7 * DAY]],
  ] as const)('%s of a case that is %s', (kind, priority, seconds) => {
    expect(rounds(kind, priority)).toEqual(seconds);
  });

  it('is positive, and the first two end when the item is due, for every kind and priority', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...WORK_ITEM_KINDS.map(({ kind }) => kind)),
        fc.constantFrom('normal' as const, 'urgent' as const, 'emergency' as const),
        fc.date({ min: new Date('2026-01-01'), max: new Date('2030-01-01'), noInvalidDate: true }),
        (kind, priority, date) => {
          const file = caseFile({ priority });
          const at = date.toISOString();
          const [first, second, more] = escalationSchedule(file, kind, at);
          const patience = patienceFor(file.policy, kind);
          const due = (priority === 'normal' ? undefined : patience.byPriority?.[priority]) ?? patience.due;
          expect(Math.min(first, second, more)).toBeGreaterThan(0);
          expect(first + second).toBe(secondsOf(at, due));
        },
      ),
      { numRuns: 200 },
    );
  });
});
