import type { CaseFile } from '../../domain/case/case-file.ts';
import type { Change } from '../../domain/case/change.ts';
import type { Command } from '../../domain/kernel/actor.ts';
import { CaseError } from '../../domain/kernel/errors.ts';
import { identifier } from '../../domain/kernel/identifier.ts';
import type { SponsorFile } from '../../domain/sponsorship/sponsor-file.ts';
import { claimWorkItem, reassignWorkItem, releaseWorkItem } from '../../domain/staff/assign-work-item.ts';
import type { Batch, BatchItem } from '../../domain/staff/batch.ts';
import { isAsLeft, nextOf, withOutcomes } from '../../domain/staff/batch.ts';
import { refuseAtWork } from '../../domain/work-item/decide-work-item.ts';
import { changeOwner } from './change-owner.ts';
import { decideWork } from './decide-work.ts';
import type { Store } from './the-store.ts';

type File = CaseFile | SponsorFile;

/** What passes by itself: the workflow asks again, and what was done before is not done twice. */
const PASSING = new Set(['StoreBusy', 'StoreFull']);

/** What one person would do to one item, by the same decisions. */
async function changeOf(store: Store, file: File, batch: Batch, item: BatchItem, command: Command) {
  const { id, version } = item;
  switch (batch.act) {
    case 'claim':
      return claimWorkItem(file, id, command, version);
    case 'release':
      return releaseWorkItem(file, id, command, version);
    case 'reassign': {
      const assignee = batch.assignee === undefined ? undefined : await store.loadStaff(batch.assignee);
      return reassignWorkItem(file, id, assignee, command, version);
    }
    case 'retry-stage': {
      const form = { decision: 'retry-stage' };
      return decideWork(store, file, { workItemId: id, form, command, expectedVersion: version });
    }
  }
}

async function outcomeOf(store: Store, batch: Batch, item: BatchItem, at: string): Promise<BatchItem> {
  const command: Command = { id: identifier('command', batch.id, item.id), actor: batch.by, at };
  const decide = async (file: File) => {
    refuseAtWork(file, item.id, command);
    return (await changeOf(store, file, batch, item, command)) as Change<unknown>;
  };
  try {
    await changeOwner(store, item.id, command, decide, true);
  } catch (error) {
    if (!(error instanceof CaseError) || PASSING.has(error.name)) throw error;
    return { ...item, state: 'not-done', why: error.name };
  }
  const [now] = await store.loadWorkItems([item.id]);
  return isAsLeft(now, batch)
    ? { ...item, state: 'done', version: now?.version ?? item.version }
    : { ...item, state: 'changed' };
}

/**
 * Works through the next items of a batch, one after the other, reads each again, and records what became of them; true
 * if more wait. Each item has a command of its own, so that a repeat after a kill does nothing twice.
 */
export async function workThrough(store: Store, batchId: string, at: string): Promise<boolean> {
  const batch = await store.loadBatch(batchId);
  const outcomes: BatchItem[] = [];
  for (const item of nextOf(batch)) outcomes.push(await outcomeOf(store, batch, item, at));
  if (outcomes.length === 0) return false;
  const after = withOutcomes(batch, outcomes, at);
  await store.commitEntity(after);
  return after.endedAt === undefined;
}
