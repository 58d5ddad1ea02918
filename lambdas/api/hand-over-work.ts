import { HandOverWork } from '../../contracts/api/absences.ts';
import type { Actor } from '../../domain/kernel/actor.ts';
import { CaseError } from '../../domain/kernel/errors.ts';
import { refuseAway, refuseTakerIs } from '../../domain/staff/assign-work-item.ts';
import { newBatch } from '../../domain/staff/batch.ts';
import { MAX_BATCH } from '../../domain/staff/batch-size.ts';
import type { StaffMember } from '../../domain/staff/staff-member.ts';
import { apiHandler } from '../middleware/api.ts';
import { assigneeOf } from '../services/assignee.ts';
import { chosenOf } from '../services/chosen-work.ts';
import { colleague } from '../services/colleague.ts';
import type { Store } from '../services/the-store.ts';
import { queuesOf } from '../services/work-queues.ts';

/** The work of somebody at an office, the most urgent first. */
async function workOf(store: Store, { id, office }: StaffMember, actor: Actor): Promise<string[]> {
  const queues = await Promise.all(queuesOf(actor).map((role) => store.readQueue(role, office)));
  return queues
    .flatMap(({ rows }) => rows)
    .filter(({ assignee }) => assignee === id)
    .sort((a, b) => (a.dueAt < b.dueAt ? -1 : 1))
    .map((row) => row.id);
}

export const handler = apiHandler(HandOverWork, async ({ params, body, actor, command, store }) => {
  const person = await colleague(store, params.staffId, actor);
  if (body.to !== undefined) {
    const { member, away } = await assigneeOf(store, body.to);
    refuseTakerIs(person, member);
    refuseAway(away, command.at, 'to');
  }
  const ids = await workOf(store, person, actor);
  if (ids.length === 0)
    throw new CaseError('WrongState', `Expected somebody with work, received ${person.id}.`);
  const chosen = await chosenOf(store, ids.slice(0, MAX_BATCH));
  const begun =
    body.to === undefined ? ({ act: 'release' } as const) : { act: 'reassign' as const, assignee: body.to };
  const batch = newBatch(begun, chosen, command);
  await store.beginBatch(batch);
  return { batchId: batch.id, items: batch.items.length, left: ids.length - chosen.length };
});
