import { ReadComplaint } from '../../contracts/api/complaints.ts';
import type { Complaint } from '../../domain/complaints/complaint.ts';
import { complaintRead, readable, receiptOf } from '../../domain/complaints/decide-complaint.ts';
import { CaseError } from '../../domain/kernel/errors.ts';
import { apiHandler } from '../middleware/api.ts';
import type { Store } from '../services/the-store.ts';

/** Who made it, in words; nobody if they are not on the case any more. */
async function madeBy(store: Store, { household, complainant }: Complaint) {
  const file = await store.loadCase(household).catch((error: unknown) => {
    if (error instanceof CaseError && (error.name === 'Erased' || error.name === 'NotFound'))
      return undefined;
    throw error;
  });
  const person = file?.persons.find(({ id }) => id === complainant);
  return file && person ? { number: file.case.number, name: person.name } : null;
}

export const handler = apiHandler(ReadComplaint, async ({ params, actor, command, store }) => {
  const { complaintId } = params;
  const complaint = readable(await store.loadComplaint(complaintId), complaintId, actor);
  await store.commitComplaint(complaintRead(complaint, command), command);
  const by = await madeBy(store, complaint);
  return { ...complaint, receipt: receiptOf(complaint), by };
});
