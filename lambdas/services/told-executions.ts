import type { ToldExecution } from '../../domain/audit/archived-execution.ts';
import {
  archiveName,
  digestOfText,
  endingOf,
  textOfExecution,
  toldIn,
} from '../../domain/audit/archived-execution.ts';
import type { History } from '../../domain/audit/bundle.ts';
import { parseExecutionId } from '../../domain/execution/execution-id.ts';
import { ifKept } from './execution-tree.ts';
import { theArchive } from './the-archive.ts';
import { theStore } from './the-store.ts';
import { theExecutions } from './the-workflows.ts';

const PAGE = 500;
const AT_ONCE = 8;

/** Entries of a chain after a number that tell of executions, up to one that was last when it was asked. */
async function* telling(owner: string, after: number, last = Number.POSITIVE_INFINITY) {
  for (let from = after; from < last; ) {
    const entries = await theStore().readAudit(owner, from, PAGE);
    for (const entry of entries) if (entry.seq <= last) yield { seq: entry.seq, told: toldIn(entry) };
    if (entries.length < PAGE) return;
    from = entries.at(-1)?.seq ?? last;
  }
}

async function inTurn<T, R>(all: readonly T[], each: (one: T) => Promise<R>): Promise<R[]> {
  const done: R[] = [];
  for (let from = 0; from < all.length; from += AT_ONCE)
    done.push(...(await Promise.all(all.slice(from, from + AT_ONCE).map(each))));
  return done;
}

/** The digests of executions of which a chain tells, as Step Functions shows them now; those that it no longer keeps are left out. */
export async function shownNow(owner: string, last: number): Promise<Record<string, string>> {
  const told = new Map<string, ToldExecution>();
  for await (const entry of telling(owner, 0, last))
    for (const one of entry.told) told.set(endingOf(one), one);
  const shown = await inTurn([...told], async ([name, { executionId, redriveCount }]) => {
    const whole = await ifKept(theExecutions().whole(parseExecutionId(executionId)));
    return whole?.redriveCount === redriveCount ? [[name, digestOfText(textOfExecution(whole))]] : [];
  });
  return Object.fromEntries(shown.flat());
}

/** Executions from the archive of which a chain tells after an entry; a page ends with an entry. */
export async function historiesAfter(
  owner: string,
  after: number,
  most: number,
): Promise<{ histories: History[]; next: number | null }> {
  const found: (ToldExecution & { entry: number })[] = [];
  let next: number | null = null;
  for await (const { seq, told } of telling(owner, after)) {
    found.push(...told.map((one) => ({ ...one, entry: seq })));
    if (found.length < most) continue;
    next = seq;
    break;
  }
  const histories = await inTurn(found, async (told) => {
    const bytes = await theArchive().read(archiveName(told));
    const { executionId, redriveCount, entry } = told;
    return { executionId, redriveCount, entry, gzip: bytes ? Buffer.from(bytes).toString('base64') : null };
  });
  return { histories, next };
}
