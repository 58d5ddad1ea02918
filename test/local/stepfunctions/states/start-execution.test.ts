import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { detailsOf, openWorkbench, type Workbench } from '../workbench.ts';

const START = 'arn:aws:states:::states:startExecution';
let bench: Workbench;
let child = '';
beforeEach(async () => {
  bench = await openWorkbench();
  const wait = { Type: 'Wait', Seconds: 10, Next: 'End' };
  child = await bench.create('child', {
    StartAt: 'W',
    States: { W: wait, End: { Type: 'Succeed', Output: { got: '{% $states.input.n %}' } } },
  });
});
afterEach(() => bench.close());

const starting = (pattern: string, more: object = {}, args: object = {}) => ({
  S: {
    Type: 'Task',
    Resource: `${START}${pattern}`,
    Arguments: { StateMachineArn: '{% $states.input.child %}', Name: 'the-child', Input: { n: 4 }, ...args },
    End: true,
    ...more,
  },
  ...('Catch' in more ? { C: { Type: 'Pass', End: true } } : {}),
});

describe('states:startExecution', () => {
  it('goes on as soon as the child has begun', async () => {
    const ran = await bench.run(starting(''), { child });
    expect(ran).toMatchObject({
      status: 'SUCCEEDED',
      seconds: 0,
      output: { ExecutionArn: expect.stringMatching(/:execution:child:the-child$/) },
    });
  });

  it('waits for the child with .sync:2, its output parsed', async () => {
    const ran = await bench.run(starting('.sync:2'), { child });
    expect(ran).toMatchObject({
      seconds: 10,
      output: { Status: 'SUCCEEDED', Name: 'the-child', Input: { n: 4 }, Output: { got: 4 } },
    });
    expect(ran.types.slice(2, 6)).toEqual(['TaskScheduled', 'TaskStarted', 'TaskSubmitted', 'TaskSucceeded']);
  });

  it('waits for the child with .sync, its output as text', async () => {
    expect((await bench.run(starting('.sync'), { child })).output).toMatchObject({ Output: '{"got":4}' });
  });

  it('fails as States.TaskFailed when the child fails, its description the cause', async () => {
    const failing = await bench.create('failing', {
      StartAt: 'F',
      States: { F: { Type: 'Fail', Error: 'Inner', Cause: 'deep' } },
    });
    const ran = await bench.run(starting('.sync:2'), { child: failing });
    expect(ran).toMatchObject({ status: 'FAILED', error: 'States.TaskFailed' });
    expect(JSON.parse(ran.cause!)).toMatchObject({ Status: 'FAILED', Error: 'Inner', Cause: 'deep' });
  });

  it('stops the child when its time is up', async () => {
    const ran = await bench.run(
      starting('.sync:2', { TimeoutSeconds: 3, Catch: [{ ErrorEquals: ['States.Timeout'], Next: 'C' }] }),
      { child },
    );
    expect(ran).toMatchObject({ status: 'SUCCEEDED', seconds: 3 });
    expect(
      await bench.describe(child.replace('stateMachine', 'execution').concat(':the-child')),
    ).toMatchObject({ status: 'ABORTED', seconds: 3 });
  });

  it('names the error of a machine that does not exist', async () => {
    const ran = await bench.run(starting('.sync:2'), { child: `${child}-gone` });
    expect(ran.error).toBe('StepFunctions.StateMachineDoesNotExistException');
    expect(detailsOf(ran.events, 'TaskFailed')).toMatchObject({ resource: 'startExecution.sync:2' });
  });

  it('names the error of an execution that exists', async () => {
    await bench.start(child, { other: 1 }, 'the-child');
    expect((await bench.run(starting('.sync:2'), { child })).error).toBe(
      'StepFunctions.ExecutionAlreadyExistsException',
    );
  });

  it('hands its token on with .waitForTaskToken', async () => {
    const bearer = await bench.create('bearer', {
      StartAt: 'W',
      States: { W: { Type: 'Wait', Seconds: 100_000, End: true } },
    });
    const states = starting(
      '.waitForTaskToken',
      {},
      { Input: { token: '{% $states.context.Task.Token %}' } },
    );
    const parent = await bench.create('parent', { StartAt: 'S', States: { S: states.S } });
    const arn = await bench.start(parent, { child: bearer });
    const inner = await bench.engine.call('DescribeExecution', {
      executionArn: `${bearer.replace('stateMachine', 'execution')}:the-child`,
    });
    const { token } = JSON.parse(inner.input as string) as { token: string };
    await bench.engine.call('SendTaskSuccess', { taskToken: token, output: '"from below"' });
    expect(await bench.describe(arn)).toBeDefined();
    await bench.engine.idle();
    expect(await bench.describe(arn)).toMatchObject({ status: 'SUCCEEDED', output: 'from below' });
  });

  it('stops the children of an execution that is stopped', async () => {
    const sleeper = await bench.create('sleeper', {
      StartAt: 'W',
      States: { W: { Type: 'Wait', Seconds: 100_000, End: true } },
    });
    const parent = await bench.create('stopped', { StartAt: 'S', States: { S: starting('.sync:2').S } });
    const arn = await bench.clock.hold(async () => {
      const started = await bench.start(parent, { child: sleeper });
      await bench.engine.call('StopExecution', { executionArn: started, error: 'Enough', cause: 'by hand' });
      return started;
    });
    expect(await bench.describe(arn)).toMatchObject({ status: 'ABORTED', error: 'Enough', cause: 'by hand' });
    expect(await bench.describe(`${sleeper.replace('stateMachine', 'execution')}:the-child`)).toMatchObject({
      status: 'ABORTED',
    });
  });
});
