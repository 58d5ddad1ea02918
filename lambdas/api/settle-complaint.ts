import { SettleComplaint } from '../../contracts/api/complaints.ts';
import { readable, settleComplaint } from '../../domain/complaints/decide-complaint.ts';
import { apiHandler } from '../middleware/api.ts';

export const handler = apiHandler(SettleComplaint, async ({ params, body, actor, command, store }) => {
  const { complaintId } = params;
  const complaint = readable(await store.loadComplaint(complaintId), complaintId, actor);
  await store.commitComplaint(settleComplaint(complaint, body, command), command);
  return { complaintId };
});
