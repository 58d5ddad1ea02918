import {
  BatchGetCommand,
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  TransactWriteCommand,
} from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { TASK_RETRY } from '../../contracts/errors.ts';
import type { TaskName } from '../../contracts/tasks.ts';
import { TASKS } from '../../contracts/tasks.ts';
import { GENESIS } from '../../domain/audit/chain.ts';
import { openTable } from '../../lambdas/adapters/dynamodb.ts';
import { openStore } from '../../lambdas/adapters/store.ts';
import { toItem } from '../../lambdas/adapters/stored-item.ts';
import { theKeys } from '../../lambdas/services/the-keys.ts';
import { AT, command, staff } from '../fixtures/actors.ts';
import { api, CONTEXT, handlerOf } from '../fixtures/api.ts';
import { caseFile } from '../fixtures/case-file.ts';
import { keyed } from '../fixtures/id-key.ts';
import { linesDuring } from '../fixtures/output.ts';

vi.hoisted(() => {
  process.env.POWERTOOLS_LOG_LEVEL = 'INFO';
  Object.assign(process.env, {
    TABLE_NAME: 'mocked',
    AUDIT_TABLE_NAME: 'mocked-audit',
    KEYS_TABLE_NAME: 'mocked-keys',
    ROOT_KEY: 'alias/mocked',
    WORKFLOW_ARN: 'arn:{workflow}',
    MAIL_FROM: 'office@example.org',
    PUBLIC_URL: 'https://cases.example.org',
    AWS_REGION: 'eu-central-1',
  });
});

const documents = mockClient(DynamoDBDocumentClient);
afterAll(() => documents.restore());
const file = caseFile();
const { id } = file.case;
const caseRecord = { ...file.case, audit: { seq: 1, hash: GENESIS } };
const by = staff('caseworker');

beforeEach(() => {
  documents.reset();
  documents.on(QueryCommand).resolves({ Items: [toItem(caseRecord), ...file.persons.map(toItem)] });
  documents.on(GetCommand).resolves({});
  documents.on(BatchGetCommand).resolves({ Responses: {} });
  documents.on(TransactWriteCommand).resolves({});
});

const named = (name: string, more: object = {}) =>
  Object.assign(new Error('Samira Haddad, born 1988'), { name, ...more });
const cancelled = (...codes: string[]) =>
  named('TransactionCanceledException', { CancellationReasons: codes.map((Code) => ({ Code })) });
const withdraw = () =>
  api('WithdrawCase', { by, path: { caseId: id }, body: { reasonCode: 'changed-plans' } });
const plan = async () =>
  (await handlerOf('PlanStages'))(
    { caseId: id, command: 'c', at: AT, startedAt: '2025-01-01T00:00:00Z', plans: 1 },
    CONTEXT,
  );
const writes = () => documents.commandCalls(TransactWriteCommand).length;

describe('a store that is busy', () => {
  it.each<[string, Error]>([
    ['throttles', named('ThrottlingException')],
    ['has no throughput left', named('ProvisionedThroughputExceededException')],
    ['fails inside', named('InternalServerError')],
    ['does not answer in time', named('TimeoutError')],
    ['cannot be reached', named('Error', { code: 'ECONNREFUSED' })],
    ['is reset', named('Error', { code: 'ECONNRESET' })],
  ])(
    'because it %s: 503 to people, a name that workflows retry, nothing of the cause',
    async (_why, error) => {
      documents.on(QueryCommand).rejects(error);
      await linesDuring(async () => {
        const answer = await withdraw();
        expect(answer).toMatchObject({ status: 503, body: { type: 'urn:kinbridge:error:StoreBusy' } });
        expect(answer.text).not.toContain('Samira');
        await expect(plan()).rejects.toMatchObject({
          name: 'StoreBusy',
          message: expect.not.stringContaining('Samira'),
        });
      });
    },
  );

  it.each([['ThrottlingError'], ['ProvisionedThroughputExceeded']])(
    'that cancels a transaction by %s',
    async (code) => {
      documents.on(TransactWriteCommand).rejects(cancelled('None', code));
      await linesDuring(async () => expect((await withdraw()).status).toBe(503));
      expect(writes()).toBe(1);
    },
  );
});

