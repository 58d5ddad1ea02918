import type { ExecutionRow } from '../../contracts/api/executions.ts';
import type { Grant } from '../../contracts/authorization.ts';
import { hasCaseInScope } from '../../domain/case/access.ts';
import type { CaseRecord } from '../../domain/case/case.ts';
import type { ExecutionId } from '../../domain/execution/execution-id.ts';
import { caseInName, executionId, parseExecutionId, runInName } from '../../domain/execution/execution-id.ts';
import type { Actor } from '../../domain/kernel/actor.ts';
import { CaseError } from '../../domain/kernel/errors.ts';
import { ifKept } from './execution-tree.ts';
import { keptExecutions } from './kept-executions.ts';
import type { Store } from './the-store.ts';

/** What is asked, by whom. */
interface Asked {
  readonly params: { readonly executionId: string };
  readonly actor: Actor;
  readonly grant: Grant;
  readonly store: Store;
}

const caseIn = (input: unknown): string | undefined => {
  const caseId = (input as { caseId?: unknown } | null)?.caseId;
  return typeof caseId === 'string' ? caseId : undefined;
};

/**
 * The case of an execution, from its name or else from its input, which is not available if the execution is kept
 * nowhere.
 */
const caseOf = async (id: ExecutionId): Promise<string | undefined> =>
  caseInName(id.name) ?? caseIn((await ifKept(keptExecutions().describe(id)))?.input);

/** Whether a case can have had an execution of this name: a run that has not started yet never had one. */
const hadRun = ({ run }: CaseRecord, name: string): boolean => (runInName(name) ?? 0) <= run;

/**
 * The requested execution and its case; throws `NotFound` unless the case is in the caller's scope. Callers who pass
 * may learn that the execution is no longer kept.
 */
export async function executionInScope({
  params,
  actor,
  grant,
  store,
}: Asked): Promise<{ id: ExecutionId; caseRecord: CaseRecord }> {
  const id = parseExecutionId(params.executionId);
  const caseId = await caseOf(id);
  const caseRecord = caseId === undefined ? undefined : (await store.loadCaseRecords([caseId])).get(caseId);
  if (!caseRecord || !hasCaseInScope(caseRecord, actor, grant.reach) || !hadRun(caseRecord, id.name))
    throw new CaseError(
      'NotFound',
      `Expected an execution of a case of this person, received ${executionId(id)}.`,
    );
  return { id, caseRecord };
}

/** The rows whose case is in the caller's scope; the case is looked up if the row does not contain it. */
export async function rowsInScope(
  rows: readonly ExecutionRow[],
  { actor, grant, store }: Pick<Asked, 'actor' | 'grant' | 'store'>,
): Promise<ExecutionRow[]> {
  if (grant.reach === 'all-offices') return [...rows];
  const named = await Promise.all(
    rows.map(async (row) => ({
      ...row,
      caseId: row.caseId ?? (await caseOf(parseExecutionId(row.executionId))) ?? null,
    })),
  );
  const caseRecords = await store.loadCaseRecords([...new Set(named.flatMap(({ caseId }) => caseId ?? []))]);
  return named.filter(({ caseId }) => {
    const caseRecord = caseRecords.get(caseId ?? '');
    return caseRecord !== undefined && hasCaseInScope(caseRecord, actor, grant.reach);
  });
}
