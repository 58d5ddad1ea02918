import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import { expect, it } from 'vitest';
import { ERRORS } from '../../../contracts/errors.ts';
import { openExecutions } from '../../../lambdas/adapters/executions.ts';
import { stateMachineArn } from '../../../local/account.ts';
import { realClock } from '../../../local/clock.ts';
import { answerWorkflowsClient } from '../../../local/stepfunctions/client.ts';
import { openEngine } from '../../../local/stepfunctions/engine.ts';

it('is said as 507 to whoever has an execution go on, while reading executions goes on', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'engine-full-'));
  const engine = await openEngine({
    ...{ directory, clock: realClock(), maxJournalBytes: 400_000 },
    region: 'eu-central-1',
    invoke: async () => ({ statusCode: 200, payload: 'null' }),
  });
  try {
    const client = new SFNClient({ region: 'eu-central-1' });
    answerWorkflowsClient(client, engine);
    const definition = { QueryLanguage: 'JSONata', StartAt: 'A', States: { A: { Type: 'Fail' } } };
    const roleArn = 'arn:aws:iam::000000000000:role/any';
    await engine.call('CreateStateMachine', {
      name: 'travel',
      roleArn,
      definition: JSON.stringify(definition),
    });
    const start = (name: string) =>
      client.send(
        new StartExecutionCommand({
          ...{ stateMachineArn: stateMachineArn('travel'), name },
          input: JSON.stringify({ text: 'x'.repeat(20_000) }),
        }),
      );
    await start('first');
    let full: unknown;
    for (let index = 0; full === undefined && index < 100; index += 1)
      await start(`n${index}`).catch((error: unknown) => (full = error));
    expect(full).toMatchObject({ name: 'InsufficientStorage' });
    const executions = openExecutions(stateMachineArn('{workflow}'), client);
    const first = { workflow: 'travel', name: 'first' };
    await expect(executions.redrive(first, 'again')).rejects.toMatchObject({ name: 'StoreFull' });
    expect(ERRORS.StoreFull.status).toBe(507);
    expect(await executions.describe(first)).toMatchObject({ status: 'FAILED' });
  } finally {
    await engine.close();
    rmSync(directory, { recursive: true, force: true });
  }
});
