import { isDeepStrictEqual } from 'node:util';
import type { TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import { GetCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { intakeKey, mappingSortKey, policyKey, policySortKey } from '../../contracts/table.ts';
import { GENESIS } from '../../domain/audit/chain.ts';
import { OFFICE_LINES } from '../../domain/export/office-lines.ts';
import { CaseError } from '../../domain/kernel/errors.ts';
import { newEntry } from './audit-entries.ts';
import type { Table } from './dynamodb.ts';
import { asStoreError, cancellationOf, withStoreErrors } from './dynamodb.ts';
import { importedCase, importHeads } from './import-items.ts';
import { withNameKeys } from './name-keys.ts';
import type { Item } from './stored-item.ts';
import { fromItem, IMPORTED, SALT, SEALED_IN, toItem } from './stored-item.ts';

type Write = NonNullable<TransactWriteCommandInput['TransactItems']>[number];

/** DynamoDB accepts 100 items and 4 MB in a transaction; a record has at most 400 kB. */
const AT_ONCE = 10;

const PolicyLineSchema = z.looseObject({
  type: z.literal('policy'),
  policy: z.looseObject({ programme: z.string(), version: z.int().positive() }),
  published: z.unknown(),
});

/** Items that are no entities, and are compared as they are. */
const PLAIN: ReadonlySet<unknown> = new Set(['policy', 'intake-mapping', 'intake-import', 'imported-case']);

/**
 * What an office has besides its records. A partner system comes without keys, and gets one from an administrator; the
 * address of a calendar is secret: its owner makes a new one here.
 */
function itemsOfOffice(line: Record<string, unknown>): Item[] | undefined {
  if (line.type === 'intake-mapping') {
    const kept = OFFICE_LINES['intake-mapping'].parse(line);
    return [{ pk: intakeKey(kept.office), sk: mappingSortKey(kept.id), ...kept }];
  }
  if (line.type === 'intake-import') {
    const { cases, type: _type, ...head } = OFFICE_LINES['intake-import'].parse(line);
    const registered = cases.map((caseId) => importedCase(head.importId, caseId, head.at));
    return [...(importHeads(head) as Item[]), ...registered];
  }
  if (line.type === 'partner-system') {
    const client = OFFICE_LINES['partner-system'].parse(line);
    // Its chain stays where its keys were; here another begins.
    const audit = { seq: 0, hash: GENESIS };
    return [toItem({ ...client, type: 'machine-client', schema: 2, keys: [], audit })];
  }
  return line.type === 'calendar-address' ? [] : undefined;
}

/** A line of an export as items of the table, keys included; throws for a line that fits no schema. */
const itemsOf = (line: Record<string, unknown>): Item[] =>
  (itemsOfOffice(line) ?? [itemOf(line)]).map((item) => ({ ...item, [IMPORTED]: true }));

function itemOf(line: Record<string, unknown>): Item {
  if (line.type === 'policy') {
    const { type, policy, published } = PolicyLineSchema.parse(line);
    const key = { pk: policyKey(policy.programme as never), sk: policySortKey(policy.version) };
    return { ...key, type, policy, published };
  }
  const { [SALT]: salt, [SEALED_IN]: sealedIn } = line;
  const seal = { ...(salt === undefined ? {} : { salt }), ...(sealedIn === undefined ? {} : { sealedIn }) };
  return { ...toItem(fromItem(line)), ...seal };
}

const isSame = (stored: Item, wanted: Item): boolean => {
  const fields = ({ [IMPORTED]: _mark, ...item }: Item) => (PLAIN.has(item.type) ? item : fromItem(item));
  return isDeepStrictEqual(fields(stored), fields(wanted));
};

/** Throws unless what is stored under the key of an item is the same. */
async function refuseOther(table: Table, wanted: Item): Promise<void> {
  const Key = { pk: wanted.pk, sk: wanted.sk };
  const TableName = isEntry(wanted) ? table.audit : table.name;
  const { Item: stored } = await withStoreErrors(() =>
    table.documents.send(new GetCommand({ TableName, Key, ConsistentRead: true })),
  );
  if (stored && isSame(stored, wanted)) return;
  throw new CaseError(
    'AlreadyExists',
    `Expected an empty installation, found another ${String(wanted.type)} at ${wanted.pk} ${wanted.sk}.`,
  );
}

const isEntry = ({ type }: Item): boolean => type === 'audit-entry';

async function putNew(table: Table, items: readonly Item[]): Promise<number> {
  const puts: Write[] = items.map((Item) =>
    isEntry(Item)
      ? newEntry(table, Item)
      : { Put: { TableName: table.name, Item, ConditionExpression: 'attribute_not_exists(pk)' } },
  );
  try {
    await table.documents.send(new TransactWriteCommand({ TransactItems: await withNameKeys(table, puts) }));
    return items.length;
  } catch (error) {
    if (!cancellationOf(error)?.includes('ConditionalCheckFailed')) throw asStoreError(error);
  }
  const [only, ...more] = items;
  if (only && more.length === 0) {
    await refuseOther(table, only);
    return 0;
  }
  let written = 0;
  for (const item of items) written += await putNew(table, [item]);
  return written;
}

/**
 * Puts the lines of an export into a table. What is already there with the same content is left alone, so that an
 * interrupted import can be repeated; anything else there is refused. Returns the number of new items.
 */
export async function putImported(table: Table, lines: readonly Record<string, unknown>[]): Promise<number> {
  const items = new Map(lines.flatMap(itemsOf).map((item) => [`${item.pk} ${item.sk}`, item]));
  const all = [...items.values()];
  let written = 0;
  for (let from = 0; from < all.length; from += AT_ONCE)
    written += await putNew(table, all.slice(from, from + AT_ONCE));
  return written;
}
