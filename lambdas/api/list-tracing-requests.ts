import { ListTracingRequests } from '../../contracts/api/tracing.ts';
import { CaseError } from '../../domain/kernel/errors.ts';
import { rowOf } from '../../stages/family-tracing/tracing-view.ts';
import { apiHandler } from '../middleware/api.ts';

export const handler = apiHandler(ListTracingRequests, async ({ query, actor, grant, command, store }) => {
  const office = query.office ?? actor.office;
  if (!office || (office !== actor.office && grant.reach !== 'all-offices'))
    throw new CaseError('Forbidden', 'Expected an office of this person.');
  const page = await store.listTracing(office, query.closed === 'true', query.limit, query.cursor);
  return {
    requests: page.items.map((request) => rowOf(request, command.at)),
    cursor: page.cursor ?? null,
  };
});
