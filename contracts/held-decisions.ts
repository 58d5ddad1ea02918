import * as z from 'zod';

/** How long decisions can be taken back unless an installation says otherwise. */
export const TAKE_BACK_SECONDS = 60;

/** The most seconds: as long as SQS keeps a message back. */
export const LONGEST_TAKE_BACK = 900;

/** What the queue of decisions that can still be taken back holds: which one, and when it takes effect. */
export const HeldMessageSchema = z.object({
  workItemId: z.string().max(100),
  command: z.string().max(400),
  releaseAt: z.iso.datetime(),
});
export type HeldMessage = z.infer<typeof HeldMessageSchema>;

/** A batch of messages as SQS delivers them to a function. */
export const QueueEventSchema = z.object({
  Records: z
    .array(
      z.object({
        messageId: z.string(),
        body: z.string(),
        attributes: z.object({ ApproximateFirstReceiveTimestamp: z.string().regex(/^\d{1,15}$/) }),
      }),
    )
    .max(10),
});

/** The messages of a batch that have to be delivered again. */
export interface QueueAnswer {
  readonly batchItemFailures: readonly { readonly itemIdentifier: string }[];
}
