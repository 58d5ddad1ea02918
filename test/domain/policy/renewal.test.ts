import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { refuseOldExecution, refuseWaitBeyondLimit } from '../../../domain/case/renewal.ts';
import { beginStage } from '../../../domain/casework/begin-stage.ts';
import { planStages } from '../../../domain/casework/plan-stages.ts';
import { plus, secondsBetween, secondsOf } from '../../../domain/kernel/calendar.ts';
import type { Policy } from '../../../domain/policy/policy.ts';
import { escalationSchedule } from '../../../domain/work-item/open-work-item.ts';
import { SHIPPED_POLICIES } from '../../../registry/shipped.ts';
import { WORK_ITEM_KINDS } from '../../../registry/work-item-kinds.ts';
import { AT, command } from '../../fixtures/actors.ts';
import { caseFile, refusalName } from '../../fixtures/case-file.ts';

const DAY = 86_400;
const YEAR = 365 * DAY;
const later = (seconds: number) => plus(AT, `PT${seconds}S`);

/** The longest that a workflow of a stage waits by itself after a decision, by the kind of work item. */
const waitAfter = (policy: Policy, kind: string): string[] =>
  ({
    'state-decision': [policy.stateDecision?.deferral, policy.renewal.caseAfter],
    'relationship-evidence': [policy.reunification?.moreEvidence],
    'best-interests': [policy.bestInterests.moreInformation],
    'health-exam': [policy.health.treatmentReview, policy.health.missedAppointment],
    'orientation-session': [policy.orientation?.reschedule],
    'placement-decision': [policy.sponsorship.recheckAfter],
    'travel-documents': [policy.travel.documentsCheckAgain],
    'travel-booking': [policy.renewal.caseAfter],
    departure: [policy.renewal.caseAfter],
    arrival: [policy.renewal.caseAfter],
    'follow-up-visit': [policy.followUp?.noContactAgain],
  })[kind]?.filter((wait) => wait !== undefined) ?? [];

describe('an execution and its child', () => {
  it.each(SHIPPED_POLICIES.map((policy) => [policy.programme, policy] as const))(
    'of %s never reach a year, however they wait',
    (programme, policy) => {
      const stages = new Set<string>(policy.stages);
      const kinds = WORK_ITEM_KINDS.filter(({ stage }) => stages.has(stage)).map(({ kind }) => kind);
      const unit = fc.double({ min: 0, max: 1, noNaN: true });
      const long = fc.oneof(fc.constant(1), unit);
      fc.assert(
        fc.property(
          fc.constantFrom(...kinds),
          fc.constantFrom('normal', 'urgent', 'emergency'),
          long,
          fc.array(fc.tuple(long, long), { minLength: 1, maxLength: 40 }),
          (kind, priority, parent, waits) => {
            const file = { ...caseFile({ programme, priority }), policy };
            const rounds = escalationSchedule(file, kind, AT);
            const afterwards = Math.max(0, ...waitAfter(policy, kind).map((wait) => secondsOf(AT, wait)));
            const started = Math.floor(parent * secondsOf(AT, policy.renewal.caseAfter));
            expect(
              planStages(file, { startedAt: AT, plans: 1 }, command(undefined, later(started))).answer.next,
            ).not.toBe('renewal');
            let now = started;
            for (const [asked, waited] of waits) {
              try {
                refuseOldExecution(file, later(started), later(now));
              } catch {
                break;
              }
              now += Math.floor(asked * Math.max(...rounds)) + Math.floor(waited * afterwards);
            }
            expect(now).toBeLessThan(YEAR);
          },
        ),
        { numRuns: 120 },
      );
    },
  );

  it('of the follow-up reach no year either, through its longest gap between visits', () => {
    for (const policy of SHIPPED_POLICIES.filter(({ stages }) => stages.includes('post-arrival-follow-up'))) {
      const due = policy.followUp.visits.map(({ after }) => secondsOf(AT, after));
      const gap = Math.max(...due.map((at, index) => at - (due[index - 1] ?? 0)));
      const patience = Math.max(
        ...escalationSchedule(
          { ...caseFile({ programme: policy.programme }), policy },
          'follow-up-visit',
          AT,
        ),
      );
      expect(secondsOf(AT, policy.renewal.caseAfter) + gap + DAY + patience).toBeLessThan(YEAR);
    }
  });
});

describe('renewal', () => {
  const file = caseFile();
  const at = (days: number) => plus(AT, `P${days}D`);

  it('of a case comes after 100 days and not on the hundredth, and starts another run', () => {
    const plan = (days: number) =>
      planStages(file, { startedAt: AT, plans: 3 }, command(undefined, at(days)));
    expect(plan(100).answer.next).toBe('eligibility-review');
    expect(plan(101)).toMatchObject({
      patch: { run: 2 },
      answer: { next: 'renewal' },
      facts: [{ act: 'case.renewed' }],
    });
    expect(plan(101).patch).not.toHaveProperty('interruptedRun');
  });

  it('of a case that is over is none', () => {
    const closed = caseFile({}, { status: 'closed' });
    expect(planStages(closed, { startedAt: AT, plans: 3 }, command(undefined, at(300))).answer.next).toBe(
      'end',
    );
  });

  it('of a stage refuses to wait on when its execution is old', () => {
    expect(() => refuseOldExecution(file, AT, at(100))).not.toThrow();
    expect(refusalName(() => refuseOldExecution(file, AT, plus(at(100), 'PT1S')))).toBe('RenewalDue');
  });

  it('lets a follow-up wait for its next visit, however far, and for no later one', () => {
    const visits = [{ id: '365-days', dueAt: at(185), status: 'planned' as const }];
    const waiting = {
      ...file,
      followUp: { type: 'follow-up-plan', schema: 3, caseId: file.case.id, arrivedAt: AT, visits } as const,
    };
    const { renewAt } = beginStage(
      { ...waiting, followUp: { ...waiting.followUp, visits } },
      'post-arrival-follow-up',
      command(),
    );
    expect(secondsBetween(at(185), String(renewAt))).toBe(DAY);
  });

  it('bounds the days that people name to wait for', () => {
    expect(() => refuseWaitBeyondLimit(file, 'until', at(100), AT)).not.toThrow();
    for (const until of [AT, at(101), '9999-12-31T00:00:00Z'])
      expect(refusalName(() => refuseWaitBeyondLimit(file, 'until', until, AT))).toBe('InvalidInput');
  });
});
