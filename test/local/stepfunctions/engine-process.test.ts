import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  CreateStateMachineCommand,
  DescribeExecutionCommand,
  SFNClient,
  StartExecutionCommand,
} from '@aws-sdk/client-sfn';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { ROLE } from './workbench.ts';

const SCRIPT = join(import.meta.dirname, '../../../scripts/engine.ts');
let directory = '';
let child: ChildProcess | undefined;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'engine-process-'));
});
afterEach(() => {
  child?.kill('SIGKILL');
  rmSync(directory, { recursive: true, force: true });
});

function run(...options: string[]): Promise<{ code: number | null; out: string; errors: string }> {
  const started = spawn(process.execPath, [SCRIPT, ...options]);
  child = started;
  let out = '';
  let errors = '';
  return new Promise((resolve) => {
    started.stdout.on('data', (data: Buffer) => {
      out += data.toString();
      if (out.includes('\n')) resolve({ code: null, out, errors });
    });
    started.stderr.on('data', (data: Buffer) => (errors += data.toString()));
    started.once('close', (code) => resolve({ code, out, errors }));
  });
}

it('says that it is ready, runs a year in no time on the virtual clock, and stops when it is asked to', async () => {
  const { out } = await run('--port', '0', '--data', directory, '--clock', 'virtual');
  expect(out).toMatch(/^listening on http:\/\/127\.0\.0\.1:\d+\n$/);
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  const client = new SFNClient({
    endpoint: out.trim().split(' ').at(-1)!,
    region: 'eu-central-1',
    credentials,
  });
  const definition = JSON.stringify({
    QueryLanguage: 'JSONata',
    StartAt: 'W',
    States: { W: { Type: 'Wait', Seconds: 31_536_000, End: true } },
  });
  const { stateMachineArn } = await client.send(
    new CreateStateMachineCommand({ name: 'year', definition, roleArn: ROLE }),
  );
  const { executionArn } = await client.send(new StartExecutionCommand({ stateMachineArn }));
  await expect
    .poll(async () => (await client.send(new DescribeExecutionCommand({ executionArn }))).status)
    .toBe('SUCCEEDED');
  const { startDate, stopDate } = await client.send(new DescribeExecutionCommand({ executionArn }));
  expect(stopDate!.getTime() - startDate!.getTime()).toBe(31_536_000_000);
  client.destroy();
  const ended = new Promise((resolve) => child!.once('exit', resolve));
  child!.kill('SIGTERM');
  expect(await ended).toBe(0);
});

it.each([
  ['no directory', [], '--data expects the directory'],
  ['a port that is none', ['--data', '.', '--port', 'x'], '--port expects a port number, received x'],
  [
    'a clock that there is not',
    ['--data', '.', '--clock', 'sun'],
    '--clock expects real or virtual, received sun',
  ],
  ['an option that there is not', ['--dance'], '--dance'],
])('refuses %s with a sentence and the usage', async (_what, options, message) => {
  const { code, errors } = await run(...options);
  expect(code).toBe(1);
  expect(errors).toContain(message);
  expect(errors).toContain('Usage: npm run engine');
});
