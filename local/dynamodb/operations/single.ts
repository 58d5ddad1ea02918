import { Meter, readUnits } from '../capacity.ts';
import type { TableDefinition } from '../definition.ts';
import { validation } from '../errors.ts';
import { openExpressions } from '../expressions/expressions.ts';
import { projectionOf } from '../expressions/projections.ts';
import { keyOfRequest, scalarsOf } from '../keys.ts';
import { CAPACITY, oneOf, type Request, refuseOthers, single } from '../request.ts';
import type { TableService } from '../service.ts';
import type { NativeItem } from '../values.ts';
import { apply, charge, type Planned, parseWrite, type Verb } from './write.ts';

const EXPRESSIONS = ['ConditionExpression', 'ExpressionAttributeNames', 'ExpressionAttributeValues'];
const ANSWERS = [
  'ReturnValues',
  'ReturnConsumedCapacity',
  'ReturnItemCollectionMetrics',
  'ReturnValuesOnConditionCheckFailure',
];
const WRITES: Record<'Put' | 'Update' | 'Delete', { known: string[]; returns: string[] }> = {
  Put: { known: ['TableName', 'Item', ...EXPRESSIONS, ...ANSWERS], returns: ['NONE', 'ALL_OLD'] },
  Update: {
    known: ['TableName', 'Key', 'UpdateExpression', ...EXPRESSIONS, ...ANSWERS],
    returns: ['ALL_NEW', 'UPDATED_OLD', 'ALL_OLD', 'NONE', 'UPDATED_NEW'],
  },
  Delete: { known: ['TableName', 'Key', ...EXPRESSIONS, ...ANSWERS], returns: ['NONE', 'ALL_OLD'] },
};

const write =
  (verb: Exclude<Verb, 'ConditionCheck'>) =>
  async (service: TableService, request: Request): Promise<object> => {
    const { known, returns } = WRITES[verb];
    refuseOthers(`${verb}Item`, request, known);
    oneOf('returnValues', request.ReturnValues, ['ALL_NEW', 'UPDATED_OLD', 'ALL_OLD', 'NONE', 'UPDATED_NEW']);
    oneOf('returnConsumedCapacity', request.ReturnConsumedCapacity, CAPACITY);
    if (request.ReturnValues && !returns.includes(request.ReturnValues))
      throw validation('Return values set to invalid value');
    const parsed = parseWrite(service, verb, request);
    return service.database.write(() => {
      const planned = parsed.plan(service);
      const meter = new Meter('write');
      charge(meter, planned, 1);
      apply(service, planned);
      const Attributes = returned(planned, request.ReturnValues);
      return { ...(Attributes && { Attributes }), ...single(meter.stated(request.ReturnConsumedCapacity)) };
    });
  };

export const putItem = write('Put');
export const updateItem = write('Update');
export const deleteItem = write('Delete');

function returned({ before, after, paths }: Planned, asked: string | undefined): NativeItem | undefined {
  if (asked === 'ALL_OLD') return before?.item;
  if (asked === 'ALL_NEW') return after;
  const item = asked === 'UPDATED_NEW' ? after : asked === 'UPDATED_OLD' ? before?.item : undefined;
  if (!item || paths.length === 0) return undefined;
  const updated = projectionOf(paths)(item);
  return Object.keys(updated).length > 0 ? updated : undefined;
}

const GET = [
  'TableName',
  'Key',
  'ConsistentRead',
  'ProjectionExpression',
  'ExpressionAttributeNames',
  'ReturnConsumedCapacity',
];

export async function getItem(service: TableService, request: Request): Promise<object> {
  refuseOthers('GetItem', request, GET);
  oneOf('returnConsumedCapacity', request.ReturnConsumedCapacity, CAPACITY);
  const table = service.table(request.TableName);
  const { project } = projecting(table, request);
  const key = keyOfRequest(table, request.Key);
  return service.database.read(() => {
    const found = service.items.get(table, key);
    const meter = new Meter('read');
    meter.table(table.name, readUnits(found?.size ?? 0, request.ConsistentRead ?? false));
    return {
      ...(found && { Item: project(found.item) }),
      ...single(meter.stated(request.ReturnConsumedCapacity)),
    };
  });
}

/** The projection of a request that knows no other expression. */
export function projecting(
  table: TableDefinition,
  request: Request,
): { project(item: NativeItem): NativeItem } {
  const { ProjectionExpression: text, ExpressionAttributeNames: names } = request;
  if (text === undefined && names === undefined) return { project: (item) => item };
  const expressions = openExpressions({ ...(names && { names }), scalars: scalarsOf(table) });
  const project = text === undefined ? (item: NativeItem) => item : expressions.projection(text);
  expressions.finish();
  return { project };
}
