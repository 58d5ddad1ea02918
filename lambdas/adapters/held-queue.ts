import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { HeldMessage } from '../../contracts/held-decisions.ts';
import { LONGEST_TAKE_BACK } from '../../contracts/held-decisions.ts';
import { throughSeam } from './clients.ts';

/** The queue that releases decisions which can still be taken back. */
export const openHeldQueue = (
  queueUrl: string,
  client = throughSeam('sqs', new SQSClient({ maxAttempts: 5 })),
) => ({
  /** Delivers the message after that many seconds. */
  async releaseAfter(seconds: number, message: HeldMessage): Promise<void> {
    const DelaySeconds = Math.min(LONGEST_TAKE_BACK, Math.max(0, Math.ceil(seconds)));
    const MessageBody = JSON.stringify(message);
    await client.send(new SendMessageCommand({ QueueUrl: queueUrl, MessageBody, DelaySeconds }));
  },
});
export type HeldQueue = ReturnType<typeof openHeldQueue>;
