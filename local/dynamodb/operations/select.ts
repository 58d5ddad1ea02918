import { Meter, readUnits } from '../capacity.ts';
import type { Row, Value } from '../database.ts';
import type { IndexDefinition, KeyAttribute, TableDefinition } from '../definition.ts';
import { validation } from '../errors.ts';
import type { KeyCondition } from '../expressions/key-condition.ts';
import { itemOfText } from '../item-text.ts';
import { encodePart, keyAttributes } from '../keys.ts';
import { type Request, refuseOthers, single } from '../request.ts';
import type { TableService } from '../service.ts';
import type { Native, NativeItem } from '../values.ts';
import { type Selection, selectionOf } from './selection.ts';

const BOTH = [
  ...[
    'TableName',
    'IndexName',
    'Limit',
    'Select',
    'ExclusiveStartKey',
    'ConsistentRead',
    'ReturnConsumedCapacity',
  ],
  ...['FilterExpression', 'ProjectionExpression', 'ExpressionAttributeNames', 'ExpressionAttributeValues'],
];
const QUERY = [...BOTH, 'KeyConditionExpression', 'ScanIndexForward'];
const SCAN = [...BOTH, 'Segment', 'TotalSegments'];
const MAX_PAGE_BYTES = 1_048_576;

export async function query(service: TableService, request: Request): Promise<object> {
  refuseOthers('Query', request, QUERY);
  if (request.KeyConditionExpression === undefined)
    throw validation(
      'Either the KeyConditions or KeyConditionExpression parameter must be specified in the request.',
    );
  const selection = selectionOf(service, request);
  return service.database.read(() => pageOf(service, request, selection));
}

export async function scan(service: TableService, request: Request): Promise<object> {
  refuseOthers('Scan', request, SCAN);
  const { Segment: segment, TotalSegments: segments } = request;
  if ((segment === undefined) !== (segments === undefined))
    throw validation(
      'The TotalSegments parameter is required but was not present in the request when Segment parameter is present',
    );
  if (segment !== undefined && segment >= segments!)
    throw validation(
      `The Segment parameter is zero-based and must be less than parameter TotalSegments: Segment: ${segment} is not less than TotalSegments: ${segments}`,
    );
  const selection = selectionOf(service, request);
  return service.database.read(() => pageOf(service, request, selection));
}

function pageOf(service: TableService, request: Request, selection: Selection): object {
  const { table, index, filter, project, key } = selection;
  const { sql, values } = statementOf(request, selection);
  const limit = request.Limit ?? Number.POSITIVE_INFINITY;
  const items: NativeItem[] = [];
  let [scanned, count, bytes, size] = [0, 0, 0, 0];
  let last: NativeItem | undefined;
  for (const row of rowsOf(service, request, sql, values)) {
    const item = itemOfText(row.body as string);
    scanned++;
    size = Number(row.size);
    bytes += size;
    if (!filter || filter(item)) {
      count++;
      if (request.Select !== 'COUNT') items.push(project(item));
    }
    if (scanned >= limit || bytes >= MAX_PAGE_BYTES) {
      // A partition key alone names one item, so there is no next page.
      if (!key || index || table.range) last = startKeyOf(table, index, item);
      break;
    }
  }
  const meter = new Meter('read');
  const units = readUnits(bytes, request.ConsistentRead ?? false);
  if (index) {
    meter.table(table.name, 0);
    meter.index(table.name, index.name, units);
  } else meter.table(table.name, units);
  return {
    ...(request.Select === 'COUNT' ? {} : { Items: items }),
    ...{ Count: count, ScannedCount: scanned },
    ...(last && { LastEvaluatedKey: last }),
    ...single(meter.stated(request.ReturnConsumedCapacity)),
  };
}

function* rowsOf(
  service: TableService,
  { Segment, TotalSegments }: Request,
  sql: string,
  values: Value[],
): Iterable<Row> {
  for (const row of service.database.rows(sql, ...values))
    if (TotalSegments === undefined || segmentOf(row.ph as string | Uint8Array, TotalSegments) === Segment)
      yield row;
}

/** FNV-1a of a partition key over the segments of a scan. */
function segmentOf(hash: string | Uint8Array, segments: number): number {
  let sum = 0x811c9dc5;
  for (const byte of typeof hash === 'string' ? Buffer.from(hash) : hash)
    sum = Math.imul(sum ^ byte, 0x01000193) >>> 0;
  return sum % segments;
}

const startKeyOf = (
  table: TableDefinition,
  index: IndexDefinition | undefined,
  item: NativeItem,
): NativeItem => ({
  ...keyAttributes(table, item),
  ...(index && keyAttributes(index, item)),
});

/** Rows in key order, after the start, limited by the key condition. */
function statementOf(
  request: Request,
  { table, index, key, start }: Selection,
): { sql: string; values: Value[] } {
  const back = request.ScanIndexForward === false;
  const after = back ? '<' : '>';
  const order = back ? 'DESC' : 'ASC';
  const [from, fixed, columns] = index
    ? ['index_rows', 'i', ['h', 'r', 'ih', 'ir']]
    : ['items', 't', ['h', 'r']];
  const where = [`${fixed} = ?`];
  const values: Value[] = [index ? index.id : table.id];
  if (key) {
    where.push('h = ?');
    values.push(encodePart((index ?? table).hash.type, key.hash));
    if (key.range) bound(key.range, (index ?? table).range!, where, values);
  }
  if (start) {
    const { inIndex, item } = start;
    const place = inIndex ? [inIndex.hash, inIndex.range, item.hash, item.range] : [item.hash, item.range];
    const rest = key ? columns.slice(1) : columns;
    where.push(`(${rest.join(', ')}) ${after} (${rest.map(() => '?').join(', ')})`);
    values.push(...(key ? place.slice(1) : place));
  }
  const by = (key ? columns.slice(1) : columns).map((column) => `${column} ${order}`).join(', ');
  const partition = index ? 'ih' : 'h';
  return {
    sql: `SELECT ${partition} AS ph, size, body FROM ${from} WHERE ${where.join(' AND ')} ORDER BY ${by}`,
    values,
  };
}

/** Every text that begins with a prefix sorts before the prefix followed by this. */
const LAST_CHARACTERS = '\u{10ffff}'.repeat(256);

function bound(
  { op, values: operands }: NonNullable<KeyCondition['range']>,
  { type }: KeyAttribute,
  where: string[],
  values: Value[],
): void {
  const [first, second] = operands.map((operand: Native) => encodePart(type, operand));
  if (op === 'BETWEEN' || op === 'begins_with') {
    where.push('r >= ? AND r <= ?');
    values.push(first!, op === 'BETWEEN' ? second! : lastOf(first!));
  } else {
    where.push(`r ${op} ?`);
    values.push(first!);
  }
}

const lastOf = (prefix: string | Uint8Array): string | Uint8Array =>
  typeof prefix === 'string' ? prefix + LAST_CHARACTERS : Buffer.concat([prefix, Buffer.alloc(1025, 0xff)]);
