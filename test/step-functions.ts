import { currentSeam, setClientSeam } from '../contracts/client-seam.ts';
import { FUNCTIONS } from '../contracts/functions.ts';
import { definitionOf, placeholderOf, WORKFLOWS } from '../contracts/workflows.ts';
import { ACCOUNT, REGION } from '../local/account.ts';
import { putWorkflows } from '../local/machines.ts';
import { answerWorkflowsClient } from '../local/stepfunctions/client.ts';
import type { Engine } from '../local/stepfunctions/engine.ts';
import { openEngine } from '../local/stepfunctions/engine.ts';
import { virtualClock } from '../local/virtual-clock.ts';

/** The embedded engine with every workflow and no function behind it, and the environment that handlers find it by. */
export async function openTestWorkflows(): Promise<{ engine: Engine; close(): Promise<void> }> {
  const engine = await openEngine({
    ...{ directory: ':memory:', clock: virtualClock(), region: REGION, accountId: ACCOUNT },
    invoke: async () => ({ statusCode: 200, payload: 'null' }),
  });
  const workflows = WORKFLOWS.map((name) => ({
    ...{ name, file: definitionOf(name), placeholder: placeholderOf(name) },
  }));
  await putWorkflows(
    engine,
    workflows,
    FUNCTIONS.map((contract) => contract.name),
  );
  setClientSeam({ ...currentSeam(), sfn: (client) => answerWorkflowsClient(client, engine) });
  return {
    engine,
    async close() {
      await engine.close();
    },
  };
}
