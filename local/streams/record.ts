import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import type { _Record } from '@aws-sdk/client-dynamodb-streams';
import { REGION } from '../account.ts';

export type Image = Record<string, unknown>;

/** One record as a Lambda function gets it in `Records` of a DynamoDB stream event. */
export interface StreamRecord {
  eventID: string;
  eventName: 'INSERT' | 'MODIFY' | 'REMOVE';
  eventVersion: string;
  eventSource: 'aws:dynamodb';
  awsRegion: string;
  eventSourceARN: string;
  dynamodb: {
    ApproximateCreationDateTime: number;
    Keys: Image;
    NewImage?: Image;
    OldImage?: Image;
    SequenceNumber: string;
    SizeBytes: number;
    StreamViewType: string;
  };
}

/** Where a record stands in the stream of a local table: numbers rise over all its shards. */
export interface Place {
  shardId: string;
  sequenceNumber: string;
  /** Tells the record from one of the same number after DynamoDB Local began to count anew. */
  eventId: string;
}

export interface PlacedRecord {
  place: Place;
  record: StreamRecord;
}

/** What the item is, or what it was when it was removed. */
export const imageOf = ({ dynamodb }: StreamRecord): Image => dynamodb.NewImage ?? dynamodb.OldImage ?? {};

export const isAfter = (place: Place, other: Place): boolean =>
  BigInt(place.sequenceNumber) > BigInt(other.sequenceNumber);

/** `at` is the host's time; DynamoDB Local knows only the machine's. */
export function placed(read: _Record, shardId: string, streamArn: string, at: number): PlacedRecord {
  const { Keys, NewImage, OldImage, SequenceNumber, SizeBytes, StreamViewType } = read.dynamodb!;
  const record: StreamRecord = {
    eventID: read.eventID!,
    eventName: read.eventName as StreamRecord['eventName'],
    eventVersion: '1.1',
    eventSource: 'aws:dynamodb',
    awsRegion: REGION,
    eventSourceARN: streamArn.replace(':ddblocal:', `:${REGION}:`),
    dynamodb: {
      ApproximateCreationDateTime: Math.floor(at / 1000),
      Keys: asJson(Keys!),
      ...(NewImage === undefined ? {} : { NewImage: asJson(NewImage) }),
      ...(OldImage === undefined ? {} : { OldImage: asJson(OldImage) }),
      SequenceNumber: SequenceNumber!,
      SizeBytes: SizeBytes ?? 0,
      StreamViewType: StreamViewType ?? 'NEW_AND_OLD_IMAGES',
    },
  };
  return { place: { shardId, sequenceNumber: SequenceNumber!, eventId: read.eventID! }, record };
}

/** A record that says what an item is now, for when the stream no longer says how it became so. */
export function restated(
  item: Record<string, AttributeValue>,
  streamArn: string,
  at: number,
  index: number,
): StreamRecord {
  const { pk, sk } = item;
  const dynamodb = {
    Keys: { pk: pk!, sk: sk! },
    NewImage: item,
    SequenceNumber: String(index),
    StreamViewType: 'NEW_AND_OLD_IMAGES' as const,
  };
  return placed(
    { eventID: `restated-${at}-${index}`, eventName: 'INSERT', dynamodb },
    'restated',
    streamArn,
    at,
  ).record;
}

const isBare = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length === 0;

/** Binary values as base64, as in a Lambda event; DynamoDB Local writes an empty map as `{}`, AWS as `{"M":{}}`. */
function asJson(image: Record<string, AttributeValue>): Image {
  const asInEvent = (key: string, value: unknown): unknown => {
    if (value instanceof Uint8Array) return Buffer.from(value).toString('base64');
    return key !== 'M' && key !== '' && isBare(value) ? { M: {} } : value;
  };
  return JSON.parse(JSON.stringify(image, asInEvent)) as Image;
}
