import { WORKFLOWS } from '../../contracts/workflows.ts';
import type { ExecutionId } from '../../domain/execution/execution-id.ts';
import { executionId, parseExecutionId } from '../../domain/execution/execution-id.ts';
import { isBefore, minus, plus } from '../../domain/kernel/calendar.ts';
import type { Execution } from '../adapters/executions.ts';
import { archive, tellAll } from './archive-execution.ts';
import { logDone, logFailure } from './log.ts';
import { readArchived } from './read-archived.ts';
import { theStore } from './the-store.ts';
import { theExecutions } from './the-workflows.ts';

const PAGE = 1000;
const AT_ONCE = 16;
/** A check stops before its function's time limit; the next one goes on, because it passes over what is archived. */
const LONGEST_MS = 780_000;
/** What ended earlier than this before the last check was looked at by it. */
const OVERLAP = 'PT25H';
/** How long an execution may have ended without being archived and told of. */
const GAP = 'P1D';
const MOST_GAPS = 200;
const NEVER = '1970-01-01T00:00:00.000Z';
/** Clocks of machines that check in turn differ by less. */
const CLOCKS_DIFFER = 'PT1M';

/** Ended executions of all workflows that ended since the last check, or a day before it. */
async function* endedSince(since: string): AsyncGenerator<Execution[]> {
  for (const workflow of WORKFLOWS) {
    let token: string | undefined;
    do {
      const page = await theExecutions().list(workflow, undefined, PAGE, token);
      yield page.items.filter(({ stoppedAt }) => stoppedAt !== null && !isBefore(stoppedAt, since));
      token = page.token;
    } while (token !== undefined);
  }
}

/** Archives an execution unless it is; true if it is now. */
async function archived(execution: ExecutionId & { readonly redriveCount?: number }): Promise<boolean> {
  try {
    const known = await theStore().findArchived(executionId(execution));
    if (known && known.redriveCount >= (execution.redriveCount ?? 0)) return true;
    return (await archive(execution)) !== undefined;
  } catch (error) {
    logFailure('CheckArchive', error, { execution: executionId(execution) });
    return false;
  }
}

type Gap = { executionId: string; since: string };

/** What could not be archived although it ended. */
async function archiveMissed(since: string): Promise<{ missed: Gap[]; whole: boolean }> {
  const until = performance.now() + LONGEST_MS;
  const missed: Gap[] = [];
  for await (const ended of endedSince(since))
    for (let from = 0; from < ended.length; from += AT_ONCE) {
      if (performance.now() > until) return { missed, whole: false };
      const some = ended.slice(from, from + AT_ONCE);
      const done = await Promise.all(some.map(archived));
      for (const [index, execution] of some.entries())
        if (!done[index])
          missed.push({ executionId: executionId(execution), since: execution.stoppedAt ?? '' });
    }
  return { missed, whole: true };
}

/** Executions that are archived, and of which no chain tells. */
async function untold(): Promise<Gap[]> {
  const store = theStore();
  const ids = (await store.untoldOf()).slice(0, MOST_GAPS);
  const found = await Promise.all(ids.map((id) => store.findArchived(id)));
  return found.flatMap((one) =>
    one && one.entry === 0 ? [{ executionId: one.executionId, since: one.stoppedAt }] : [],
  );
}

/**
 * Archives whatever ended and was missed, has every chain tell of what is archived, and keeps what is still missing a day
 * after its end.
 */
export async function checkArchive(at: string): Promise<void> {
  const store = theStore();
  const before = await store.archiveCheck();
  // A check that a wrong clock dated ahead says nothing of what ends until then: everything is looked at again.
  const isAhead = before !== undefined && isBefore(plus(at, CLOCKS_DIFFER), before.whole);
  const since = before && !isAhead ? minus(before.whole, OVERLAP) : NEVER;
  const { missed, whole } = await archiveMissed(since);
  for (const gap of before?.gaps ?? []) await archived(parseExecutionId(gap.executionId));
  await tellAll(at);
  const open = [...(before?.gaps ?? []), ...missed, ...(await untold())];
  const gaps = new Map<string, Gap>();
  for (const gap of open.filter((one) => isBefore(one.since, minus(at, GAP)))) {
    const item = await store.findArchived(gap.executionId);
    if (item === undefined || item.entry === 0) gaps.set(gap.executionId, gap);
  }
  await store.keepArchiveCheck({
    ...{ at, whole: whole ? at : (before?.whole ?? NEVER) },
    gaps: [...gaps.values()].slice(0, MOST_GAPS),
  });
  for (const { executionId: execution } of gaps.values())
    logDone('CheckArchive', { fault: 'archive-gap', execution });
}

/** Those of some executions that verify in the archive: read back, with the digest of which their owner's chain tells. */
export async function verified(ids: readonly string[]): Promise<string[]> {
  const proved = await Promise.all(
    ids.map(async (id) => ((await readArchived(id))?.proved === 'as-told' ? [id] : [])),
  );
  return proved.flat();
}
