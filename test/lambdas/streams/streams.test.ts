import {
  SendTaskFailureCommand,
  SendTaskSuccessCommand,
  SFNClient,
  StartExecutionCommand,
  StopExecutionCommand,
} from '@aws-sdk/client-sfn';
import { marshall } from '@aws-sdk/util-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Stored } from '../../../domain/case/entities.ts';
import { toItem } from '../../../lambdas/adapters/stored-item.ts';
import { AT } from '../../fixtures/actors.ts';
import { CONTEXT, handlerOf } from '../../fixtures/api.ts';
import { caseFile, opened } from '../../fixtures/case-file.ts';
import { openTestTable } from '../../table.ts';

const workflows = mockClient(SFNClient);
beforeAll(openTestTable);
beforeEach(() => {
  workflows.reset();
});
afterAll(() => workflows.restore());

const record = (after: Stored | undefined, before?: Stored) => ({
  eventName: before ? 'MODIFY' : 'INSERT',
  dynamodb: {
    ...(after ? { NewImage: marshall(toItem(after), { removeUndefinedValues: true }) } : {}),
    ...(before ? { OldImage: marshall(toItem(before), { removeUndefinedValues: true }) } : {}),
  },
});
const consume = async (name: string, ...Records: object[]) => (await handlerOf(name))({ Records }, CONTEXT);
const failure = (name: string) => Object.assign(new Error('made to fail'), { name });

describe('RelayWorkflow', () => {
  const { case: caseRecord } = caseFile();
  const item = opened(caseFile(), 'eligibility-review').file.workItems[0]!;
  const decided = {
    ...item,
    status: 'decided' as const,
    decision: {
      code: 'recommend',
      by: 'anna',
      at: AT,
      command: 'c',
      answer: { decision: 'recommend' },
      form: {},
    },
  };
  const arn = (kind: string) => `arn:aws:states:eu-central-1:000000000000:${kind}:resettlement-case`;

  it('starts a run, stops the one before it, and answers who waits', async () => {
    workflows.onAnyCommand().resolves({});
    const interrupted = { ...caseRecord, run: 2, interruptedRun: 1 };
    await consume(
      'RelayWorkflow',
      record(caseRecord),
      record(interrupted, caseRecord),
      record(decided, item),
      record({ ...item, status: 'cancelled' }, item),
    );
    const inputs = workflows.calls().map((call) => call.args[0].input);
    expect(inputs).toEqual([
      {
        stateMachineArn: arn('stateMachine'),
        name: `${caseRecord.id}-1`,
        input: JSON.stringify({ caseId: caseRecord.id, run: 1 }),
      },
      { executionArn: `${arn('execution')}:${caseRecord.id}-1`, error: 'CaseInterrupted' },
      {
        stateMachineArn: arn('stateMachine'),
        name: `${caseRecord.id}-2`,
        input: JSON.stringify({ caseId: caseRecord.id, run: 2 }),
      },
      { taskToken: item.token, output: JSON.stringify({ workItemId: item.id, decision: 'recommend' }) },
      { taskToken: item.token, error: 'WorkItemCancelled' },
    ]);
  });

  it('looks at nothing else: other types, removals, records without an image', async () => {
    await consume(
      'RelayWorkflow',
      record(caseFile().persons[0]!),
      record(undefined, caseRecord),
      { eventName: 'REMOVE' },
      { eventName: 'REMOVE', dynamodb: {} },
    );
    expect(workflows.calls()).toHaveLength(0);
  });

  it.each([
    [StartExecutionCommand, 'ExecutionAlreadyExists', record(caseRecord)],
    [StopExecutionCommand, 'ExecutionDoesNotExist', record({ ...caseRecord, interruptedRun: 1 }, caseRecord)],
    [SendTaskSuccessCommand, 'TaskTimedOut', record(decided, item)],
    [SendTaskSuccessCommand, 'TaskDoesNotExist', record(decided, item)],
    [SendTaskFailureCommand, 'InvalidToken', record({ ...item, status: 'cancelled' }, item)],
  ] as const)('%# takes %s for done', async (Command, name, given) => {
    workflows.on(Command as typeof StartExecutionCommand).rejects(failure(name));
    await expect(consume('RelayWorkflow', given)).resolves.toBeUndefined();
    expect(workflows.calls()).toHaveLength(1);
  });

  it.each(['ThrottlingException', 'AccessDeniedException', 'StateMachineDoesNotExist', 'InvalidOutput'])(
    'fails the batch on %s, so that it is given again',
    async (name) => {
      workflows.onAnyCommand().rejects(failure(name));
      await expect(consume('RelayWorkflow', record(decided, item))).rejects.toMatchObject({ name });
    },
  );
});
