import * as z from 'zod';
import { ListActsOfPerson } from '../../contracts/api/acts.ts';
import { plus, startOf } from '../../domain/kernel/calendar.ts';
import { invalid } from '../../domain/kernel/invalid-input.ts';
import { apiHandler } from '../middleware/api.ts';
import { namesOfStaff } from '../services/names-of-staff.ts';

const LONGEST = 'P92D';
const PlaceSchema = z.object({ did: z.string().optional(), read: z.string().optional() });

function placeOf(cursor: string | undefined): z.infer<typeof PlaceSchema> {
  if (cursor === undefined) return {};
  try {
    return PlaceSchema.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
  } catch {
    throw invalid('cursor', 'is that of the page before', 'something else');
  }
}

export const handler = apiHandler(ListActsOfPerson, async ({ params: { personId }, query, store }) => {
  const { from, to, limit, cursor } = query;
  if (to < from || startOf(to) > plus(startOf(from), LONGEST))
    throw invalid('to', 'is not before from, and at most 92 days after it', to);
  const page = await store.actsOf({ person: personId, from, to, limit, after: placeOf(cursor) });
  const acts = page.entries.map(({ of, entry: { caseId, seq, at, actor, facts } }) => ({
    ...{ kind: of === 'did' ? ('change' as const) : ('reading' as const) },
    ...{ owner: caseId, seq, at, actor, facts },
  }));
  return {
    acts,
    names: await namesOfStaff([personId]),
    cursor: page.next ? Buffer.from(JSON.stringify(page.next)).toString('base64url') : null,
  };
});
