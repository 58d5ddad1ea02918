import type { ExecutionNode } from '../../contracts/api/executions.ts';
import { ListCaseExecutions } from '../../contracts/api/executions.ts';
import { refuseOtherOffice } from '../../domain/case/access.ts';
import { executionOf } from '../../domain/casework/relay.ts';
import { executionId } from '../../domain/execution/execution-id.ts';
import { invalid } from '../../domain/kernel/invalid-input.ts';
import { apiHandler } from '../middleware/api.ts';
import { executionTree } from '../services/execution-tree.ts';
import { keptExecutions } from '../services/kept-executions.ts';

const RUNS_A_PAGE = 5;
/** A tracing request continues in a new execution every year; this covers ten years. */
const MAX_RENEWALS = 10;

/** Runs newest first from the cursor on; the page with the newest run also has the tracing. */
export const handler = apiHandler(
  ListCaseExecutions,
  async ({ params, query, command, actor, grant, store }) => {
    const { caseId } = params;
    const file = await store.loadCase(caseId);
    refuseOtherOffice(file, actor, grant.reach, command.at);
    const newest = query.cursor === undefined ? file.case.run : Number(query.cursor);
    if (!(newest >= 0 && newest <= file.case.run))
      throw invalid('cursor', 'is that of an earlier page', 'another one');
    const executions = keptExecutions();
    const nodes: ExecutionNode[] = [];
    const notKept: { executionId: string; run: number }[] = [];
    let complete = true;
    const add = async (workflow: string, name: string): Promise<boolean> => {
      const tree = await executionTree(executions, { workflow, name }, caseId);
      if (!tree) return false;
      const known = new Set(nodes.map((node) => node.executionId));
      nodes.push(...tree.nodes.filter((node) => !known.has(node.executionId)));
      complete &&= tree.complete;
      return true;
    };
    const oldest = Math.max(1, newest - RUNS_A_PAGE + 1);
    for (let run = newest; run >= oldest; run -= 1) {
      const id = { workflow: 'resettlement-case', name: executionOf(caseId, run) };
      if (!(await add(id.workflow, id.name))) notKept.push({ executionId: executionId(id), run });
    }
    if (newest === file.case.run)
      for (const { id } of file.tracing)
        for (let renewal = 0; renewal < MAX_RENEWALS; renewal += 1)
          if (!(await add('family-tracing', renewal === 0 ? id : `${id}-${renewal}`)) && renewal > 0) break;
    return { executions: nodes, notKept, complete, cursor: oldest > 1 ? String(oldest - 1) : null };
  },
);
