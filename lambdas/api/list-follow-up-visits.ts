import type { FollowUpVisitRow } from '../../contracts/api/follow-up.ts';
import { ListFollowUpVisits } from '../../contracts/api/follow-up.ts';
import type { Grant } from '../../contracts/authorization.ts';
import { isWithheldFrom } from '../../domain/case/access.ts';
import type { CaseRecord } from '../../domain/case/case.ts';
import type { Actor } from '../../domain/kernel/actor.ts';
import { CaseError } from '../../domain/kernel/errors.ts';
import type { FollowUpPlan } from '../../stages/post-arrival-follow-up/follow-up-plan.ts';
import { nextVisit } from '../../stages/post-arrival-follow-up/schedule.ts';
import { apiHandler } from '../middleware/api.ts';
import { periodOf } from '../services/period.ts';

/** Undefined if there will be no visit: the case has ended, or another office now receives the household. */
function rowOf(
  { plan, caseRecord }: { plan: FollowUpPlan; caseRecord: CaseRecord },
  { actor, grant, at }: { actor: Actor; grant: Grant; at: string },
): FollowUpVisitRow[] {
  const next = nextVisit(plan);
  if (!next || caseRecord.status === 'closing' || caseRecord.status === 'closed') return [];
  if (caseRecord.destinationOffice !== actor.office) return [];
  const withheld = caseRecord.overview === undefined || isWithheldFrom(caseRecord.overview, actor, at);
  return [
    {
      caseId: caseRecord.id,
      number: grant.sees.includes('identity') && !withheld ? caseRecord.number : null,
      ...next,
      arrivedAt: plan.arrivedAt,
      visitsDone: plan.visits.filter(({ status }) => status === 'completed').length,
      visitsPlanned: plan.visits.filter(({ status }) => status === 'planned').length,
    },
  ];
}

export const handler = apiHandler(ListFollowUpVisits, async ({ query, command, actor, grant, store }) => {
  if (!actor.office) throw new CaseError('Forbidden', 'Expected a person of an office.');
  const page = await store.listFollowUpVisits(actor.office, periodOf(query, command.at), query);
  const visits = page.items.flatMap((item) => rowOf(item, { actor, grant, at: command.at }));
  return { visits, cursor: page.cursor ?? null };
});
