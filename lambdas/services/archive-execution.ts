import type { ToldExecution } from '../../domain/audit/archived-execution.ts';
import {
  archiveName,
  digestOfText,
  factOfArchived,
  textOfExecution,
  toldIn,
} from '../../domain/audit/archived-execution.ts';
import { isReadable } from '../../domain/audit/chain.ts';
import type { ExecutionId } from '../../domain/execution/execution-id.ts';
import { executionId } from '../../domain/execution/execution-id.ts';
import { ownerOfExecution } from '../../domain/execution/owner.ts';
import { PLATFORM } from '../../domain/kernel/actor.ts';
import { identifier } from '../../domain/kernel/identifier.ts';
import { isSponsorId } from '../../domain/work-item/work-item.ts';
import type { ArchivedItem } from '../adapters/archived-store.ts';
import { packed } from '../adapters/packed-text.ts';
import { logFailure } from './log.ts';
import { theArchive } from './the-archive.ts';
import { theStore } from './the-store.ts';
import { theExecutions } from './the-workflows.ts';

/** The workflow that carries a case: when it ends, the case's chain tells of everything that ended before. */
const PARENT = 'resettlement-case';

/** How many executions one entry tells of. */
const MOST_TOLD = 50;
/** The newest entries in which those are found that were told of when this failed before it could note it. */
const LAST_ENTRIES = 8;

const owned = (id: ExecutionId, input: string | null): string =>
  ownerOfExecution(id, input === null ? null : JSON.parse(input)) ?? '';

/**
 * Archives an execution that has ended; undefined while it runs. Its file is written once, so that repeating it, or
 * hearing of an older end later, changes nothing.
 */
export async function archive(id: ExecutionId): Promise<ArchivedItem | undefined> {
  const archived = await written(id);
  if (archived && !archived.known) await theStore().keepArchived(archived.item);
  return archived?.item;
}

/** The same, but for what the table knows of it. */
async function written(id: ExecutionId): Promise<{ item: ArchivedItem; known: boolean } | undefined> {
  const whole = await theExecutions().whole(id);
  if (!whole) return undefined;
  const text = textOfExecution(whole);
  const { workflow, status, startedAt, stoppedAt, redriveCount } = whole;
  const told: ToldExecution = { executionId: executionId(id), redriveCount, digest: digestOfText(text) };
  const known = await theStore().findArchived(told.executionId);
  if (known && known.redriveCount >= redriveCount) return { item: known, known: true };
  await theArchive().write(archiveName(told), packed(text));
  const owner = owned(id, whole.input);
  return { item: { ...told, workflow, status, startedAt, stoppedAt, owner, entry: 0 }, known: false };
}

/**
 * Archives an execution whose end was announced. With the end of a case's run, its chain tells of all that ended, and the
 * table learns of the run with its entry; whoever fails in between is called again, or the daily check finds it.
 */
export async function archiveEnded(id: ExecutionId, at: string): Promise<void> {
  if (id.workflow !== PARENT) {
    await archive(id);
    return;
  }
  const archived = await written(id);
  if (archived?.item.owner === '' && !archived.known) await theStore().keepArchived(archived.item);
  if (archived) await tellOwner(archived.item.owner, at, archived.item);
}

/** The entries that tell already of some executions, by id: who repeats this after a failure writes no second one. */
async function alreadyTold(owner: string, executions: readonly ArchivedItem[]): Promise<Map<string, number>> {
  const digests = new Set(executions.map(({ digest }) => digest));
  const links = await theStore().readNewestLinks(owner, LAST_ENTRIES);
  return new Map(
    links
      .filter(isReadable)
      .flatMap((entry) => toldIn(entry).map((told) => ({ ...told, seq: entry.seq })))
      .filter(({ digest }) => digests.has(digest))
      .map(({ executionId: id, seq }) => [id, seq]),
  );
}

/** Has an owner's chain tell of executions, unless one of its last entries does. */
async function tell(owner: string, all: readonly ArchivedItem[], at: string): Promise<void> {
  const store = theStore();
  const known = await alreadyTold(owner, all);
  for (const one of all) {
    const entry = known.get(one.executionId);
    if (entry !== undefined) await store.keepArchived({ ...one, entry });
  }
  const executions = all.filter((one) => !known.has(one.executionId));
  if (executions.length === 0) return;
  const names = executions.map(({ executionId: id, digest }) => `${id}/${digest}`);
  const command = { id: identifier('command', 'archive', owner, ...names), actor: PLATFORM, at };
  const facts = executions.map(factOfArchived);
  const tellIn = (audit: { seq: number }) => ({
    patch: {},
    writes: [],
    facts,
    answer: { seq: audit.seq + 1 },
  });
  let seq: number;
  if (owner.startsWith('client-')) {
    const client = await store.loadClient(owner);
    await store.commitClient({ record: { ...client, version: client.version + 1 }, facts }, command);
    seq = client.audit.seq + 1;
  } else if (isSponsorId(owner))
    ({ seq } = await store.changeSponsor(owner, command, ({ sponsor }) => tellIn(sponsor.audit)));
  else ({ seq } = await store.change(owner, command, (file) => tellIn(file.case.audit)));
  for (const one of executions) await store.keepArchived({ ...one, entry: seq });
}

/** Has an owner's chain tell of all its archived executions of which it does not tell yet. */
export async function tellOwner(owner: string, at: string, also?: ArchivedItem): Promise<void> {
  if (owner === '') return;
  const store = theStore();
  const ids = (await store.untoldOf(owner)).filter((id) => id !== also?.executionId);
  const found = [...(await Promise.all(ids.map((id) => store.findArchived(id)))), also];
  const untold = found
    .flatMap((one) => (one && one.entry === 0 ? [one] : []))
    .sort((a, b) => (a.executionId < b.executionId ? -1 : 1));
  for (let from = 0; from < untold.length; from += MOST_TOLD)
    await tell(owner, untold.slice(from, from + MOST_TOLD), at);
}

/** Has all chains tell of what is archived; an owner whose chain cannot be written to is left to the next time. */
export async function tellAll(at: string): Promise<void> {
  const store = theStore();
  const owners = new Set<string>();
  for (const id of await store.untoldOf()) owners.add((await store.findArchived(id))?.owner ?? '');
  for (const owner of owners)
    await tellOwner(owner, at).catch((error: unknown) => logFailure('CheckArchive', error, { owner }));
}
