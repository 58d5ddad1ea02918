import type { DepartureRow } from '../../contracts/api/travel.ts';
import { ListDepartures } from '../../contracts/api/travel.ts';
import type { Grant } from '../../contracts/authorization.ts';
import { hasCaseInScope, isWithheldFrom } from '../../domain/case/access.ts';
import type { CaseRecord } from '../../domain/case/case.ts';
import type { Actor } from '../../domain/kernel/actor.ts';
import { CaseError } from '../../domain/kernel/errors.ts';
import type { TravelPlan } from '../../stages/travel/travel-plan.ts';
import { apiHandler } from '../middleware/api.ts';
import { periodOf } from '../services/period.ts';
import { rowsThatLeave } from '../services/rows-that-leave.ts';

/** Undefined for a journey that will not happen: its case ended before departure, or another office has it now. */
function rowOf(
  { plan, caseRecord }: { plan: TravelPlan; caseRecord: CaseRecord },
  { actor, grant, at }: { actor: Actor; grant: Grant; at: string },
): DepartureRow[] {
  const ended = caseRecord.status === 'closing' || caseRecord.status === 'closed';
  if (plan.departureAt === undefined || (ended && plan.departedAt === undefined)) return [];
  if (!hasCaseInScope(caseRecord, actor, grant.reach)) return [];
  if (caseRecord.destinationOffice === undefined) return [];
  const withheld = caseRecord.overview === undefined || isWithheldFrom(caseRecord.overview, actor, at);
  const seesHealth = grant.sees.includes('health') && !withheld;
  return [
    {
      caseId: caseRecord.id,
      number: grant.sees.includes('identity') && !withheld ? caseRecord.number : null,
      persons: caseRecord.overview?.members ?? 0,
      departureAt: plan.departureAt,
      escorted: plan.escorted,
      documents: plan.documents,
      fitToFly: seesHealth ? plan.fitToFly : null,
      healthValidUntil: seesHealth ? (caseRecord.healthValidUntil ?? null) : null,
      departedAt: plan.departedAt ?? null,
      arrivedAt: plan.arrivedAt ?? null,
      office: caseRecord.office,
      destinationOffice: caseRecord.destinationOffice,
    },
  ];
}

export const handler = apiHandler(ListDepartures, async ({ query, command, actor, grant, store }) => {
  if (!actor.office) throw new CaseError('Forbidden', 'Expected a person of an office.');
  const page = await store.listDepartures(actor.office, periodOf(query, command.at), query);
  const { rows: departures, ...left } = await rowsThatLeave(
    store,
    { actor, as: query.as },
    {
      rows: page.items.flatMap((item) => rowOf(item, { actor, grant, at: command.at })),
      ownerOf: ({ caseId }) => caseId,
    },
  );
  return { departures, ...left, cursor: page.cursor ?? null };
});
