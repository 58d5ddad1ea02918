import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { realClock } from '../../../local/clock.ts';
import { openEngine } from '../../../local/stepfunctions/engine.ts';
import { lambdaEndpoint, noLambda } from '../../../local/stepfunctions/lambda-endpoint.ts';
import { INVOKE, ROLE } from './workbench.ts';

let server: Server;
let url = '';
beforeEach(async () => {
  server = createServer((request, response) => {
    const name = decodeURIComponent(request.url!.split('/')[3]!);
    if (name === 'fails')
      response.setHeader('X-Amz-Function-Error', 'Unhandled').end('{"errorType":"Bad","errorMessage":"m"}');
    else if (name === 'gone')
      response.writeHead(404, { 'x-amzn-errortype': 'ResourceNotFoundException' }).end('{}');
    else request.pipe(response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

async function run(FunctionName: string, invoke = lambdaEndpoint(url)) {
  const engine = await openEngine({ directory: ':memory:', clock: realClock(), invoke });
  const T = {
    Type: 'Task',
    Resource: INVOKE,
    Arguments: { FunctionName, Payload: { a: 1 } },
    Output: '{% $states.result.Payload %}',
    End: true,
  };
  const definition = JSON.stringify({ QueryLanguage: 'JSONata', StartAt: 'T', States: { T } });
  const { stateMachineArn } = await engine.call('CreateStateMachine', {
    name: 'm',
    roleArn: ROLE,
    definition,
  });
  const { executionArn } = await engine.call('StartExecution', { stateMachineArn });
  await engine.idle();
  const answer = await engine.call('DescribeExecution', { executionArn: executionArn! });
  await engine.close();
  return answer;
}

it('invokes a function by name or ARN', async () => {
  expect(await run('echo')).toMatchObject({ status: 'SUCCEEDED', output: '{"a":1}' });
  expect(await run('arn:aws:lambda:eu-central-1:000000000000:function:echo')).toMatchObject({
    status: 'SUCCEEDED',
  });
});

it('names the errors of the function and of Lambda', async () => {
  expect(await run('fails')).toMatchObject({ status: 'FAILED', error: 'Bad' });
  expect(await run('gone')).toMatchObject({ status: 'FAILED', error: 'Lambda.ResourceNotFoundException' });
});

it('fails a call to an endpoint that is dead, and one without an endpoint', async () => {
  expect(await run('echo', lambdaEndpoint('http://127.0.0.1:1'))).toMatchObject({
    status: 'FAILED',
    error: 'Lambda.SdkClientException',
  });
  const { error, cause } = await run('echo', noLambda);
  expect(error).toBe('Lambda.SdkClientException');
  expect(cause).toContain('without --lambda-endpoint');
});
