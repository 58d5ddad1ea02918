import { Stack } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { CfnConfigurationSet } from 'aws-cdk-lib/aws-smsvoice';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { LambdaSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { EncryptionKey } from './encryption-key.ts';

/** The name of the set that every text message is sent with. */
export const textConfigurationSet = (prefix: string): string => `${prefix}-texts`;

/** Reports that a text message did not, or may not, arrive. */
const FAILURES = [
  'TEXT_INVALID',
  'TEXT_UNREACHABLE',
  'TEXT_CARRIER_UNREACHABLE',
  'TEXT_CARRIER_BLOCKED',
  'TEXT_PROTECT_BLOCKED',
  'TEXT_BLOCKED',
  'TEXT_TTL_EXPIRED',
  'TEXT_SPAM',
  'TEXT_INVALID_MESSAGE',
];

export interface TextFeedbackProps {
  readonly prefix: string;
  readonly handler: IFunction;
  /** Where undelivered events wait. */
  readonly setAside: IQueue;
  readonly key: EncryptionKey;
}

/**
 * Passes AWS End User Messaging's reports of failed text messages to the function that stops the channel. It uses SNS
 * because those events contain the message's context, which is not documented for EventBridge.
 */
export class TextFeedback extends Construct {
  constructor(scope: Construct, id: string, { prefix, handler, setAside, key }: TextFeedbackProps) {
    super(scope, id);
    const name = textConfigurationSet(prefix);
    const topic = new Topic(this, 'Topic', {
      topicName: `${prefix}-text-feedback`,
      masterKey: key,
      enforceSSL: true,
    });
    const source = Stack.of(this).formatArn({
      service: 'sms-voice',
      resource: 'configuration-set',
      resourceName: name,
    });
    const published = topic.addToResourcePolicy(
      new PolicyStatement({
        sid: 'TextMessages',
        principals: [new ServicePrincipal('sms-voice.amazonaws.com')],
        actions: ['sns:Publish'],
        resources: [topic.topicArn],
        conditions: {
          StringEquals: { 'aws:SourceAccount': Stack.of(this).account },
          ArnLike: { 'aws:SourceArn': source },
        },
      }),
    );
    key.allowTextMessages();
    topic.addSubscription(new LambdaSubscription(handler, { deadLetterQueue: setAside }));
    const set = new CfnConfigurationSet(this, 'Set', {
      configurationSetName: name,
      eventDestinations: [
        {
          eventDestinationName: 'feedback',
          enabled: true,
          matchingEventTypes: FAILURES,
          snsDestination: { topicArn: topic.topicArn },
        },
      ],
    });
    if (published.policyDependable) set.node.addDependency(published.policyDependable);
  }
}
