import type { Changed } from './changed.ts';
import { theStore } from './the-store.ts';

/** Enters every case and sponsor that is new into the register of those who have an audit chain. */
export async function keepRegister(changes: readonly Changed[]): Promise<void> {
  const owners = changes.flatMap(({ before, after }) => {
    if (before !== undefined) return [];
    if (after.type === 'person') return [after.caseId];
    return after.type === 'sponsor' ? [after.id] : [];
  });
  for (const owner of new Set(owners)) await theStore().enterRegister(owner);
}
