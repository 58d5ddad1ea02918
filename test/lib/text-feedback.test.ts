import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { afterAll, describe, expect, it } from 'vitest';
import { feedbackOf } from '../../domain/notices/feedback.ts';
import { addEnvironments } from '../../lib/deployment.ts';
import { newApp, spelled, statementsByRole, synthesize } from './synthesized.ts';

const outdir = mkdtempSync(join(tmpdir(), 'kinbridge-texts-'));
afterAll(() => rmSync(outdir, { recursive: true, force: true }));

const { context } = JSON.parse(readFileSync(new URL('../../cdk.json', import.meta.url), 'utf8')) as {
  context: { environments: { dev: object } };
};
/** The stacks of an environment that sends text messages; throws when a rule finds something. */
function synthesizeWith(smsFrom: string): { template: Template; stateful: Template } {
  const environments = { dev: { ...context.environments.dev, smsFrom } };
  const app = newApp({ environments }, join(outdir, smsFrom));
  addEnvironments(app);
  const assembly = app.synth();
  const stack = (name: string): Template =>
    Template.fromString(readFileSync(assembly.getStackByName(name).templateFullPath, 'utf8'));
  return { template: stack('kinbridge-dev-workflows'), stateful: stack('kinbridge-dev-stateful') };
}

describe.each([
  ['KINBRIDGE', 'sender-id/KINBRIDGE/*'],
  ['phone-0123456789abcdef', 'phone-number/phone-0123456789abcdef'],
  ['pool-0123456789abcdef', 'pool/pool-0123456789abcdef'],
])('an environment that sends text messages from %s', (smsFrom, identity) => {
  const { template, stateful } = synthesizeWith(smsFrom);

  it('may send from that alone, by its configuration set', () => {
    const sending = [...statementsByRole(template).values()]
      .flat()
      .filter(({ actions }) => actions.some((action) => action.startsWith('sms-voice:')));
    const arn = 'arn:aws:sms-voice:eu-central-1:ACCOUNT';
    expect(sending).toHaveLength(3);
    for (const { actions, resources } of sending) {
      expect(actions).toEqual(['sms-voice:SendTextMessage']);
      const both = [`${arn}:${identity}`, `${arn}:configuration-set/kinbridge-dev-texts`];
      expect(resources.toSorted()).toEqual(both.sort());
    }
    for (const name of ['FollowChanges', 'SendNotice', 'Reconcile'])
      template.hasResourceProperties('AWS::Lambda::Function', {
        FunctionName: `kinbridge-dev-${name}`,
        Environment: {
          Variables: Match.objectLike({ SMS_FROM: smsFrom, SMS_CONFIGURATION_SET: 'kinbridge-dev-texts' }),
        },
      });
  });

  it('hears of those that failed by an encrypted topic that only the service may publish to', () => {
    const [set] = Object.values(template.findResources('AWS::SMSVOICE::ConfigurationSet'));
    const [destination] = set!.Properties.EventDestinations;
    expect(destination.Enabled).toBe(true);
    for (const eventType of destination.MatchingEventTypes as string[]) {
      const Message = { eventType, isFinal: true, eventTimestamp: 0, context: { notice: 'n', owner: 'o' } };
      expect(feedbackOf({ Records: [{ Sns: { Message } }] }), eventType).toHaveLength(1);
    }
    const topic = spelled(destination.SnsDestination.TopicArn);
    expect(template.findResources('AWS::SNS::Topic')[topic]!.Properties.KmsMasterKeyId).toBeDefined();
    template.hasResourceProperties('AWS::SNS::TopicPolicy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({
            Action: 'sns:Publish',
            Principal: { Service: 'sms-voice.amazonaws.com' },
            Condition: Match.objectLike({ StringEquals: { 'aws:SourceAccount': Match.anyValue() } }),
          }),
        ]),
      },
    });
    stateful.hasResourceProperties('AWS::KMS::Key', {
      KeyPolicy: {
        Statement: Match.arrayWith([
          Match.objectLike({
            Principal: { Service: 'sms-voice.amazonaws.com' },
            Action: ['kms:Decrypt', 'kms:GenerateDataKey'],
          }),
        ]),
      },
    });
    const [subscription] = Object.values(template.findResources('AWS::SNS::Subscription'));
    const [handler] = spelled(subscription!.Properties.Endpoint).split('.');
    expect(subscription!.Properties.Protocol).toBe('lambda');
    expect(template.findResources('AWS::Lambda::Function')[handler!]!.Properties.FunctionName).toBe(
      'kinbridge-dev-RecordFeedback',
    );
  });
});

describe('an environment without a sender of text messages', () => {
  it('has no topic and no configuration set for them', () => {
    const { workflows } = synthesize();
    workflows.resourceCountIs('AWS::SMSVOICE::ConfigurationSet', 0);
    workflows.resourceCountIs('AWS::SNS::Topic', 0);
  });
});
