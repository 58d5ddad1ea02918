import { ServiceError } from './errors.ts';
import { refuseWrongTypes } from './member-types.ts';
import { withItems } from './members.ts';
import { OPERATIONS, run, STREAM_OPERATIONS } from './operations.ts';
import type { TableService } from './service.ts';
import { type NativeItem, wellFormed } from './values.ts';
import { type AttributeValue, fromWire, itemToWire } from './wire.ts';

export interface WireAnswer {
  readonly status: number;
  /** JSON. */
  readonly body: string;
}

const TABLES = /^DynamoDB_20120810\.(\w+)$/;
const STREAMS = /^DynamoDBStreams_20120810\.(\w+)$/;

/** Answers one request of the AWS JSON 1.0 protocol: `X-Amz-Target` and a body of JSON. */
export async function callOverWire(service: TableService, target: string, body: string): Promise<WireAnswer> {
  try {
    const ofStreams = STREAMS.exec(target)?.[1];
    const name = ofStreams ?? TABLES.exec(target)?.[1];
    if (name === undefined)
      throw new ServiceError(
        'UnknownOperationException',
        `Expected an operation of DynamoDB, received ${target || 'none'}.`,
      );
    const sent = parsed(body);
    refuseWrongTypes(sent);
    const request = withItems(sent, fromMember);
    const answer = await run(service, ofStreams ? STREAM_OPERATIONS : OPERATIONS, name, request);
    return {
      status: 200,
      body: JSON.stringify(withItems(answer as Record<string, unknown>, toMember), base64),
    };
  } catch (error) {
    return failure(error);
  }
}

function parsed(body: string): Record<string, unknown> {
  try {
    const value = JSON.parse(body || '{}') as unknown;
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      return value as Record<string, unknown>;
  } catch {}
  throw new ServiceError('SerializationException', 'Expected a JSON object.');
}

function fromMember(item: Record<string, unknown>, member: string): NativeItem {
  return Object.fromEntries(
    Object.entries(item).map(([name, value]) => {
      if (typeof value !== 'object' || value === null || Array.isArray(value))
        throw new ServiceError('SerializationException', `Expected an attribute value at ${member}.${name}.`);
      if (member !== 'ExpressionAttributeValues')
        return [wellFormed(name), fromWire(value as AttributeValue)];
      return [name, placeholderValue(name, value as AttributeValue)];
    }),
  );
}

function placeholderValue(name: string, value: AttributeValue) {
  try {
    return fromWire(value);
  } catch (error) {
    if ((error as Error).name !== 'ValidationException') throw error;
    throw new ServiceError(
      'ValidationException',
      `ExpressionAttributeValues contains invalid value: ${(error as Error).message} for key ${name}`,
    );
  }
}

const toMember = (item: Record<string, unknown>) => itemToWire(item as NativeItem);

const base64 = (_name: string, value: unknown): unknown =>
  value instanceof Uint8Array ? Buffer.from(value).toString('base64') : value;

function failure(error: unknown): WireAnswer {
  if (!(error instanceof ServiceError))
    return {
      status: 500,
      body: JSON.stringify({
        __type: 'com.amazonaws.dynamodb.v20120810#InternalServerError',
        message: (error as Error).message,
      }),
    };
  const more = withItems({ ...error } as Record<string, unknown>, toMember);
  const { name: _, ...others } = more;
  const __type = `com.amazonaws.dynamodb.v20120810#${error.name}`;
  return {
    status: 400,
    body: JSON.stringify({ __type, message: error.message, Message: error.message, ...others }, base64),
  };
}
