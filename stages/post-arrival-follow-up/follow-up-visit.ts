import * as z from 'zod';
import type { CaseFile } from '../../domain/case/case-file.ts';
import type { Change } from '../../domain/case/change.ts';
import { plus } from '../../domain/kernel/calendar.ts';
import { CaseError } from '../../domain/kernel/errors.ts';
import type { DueLine } from '../../domain/plan/settled-as.ts';
import { dueLineOf, linesAskedBy } from '../../domain/plan/settled-as.ts';
import { NoteSchema, ReasonCodeSchema, workItemKind } from '../../domain/work-item/kind.ts';
import type { FollowUpPlan } from './follow-up-plan.ts';
import { closedByTries, endedBy, notReached, skipped } from './not-visited.ts';
import { ASKED_AHEAD, VisitMadeSchema, visitMade } from './visit-made.ts';

function visitOf(file: CaseFile, subject: string | undefined) {
  const plan = file.followUp;
  const visit = plan?.visits.find(({ id, status }) => id === subject && status === 'planned');
  if (plan && visit) return { plan, visit };
  throw new CaseError('WrongState', 'Expected a visit that is still to be made, received another.');
}

/** A household that nobody reached is not asked for by two visits at once: the earlier one is tried again. */
function refuseWhileTried({ visits }: FollowUpPlan, visitId: string): void {
  const earlier = visits.slice(
    0,
    visits.findIndex(({ id }) => id === visitId),
  );
  if (earlier.some(({ status, tries = 0 }) => status === 'planned' && tries > 0))
    throw new CaseError('WrongState', 'Expected a household that no earlier visit still tries to reach.');
}

/** What a visit asks about besides the scores: the lines due, and the other visits that it may count for. */
export const askedAtVisit = (
  file: CaseFile,
  plan: FollowUpPlan,
  subject: string | undefined,
  at: string,
): { due: DueLine[]; visits: string[] } => ({
  due: linesAskedBy(file, plus(at, ASKED_AHEAD)).map(dueLineOf),
  visits: plan.visits.filter(({ id, status }) => id !== subject && status === 'planned').map(({ id }) => id),
});

/**
 * A follow-up visit: each person is scored 1–5 in the dimensions that apply to them. A low score opens an action; a
 * protection concern goes to a protection officer on the same day. Each visit is asked for on its day whether or not an
 * earlier one was made; a visit counts for others that have fallen due. A household that is not reached is tried again as
 * often as the policy says; then it is recorded that contact is lost, or before that it has moved away, and follow-up
 * ends: the case closes as it would have.
 */
export const followUpVisit = workItemKind({
  kind: 'follow-up-visit',
  stage: 'post-arrival-follow-up',
  role: 'caseworker',
  place: 'destination',
  form: z.discriminatedUnion('decision', [
    VisitMadeSchema,
    z.strictObject({ decision: z.literal('no-contact'), note: NoteSchema }),
    z.strictObject({ decision: z.literal('skipped'), reasonCode: ReasonCodeSchema, note: NoteSchema }),
    z.strictObject({ decision: z.literal('lost-contact'), note: NoteSchema }),
    z.strictObject({ decision: z.literal('moved-away'), note: NoteSchema }),
  ]),
  irreversible: ['lost-contact', 'moved-away'],
  closed: closedByTries,
  prepare(file, subject) {
    const { plan, visit } = visitOf(file, subject);
    refuseWhileTried(plan, visit.id);
    return {};
  },
  decide(context, form): Change {
    const { plan, visit } = visitOf(context.file, context.item.subject);
    switch (form.decision) {
      case 'completed':
        return visitMade(context, plan, visit.id, form);
      case 'no-contact':
        return notReached(context, plan, visit);
      case 'skipped':
        return skipped(context, plan, visit, form.reasonCode);
      default:
        return endedBy(context, plan, visit, form.decision);
    }
  },
});
