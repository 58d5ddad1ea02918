import { channel } from 'node:diagnostics_channel';
import { type Meter, writeUnits } from '../capacity.ts';
import type { TableDefinition } from '../definition.ts';
import { validation } from '../errors.ts';
import { type Expressions, openExpressions } from '../expressions/expressions.ts';
import type { Path } from '../expressions/paths.ts';
import type { IndexChange, StoredItem } from '../item-store.ts';
import { type EncodedKey, keyInIndex, keyNames, keyOfItem, keyOfRequest, scalarsOf } from '../keys.ts';
import { Decimal } from '../numbers.ts';
import { ConditionFailed, type Request } from '../request.ts';
import type { TableService } from '../service.ts';
import { itemSize } from '../sizes.ts';
import type { Native, NativeItem } from '../values.ts';

export type Verb = 'Put' | 'Update' | 'Delete' | 'ConditionCheck';

/** A write that was validated and can be applied. */
export interface Planned {
  readonly table: TableDefinition;
  readonly key: EncodedKey;
  readonly before: StoredItem | undefined;
  readonly after: NativeItem | undefined;
  readonly changes: readonly IndexChange[];
  readonly verb: Verb;
  /** What an update changes. */
  readonly paths: readonly Path[];
}

const MAX_ITEM_BYTES = 400 * 1024;
const MAX_DEPTH = 32;

/** A write before anything was looked up: faults in its expressions alone are found here. */
export interface Parsed {
  readonly table: TableDefinition;
  readonly verb: Verb;
  readonly key: EncodedKey;
  plan(service: TableService): Planned;
}

/** Checks a request's expressions, then its key; `plan` looks at the item. */
export const parseWrite = (service: TableService, verb: Verb, request: Request): Parsed =>
  parseWords(service, verb, request)();

/**
 * Checks a request's expressions; the returned function then checks its key, which a transaction reports item by
 * item.
 */
export function parseWords(service: TableService, verb: Verb, request: Request): () => Parsed {
  const table = service.table(request.TableName);
  const expressions = openExpressions({
    scalars: scalarsOf(table),
    ...(request.ExpressionAttributeNames && { names: request.ExpressionAttributeNames }),
    ...(request.ExpressionAttributeValues && { values: request.ExpressionAttributeValues }),
  });
  const next = nextOf(verb, table, request, expressions);
  const holds =
    request.ConditionExpression === undefined
      ? undefined
      : expressions.condition(request.ConditionExpression);
  if (verb === 'ConditionCheck' && !holds) throw validation('The expression can not be empty;');
  expressions.finish();
  return () => {
    const key =
      verb === 'Put' ? keyOfItem(table, requiredItem(request.Item)) : keyOfRequest(table, request.Key);
    if (verb === 'Put') for (const index of table.indexes) keyInIndex(index, request.Item!);
    return { table, verb, key, plan: planner({ table, verb, key, request }, holds, next) };
  };
}

type Asked = Pick<Parsed, 'table' | 'verb' | 'key'> & { readonly request: Request };

function planner(
  { table, verb, key, request }: Asked,
  holds: ((item: NativeItem | undefined) => boolean) | undefined,
  next: Next,
): Parsed['plan'] {
  return (on) => {
    const before = on.items.get(table, key);
    if (holds && !holds(before?.item))
      throw new ConditionFailed(
        request.ReturnValuesOnConditionCheckFailure === 'ALL_OLD' ? before?.item : undefined,
      );
    const after = next(before?.item);
    if (after && verb === 'Update') refuseLargeUpdate(after);
    const changes = verb === 'ConditionCheck' ? [] : on.items.indexChanges({ table, key, before, after });
    return { table, key, before, after, changes, verb, paths: next.paths ?? [] };
  };
}

function requiredItem(item: NativeItem | undefined): NativeItem {
  if (item === undefined)
    throw validation(
      "1 validation error detected: Value null at 'item' failed to satisfy constraint: Member must not be null",
    );
  return item;
}

interface Next {
  (before: NativeItem | undefined): NativeItem | undefined;
  readonly paths?: readonly Path[];
}

function nextOf(verb: Verb, table: TableDefinition, request: Request, expressions: Expressions): Next {
  if (verb === 'Put') {
    const item = requiredItem(request.Item);
    refuseLarge(item);
    return () => item;
  }
  if (verb === 'Delete') return () => undefined;
  if (verb === 'ConditionCheck') return (before) => before;
  const { UpdateExpression: text, Key } = request;
  if (text === undefined) return (before) => before ?? { ...Key };
  const update = expressions.update(text, keyNames(table));
  return Object.assign((before: NativeItem | undefined) => update(before ?? { ...Key }), {
    paths: update.paths,
  });
}

function refuseLarge(item: NativeItem): void {
  if (itemSize(item) > MAX_ITEM_BYTES) throw validation('Item size has exceeded the maximum allowed size');
  if (depthOf(item) > MAX_DEPTH + 1) throw validation('Nesting Levels have exceeded supported limits');
}

function refuseLargeUpdate(item: NativeItem): void {
  if (itemSize(item) > MAX_ITEM_BYTES)
    throw validation('Item size to update has exceeded the maximum allowed size');
  if (depthOf(item) > MAX_DEPTH + 1) throw validation('Nesting Levels have exceeded supported limits');
}

function depthOf(value: Native): number {
  if (typeof value !== 'object' || value === null) return 0;
  if (value instanceof Set || value instanceof Uint8Array || value instanceof Decimal) return 0;
  let deepest = 0;
  if (Array.isArray(value)) for (const part of value) deepest = Math.max(deepest, depthOf(part));
  else for (const name in value) deepest = Math.max(deepest, depthOf(value[name]!));
  return deepest + 1;
}

/** What one write cost, for whoever asks where units go: nobody does but the bench. */
export interface Charged {
  readonly table: string;
  /** The item after the write, or before a removal. */
  readonly item: NativeItem | undefined;
  readonly bytes: number;
  readonly units: number;
  readonly indexes: readonly { readonly name: string; readonly bytes: number; readonly units: number }[];
}
export const CHARGED = channel('kinbridge:dynamodb-charged');

/**
 * The cost of a planned write including its index rows. A transaction doubles the table's part alone: an index is brought
 * up to date after the commit, as after any write (measured on AWS: github.com/nubo-db/dynoxide/pull/188).
 */
export function charge(meter: Meter, { table, before, after, changes }: Planned, times: number): void {
  const bytes = after ? itemSize(after) : 0;
  const units = times * writeUnits(before?.size ?? 0, bytes);
  meter.table(table.name, units);
  const indexes = changes.map(({ index, before: old, after: now, moved }) => {
    const once =
      moved && old !== undefined && now !== undefined
        ? writeUnits(old, 0) + writeUnits(0, now)
        : writeUnits(old ?? 0, now ?? 0);
    return { name: index.name, bytes: Math.max(old ?? 0, now ?? 0), units: once };
  });
  for (const index of indexes) meter.index(table.name, index.name, index.units);
  if (CHARGED.hasSubscribers)
    CHARGED.publish({
      ...{ table: table.name, item: after ?? before?.item, units, indexes },
      bytes: Math.max(before?.size ?? 0, bytes),
    } satisfies Charged);
}

/** Applies what was planned. */
export function apply(service: TableService, planned: Planned): void {
  if (planned.verb !== 'ConditionCheck') service.items.apply(planned, planned.changes);
}
