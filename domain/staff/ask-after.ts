import type { CaseFile } from '../case/case-file.ts';
import type { Change } from '../case/change.ts';
import { noticeTo } from '../case/notice-to.ts';
import type { Command } from '../kernel/actor.ts';
import { CaseError } from '../kernel/errors.ts';
import { refuseStale } from '../work-item/decide-work-item.ts';
import { refuseHeld } from '../work-item/held-decision.ts';
import { holderOf } from '../work-item/open-work-item.ts';
import type { WorkItem } from '../work-item/work-item.ts';
import { isOpen } from '../work-item/work-item.ts';
import { workItemOf } from '../work-item/work-of-case.ts';

type Waiting = CaseFile | { workItems: readonly WorkItem[] };

/**
 * A supervisor asks how an item stands: whoever has it is told, or all of its queue. Throws `WrongState` if nothing waits
 * for anybody, or only for whoever asks.
 */
export function askAfter(file: Waiting, id: string, command: Command, expectedVersion?: number) {
  const item = workItemOf(file, id);
  refuseStale(item, expectedVersion);
  if (!command.actor.roles.includes('supervisor')) throw new CaseError('Forbidden', 'Expected a supervisor.');
  if (!isOpen(item) || item.role === 'sponsor')
    throw new CaseError('WrongState', 'Expected open work of an office, received work that is not.');
  refuseHeld(item);
  if (item.assignee === command.actor.id)
    throw new CaseError('WrongState', 'Expected work of somebody else, received your own.');
  const { kind, dueAt } = item;
  const told = holderOf(item);
  const change: Change<{ workItemId: string; version: number }> = {
    patch: {},
    writes: [noticeTo(item.caseId, told, 'work-item-asked-after', command, { workItemId: id, kind, dueAt })],
    facts: [
      {
        act: 'work-item.asked-after',
        subject: id,
        details: { kind, ...(told.kind === 'staff' ? { to: told.id } : {}) },
      },
    ],
    answer: { workItemId: id, version: item.version },
  };
  return change;
}
