import { openEngine } from '../../../../local/stepfunctions/engine.ts';
import { virtualClock } from '../../../../local/virtual-clock.ts';

/** Runs one execution, and dies as it is about to be told of its end: the change is on disk, nobody knows of it. */
const [, , directory = ''] = process.argv;

const engine = await openEngine({
  directory,
  clock: virtualClock(Date.UTC(2026, 2, 1)),
  invoke: async () => ({ statusCode: 200, payload: 'null' }),
  onStatusChange: ({ status }) => {
    if (status === 'SUCCEEDED') process.kill(process.pid, 'SIGKILL');
  },
});
const definition = JSON.stringify({
  QueryLanguage: 'JSONata',
  StartAt: 'A',
  States: { A: { Type: 'Wait', Seconds: 60, End: true } },
});
const roleArn = 'arn:aws:iam::000000000000:role/any';
const { stateMachineArn } = await engine.call('CreateStateMachine', { name: 'told', roleArn, definition });
await engine.call('StartExecution', { stateMachineArn, name: 'one' });
await engine.idle();
