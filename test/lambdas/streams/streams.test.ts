import { SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2';
import {
  SendTaskFailureCommand,
  SendTaskSuccessCommand,
  SFNClient,
  StartExecutionCommand,
  StopExecutionCommand,
} from '@aws-sdk/client-sfn';
import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { primaryKey } from '../../../contracts/table.ts';
import type { Stored } from '../../../domain/entity.ts';
import type { Notice } from '../../../domain/notices/notice.ts';
import { noticeTo } from '../../../domain/notices/to.ts';
import type { Sponsor } from '../../../domain/sponsorship/sponsor.ts';
import { toItem } from '../../../lambdas/adapters/stored-item.ts';
import type { TestTable } from '../../dynamodb-local.ts';
import { openTestTable } from '../../dynamodb-local.ts';
import { AT, command } from '../../fixtures/actors.ts';
import { CONTEXT, handlerOf } from '../../fixtures/api.ts';
import { caseFile, opened } from '../../fixtures/case-file.ts';
import { storedCase } from '../../fixtures/running-case.ts';
import { sponsor } from '../../fixtures/sponsorship.ts';

const workflows = mockClient(SFNClient);
const mail = mockClient(SESv2Client);
let table: TestTable;
beforeAll(async () => {
  table = await openTestTable();
});
beforeEach(() => {
  workflows.reset();
  mail.reset();
  mail.on(SendEmailCommand).resolves({ MessageId: 'm' });
});

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
  const { case: head } = caseFile();
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
    const interrupted = { ...head, run: 2, interruptedRun: 1 };
    await consume(
      'RelayWorkflow',
      record(head),
      record(interrupted, head),
      record(decided, item),
      record({ ...item, status: 'cancelled' }, item),
    );
    const inputs = workflows.calls().map((call) => call.args[0].input);
    expect(inputs).toEqual([
      {
        stateMachineArn: arn('stateMachine'),
        name: `${head.id}-1`,
        input: JSON.stringify({ caseId: head.id, run: 1 }),
      },
      { executionArn: `${arn('execution')}:${head.id}-1`, error: 'CaseInterrupted' },
      {
        stateMachineArn: arn('stateMachine'),
        name: `${head.id}-2`,
        input: JSON.stringify({ caseId: head.id, run: 2 }),
      },
      { taskToken: item.token, output: JSON.stringify({ workItemId: item.id, decision: 'recommend' }) },
      { taskToken: item.token, error: 'WorkItemCancelled' },
    ]);
  });

  it('looks at nothing else: other types, removals, records without an image', async () => {
    await consume(
      'RelayWorkflow',
      record(caseFile().persons[0]!),
      record(undefined, head),
      { eventName: 'REMOVE' },
      { eventName: 'REMOVE', dynamodb: {} },
    );
    expect(workflows.calls()).toHaveLength(0);
  });

  it.each([
    [StartExecutionCommand, 'ExecutionAlreadyExists', record(head)],
    [StopExecutionCommand, 'ExecutionDoesNotExist', record({ ...head, interruptedRun: 1 }, head)],
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

describe('SendNotices', () => {
  const statusOf = async (notice: Notice) =>
    (
      await table.documents.send(
        new GetCommand({ TableName: table.name, Key: primaryKey(notice), ConsistentRead: true }),
      )
    ).Item?.status;

  async function pending(
    template: Notice['template'] = 'sponsor-offer',
    to?: Notice['to'],
  ): Promise<{ notice: Notice; group: Sponsor }> {
    const group = sponsor();
    await table.store.commitEntity(group);
    const { case: head } = await storedCase(table);
    const by = command();
    const notice = noticeTo(head.id, to ?? { kind: 'sponsor', id: group.id }, template, by, { dueAt: AT });
    await table.store.change(head.id, by, () => ({
      head: {},
      puts: [notice],
      facts: [{ act: 'notice.written' }],
      answer: {},
    }));
    return { notice, group };
  }

  it('sends a notice once, though its batch is given twice', async () => {
    const { notice, group } = await pending();
    await consume('SendNotices', record(notice), record(notice));
    await consume('SendNotices', record(notice));
    const sent = mail.commandCalls(SendEmailCommand).map((call) => call.args[0].input);
    expect(sent).toMatchObject([
      {
        FromEmailAddress: 'office@example.org',
        Destination: { ToAddresses: [group.email] },
        EmailTags: [{ Name: 'notice', Value: notice.id }],
      },
    ]);
    expect(JSON.stringify(sent)).not.toContain('Haddad');
    expect(await statusOf(notice)).toBe('sent');
  });

  it('that fails is sent when the batch is given again', async () => {
    const { notice } = await pending();
    mail.on(SendEmailCommand).rejectsOnce(failure('TooManyRequestsException')).resolves({});
    await expect(consume('SendNotices', record(notice))).rejects.toMatchObject({
      name: 'TooManyRequestsException',
    });
    expect(await statusOf(notice)).toBe('sending');
    await consume('SendNotices', record(notice));
    expect([await statusOf(notice), mail.commandCalls(SendEmailCommand).length]).toEqual(['sent', 2]);
  });

  it('to a sponsor that is not there, or without words, is failed and not sent', async () => {
    const { notice: nobody } = await pending('sponsor-offer', { kind: 'sponsor', id: 'sponsor-x' });
    const { notice: wordless } = await pending('sponsor-offer-expired');
    await consume('SendNotices', record(nobody), record(wordless));
    expect([await statusOf(nobody), await statusOf(wordless)]).toEqual(['failed', 'failed']);
    expect(mail.calls()).toHaveLength(0);
  });

  it('to staff, or sent before, is left alone', async () => {
    const { notice } = await pending('work-item-reminder', {
      kind: 'role',
      role: 'supervisor',
      office: 'amman',
    });
    await consume(
      'SendNotices',
      record(notice),
      record({ ...notice, status: 'sent' }),
      record(caseFile().case),
    );
    expect(mail.calls()).toHaveLength(0);
  });
});
