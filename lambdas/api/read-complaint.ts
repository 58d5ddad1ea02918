import { ReadComplaint } from '../../contracts/api/complaints.ts';
import { complaintRead, readable, receiptOf } from '../../domain/complaints/decide-complaint.ts';
import { apiHandler } from '../middleware/api.ts';

export const handler = apiHandler(ReadComplaint, async ({ params, actor, command, store }) => {
  const { complaintId } = params;
  const complaint = readable(await store.loadComplaint(complaintId), complaintId, actor);
  await store.commitComplaint(complaintRead(complaint), command);
  return { ...complaint, receipt: receiptOf(complaint) };
});
