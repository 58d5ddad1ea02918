import { SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { marshall } from '@aws-sdk/util-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { SetAsideLetter } from '../../../contracts/cannot-pass.ts';
import type { Case } from '../../../domain/case/case.ts';
import { toItem } from '../../../lambdas/adapters/stored-item.ts';
import { CONTEXT, handlerOf } from '../../fixtures/api.ts';
import { caseFile } from '../../fixtures/case-file.ts';
import { openTestTable } from '../../table.ts';

const QUEUE = 'https://sqs.eu-central-1.amazonaws.com/000000000000/kinbridge-dev-RelayWorkflow-set-aside';
const workflows = mockClient(SFNClient);
const queues = mockClient(SQSClient);
beforeAll(openTestTable);
beforeEach(() => {
  workflows.reset();
  queues.reset();
  queues.onAnyCommand().resolves({});
  process.env.SET_ASIDE_QUEUE = QUEUE;
});
afterEach(() => {
  delete process.env.SET_ASIDE_QUEUE;
});
afterAll(() => {
  workflows.restore();
  queues.restore();
});

const { case: caseRecord } = caseFile();
const caseOf = (letter: string): Case => ({ ...caseRecord, id: caseRecord.id.slice(0, -1) + letter });
let sequence = 0;
interface Given {
  ageMs?: number;
  schema?: number;
}
/** A case that was started: its relay starts `resettlement-case`. */
const record = (entity: Case, { ageMs = 0, schema }: Given = {}) => {
  const stored: Record<string, unknown> = toItem(entity);
  const item = schema === undefined ? stored : { ...stored, schema };
  sequence += 1;
  return {
    eventID: `event-${sequence}`,
    eventName: 'INSERT',
    dynamodb: {
      ApproximateCreationDateTime: (Date.now() - ageMs) / 1000,
      SequenceNumber: String(sequence),
      Keys: marshall({ pk: item.pk, sk: item.sk }),
      NewImage: marshall(item, { removeUndefinedValues: true }),
    },
  };
};
const poison = (entity: Case) => record(entity, { schema: 99 });
const relay = async (event: object) => (await handlerOf('RelayWorkflow'))(event, CONTEXT);
const told = () =>
  workflows.commandCalls(StartExecutionCommand).map(({ args }) => args[0].input.name?.slice(-3, -2));
const letters = (): SetAsideLetter[] =>
  queues
    .commandCalls(SendMessageCommand)
    .map(({ args }) => JSON.parse(args[0].input.MessageBody ?? '') as SetAsideLetter);
/** Step Functions refuses this case, as it may for a while, and takes the others. */
const refusing = (entity: Case) =>
  workflows.onAnyCommand().callsFake(({ name }: { name?: string }) => {
    if (name?.startsWith(entity.id)) throw Object.assign(new Error('busy'), { name: 'ThrottlingException' });
    return {};
  });

describe('on AWS, a change that no waiting helps', () => {
  it('is set aside at once by the function, with what follows in its case, and holds no other case', async () => {
    workflows.onAnyCommand().resolves({});
    const [a, b, c] = [caseOf('a'), caseOf('b'), caseOf('c')];
    const Records = [record(a), poison(b), record(c), record(b)];
    expect(await relay({ Records })).toBeUndefined();
    expect([...new Set(told())]).toEqual(['a', 'c']);
    expect(queues.commandCalls(SendMessageCommand)[0]!.args[0].input.QueueUrl).toBe(QUEUE);
    expect(letters()).toMatchObject([
      {
        consumer: 'RelayWorkflow',
        condition: 'CannotPass',
        errorType: 'NewerSchema',
        eventID: Records[1]!.eventID,
      },
      { condition: 'BehindAnother', eventID: Records[3]!.eventID, keys: { pk: { S: `CASE#${b.id}` } } },
    ]);
  });

  it('leaves nothing personal in the queue', async () => {
    await relay({ Records: [poison(caseOf('b'))] });
    expect(Object.keys(letters()[0]!).sort()).toEqual(
      ['condition', 'consumer', 'errorType', 'eventID', 'keys', 'sequenceNumber'].sort(),
    );
  });

  it('is given again when not even the queue takes it', async () => {
    workflows.onAnyCommand().resolves({});
    queues.onAnyCommand().rejects(new Error('no queue'));
    await expect(relay({ Records: [record(caseOf('a')), poison(caseOf('b'))] })).rejects.toThrow('no queue');
  });

  it('is not set aside a second time by the command that tells it again', async () => {
    await expect(relay({ Records: [poison(caseOf('b'))], again: true })).rejects.toMatchObject({
      name: 'NewerSchema',
    });
    expect(letters()).toEqual([]);
  });
});

describe('on AWS, a change that may pass later', () => {
  it('is named to be given again, while the other cases are told', async () => {
    refusing(caseOf('b'));
    const Records = [record(caseOf('a')), record(caseOf('b')), record(caseOf('c'))];
    const sequenceNumber = Records[1]!.dynamodb.SequenceNumber;
    expect(await relay({ Records })).toEqual({ batchItemFailures: [{ itemIdentifier: sequenceNumber }] });
    expect(new Set(told())).toEqual(new Set(['a', 'b', 'c']));
    expect(letters()).toEqual([]);
  });

  it('is set aside when it alone has failed for two minutes', async () => {
    refusing(caseOf('b'));
    const Records = [record(caseOf('b'), { ageMs: 180_000 }), record(caseOf('c'))];
    expect(await relay({ Records })).toBeUndefined();
    expect(letters()).toMatchObject([{ condition: 'RetryAttemptsExhausted' }]);
  });

  it('is waited for when nothing at all passes, until the stream is about to give it up', async () => {
    workflows.onAnyCommand().rejects(Object.assign(new Error('outage'), { name: 'ThrottlingException' }));
    const both = (ageMs: number) => [record(caseOf('a'), { ageMs }), record(caseOf('b'), { ageMs })];
    expect(await relay({ Records: both(1_800_000) })).toMatchObject({ batchItemFailures: [{}, {}] });
    expect(letters()).toEqual([]);
    expect(await relay({ Records: both(3_300_000) })).toBeUndefined();
    expect(letters()).toHaveLength(2);
  });
});
