import { PLATFORM } from '../../domain/actor.ts';
import { followReunification, reunitedWith } from '../../domain/tracing-request/follow-reunification.ts';
import { theStore } from './services.ts';
import type { Changed } from './stream.ts';

/** Tells the cases that a reunification began for what became of it. */
export async function followReunifications(changes: readonly Changed[]): Promise<void> {
  for (const { id, at, before, after } of changes) {
    if (after.type !== 'case') continue;
    for (const caseId of reunitedWith(before?.type === 'case' ? before : undefined, after)) {
      const command = { id: `stream/${id}/${caseId}`, actor: PLATFORM, at };
      await theStore().change(caseId, command, (file) => followReunification(file, after, command));
    }
  }
}
