import { DatabaseSync } from 'node:sqlite';
import { openEngine } from '../../../../local/stepfunctions/engine.ts';
import { virtualClock } from '../../../../local/virtual-clock.ts';

/** Runs twenty executions, forgets fifteen, and dies as that is about to be committed, or as soon as it is. */
const [, , directory = '', when = ''] = process.argv;

const engine = await openEngine({
  directory,
  clock: virtualClock(Date.UTC(2026, 2, 1)),
  invoke: async () => ({ statusCode: 200, payload: 'null' }),
});
const definition = JSON.stringify({
  ...{ QueryLanguage: 'JSONata', StartAt: 'A' },
  States: { A: { Type: 'Pass', End: true } },
});
const roleArn = 'arn:aws:iam::000000000000:role/any';
const { stateMachineArn } = await engine.call('CreateStateMachine', { name: 'f', roleArn, definition });
for (let index = 0; index < 20; index += 1)
  await engine.call('StartExecution', { stateMachineArn, name: `e-${index}` });
await engine.idle();

const { exec } = DatabaseSync.prototype;
DatabaseSync.prototype.exec = function (sql: string) {
  if (sql === 'COMMIT' && when === 'before') process.kill(process.pid, 'SIGKILL');
  exec.call(this, sql);
  if (sql === 'COMMIT') process.kill(process.pid, 'SIGKILL');
};
engine.forget(engine.endedBefore(Date.UTC(2030, 0, 1), '', 15));
