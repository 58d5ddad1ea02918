import type { StreamConsumerContract } from '../../contracts/streams.ts';
import { filtersOf } from '../../contracts/streams.ts';
import { REGION } from '../account.ts';
import type { TableDefinition } from '../dynamodb/definition.ts';
import { keyAttributes } from '../dynamodb/keys.ts';
import { eventIdOf, sequenceNumberOf, streamArnOf, type TableRecord } from '../dynamodb/streams.ts';
import type { NativeItem } from '../dynamodb/values.ts';
import { itemToWire } from '../dynamodb/wire.ts';

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
  /** Names the service where an item expired. */
  userIdentity?: { type: string; principalId: string };
}

/** The position of a record in the table's stream. */
export interface Place {
  sequence: number;
  /** Distinguishes the record from one with the same number in another table. */
  eventId: string;
}

export interface PlacedRecord {
  place: Place;
  record: StreamRecord;
}

/** What the item is, or what it was when it was removed. */
export const imageOf = ({ dynamodb }: StreamRecord): Image => dynamodb.NewImage ?? dynamodb.OldImage ?? {};

/** The case (or sponsor) whose item it is: the partition of its key. */
export const imageKeyOf = ({ dynamodb }: StreamRecord): string => JSON.stringify(dynamodb.Keys.pk);

/** Whether a consumer receives it. */
export function isWanted(contract: StreamConsumerContract, record: StreamRecord): boolean {
  const image = imageOf(record);
  const type = (image.type as { S?: string } | undefined)?.S ?? '';
  return filtersOf(contract).some(
    ({ types, where = {}, removals = false }) =>
      (removals || record.eventName !== 'REMOVE') &&
      types.includes(type) &&
      Object.entries(where).every(([field, text]) => (image[field] as { S?: string })?.S === text),
  );
}

export const isAfter = (place: Place, other: Place): boolean => place.sequence > other.sequence;

/** A record of the stream as a function gets it; its time is the host's. */
export function placed(table: TableDefinition, record: TableRecord): PlacedRecord {
  const { sequence, event, at, size, before, after } = record;
  const eventID = eventIdOf(table, sequence);
  return {
    place: { sequence, eventId: eventID },
    record: {
      ...{ eventID, eventName: event, eventVersion: '1.1', eventSource: 'aws:dynamodb' },
      ...{ awsRegion: REGION, eventSourceARN: streamArnOf(table) },
      dynamodb: {
        ApproximateCreationDateTime: Math.floor(at / 1000),
        Keys: imageJson(record.keys),
        ...(after && { NewImage: imageJson(after) }),
        ...(before && { OldImage: imageJson(before) }),
        ...{ SequenceNumber: sequenceNumberOf(sequence), SizeBytes: size },
        StreamViewType: table.stream!.view,
      },
      ...(record.expired && { userIdentity: EXPIRED_BY }),
    },
  };
}

const EXPIRED_BY = { type: 'Service', principalId: 'dynamodb.amazonaws.com' };

/** A record with an item's current state, for when the stream no longer tells how it came about. */
export function restated(table: TableDefinition, item: NativeItem, at: number, index: number): StreamRecord {
  const keys = keyAttributes(table, item);
  const record = { sequence: index, event: 'INSERT', at, keys, before: undefined, after: item } as const;
  const { record: stated } = placed(table, { ...record, size: 0, expired: false });
  return { ...stated, eventID: `restated-${at}-${index}` };
}

/** An image as in a Lambda event, with binary values as base64. */
const imageJson = (item: NativeItem): Image => withBase64(itemToWire(item)) as Image;

function withBase64(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64');
  if (Array.isArray(value)) return value.map(withBase64);
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, withBase64(part)]));
}
