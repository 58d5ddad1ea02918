import type { WorkItem } from '../domain/work-item/work-item.ts';

/** What every view of a work item begins with. */
export const itemView = (item: WorkItem) => ({
  workItemId: item.id,
  version: item.version,
  kind: item.kind,
  stage: item.stage,
  role: item.role,
  office: item.office,
  round: item.round,
  subject: item.subject ?? null,
  status: item.status,
  assignee: item.assignee ?? null,
  openedAt: item.openedAt,
  dueAt: item.dueAt,
  escalated: item.escalatedAt !== undefined,
  context: item.context ?? null,
});
