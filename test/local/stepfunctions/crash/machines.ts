import { INVOKE } from '../workbench.ts';

const id = '{% $states.context.Execution.Name %}';
const call = (FunctionName: string, more: object = { End: true }) => ({
  Type: 'Task',
  Resource: INVOKE,
  Arguments: {
    FunctionName,
    Payload: {
      execution: id,
      state: '{% $states.context.State.Name %}',
      retry: '{% $states.context.State.RetryCount %}',
    },
  },
  ...more,
});
const pass = (Next: string) => ({ Type: 'Pass', Assign: { seen: '{% $states.context.State.Name %}' }, Next });
const end = { Type: 'Succeed', Output: id };
const machine = (States: Record<string, object>) =>
  JSON.stringify({ QueryLanguage: 'JSONata', StartAt: Object.keys(States)[0], States });

const ask = {
  Type: 'Task',
  Resource: `${INVOKE}.waitForTaskToken`,
  Arguments: { FunctionName: 'keep', Payload: { execution: id, token: '{% $states.context.Task.Token %}' } },
};

/** One machine for every kind of wait. */
export const MACHINES = {
  chain: machine({ A: pass('B'), B: pass('C'), C: pass('End'), End: end }),
  timer: machine({ W: { Type: 'Wait', Seconds: 1, Next: 'End' }, End: end }),
  calls: machine({
    S1: call('slow', { Next: 'S2' }),
    S2: call('slow', { Next: 'S3' }),
    S3: call('quick', { Next: 'End' }),
    End: end,
  }),
  retries: machine({
    F: call('flaky', { Retry: [{ ErrorEquals: ['Busy'], IntervalSeconds: 1, BackoffRate: 1 }], Next: 'End' }),
    End: end,
  }),
  callback: machine({ Ask: { ...ask, Next: 'End' }, End: end }),
  expiring: machine({
    Ask: {
      ...ask,
      TimeoutSeconds: 2,
      Catch: [{ ErrorEquals: ['States.Timeout'], Next: 'End' }],
      Next: 'End',
    },
    End: end,
  }),
  fan: machine({
    P: {
      Type: 'Parallel',
      Branches: [
        { StartAt: 'Left', States: { Left: { Type: 'Wait', Seconds: 1, End: true } } },
        { StartAt: 'Right', States: { Right: call('slow') } },
      ],
      Next: 'M',
    },
    M: {
      Type: 'Map',
      Items: [1, 2, 3],
      MaxConcurrency: 2,
      ItemProcessor: { StartAt: 'I', States: { I: call('slow') } },
      Next: 'End',
    },
    End: end,
  }),
  parent: machine({
    Child: {
      Type: 'Task',
      Resource: 'arn:aws:states:::states:startExecution.sync:2',
      Arguments: {
        StateMachineArn: 'arn:aws:states:eu-central-1:000000000000:stateMachine:timer',
        Name: `{% "of-" & $states.context.Execution.Name %}`,
      },
      Next: 'End',
    },
    End: end,
  }),
};