describe('a transaction that is cancelled', () => {
  it.each([
    ['by a condition', cancelled('ConditionalCheckFailed', 'None', 'None')],
    ['by the audit entry', cancelled('None', 'None', 'ConditionalCheckFailed')],
    ['by another transaction', cancelled('TransactionConflict', 'None', 'None')],
  ])('%s is decided anew eight times, then a conflict', async (_how, error) => {
    documents.on(TransactWriteCommand).rejects(error);
    await linesDuring(async () => {
      expect(await withdraw()).toMatchObject({
        status: 409,
        body: { type: 'urn:kinbridge:error:VersionConflict' },
      });
      expect(writes()).toBe(8);
      await expect(plan()).rejects.toMatchObject({ name: 'VersionConflict' });
    });
  });

  it('and then goes through gives the answer', async () => {
    documents.on(TransactWriteCommand).rejectsOnce(cancelled('TransactionConflict')).resolves({});
    await linesDuring(async () => expect((await withdraw()).status).toBe(202));
    expect(writes()).toBe(2);
  });

  it('of a new case by its record is AlreadyExists', async () => {
    documents.on(TransactWriteCommand).rejects(cancelled('ConditionalCheckFailed'));
    const opened = { case: caseRecord, writes: [], facts: [{ act: 'case.registered' }] };
    const commit = openStore({
      ...openTable('mocked', theKeys),
      keyed: async () => keyed,
    }).commitCase(opened, { id: 'c', actor: by, at: AT });
    await expect(commit).rejects.toMatchObject({ name: 'AlreadyExists' });
  });
});

/** What a workflow tells a task. */
const inputOf = (name: TaskName) => ({
  ...{ caseId: id, command: 'c', at: AT },
  ...(name === 'PlanStages' ? { startedAt: AT, plans: 0 } : {}),
  ...(name === 'BeginStage' ? { stage: 'travel' } : {}),
  ...(name === 'OpenWorkItem'
    ? { startedAt: AT, execution: 'e', token: 't', kind: 'arrival', round: 0 }
    : {}),
  ...(name === 'PlanVetting' ? { startedAt: AT, run: 1 } : {}),
  ...(name === 'MakeOffer' ? { sponsorId: null, ranked: [], limit: 1 } : {}),
  ...(name === 'SendNotice' ? { noticeId: 'n' } : {}),
  ...(name === 'SendWebhook' ? { deliveryId: 'd' } : {}),
  ...(name === 'WorkThroughBatch' ? { batchId: 'b' } : {}),
  ...(name === 'OpenAccessReview' ? { token: 't', office: 'amman', quarter: '2026-q1', round: 0 } : {}),
  ...(name === 'SearchRegistry' || name === 'EraseRecords' || name === 'OpenReunificationCase'
    ? { requestId: 'r' }
    : {}),
  ...(name === 'AwaitRegistrations' ? { requestId: 'r', token: 't', revision: 0 } : {}),
});

describe('a colleague who cannot be noted', () => {
  it('stops no call, and is told in the log, by the fault alone', async () => {
    documents.on(BatchGetCommand).resolves({ Responses: {} });
    documents.on(PutCommand).callsFake(({ Item }) => {
      if (Item.type === 'staff-member') throw named('AccessDeniedException');
      return {};
    });
    const lines = await linesDuring(async () => {
      const answer = await api('WithdrawCase', {
        ...{ by: staff('caseworker', 'amman', 'not-noted-yet'), path: { caseId: id } },
        body: { reasonCode: 'changed-plans' },
      });
      expect(answer.status).toBe(202);
    });
    const errors = lines.map((line) => JSON.parse(line)).filter(({ level }) => level === 'ERROR');
    expect(errors).toMatchObject([{ function: 'NoteCaller', error: 'AccessDeniedException' }]);
    expect(lines.join()).not.toMatch(/Samira/);
  });
});

