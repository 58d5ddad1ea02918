import type { WorkItemRow } from '../../contracts/api/work-items.ts';
import type { Actor } from '../../domain/actor.ts';
import { isWithheld } from '../../domain/case/access.ts';
import type { FieldClass } from '../../domain/case/field-class.ts';
import { isOfItsOffices } from '../../domain/work-item/work-item.ts';
import type { Store } from './services.ts';

/** Rows of work items by id, in the order of the ids. */
export async function rowsOf(
  store: Store,
  ids: readonly string[],
  { actor, sees, at }: { actor: Actor; sees: readonly FieldClass[]; at: string },
): Promise<WorkItemRow[]> {
  const items = await store.loadWorkItems(ids);
  const heads = await store.loadHeads(items.map((item) => item.caseId));
  return items.flatMap((item) => {
    const head = heads.get(item.caseId);
    if (!head) return [];
    const withheld = head.overview !== undefined && isWithheld(head.overview, actor, at);
    const { kind, stage, role, office, status, version, round, openedAt, dueAt } = item;
    const { escalatedAt, assignee, subject } = item;
    return {
      ...{ workItemId: item.id, caseId: item.caseId, kind, stage, role, office, status, version, round },
      ...{ openedAt, dueAt, priority: head.priority },
      ...(escalatedAt === undefined ? {} : { escalatedAt }),
      ...(assignee === undefined ? {} : { assignee }),
      ...(subject === undefined ? {} : { subject }),
      ...(sees.includes('identity') && !withheld && isOfItsOffices(head, item)
        ? { caseNumber: head.number }
        : {}),
    };
  });
}
