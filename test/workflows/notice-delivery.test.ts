import { afterEach, expect, test } from 'vitest';
import { FUNCTIONS } from '../../contracts/functions.ts';
import { definitionOf, placeholderOf } from '../../contracts/workflows.ts';
import { ACCOUNT, REGION, stateMachineArn } from '../../local/account.ts';
import { putWorkflows } from '../../local/machines.ts';
import type { Engine } from '../../local/stepfunctions/engine.ts';
import { openEngine } from '../../local/stepfunctions/engine.ts';
import { virtualClock } from '../../local/virtual-clock.ts';

const START = Date.parse('2026-03-10T09:00:00.000Z');
const MINUTE = 60_000;
const name = 'notice-delivery' as const;

let engine: Engine;
afterEach(() => engine.close());

/** What happens to the execution of a notice whose function dies as often as is said; minutes of each call. */
async function deliver(deaths: number) {
  const clock = virtualClock(START);
  const calledAt: number[] = [];
  const died = { errorType: 'Unexpected', errorMessage: 'The task failed; its log says why.' };
  engine = await openEngine({
    ...{ directory: ':memory:', clock, region: REGION, accountId: ACCOUNT },
    invoke: async ({ functionName }) => {
      if (!functionName.endsWith(':SendNotice')) return { statusCode: 200, payload: '{"rounds":{}}' };
      calledAt.push((clock.now() - START) / MINUTE);
      return calledAt.length > deaths
        ? { statusCode: 200, payload: '{"sendAfter":null}' }
        : { statusCode: 200, payload: JSON.stringify(died), functionError: 'Unhandled' };
    },
  });
  await putWorkflows(
    engine,
    ([name, 'case-attention'] as const).map((workflow) => ({
      name: workflow,
      file: definitionOf(workflow),
      placeholder: placeholderOf(workflow),
    })),
    FUNCTIONS.map((contract) => contract.name),
  );
  const ids = { caseId: 'case-1', noticeId: 'notice-1', sendAfter: new Date(START).toISOString() };
  await engine.call('StartExecution', {
    ...{ stateMachineArn: stateMachineArn(name), name: 'notice-1', input: JSON.stringify(ids) },
  });
  await engine.idle();
  const { executions } = await engine.call('ListExecutions', { stateMachineArn: stateMachineArn(name) });
  const [{ status }] = executions as unknown as [{ status: string }];
  return { status, calledAt };
}

test('a notice is tried again, later each time, when the function that sends it died', async () => {
  expect(await deliver(3)).toEqual({ status: 'SUCCEEDED', calledAt: [0, 5, 15, 35] });
});

test('a notice whose function dies at every try is told to a person in the end', async () => {
  const { status, calledAt } = await deliver(Number.POSITIVE_INFINITY);
  expect([status, calledAt.length, calledAt.at(-1)! / 60 / 24 < 4]).toEqual(['SUCCEEDED', 11, true]);
  const { executions } = await engine.call('ListExecutions', {
    stateMachineArn: stateMachineArn('case-attention'),
  });
  expect(executions).toMatchObject([{ name: 'attention-notice-1' }]);
});
