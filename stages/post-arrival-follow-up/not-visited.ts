import type { CaseFile } from '../../domain/case/case-file.ts';
import { placesOf } from '../../domain/case/case-file.ts';
import type { Change } from '../../domain/case/change.ts';
import { mergeChanges, withStage } from '../../domain/case/change.ts';
import { plus } from '../../domain/kernel/calendar.ts';
import { CaseError } from '../../domain/kernel/errors.ts';
import { endLines } from '../../domain/plan/end-lines.ts';
import type { Closed, DecisionContext } from '../../domain/work-item/kind.ts';
import type { WorkItem } from '../../domain/work-item/work-item.ts';
import { isOpen } from '../../domain/work-item/work-item.ts';
import type { FollowUpPlan } from './follow-up-plan.ts';
import { nextVisit } from './schedule.ts';

type Visit = FollowUpPlan['visits'][number];
export const NAME = 'post-arrival-follow-up';

/** The open work of visits that another one counts for, or that will not be made: nobody is asked for it any more. */
export const withoutWork = ({ workItems }: CaseFile, visitIds: ReadonlySet<string>): WorkItem[] =>
  workItems
    .filter((item) => item.kind === 'follow-up-visit' && isOpen(item) && visitIds.has(item.subject ?? ''))
    .map((item) => ({ ...item, status: 'cancelled', version: item.version + 1 }));

/** A household is tried as often as the policy says, not once more; only then is contact lost. */
export function closedByTries(file: CaseFile, subject: string | undefined): Closed[] {
  const tries = file.followUp?.visits.find(({ id }) => id === subject)?.tries ?? 0;
  // This work is the next try.
  return tries + 1 < file.policy.followUp.contactTries
    ? [{ decision: 'lost-contact', why: 'tries-left' }]
    : [{ decision: 'no-contact', why: 'tries-used' }];
}

const changed = (
  { file }: DecisionContext,
  plan: FollowUpPlan,
  visits: FollowUpPlan['visits'],
): FollowUpPlan => ({ ...plan, ...placesOf(file), visits });

const withVisit = (plan: FollowUpPlan, visit: Visit): FollowUpPlan['visits'] =>
  plan.visits.map((other) => (other.id === visit.id ? visit : other));

function refuseClosed({ file, item }: DecisionContext, decision: string): void {
  const closed = closedByTries(file, item.subject).find((one) => one.decision === decision);
  if (closed)
    throw new CaseError(
      'WrongState',
      `Expected a household that was tried ${file.policy.followUp.contactTries} times before contact is lost, and no more often.`,
    );
}

/** Nobody was reached: the household is tried again later. */
export function notReached(context: DecisionContext, plan: FollowUpPlan, visit: Visit): Change {
  const { file, command } = context;
  refuseClosed(context, 'no-contact');
  const tried = { ...visit, tries: (visit.tries ?? 0) + 1 };
  return {
    patch: {},
    writes: [changed(context, plan, withVisit(plan, tried))],
    facts: [{ act: 'follow-up.no-contact', subject: visit.id, details: { tries: tried.tries } }],
    answer: { askAgainAt: plus(command.at, file.policy.followUp.noContactAgain) },
  };
}

/** The visit is left out, and the next one is waited for. */
export function skipped(
  context: DecisionContext,
  plan: FollowUpPlan,
  visit: Visit,
  reasonCode: string,
): Change {
  const { file, command } = context;
  const visits = withVisit(plan, { ...visit, status: 'skipped' });
  const next = nextVisit({ ...plan, visits });
  const stages = withStage(file.case.stages, NAME, 'completed', 'followed-up', command.at);
  return {
    patch: next ? {} : { stages },
    writes: [changed(context, plan, visits)],
    facts: [{ act: 'follow-up.skipped', subject: visit.id, details: { reasonCode } }],
    answer: { actions: [], next: next ?? null },
  };
}

/** Follow-up ends: no visit that was still to come is made, and nothing is owed any more that nobody can deliver. */
export function endedBy(
  context: DecisionContext,
  plan: FollowUpPlan,
  visit: Visit,
  outcome: 'lost-contact' | 'moved-away',
): Change {
  const { file, command } = context;
  if (outcome === 'lost-contact') refuseClosed(context, outcome);
  const visits = plan.visits.map((other): Visit => {
    if (other.id === visit.id) return { ...other, status: 'no-contact', tries: (other.tries ?? 0) + 1 };
    return other.status === 'planned' ? { ...other, status: 'not-made' } : other;
  });
  const others = new Set(plan.visits.map(({ id }) => id).filter((id) => id !== visit.id));
  return mergeChanges(endLines(file, undefined, outcome, command), {
    patch: { stages: withStage(file.case.stages, NAME, 'completed', outcome, command.at) },
    writes: [changed(context, plan, visits), ...withoutWork(file, others)],
    facts: [{ act: `follow-up.${outcome}`, subject: visit.id }],
    answer: { actions: [], next: null },
  });
}
