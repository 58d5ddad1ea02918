import { listPapers } from '../adapters/paper-listings.ts';
import type { Changed, Removed } from './changed.ts';
import { theTable } from './the-store.ts';

/** Keeps the numbers of papers under which persons are found in line with the persons. */
export async function followPapers(changes: readonly Changed[], removed: readonly Removed[]): Promise<void> {
  for (const { before, after } of changes)
    if (after.type === 'person')
      await listPapers(theTable(), before?.type === 'person' ? before : undefined, after);
  for (const { before } of removed)
    if (before.type === 'person') await listPapers(theTable(), before, undefined);
}
