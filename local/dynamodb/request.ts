import type { ConsumedCapacity } from './capacity.ts';
import { ServiceError, validation } from './errors.ts';
import type { Native, NativeItem } from './values.ts';

/** A request with its attribute values as native values; absent members were not sent. */
export interface Request {
  TableName?: string;
  Key?: NativeItem;
  Item?: NativeItem;
  ConditionExpression?: string;
  UpdateExpression?: string;
  KeyConditionExpression?: string;
  FilterExpression?: string;
  ProjectionExpression?: string;
  ExpressionAttributeNames?: Record<string, string>;
  ExpressionAttributeValues?: Record<string, Native>;
  ReturnValues?: string;
  ReturnValuesOnConditionCheckFailure?: string;
  ReturnConsumedCapacity?: string;
  ReturnItemCollectionMetrics?: string;
  ConsistentRead?: boolean;
  IndexName?: string;
  Limit?: number;
  ScanIndexForward?: boolean;
  Select?: string;
  Segment?: number;
  TotalSegments?: number;
  ExclusiveStartKey?: NativeItem;
  RequestItems?: Record<string, unknown>;
  TransactItems?: Record<string, Request | undefined>[];
  ClientRequestToken?: string;
}

/** Refuses unsupported features and unknown members by name rather than ignoring them. */
export function refuseOthers(operation: string, request: object, known: readonly string[]): void {
  for (const [name, value] of Object.entries(request))
    if (value !== undefined && !known.includes(name))
      throw validation(`${operation}: the parameter ${name} is not supported by the embedded table.`);
}

/** A condition that failed, with the item if the request asked for it. */
export class ConditionFailed extends ServiceError {
  readonly Item: NativeItem | undefined;

  constructor(item: NativeItem | undefined) {
    super('ConditionalCheckFailedException', 'The conditional request failed');
    this.Item = item;
  }
}

export interface Reason {
  Code: string;
  Message?: string;
  Item?: NativeItem;
}

export class TransactionCanceled extends ServiceError {
  readonly CancellationReasons: Reason[];

  constructor(reasons: Reason[]) {
    const codes = reasons.map(({ Code }) => Code).join(', ');
    super(
      'TransactionCanceledException',
      `Transaction cancelled, please refer cancellation reasons for specific reasons [${codes}]`,
    );
    this.CancellationReasons = reasons;
  }
}

/** `ConsumedCapacity` of an answer for one table, if it was requested. */
export const single = (stated: ConsumedCapacity[] | undefined): { ConsumedCapacity?: ConsumedCapacity } =>
  stated?.[0] ? { ConsumedCapacity: stated[0] } : {};
export const several = (stated: ConsumedCapacity[] | undefined): { ConsumedCapacity?: ConsumedCapacity[] } =>
  stated ? { ConsumedCapacity: stated } : {};

export function oneOf(name: string, value: string | undefined, allowed: readonly string[]): void {
  if (value !== undefined && !allowed.includes(value))
    throw validation(
      `1 validation error detected: Value '${value}' at '${name}' failed to satisfy constraint: Member must satisfy enum value set: [${allowed.join(', ')}]`,
    );
}

export const CAPACITY = ['INDEXES', 'TOTAL', 'NONE'] as const;
