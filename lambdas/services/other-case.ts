import { refuseReader } from '../../domain/case/access.ts';
import type { CaseFile } from '../../domain/case/case-file.ts';
import type { WantedChange } from '../../domain/household/household-change.ts';
import { moveOf } from '../../domain/household/move-members.ts';
import type { Command } from '../../domain/kernel/actor.ts';
import type { Store } from './the-store.ts';

/**
 * The case that members move to or come back from; only for who may change that case too. One that there is not is
 * answered like one of another office.
 */
export async function otherCaseOf(
  store: Store,
  file: CaseFile,
  change: WantedChange,
  { actor, at }: Command,
): Promise<CaseFile | undefined> {
  const toCase =
    change.kind === 'moves'
      ? change.toCase
      : change.kind === 'moves-back'
        ? moveOf(file, change.changeId).change.toCase
        : undefined;
  if (toCase === undefined) return undefined;
  const other = await store.loadCase(toCase);
  refuseReader(other, actor, 'own-office', at);
  return other;
}
