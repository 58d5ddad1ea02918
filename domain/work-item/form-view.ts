import type { CaseFile } from '../case/case-file.ts';
import { activeMembers } from '../case/case-file.ts';
import { groupsDue } from '../orientation/groups.ts';
import type { WorkItem } from './work-item.ts';

/** A work item as the person who has to decide it sees it: ids and codes that its form needs, no personal data. */
export const formView = (file: CaseFile, item: WorkItem, at: string) => ({
  workItemId: item.id,
  caseId: item.caseId,
  version: item.version,
  kind: item.kind,
  subject: item.subject ?? null,
  status: item.status,
  assignee: item.assignee ?? null,
  openedAt: item.openedAt,
  dueAt: item.dueAt,
  escalated: item.escalatedAt !== undefined,
  context: item.context ?? null,
  members: activeMembers(file).map((person) => person.id),
  group: groupsDue(file, at).find((group) => group.id === item.subject)?.members ?? null,
  topics: item.stage === 'cultural-orientation' ? file.policy.orientation.topics : null,
  dimensions: item.stage === 'post-arrival-follow-up' ? file.policy.followUp.dimensions : null,
  travel:
    item.stage === 'travel'
      ? { departureAt: file.travel?.departureAt ?? null, departedAt: file.travel?.departedAt ?? null }
      : null,
});
