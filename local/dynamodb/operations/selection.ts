import type { IndexDefinition, TableDefinition } from '../definition.ts';
import { validation } from '../errors.ts';
import { type Condition, openExpressions } from '../expressions/expressions.ts';
import type { KeyCondition } from '../expressions/key-condition.ts';
import {
  type EncodedKey,
  encodePart,
  keyAttributes,
  keyInIndex,
  keyNames,
  keyOfRequest,
  scalarsOf,
} from '../keys.ts';
import { CAPACITY, oneOf, type Request } from '../request.ts';
import type { TableService } from '../service.ts';
import type { NativeItem } from '../values.ts';

const SELECTS = ['ALL_ATTRIBUTES', 'ALL_PROJECTED_ATTRIBUTES', 'SPECIFIC_ATTRIBUTES', 'COUNT'];

/** What Query and Scan have in common, validated. */
export interface Selection {
  readonly table: TableDefinition;
  readonly index: IndexDefinition | undefined;
  readonly project: (item: NativeItem) => NativeItem;
  readonly filter: Condition | undefined;
  readonly key: KeyCondition | undefined;
  readonly start: Start | undefined;
}

/** The position of the last item of the previous page. */
interface Start {
  readonly item: EncodedKey;
  readonly inIndex: EncodedKey | undefined;
}

export function selectionOf(service: TableService, request: Request): Selection {
  oneOf('returnConsumedCapacity', request.ReturnConsumedCapacity, CAPACITY);
  oneOf('select', request.Select, SELECTS);
  if (request.Limit !== undefined && !(Number.isInteger(request.Limit) && request.Limit >= 1))
    throw validation(
      `1 validation error detected: Value '${request.Limit}' at 'limit' failed to satisfy constraint: Member must have value greater than or equal to 1`,
    );
  const table = service.table(request.TableName);
  const index = request.IndexName === undefined ? undefined : service.index(table, request.IndexName);
  if (index && request.ConsistentRead)
    throw validation('Consistent reads are not supported on global secondary indexes');
  refuseSelect(request, index);
  const { ExpressionAttributeNames: names, ExpressionAttributeValues: values } = request;
  const expressions = openExpressions({
    ...(names && { names }),
    ...(values && { values }),
    scalars: scalarsOf(table),
  });
  const { KeyConditionExpression, FilterExpression, ProjectionExpression } = request;
  const filter = FilterExpression === undefined ? undefined : expressions.filter(FilterExpression);
  const project =
    ProjectionExpression === undefined
      ? (item: NativeItem) => item
      : expressions.projection(ProjectionExpression);
  const key =
    KeyConditionExpression === undefined
      ? undefined
      : expressions.key(KeyConditionExpression, index ?? table);
  expressions.finish();
  return { table, index, project, filter, key, start: startOf(table, index, request, key) };
}

function refuseSelect({ Select, ProjectionExpression }: Request, index: IndexDefinition | undefined): void {
  if (Select === 'SPECIFIC_ATTRIBUTES' && ProjectionExpression === undefined)
    throw validation(
      'Must specify the AttributesToGet or ProjectionExpression when choosing to get SPECIFIC_ATTRIBUTES',
    );
  if (Select !== undefined && Select !== 'SPECIFIC_ATTRIBUTES' && ProjectionExpression !== undefined)
    throw validation(
      `Cannot specify the ProjectionExpression when choosing to get ${Select === 'COUNT' ? 'only the Count' : Select}`,
    );
  if (Select === 'ALL_PROJECTED_ATTRIBUTES' && !index)
    throw validation('ALL_PROJECTED_ATTRIBUTES can be used only when Querying using an IndexName');
  if (Select === 'ALL_ATTRIBUTES' && index && index.projection !== 'ALL')
    throw validation(
      `One or more parameter values were invalid: Select type ALL_ATTRIBUTES is not supported for global secondary index ${index.name} because its projection type is not ALL`,
    );
}

const BAD_START = 'The provided starting key is invalid';

function startOf(
  table: TableDefinition,
  index: IndexDefinition | undefined,
  { ExclusiveStartKey: key }: Request,
  condition: KeyCondition | undefined,
): Start | undefined {
  if (key === undefined) return undefined;
  const expected = new Set([...keyNames(table), ...(index ? keyNames(index) : [])]);
  const names = Object.keys(key);
  if (names.length !== expected.size || names.some((name) => !expected.has(name)))
    throw validation(`${BAD_START}: The provided key element does not match the schema`);
  const item = keyOfRequest(table, keyAttributes(table, key));
  const inIndex = index && keyInIndex(index, key);
  const hash = (index ?? table).hash;
  const place = inIndex ?? item;
  if (condition && !same(place.hash, encodePart(hash.type, condition.hash)))
    throw validation(
      `${BAD_START}: The provided starting key is outside query boundaries based on provided conditions`,
    );
  return { item, inIndex };
}

const same = (a: unknown, b: unknown): boolean =>
  a === b || (a instanceof Uint8Array && b instanceof Uint8Array && Buffer.compare(a, b) === 0);
