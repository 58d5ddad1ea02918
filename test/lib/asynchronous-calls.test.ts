import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Template } from 'aws-cdk-lib/assertions';
import { afterAll, describe, expect, it } from 'vitest';
import { addEnvironments } from '../../lib/deployment.ts';
import { newApp, STACKS, spelled } from './synthesized.ts';

const outdir = mkdtempSync(join(tmpdir(), 'kinbridge-asynchronous-'));
afterAll(() => rmSync(outdir, { recursive: true, force: true }));

const { context } = JSON.parse(readFileSync(new URL('../../cdk.json', import.meta.url), 'utf8')) as {
  context: { environments: { dev: object } };
};
/** With text messages, so that everything that may call a function is there. */
const environments = { dev: { ...context.environments.dev, smsFrom: 'KINBRIDGE' } };
const app = newApp({ environments }, join(outdir, 'all'));
addEnvironments(app);
const assembly = app.synth();
const templates = STACKS.map((stack) =>
  Template.fromString(
    readFileSync(assembly.getStackByName(`kinbridge-dev-${stack}`).templateFullPath, 'utf8'),
  ),
);

const all = (type: string) => templates.flatMap((template) => Object.entries(template.findResources(type)));
const logicalId = (reference: unknown): string => spelled(reference).split('.')[0]!;
const queues = new Map(
  all('AWS::SQS::Queue').map(([id, { Properties }]) => [id, String(Properties.QueueName)]),
);

/** Calls that nobody waits for, by what makes them, each with the function and the queue of what it lost. */
function* asynchronousCalls(): Generator<{ what: string; function: string; lost: unknown }> {
  for (const [id, { Properties }] of all('AWS::Events::Rule'))
    for (const { Arn, DeadLetterConfig } of Properties.Targets as {
      Arn: unknown;
      DeadLetterConfig?: { Arn: unknown };
    }[])
      yield { what: id, function: logicalId(Arn), lost: DeadLetterConfig?.Arn };
  for (const [id, { Properties }] of all('AWS::SNS::Subscription'))
    if (Properties.Protocol === 'lambda')
      yield {
        what: id,
        function: logicalId(Properties.Endpoint),
        lost: Properties.RedrivePolicy?.deadLetterTargetArn,
      };
  for (const [id, { Properties }] of all('AWS::Scheduler::Schedule'))
    yield {
      what: id,
      function: logicalId(Properties.Target.Arn),
      lost: Properties.Target.DeadLetterConfig?.Arn,
    };
}

const calls = [...asynchronousCalls()];
const invoked = new Map(
  all('AWS::Lambda::EventInvokeConfig').map(([, { Properties }]) => [
    logicalId(Properties.FunctionName),
    Properties.DestinationConfig?.OnFailure?.Destination as unknown,
  ]),
);
const alarmed = all('AWS::CloudWatch::Alarm').flatMap(([, { Properties }]) =>
  ((Properties.Dimensions ?? []) as { Name: string; Value: unknown }[])
    .filter(({ Name }) => Name === 'QueueName')
    .map(({ Value }) => spelled(Value)),
);

describe('a call that nobody waits for', () => {
  it('is made by the rules of mail, by the topic of text messages and by nothing unknown', () => {
    expect(calls.length).toBeGreaterThanOrEqual(2);
  });

  it.each(calls)('of $what sets aside what it cannot deliver', ({ lost }) => {
    expect(queues.get(logicalId(lost))).toMatch(/-set-aside$/);
  });

  it.each(calls)('of $what has its function set aside what it fails on', ({ function: called }) => {
    expect(queues.get(logicalId(invoked.get(called)))).toMatch(/-set-aside$/);
  });

  it('of a stream sets aside what its function fails on', () => {
    for (const [id, { Properties }] of all('AWS::Lambda::EventSourceMapping'))
      if (Properties.StartingPosition !== undefined)
        expect(queues.get(logicalId(Properties.DestinationConfig.OnFailure.Destination)), id).toMatch(
          /-set-aside$/,
        );
  });

  it('of a queue sets aside what its function fails on again and again', () => {
    const mappings = all('AWS::Lambda::EventSourceMapping').filter(
      ([, { Properties }]) => Properties.StartingPosition === undefined,
    );
    expect(mappings).toHaveLength(1);
    for (const [, { Properties }] of mappings) {
      expect(Properties.FunctionResponseTypes).toEqual(['ReportBatchItemFailures']);
      const [queue] = all('AWS::SQS::Queue').filter(([id]) => id === logicalId(Properties.EventSourceArn));
      const { deadLetterTargetArn, maxReceiveCount } = queue![1].Properties.RedrivePolicy;
      expect(queues.get(logicalId(deadLetterTargetArn))).toMatch(/-CarryOutDecision-set-aside$/);
      expect(maxReceiveCount).toBe(5);
    }
  });

  it('raises an alarm when something was set aside or waits for too long, for each queue', () => {
    expect(alarmed.sort()).toEqual([...queues.values()].sort());
  });
});
