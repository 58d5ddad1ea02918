import type { DynamoDBRecord } from 'aws-lambda';
import * as z from 'zod';
import type { SetAsideLetter } from '../../contracts/cannot-pass.ts';

const LetterSchema = z.object({
  consumer: z.string(),
  condition: z.enum(['RetryAttemptsExhausted', 'CannotPass', 'BehindAnother']),
  errorType: z.string(),
  eventID: z.string(),
  sequenceNumber: z.string(),
  keys: z.record(z.string(), z.record(z.string(), z.unknown())),
});

/** What the event source mapping reports about records that crashed a function: their position in the stream. */
const StretchSchema = z.object({
  DDBStreamBatchInfo: z.object({
    streamArn: z.string(),
    shardId: z.string(),
    startSequenceNumber: z.string(),
    endSequenceNumber: z.string(),
    batchSize: z.int().positive(),
  }),
});
export type Stretch = z.infer<typeof StretchSchema>['DDBStreamBatchInfo'];

/** What Lambda reports about a failed asynchronous call. */
const FailedCallSchema = z.object({ requestPayload: z.unknown() });

/** What a topic could not deliver. */
const NotificationSchema = z.looseObject({ Type: z.literal('Notification'), Message: z.string() });

export type SetAsideMessage =
  | { readonly kind: 'letter'; readonly letter: SetAsideLetter }
  | { readonly kind: 'stretch'; readonly stretch: Stretch }
  | { readonly kind: 'event'; readonly event: unknown };

/** The content of a message in one of the queues, whoever put it there. */
export function messageIn(body: string): SetAsideMessage {
  const value: unknown = JSON.parse(body);
  const letter = LetterSchema.safeParse(value);
  if (letter.success) return { kind: 'letter', letter: letter.data };
  const stretch = StretchSchema.safeParse(value);
  if (stretch.success) return { kind: 'stretch', stretch: stretch.data.DDBStreamBatchInfo };
  const call = FailedCallSchema.safeParse(value);
  if (call.success && call.data.requestPayload !== undefined)
    return { kind: 'event', event: call.data.requestPayload };
  const notification = NotificationSchema.safeParse(value);
  if (notification.success)
    return { kind: 'event', event: { Records: [{ EventSource: 'aws:sns', Sns: notification.data }] } };
  return { kind: 'event', event: value };
}

type Image = NonNullable<DynamoDBRecord['dynamodb']>['NewImage'];

/** A record with an item's current state, as if it had just been inserted. */
export const restatedRecord = (keys: SetAsideLetter['keys'], item: object, id: string): DynamoDBRecord => ({
  eventID: id,
  eventName: 'INSERT',
  eventSource: 'aws:dynamodb',
  dynamodb: {
    Keys: keys as Image,
    NewImage: item as Image,
    ApproximateCreationDateTime: Math.floor(Date.now() / 1000),
  },
});

/** The case or sponsor of an item, by its key; undefined for anything else. */
export const ownerOfKeys = (keys: SetAsideLetter['keys']): string | undefined =>
  /^(?:CASE|SPONSOR)#(.+)$/.exec((keys.pk as { S?: string } | undefined)?.S ?? '')?.[1];
