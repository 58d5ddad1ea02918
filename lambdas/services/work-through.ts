import type { CaseFile } from '../../domain/case/case-file.ts';
import type { Change } from '../../domain/case/change.ts';
import type { ExecutionStatus } from '../../domain/execution/execution-id.ts';
import { parseExecutionId } from '../../domain/execution/execution-id.ts';
import type { Actor, Command } from '../../domain/kernel/actor.ts';
import { CaseError } from '../../domain/kernel/errors.ts';
import { identifier } from '../../domain/kernel/identifier.ts';
import type { SponsorFile } from '../../domain/sponsorship/sponsor-file.ts';
import { askAfter } from '../../domain/staff/ask-after.ts';
import { claimWorkItem, reassignWorkItem, releaseWorkItem } from '../../domain/staff/assign-work-item.ts';
import type { Batch, BatchItem } from '../../domain/staff/batch.ts';
import { isAsLeft, nextOf, withOutcomes } from '../../domain/staff/batch.ts';
import { refuseAtWork } from '../../domain/work-item/decide-work-item.ts';
import { assigneeOf } from './assignee.ts';
import { changeOwner } from './change-owner.ts';
import { decideWork } from './decide-work.ts';
import { keptExecutions } from './kept-executions.ts';
import { memberNow } from './member-now.ts';
import { redriveExecution } from './redrive-execution.ts';
import type { Store } from './the-store.ts';

type File = CaseFile | SponsorFile;

/** What passes by itself: the workflow asks again, and what was done before is not done twice. */
const PASSING = new Set(['StoreBusy', 'StoreFull']);

/** Gives an item to whoever had it before, away or not; to its queue if nobody had. */
async function giveBack(store: Store, file: File, { id, version, had }: BatchItem, command: Command) {
  if (had === undefined) return releaseWorkItem(file, id, command, version);
  if (had === command.actor.id) return claimWorkItem(file, id, command, version);
  return reassignWorkItem(file, id, { member: await memberNow(store, had) }, command, version);
}

/** What one person would do to one item, by the same decisions. */
async function changeOf(store: Store, file: File, batch: Batch, item: BatchItem, command: Command) {
  const { id, version } = item;
  switch (batch.act) {
    case 'claim':
      return claimWorkItem(file, id, command, version);
    case 'release':
      return releaseWorkItem(file, id, command, version);
    case 'reassign':
      return reassignWorkItem(file, id, await assigneeOf(store, batch.assignee), command, version);
    case 'give-back':
      return giveBack(store, file, item, command);
    case 'ask-after':
      return askAfter(file, id, command, version);
    case 'redrive':
      throw new CaseError('WrongState', 'Expected a work item, received an execution.');
    case 'retry-stage': {
      const form = { decision: 'retry-stage' };
      return decideWork(store, file, { workItemId: id, form, command, expectedVersion: version });
    }
  }
}

/**
 * The maker of a batch as they are now: with what they were allowed when they began it, as far as they still have it. Who
 * is suspended or has moved to another office may do nothing here.
 */
async function makerNow(store: Store, { by }: Batch): Promise<Actor> {
  const now = await memberNow(store, by.id);
  const here = now !== undefined && now.office === by.office;
  return { ...by, roles: here ? by.roles.filter((role) => now.roles.includes(role)) : [] };
}

const ENDED_BADLY: readonly string[] = ['FAILED', 'TIMED_OUT', 'ABORTED'] satisfies ExecutionStatus[];

/** Lets an execution go on, and looks at it again. */
async function redriven(store: Store, item: BatchItem, command: Command): Promise<BatchItem> {
  await redriveExecution(store, item.id, command);
  const { status } = await keptExecutions().describe(parseExecutionId(item.id));
  return { ...item, state: ENDED_BADLY.includes(status) ? 'changed' : 'done' };
}

async function outcomeOf(store: Store, batch: Batch, item: BatchItem, at: string): Promise<BatchItem> {
  const actor = await makerNow(store, batch);
  const command: Command = { id: identifier('command', batch.id, item.id), actor, at };
  const decide = async (file: File) => {
    refuseAtWork(file, item.id, command);
    return (await changeOf(store, file, batch, item, command)) as Change<unknown>;
  };
  try {
    if (batch.act === 'redrive') return await redriven(store, item, command);
    await changeOwner(store, item.id, command, decide, true);
  } catch (error) {
    if (!(error instanceof CaseError) || PASSING.has(error.name)) throw error;
    return { ...item, state: 'not-done', why: error.name };
  }
  const [now] = await store.loadWorkItems([item.id]);
  return isAsLeft(now, batch, item.had)
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
