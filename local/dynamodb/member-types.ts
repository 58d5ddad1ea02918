import { ServiceError } from './errors.ts';

type JsonType = 'string' | 'number' | 'boolean' | 'object' | 'list';

const named = (type: JsonType, names: string): [string, JsonType][] =>
  names.split(' ').map((name) => [name, type]);

/** The JSON type of each member of a request; any other member is refused by its operation. */
const TYPES = new Map<string, JsonType>([
  ...named(
    'string',
    'TableName IndexName ConditionExpression UpdateExpression KeyConditionExpression FilterExpression ' +
      'ProjectionExpression ReturnValues ReturnValuesOnConditionCheckFailure ReturnConsumedCapacity ' +
      'ReturnItemCollectionMetrics Select ClientRequestToken ExclusiveStartTableName StreamArn ShardId ' +
      'ShardIteratorType SequenceNumber ShardIterator ExclusiveStartShardId BillingMode AttributeName ' +
      'AttributeType KeyType ProjectionType StreamViewType',
  ),
  ...named('number', 'Limit Segment TotalSegments'),
  ...named('boolean', 'ConsistentRead ScanIndexForward StreamEnabled Enabled'),
  ...named(
    'object',
    'Key Item ExclusiveStartKey ExpressionAttributeNames ExpressionAttributeValues RequestItems Put Update Delete ' +
      'ConditionCheck Get PutRequest DeleteRequest Projection StreamSpecification TimeToLiveSpecification',
  ),
  ...named(
    'list',
    'TransactItems Keys AttributeDefinitions KeySchema GlobalSecondaryIndexes NonKeyAttributes AttributesToGet',
  ),
]);
/** The content of these is an item, whose values are checked one by one, or a map with names chosen by the caller. */
const CLOSED = new Set(['Key', 'Item', 'ExclusiveStartKey', 'ExpressionAttributeValues', 'Keys']);

/** Refuses a member of the wrong JSON type, as AWS does before it looks at the request itself. */
export function refuseWrongTypes(message: object): void {
  for (const [name, value] of Object.entries(message)) {
    if (value === undefined || value === null) continue;
    const expected = TYPES.get(name);
    const given = typeOf(value);
    if (expected !== undefined && given !== expected) throw wrongType(name, expected, given);
    if (name === 'ExpressionAttributeNames') refuseUnnamed(value);
    else if (name === 'RequestItems') Object.values(value).forEach(refuseMember);
    else if (name === 'NonKeyAttributes') refuseOtherThan('string', name, value as unknown[]);
    else if (name === 'Keys') refuseOtherThan('object', name, value as unknown[]);
    else if (expected === 'list') {
      refuseOtherThan('object', name, value as unknown[]);
      (value as object[]).forEach(refuseWrongTypes);
    } else if (!CLOSED.has(name) && expected === 'object') refuseWrongTypes(value);
  }
}

/** For one table: a list of writes, or what to read. */
function refuseMember(value: unknown): void {
  if (typeof value !== 'object' || value === null) throw wrongType('RequestItems', 'object', typeof value);
  if (!Array.isArray(value)) refuseWrongTypes(value);
  else {
    refuseOtherThan('object', 'RequestItems', value);
    (value as object[]).forEach(refuseWrongTypes);
  }
}

const refuseUnnamed = (names: object): void =>
  refuseOtherThan('string', 'ExpressionAttributeNames', Object.values(names));

function refuseOtherThan(type: JsonType, name: string, members: readonly unknown[]): void {
  for (const member of members) if (typeOf(member) !== type) throw wrongType(name, type, typeOf(member));
}

const typeOf = (value: unknown): string =>
  Array.isArray(value) ? 'list' : value === null ? 'null' : typeof value;

const wrongType = (name: string, expected: string, given: string): ServiceError =>
  new ServiceError('SerializationException', `Expected a ${expected} in ${name}, received a ${given}.`);
