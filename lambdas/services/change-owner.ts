import type { CaseFile } from '../../domain/case/case-file.ts';
import type { Change } from '../../domain/case/change.ts';
import type { Command } from '../../domain/kernel/actor.ts';
import type { SponsorFile } from '../../domain/sponsorship/sponsor-file.ts';
import { isSponsorId, ownerOfWorkItem } from '../../domain/work-item/work-item.ts';
import type { Store } from './the-store.ts';

/** Changes the case or sponsor that a work item belongs to, in one commit. */
export function changeOwner<A>(
  store: Store,
  workItemId: string,
  command: Command,
  decide: (file: CaseFile | SponsorFile) => Change<A> | Promise<Change<A>>,
  keepAnswer = false,
): Promise<A> {
  const owner = ownerOfWorkItem(workItemId);
  return isSponsorId(owner)
    ? store.changeSponsor(owner, command, decide, keepAnswer)
    : store.change(owner, command, decide, keepAnswer);
}
