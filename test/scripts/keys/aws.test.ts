import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { mockClient } from 'aws-sdk-client-mock';
import { afterAll, beforeEach, expect, it } from 'vitest';
import { handler } from '../../../lambdas/events/rotate-keys.ts';
import { keysOnAws } from '../../../scripts/keys/aws.ts';
import { CONTEXT } from '../../fixtures/api.ts';
import { openTestTable } from '../../table.ts';

const client = new LambdaClient({ region: 'eu-central-1' });
const lambda = mockClient(client);
const aws = { lambda: client, prefix: 'kinbridge-test' };
const payload = (answer: unknown) => Buffer.from(JSON.stringify(answer)) as never;
const said = async (act: 'status' | 'rotate') => {
  const lines: string[] = [];
  for await (const line of keysOnAws(act, aws)) lines.push(line);
  return lines;
};
const calls = () =>
  lambda
    .commandCalls(InvokeCommand)
    .map(({ args: [{ input }] }) => [
      input.FunctionName,
      Buffer.from(input.Payload as Uint8Array).toString(),
    ]);

beforeEach(() => lambda.reset());
afterAll(() => lambda.restore());

it('has the function itself rotate, and says when to come back and what is left', async () => {
  await openTestTable();
  lambda.on(InvokeCommand).callsFake(async ({ Payload }: { Payload: Uint8Array }) => ({
    Payload: payload(await handler(JSON.parse(Buffer.from(Payload).toString()), CONTEXT)),
  }));
  expect((await said('status')).join()).toMatch(/The newest wrapping key is version 0\.$/);
  await said('rotate');
  const [wrapped, kept, status] = await said('rotate');
  expect(wrapped).toBe('0 keys are wrapped by version 2 of the wrapping key.');
  expect(kept).toMatch(/^Older versions stay until \d{4}-.*the hourly look removes them/);
  expect(status).toMatch(/version 2\.$/);
  expect((await said('status')).at(-1)).toMatch(/not finished, older versions are still there \(1\)/);
});

it('calls again as long as there is more to do, then says that it is done', async () => {
  lambda
    .on(InvokeCommand)
    .resolvesOnce({ Payload: payload({ version: 2, wrapped: 10, goesOn: true }) })
    .resolvesOnce({ Payload: payload({ version: 2, wrapped: 30 }) })
    .resolves({ Payload: payload({ newest: 2, byVersion: { 2: 30 }, destroyed: 1, older: [] }) });
  expect(await said('rotate')).toEqual([
    '10 keys are wrapped by version 2 of the wrapping key.',
    '30 keys are wrapped by version 2 of the wrapping key.',
    'Older versions are gone.',
    'Keys of kinbridge-test: 30 under version 2; 1 destroyed. The newest wrapping key is version 2.',
  ]);
  expect(calls()).toEqual([
    ['kinbridge-test-RotateKeys', '{"act":"rotate"}'],
    ['kinbridge-test-RotateKeys', '{"act":"rotate"}'],
    ['kinbridge-test-RotateKeys', '{"act":"status"}'],
  ]);
});

it('says where to look if the function fails', async () => {
  lambda.on(InvokeCommand).resolves({ FunctionError: 'Unhandled', Payload: payload({}) });
  await expect(said('rotate')).rejects.toThrow(
    /kinbridge-test-RotateKeys.*its log says why.*Run the command/,
  );
});
