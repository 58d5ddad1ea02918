import type { Stored } from '../../domain/case/entities.ts';
import { PLATFORM } from '../../domain/kernel/actor.ts';
import { followReunification, reunitedWith } from '../../stages/family-tracing/follow-reunification.ts';
import type { Changed } from './changed.ts';
import { theStore } from './the-store.ts';

/** The reunification case that a change advanced: it was closed, or one of its stages ended. */
function movedOn({ before, after }: { before: Stored | undefined; after: Stored }): string | undefined {
  if (after.type === 'case-stages')
    return after.programme === 'family-reunification' ? after.caseId : undefined;
  if (after.type !== 'case' || after.programme !== 'family-reunification') return undefined;
  const was = before?.type === 'case' ? before.status : undefined;
  return after.status === 'closed' && was !== 'closed' ? after.id : undefined;
}

/** Tells the cases from which a reunification began how it went. */
export async function followReunifications(changes: readonly Changed[]): Promise<void> {
  for (const change of changes) {
    const moved = movedOn(change);
    if (moved === undefined) continue;
    const { case: reunification } = await theStore().loadCase(moved);
    for (const caseId of reunitedWith(reunification)) {
      const command = { id: `stream/${change.id}/${caseId}`, actor: PLATFORM, at: change.at };
      await theStore().change(caseId, command, (file) => followReunification(file, reunification, command));
    }
  }
}
