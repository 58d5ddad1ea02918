import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { SetAsideLetter } from '../../contracts/cannot-pass.ts';
import { throughSeam } from './clients.ts';

/** Puts changes that a consumer could not process into its queue, for `npm run redrive`. */
export const openSetAside = (
  queueUrl: string,
  client = throughSeam('sqs', new SQSClient({ maxAttempts: 5 })),
) => ({
  async add(letter: SetAsideLetter): Promise<void> {
    await client.send(new SendMessageCommand({ QueueUrl: queueUrl, MessageBody: JSON.stringify(letter) }));
  },
});
export type SetAside = ReturnType<typeof openSetAside>;
