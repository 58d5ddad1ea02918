import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Annotations, Match } from 'aws-cdk-lib/assertions';
import { afterAll, describe, expect, it } from 'vitest';
import { addEnvironments } from '../../lib/deployment.ts';
import { newApp, spelled, synthesize } from './synthesized.ts';

const outdir = mkdtempSync(join(tmpdir(), 'kinbridge-alarms-'));
afterAll(() => rmSync(outdir, { recursive: true, force: true }));

const { context } = JSON.parse(readFileSync(new URL('../../cdk.json', import.meta.url), 'utf8')) as {
  context: { environments: { dev: Record<string, unknown> } };
};

interface Allowed {
  Effect: string;
  Action: string | string[];
  Principal: { Service?: string };
  Resource: unknown;
  Condition?: unknown;
}

const allowing = (statements: Allowed[], action: string): Allowed[] =>
  statements.filter(
    ({ Effect, Action, Principal }) =>
      Effect === 'Allow' &&
      [Action].flat().includes(action) &&
      Principal.Service === 'cloudwatch.amazonaws.com',
  );

describe('the way of an alarm', () => {
  const { alarms, stateful } = synthesize();
  const found = Object.values(alarms.findResources('AWS::CloudWatch::Alarm'));
  const topics = alarms.findResources('AWS::SNS::Topic');
  const policies = Object.values(alarms.findResources('AWS::SNS::TopicPolicy'));
  const keyStatements = Object.values(stateful.findResources('AWS::KMS::Key')).flatMap(
    ({ Properties }) => Properties.KeyPolicy.Statement as Allowed[],
  );

  it('goes to a topic that lets the alarms of this account in, each by its name', () => {
    expect(found.length).toBeGreaterThan(100);
    for (const { Properties } of found) {
      const [topic, ...more] = (Properties.AlarmActions as unknown[]).map(spelled);
      expect(more).toEqual([]);
      expect(Object.keys(topics)).toContain(topic);
      const statements = policies
        .filter(({ Properties: of }) => (of.Topics as unknown[]).map(spelled).includes(topic!))
        .flatMap(({ Properties: of }) => of.PolicyDocument.Statement as Allowed[]);
      const [publish, ...others] = allowing(statements, 'sns:Publish');
      expect(others).toEqual([]);
      expect(spelled(publish!.Resource)).toBe(topic);
      const { ArnLike } = publish!.Condition as { ArnLike: Record<string, unknown> };
      const prefix = spelled(ArnLike['aws:SourceArn']).replace('*', '');
      expect(
        `arn:aws:cloudwatch:eu-central-1:ACCOUNT:alarm:${Properties.AlarmName as string}`.startsWith(prefix),
      ).toBe(true);
    }
  });

  it('passes the key of that topic', () => {
    const [topic] = Object.values(topics);
    expect(spelled(topic!.Properties.KmsMasterKeyId)).toContain('kinbridge-dev-stateful');
    for (const action of ['kms:Decrypt', 'kms:GenerateDataKey'])
      expect(allowing(keyStatements, action)).toHaveLength(1);
  });
});

describe('an environment', () => {
  const stackOf = (dev: Record<string, unknown>, folder: string) => {
    const app = newApp({ environments: { dev } }, join(outdir, folder));
    addEnvironments(app);
    return app.node.findChild('kinbridge-dev-alarms') as Parameters<typeof Annotations.fromStack>[0];
  };
  const unheard = Match.stringLikeRegexp('Nobody hears the alarms of kinbridge-dev');

  it('warns at deployment when nobody would hear its alarms', () => {
    const { alarmMail: _none, ...dev } = context.environments.dev;
    Annotations.fromStack(stackOf(dev, 'unheard')).hasWarning('*', unheard);
  });

  it('mails its alarms to its receiver, without a warning', () => {
    const stack = stackOf(
      { ...context.environments.dev, alarmMail: 'operations@kinbridge.example' },
      'heard',
    );
    Annotations.fromStack(stack).hasNoWarning('*', unheard);
  });
});
