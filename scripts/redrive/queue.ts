import type { SQSClient } from '@aws-sdk/client-sqs';
import {
  ChangeMessageVisibilityCommand,
  DeleteMessageCommand,
  GetQueueUrlCommand,
  ReceiveMessageCommand,
} from '@aws-sdk/client-sqs';

export interface Received {
  readonly body: string;
  readonly receipt: string;
}

/** Hides messages from others while they are being redriven. */
const HIDDEN_SECONDS = 900;
/** The most messages that a run takes from a queue; the next run takes the rest. */
const MOST = 2000;
/** An empty answer from a distributed queue proves nothing; only several in a row do. */
const EMPTY_ANSWERS = 3;

/** A queue of set-aside changes: everything in it, and what becomes of each message. */
export async function openQueue(sqs: SQSClient, name: string) {
  const { QueueUrl } = await sqs.send(new GetQueueUrlCommand({ QueueName: name }));
  return {
    async everything(): Promise<Received[]> {
      const received: Received[] = [];
      for (let empty = 0; empty < EMPTY_ANSWERS && received.length < MOST; ) {
        const { Messages = [] } = await sqs.send(
          new ReceiveMessageCommand({
            ...{ QueueUrl, MaxNumberOfMessages: 10, WaitTimeSeconds: 2, VisibilityTimeout: HIDDEN_SECONDS },
          }),
        );
        empty = Messages.length === 0 ? empty + 1 : 0;
        for (const { Body, ReceiptHandle } of Messages)
          received.push({ body: Body!, receipt: ReceiptHandle! });
      }
      return received;
    },
    /** It was relayed. */
    done: ({ receipt }: Received) => sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: receipt })),
    /** It was not: the next run finds it. */
    left: ({ receipt }: Received) =>
      sqs.send(
        new ChangeMessageVisibilityCommand({ QueueUrl, ReceiptHandle: receipt, VisibilityTimeout: 0 }),
      ),
  };
}
export type Queue = Awaited<ReturnType<typeof openQueue>>;
