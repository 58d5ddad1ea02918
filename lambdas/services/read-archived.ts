import type { ArchivedExecution, ToldExecution } from '../../domain/audit/archived-execution.ts';
import { archiveName, digestOfText, executionInText, toldIn } from '../../domain/audit/archived-execution.ts';
import type { ArchivedItem } from '../adapters/archived-store.ts';
import { unpacked } from '../adapters/packed-text.ts';
import { theArchive } from './the-archive.ts';
import { theStore } from './the-store.ts';

/** The text of an archived execution; undefined if its file is gone or cannot be unpacked. */
export async function archivedText(told: ToldExecution): Promise<string | undefined> {
  const bytes = await theArchive().read(archiveName(told));
  return bytes && unpacked(bytes);
}

/** Whether an entry of the owner's chain tells of an execution with this digest. */
async function isTold({ owner, entry, executionId, redriveCount, digest }: ArchivedItem): Promise<boolean> {
  const [found] = entry === 0 ? [] : await theStore().readAudit(owner, entry - 1, 1);
  if (found?.seq !== entry) return false;
  return toldIn(found).some(
    (told) =>
      told.executionId === executionId && told.redriveCount === redriveCount && told.digest === digest,
  );
}

/**
 * Whether an archived execution is as the chain says: `as-told`; `not-told-yet`, because its chain tells of the day's
 * executions once; or it `differs`.
 */
export type Proved = 'as-told' | 'not-told-yet' | 'differs';

export interface ReadArchived {
  readonly item: ArchivedItem;
  /** Undefined if the file is gone, or holds no execution. */
  readonly execution: ArchivedExecution | undefined;
  readonly proved: Proved;
}

/** An execution from the archive, compared with what its owner's chain tells; undefined if it was never archived. */
export async function readArchived(executionId: string): Promise<ReadArchived | undefined> {
  const item = await theStore().findArchived(executionId);
  if (!item) return undefined;
  const text = await archivedText(item);
  const execution = text === undefined ? undefined : executionInText(text);
  const own = execution && `${execution.workflow}.${execution.name}` === executionId;
  const same = own && digestOfText(text ?? '') === item.digest;
  if (!same) return { item, execution: own ? execution : undefined, proved: 'differs' };
  if (item.entry === 0) return { item, execution, proved: 'not-told-yet' };
  return { item, execution, proved: (await isTold(item)) ? 'as-told' : 'differs' };
}
