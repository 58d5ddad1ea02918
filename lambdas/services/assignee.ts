import type { Assignee } from '../../domain/staff/assign-work-item.ts';
import { memberNow } from './member-now.ts';
import type { Store } from './the-store.ts';

/** Somebody to give work to, as they are now. */
export async function assigneeOf(store: Store, id: string | undefined): Promise<Assignee> {
  if (id === undefined) return { member: undefined };
  const [member, away] = await Promise.all([memberNow(store, id), store.findAbsence(id)]);
  return { member, away };
}
