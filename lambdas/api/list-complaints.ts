import { ListComplaints } from '../../contracts/api/complaints.ts';
import { mayRead, receiptOf } from '../../domain/complaints/decide-complaint.ts';
import { apiHandler } from '../middleware/api.ts';

export const handler = apiHandler(ListComplaints, async ({ query, actor, store }) => {
  const page = await store.listComplaints(query.limit, query.cursor);
  const complaints = page.items
    .filter((one) => one.erasedAt === undefined && mayRead(one, actor))
    .map((one) => ({ ...one, receipt: receiptOf(one) }));
  return { complaints, cursor: page.cursor ?? null };
});
