import { expect, it } from 'vitest';
import type { Json } from '../../../local/stepfunctions/json.ts';
import { virtualClock } from '../../../local/virtual-clock.ts';
import { INVOKE, openWorkbench } from './workbench.ts';

const call = (FunctionName: string, more: object) => ({
  Type: 'Task',
  Resource: INVOKE,
  Arguments: { FunctionName, Payload: '{% $states.context.State.EnteredTime %}' },
  Output: '{% $states.result.Payload %}',
  ...more,
});
const branch = (name: string, Seconds: number) => ({
  StartAt: `Wait${name}`,
  States: {
    [`Wait${name}`]: { Type: 'Wait', Seconds, Next: `Call${name}` },
    [`Call${name}`]: call('echo', { End: true }),
  },
});

/** Twenty executions whose timers fall on the same instants, on functions that answer after a turn of the event loop. */
async function histories(): Promise<string[]> {
  const echo = async (payload: Json) => {
    await new Promise((resolve) => setImmediate(resolve));
    return payload;
  };
  const bench = await openWorkbench({ echo }, { clock: virtualClock(0) });
  const Branches = [branch('A', 30), branch('B', 10), branch('C', 30)];
  const child = await bench.create('child', {
    StartAt: 'W',
    States: { W: { Type: 'Wait', Seconds: 10, End: true } },
  });
  const Run = {
    Type: 'Task',
    Resource: 'arn:aws:states:::states:startExecution.sync:2',
    Arguments: { StateMachineArn: child, Name: '{% $states.context.Execution.Name %}' },
    Next: 'P',
  };
  const machine = await bench.create('m', {
    StartAt: 'Run',
    States: { Run, P: { Type: 'Parallel', Branches, End: true } },
  });
  const arns = await Promise.all(Array.from({ length: 20 }, (_, n) => bench.start(machine, {}, `n${n}`)));
  await bench.engine.idle();
  const all = await Promise.all(arns.map(async (arn) => JSON.stringify(await bench.history(arn))));
  await bench.close();
  return all;
}

it('writes the same histories every time on the virtual clock', async () => {
  const first = await histories();
  expect(first.every((history) => history.includes('ExecutionSucceeded'))).toBe(true);
  expect(await histories()).toEqual(first);
});
