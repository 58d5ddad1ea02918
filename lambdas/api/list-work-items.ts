import { ListWorkItems } from '../../contracts/api/work-items.ts';
import { apiHandler } from '../middleware/api.ts';
import { rowsThatLeave } from '../services/rows-that-leave.ts';
import { rowsOf } from '../services/work-item-rows.ts';
import { workPage } from '../services/work-page.ts';

export const handler = apiHandler(ListWorkItems, async ({ query, actor, command, grant, store }) => {
  const page = query.held
    ? await store.listHeld(actor.id, query.limit, query.cursor)
    : await workPage(store, query, command);
  const ids = page.items.map((item) => String(item.id));
  const rows = await rowsOf(store, ids, { actor, sees: grant.sees, at: command.at });
  const { rows: workItems, ...left } = await rowsThatLeave(
    store,
    { actor, as: query.as },
    {
      // The index may still list a decision that has taken effect.
      rows: query.held ? rows.filter(({ held }) => held !== undefined) : rows,
      ownerOf: ({ caseId, sponsor }) => caseId ?? String(sponsor?.sponsorId),
      without: (row, { persons }) =>
        row.subject?.split('/').some((id) => persons.has(id)) ? undefined : row,
    },
  );
  return { workItems, ...left, cursor: page.cursor ?? null };
});