describe('an error that nobody foresaw', () => {
  const multiline = () =>
    Object.assign(new Error('Samira Haddad\n    at home with Yusuf'), { name: 'ValidationException' });

  it('is 500 to people: that it happened and nothing else, logged once without values', async () => {
    documents.on(TransactWriteCommand).rejects(multiline());
    const lines = await linesDuring(async () => {
      const { status, body, text } = await withdraw();
      expect([status, body.type]).toEqual([500, 'urn:kinbridge:error:Unexpected']);
      expect(Object.keys(body).toSorted()).toEqual(['instance', 'status', 'title', 'type']);
      expect(text).not.toMatch(/Samira|Validation/);
    });
    expect(lines).toHaveLength(1);
    expect(JSON.parse(lines[0]!)).toMatchObject({
      level: 'ERROR',
      function: 'WithdrawCase',
      error: 'ValidationException',
    });
    expect(lines[0]).not.toMatch(/Samira|Yusuf/);
  });

  it.each(Object.keys(TASKS) as TaskName[])(
    'is none when time ran out: the workflow of %s tries it again',
    async (name) => {
      documents.onAnyCommand().rejects(named('TimeoutError'));
      const handler = await handlerOf(name);
      await linesDuring(async () => {
        const failure = (await handler(inputOf(name), CONTEXT).catch((error: Error) => error)) as Error;
        expect(TASK_RETRY.ErrorEquals).toContain(failure.name);
        expect(failure.message).not.toMatch(/Samira|Yusuf/);
      });
    },
  );

  it.each(Object.keys(TASKS) as TaskName[])(
    'is Unexpected to the workflow of %s, without its message, logged once without values',
    async (name) => {
      documents.on(QueryCommand).rejects(multiline());
      if (name === 'SendNotice') documents.on(GetCommand).rejects(multiline());
      if (name === 'WorkThroughBatch') documents.on(BatchGetCommand).rejects(multiline());
      if (name === 'OpenAccessReview') documents.on(BatchGetCommand).rejects(multiline());
      if (name === 'SendWebhook') documents.on(BatchGetCommand).rejects(multiline());
      const handler = await handlerOf(name);
      const lines = await linesDuring(async () => {
        const failure = (await handler(inputOf(name), CONTEXT).catch((error: Error) => error)) as Error;
        expect(failure.name).toBe('Unexpected');
        expect(failure.message).not.toMatch(/Samira|Yusuf/);
      });
      expect(lines).toHaveLength(1);
      expect(JSON.parse(lines[0]!)).toMatchObject({
        level: 'ERROR',
        function: name,
        error: 'ValidationException',
        caseId: id,
      });
      expect(lines[0]).not.toMatch(/Samira|Yusuf/);
    },
  );

  it('of an item that cannot be read tells neither people nor workflows', async () => {
    documents.on(QueryCommand).resolves({ Items: [{ ...toItem(caseRecord), priority: 'Samira Haddad' }] });
    const lines = await linesDuring(async () => {
      expect((await withdraw()).text).not.toContain('Samira');
      await expect(plan()).rejects.toMatchObject({ name: 'Unexpected' });
    });
    expect(lines.join('\n')).not.toContain('Samira');
  });

  it('of a newer schema is 500 by its name', async () => {
    documents.on(QueryCommand).resolves({ Items: [{ ...toItem(caseRecord), schema: 99 }] });
    await linesDuring(async () =>
      expect(await withdraw()).toMatchObject({
        status: 500,
        body: { type: 'urn:kinbridge:error:NewerSchema' },
      }),
    );
  });
});

describe('reads in parts', () => {
  const store = openStore({ ...openTable('mocked', theKeys), keyed: async () => keyed });
  const person = file.persons[0]!;
  const unread = { mocked: { Keys: [{ pk: `CASE#${id}`, sk: `case#person#${person.id}` }] } };

  it('ask again for persons that the store left unread, and not for ever', async () => {
    const asked = [{ caseId: id, personId: person.id }];
    documents
      .on(BatchGetCommand)
      .resolvesOnce({ UnprocessedKeys: unread })
      .resolves({ Responses: { mocked: [toItem(person)] } });
    expect(await store.loadPersons(asked)).toEqual([person]);
    documents.on(BatchGetCommand).resolves({ UnprocessedKeys: unread });
    await expect(store.loadPersons(asked)).rejects.toMatchObject({ name: 'StoreBusy' });
  });

  it('ask again for sponsors, and not for ever', async () => {
    documents.on(BatchGetCommand).resolves({ UnprocessedKeys: unread });
    await expect(store.loadSponsors(['sponsor-1'])).rejects.toMatchObject({ name: 'StoreBusy' });
    expect(documents.commandCalls(BatchGetCommand)).toHaveLength(5);
  });

  it('read a case over as many pages as it takes', async () => {
    const key = { pk: 'x', sk: 'y' };
    documents
      .on(QueryCommand)
      .resolvesOnce({ Items: [toItem(caseRecord)], LastEvaluatedKey: key })
      .resolves({ Items: file.persons.map(toItem) });
    expect((await store.loadCase(id)).persons).toHaveLength(1);
    expect(documents.commandCalls(QueryCommand)[1]?.args[0].input.ExclusiveStartKey).toEqual(key);
  });

  it('publish no policy when the store is busy', async () => {
    documents.on(GetCommand).resolves({});
    documents.on(QueryCommand).resolves({});
    documents.on(TransactWriteCommand).rejects(named('ThrottlingException'));
    await expect(store.publishPolicy({ ...file.policy, version: 9 }, command())).rejects.toMatchObject({
      name: 'StoreBusy',
    });
  });
});
