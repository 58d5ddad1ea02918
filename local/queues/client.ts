import { createHash } from 'node:crypto';
import type { SeamClient } from '../../contracts/client-seam.ts';
import { LONGEST_TAKE_BACK } from '../../contracts/held-decisions.ts';
import { answerInProcess } from '../in-process.ts';
import { ServiceFault } from '../service-fault.ts';
import type { DelayQueue } from './delay-queue.ts';

/** Answers an SQS client from the queue of this host. */
export function answerQueueClient(client: SeamClient, queue: () => DelayQueue | undefined): void {
  answerInProcess(client, async (action, { MessageBody, DelaySeconds = 0 }) => {
    const opened = queue();
    if (action !== 'SendMessage' || opened === undefined)
      throw new ServiceFault('InvalidAction', `Expected SendMessage, received ${action}.`);
    const seconds = Number(DelaySeconds);
    if (!Number.isInteger(seconds) || seconds < 0 || seconds > LONGEST_TAKE_BACK)
      throw new ServiceFault('InvalidParameterValue', `Expected 0 to ${LONGEST_TAKE_BACK} seconds of delay.`);
    const body = String(MessageBody);
    // The SDK compares it with what it sent.
    const MD5OfMessageBody = createHash('md5').update(body).digest('hex');
    return { MessageId: opened.send(body, seconds), MD5OfMessageBody };
  });
}
