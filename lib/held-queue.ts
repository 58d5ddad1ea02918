import { Duration, Stack } from 'aws-cdk-lib';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { EventSourceMapping } from 'aws-cdk-lib/aws-lambda';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';

/** The name of the queue, by which the alarms refer to it. */
export const heldQueueName = (prefix: string): string => `${prefix}-held-decisions`;

/** The URL of the queue, which functions need before it is built. */
export function heldQueueUrl(scope: Construct, prefix: string): string {
  const { region, account, urlSuffix } = Stack.of(scope);
  return `https://sqs.${region}.${urlSuffix}/${account}/${heldQueueName(prefix)}`;
}

export interface HeldQueueProps {
  readonly prefix: string;
  /** The function that carries decisions out. */
  readonly handler: IFunction;
  /** Where messages go that it could not process. */
  readonly setAside: IQueue;
  /** The functions that put decisions into the queue. */
  readonly senders: readonly IFunction[];
}

/** Releases decisions that can still be taken back: each message waits until its decision takes effect. */
export class HeldQueue extends Construct {
  constructor(scope: Construct, id: string, { prefix, handler, setAside, senders }: HeldQueueProps) {
    super(scope, id);
    const queue = new Queue(this, 'Queue', {
      queueName: heldQueueName(prefix),
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      visibilityTimeout: Duration.minutes(3),
      retentionPeriod: Duration.days(4),
      deadLetterQueue: { queue: setAside, maxReceiveCount: 5 },
    });
    queue.grantConsumeMessages(handler);
    for (const sender of senders) queue.grantSendMessages(sender);
    new EventSourceMapping(this, 'Mapping', {
      target: handler,
      eventSourceArn: queue.queueArn,
      batchSize: 10,
      reportBatchItemFailures: true,
    });
  }
}
