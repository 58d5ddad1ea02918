import { Duration, Stack } from 'aws-cdk-lib';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';

/** The name of the queue of changes that could not be delivered to a function. */
export const setAsideName = (prefix: string, name: string): string => `${prefix}-${name}-set-aside`;

/** The URL of that queue, which the function needs before the queue is built. */
export function setAsideUrl(scope: Construct, prefix: string, name: string): string {
  const { region, account, urlSuffix } = Stack.of(scope);
  return `https://sqs.${region}.${urlSuffix}/${account}/${setAsideName(prefix, name)}`;
}

/** Where undelivered changes wait for `npm run redrive`, for two weeks at most. */
export class SetAside extends Queue {
  constructor(scope: Construct, id: string, { prefix, name }: { prefix: string; name: string }) {
    super(scope, id, {
      queueName: setAsideName(prefix, name),
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
    });
    acknowledge(this, 'SQS3', 'This queue is itself the dead-letter queue of a function.');
  }
}
