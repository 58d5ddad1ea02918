import type { CaseFile } from '../../domain/case/case-file.ts';
import { placesOf } from '../../domain/case/case-file.ts';
import { renewAt } from '../../domain/case/renewal.ts';
import { isBefore, plus } from '../../domain/kernel/calendar.ts';
import type { FollowUpPlan } from './follow-up-plan.ts';

/** The programme's visits, counted from the actual arrival. What was made, skipped or given up stays as it is. */
export function scheduleFrom(file: CaseFile, arrivedAt: string): FollowUpPlan {
  const before = file.followUp?.visits ?? [];
  const visits = file.policy.followUp.visits.map((visit) => {
    const done = before.find((other) => other.id === visit.id && other.status !== 'planned');
    return done ?? { id: visit.id, dueAt: plus(arrivedAt, visit.after), status: 'planned' as const };
  });
  return {
    type: 'follow-up-plan',
    schema: 3,
    caseId: file.case.id,
    ...placesOf(file),
    arrivedAt,
    visits,
  };
}

/** The next visit still to be made; undefined when the schedule is complete. */
export const nextVisit = (plan: FollowUpPlan | undefined): { visitId: string; dueAt: string } | undefined => {
  const next = plan?.visits.find((visit) => visit.status === 'planned');
  return next ? { visitId: next.id, dueAt: next.dueAt } : undefined;
};

/** The other visits that have fallen due, of before and after: nobody is visited twice for being late once. */
export const dueToo = ({ visits }: FollowUpPlan, visitId: string, at: string): string[] =>
  visits
    .filter(({ id, status, dueAt }) => id !== visitId && status === 'planned' && !isBefore(at, dueAt))
    .map(({ id }) => id);

/** The visits that one execution asks for, each on its day: those of a later time are asked for by a later one. */
export function visitsToAsk(file: CaseFile, at: string): { visitId: string; dueAt: string }[] {
  const until = renewAt(file, at, nextVisit(file.followUp)?.dueAt);
  return (file.followUp?.visits ?? [])
    .filter(({ status, dueAt }) => status === 'planned' && !isBefore(until, dueAt))
    .map(({ id, dueAt }) => ({ visitId: id, dueAt }));
}
