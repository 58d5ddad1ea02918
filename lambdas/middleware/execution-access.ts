import type { ExecutionRow } from '../../contracts/api/executions.ts';
import { hasCaseInScope } from '../../domain/case/access.ts';
import type { CaseRecord } from '../../domain/case/case.ts';
import type { ExecutionId } from '../../domain/execution/execution-id.ts';
import { caseInName, executionId, parseExecutionId, runInName } from '../../domain/execution/execution-id.ts';
import { CaseError } from '../../domain/kernel/errors.ts';
import type { Request } from './api.ts';
import { theExecutions } from './execution-services.ts';
import { kept } from './execution-tree.ts';

type Asked = Pick<Request<{ executionId: string }, unknown, unknown>, 'params' | 'actor' | 'grant' | 'store'>;

const caseIn = (input: unknown): string | undefined => {
  const caseId = (input as { caseId?: unknown } | null)?.caseId;
  return typeof caseId === 'string' ? caseId : undefined;
};

/** The case of an execution: its name tells it, or else its input, which nobody may be told of when it is not kept. */
const caseOf = async (id: ExecutionId): Promise<string | undefined> =>
  caseInName(id.name) ?? caseIn((await kept(theExecutions().describe(id)))?.input);

/** Whether a case can have had an execution of this name: one of a run that has not come yet never was. */
const hadRun = ({ run }: CaseRecord, name: string): boolean => (runInName(name) ?? 0) <= run;

/**
 * The execution asked for and its case; `NotFound` unless the caller has to do with that case. Whoever passes may be
 * told that the execution is not kept any more.
 */
export async function reachedExecution({
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

/** Those rows whose case the caller has to do with; the case is looked up where the row does not tell it. */
export async function reachedRows(
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
