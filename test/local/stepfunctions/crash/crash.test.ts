import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { ROLE } from '../workbench.ts';
import { MACHINES } from './machines.ts';

const KILLS = 30;
const VICTIM = join(import.meta.dirname, 'victim.ts');
const ARN = 'arn:aws:states:eu-central-1:000000000000';

let directory = '';
let victim: ChildProcess | undefined;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'engine-crash-'));
});
afterEach(() => {
  victim?.kill('SIGKILL');
  rmSync(directory, { recursive: true, force: true });
});

interface Life {
  call(action: string, body: object): Promise<Record<string, unknown>>;
  kill(): Promise<void>;
}

async function begin(): Promise<Life> {
  const child = spawn(process.execPath, [VICTIM, directory], { stdio: ['ignore', 'pipe', 'inherit'] });
  victim = child;
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (data: Buffer) => resolve(data.toString().trim().replace('listening on ', '')));
    child.once('exit', (code) => reject(new Error(`the engine ended with ${code} before it was ready`)));
  });
  return {
    async call(action, body) {
      const headers = { 'X-Amz-Target': `AWSStepFunctions.${action}`, Connection: 'close' };
      const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
      const answer = (await response.json()) as Record<string, unknown>;
      if (!response.ok) throw Object.assign(new Error(String(answer.message)), { name: answer.__type });
      return answer;
    },
    kill() {
      const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
      child.kill('SIGKILL');
      return gone;
    },
  };
}

interface Call {
  life: number;
  functionName: string;
  execution: string;
  state: string;
  retry: number;
  token?: string;
}

/** Every call that functions of any life have had; the last line may have been cut. */
function calls(): Call[] {
  const lines = readFileSync(join(directory, 'calls.log'), 'utf8').split('\n');
  return lines.slice(0, -1).map((line) => JSON.parse(line) as Call);
}

/** A pseudo-random sequence that is the same in every run (Park–Miller). */
function* instants(): Generator<number> {
  for (let seed = 20_261_122; ; ) {
    seed = (seed * 48_271) % 2_147_483_647;
    yield seed / 2_147_483_647;
  }
}

const started = new Map<string, string>();
const answered = new Set<string>();

async function load(life: Life, round: number, onStarted: () => void): Promise<void> {
  const starts = Object.keys(MACHINES).map(async (machine) => {
    const name = `${machine}-${round}`;
    const { executionArn } = await life.call('StartExecution', {
      stateMachineArn: `${ARN}:stateMachine:${machine}`,
      name,
    });
    started.set(executionArn as string, name);
    onStarted();
  });
  await Promise.all(starts);
  for (const token of openTokens().slice(0, 3)) await answer(life, token);
}

const openTokens = () =>
  calls().flatMap(({ token, execution }) =>
    token && execution.startsWith('callback') && !answered.has(token) ? [token] : [],
  );

async function answer(life: Life, token: string): Promise<void> {
  try {
    await life.call('SendTaskSuccess', { taskToken: token, output: '"yes"' });
    answered.add(token);
  } catch (error) {
    if ((error as Error).name !== 'TaskTimedOut') throw error;
    answered.add(token);
  }
}

async function allEnded(life: Life): Promise<void> {
  for (;;) {
    for (const token of openTokens()) await answer(life, token);
    const lists = await Promise.all(
      Object.keys(MACHINES).map((machine) =>
        life.call('ListExecutions', {
          stateMachineArn: `${ARN}:stateMachine:${machine}`,
          statusFilter: 'RUNNING',
        }),
      ),
    );
    if (lists.every(({ executions }) => (executions as unknown[]).length === 0)) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function checkHistory(life: Life, executionArn: string, name: string): Promise<void> {
  const { events } = (await life.call('GetExecutionHistory', {
    executionArn,
    maxResults: 1000,
  })) as unknown as {
    events: { id: number; previousEventId: number; type: string }[];
  };
  expect(
    events.map(({ id }) => id),
    name,
  ).toEqual(events.map((_, index) => index + 1));
  expect(events.every(({ id, previousEventId }) => previousEventId < id)).toBe(true);
  const ends = events.filter(({ type }) => /^Execution(Succeeded|Failed|Aborted|TimedOut)$/.test(type));
  expect(
    ends.map(({ type }) => type),
    name,
  ).toEqual(['ExecutionSucceeded']);
  expect(events.at(-1)).toBe(ends[0]);
}

/** An attempt is made once in a life; and once the next step has been seen, no life goes back to the one before. */
function checkCalls(made: Call[]): void {
  const once = made.map(({ life, execution, state, retry }) => `${life} ${execution} ${state} ${retry}`);
  expect(new Set(once).size).toBe(once.length);
  for (const [execution, steps] of Map.groupBy(made, (call) => call.execution)) {
    const order = steps.map(({ state, retry }) => `${state} ${retry}`);
    expect(order, execution).toEqual(order.toSorted());
  }
  expect(made.length).toBeGreaterThan(started.size / 2);
}

it(`loses nothing and ends nothing twice when it is killed ${KILLS} times`, {
  timeout: 1_200_000,
}, async () => {
  const random = instants();
  for (let round = 0; round < KILLS; round++) {
    const life = await begin();
    if (round === 0) {
      for (const [name, definition] of Object.entries(MACHINES))
        await life.call('CreateStateMachine', { name, definition, roleArn: ROLE });
    }
    const first = Promise.withResolvers<void>();
    const loading = load(life, round, first.resolve).catch(first.reject);
    await first.promise;
    await new Promise((resolve) => setTimeout(resolve, random.next().value * 200));
    await life.kill();
    await loading;
  }
  const life = await begin();
  await allEnded(life);
  for (const [executionArn, name] of started) {
    expect(await life.call('DescribeExecution', { executionArn }), name).toMatchObject({
      status: 'SUCCEEDED',
      output: JSON.stringify(name),
    });
    await checkHistory(life, executionArn, name);
  }
  expect(started.size).toBeGreaterThanOrEqual(KILLS);
  for (const token of answered)
    await expect(life.call('SendTaskSuccess', { taskToken: token, output: '1' })).rejects.toMatchObject({
      name: 'TaskTimedOut',
    });
  checkCalls(calls().filter(({ state, execution }) => state && !execution.startsWith('fan')));
  await life.kill();
});
