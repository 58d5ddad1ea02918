/**
 * Where items and values are in requests and answers: the members that are items (maps of attributes), and those that
 * lead to more of them. Everything else is passed on unchanged.
 */
const ITEM = new Set([
  ...['Key', 'Item', 'Attributes', 'ExclusiveStartKey', 'LastEvaluatedKey', 'ExpressionAttributeValues'],
  ...['NewImage', 'OldImage'],
]);
const LIST_OF_ITEMS = new Set(['Items']);
/** Maps of requests or items by table. */
const BY_TABLE = new Set(['RequestItems', 'UnprocessedItems', 'UnprocessedKeys', 'Responses']);
const NESTED = new Set([
  ...['TransactItems', 'CancellationReasons', 'Records', 'dynamodb', 'PutRequest', 'DeleteRequest'],
  ...['Put', 'Update', 'Delete', 'ConditionCheck', 'Get'],
]);

export type EachItem = (item: Record<string, unknown>, member: string) => unknown;

/** The message with every item in it transformed by `each`; the rest is shared with the given message. */
export function withItems(message: Record<string, unknown>, each: EachItem): Record<string, unknown> {
  const turned: Record<string, unknown> = {};
  for (const name of Object.keys(message)) {
    const value = message[name];
    if (value !== undefined) turned[name] = turnedMember(name, value, each);
  }
  return turned;
}

function turnedMember(name: string, value: unknown, each: EachItem): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (ITEM.has(name)) return each(value as Record<string, unknown>, name);
  // Streams call a record's key `Keys`; batches use this name for a list of them.
  if (LIST_OF_ITEMS.has(name) || name === 'Keys')
    return Array.isArray(value)
      ? value.map((item) => each(item as Record<string, unknown>, name))
      : each(value as Record<string, unknown>, name);
  if (BY_TABLE.has(name))
    return Array.isArray(value)
      ? value.map((one) => withItems(one as Record<string, unknown>, each))
      : byTable(name, value as Record<string, unknown>, each);
  if (!NESTED.has(name)) return value;
  if (Array.isArray(value)) return value.map((one) => withItems(one as Record<string, unknown>, each));
  return withItems(value as Record<string, unknown>, each);
}

function byTable(name: string, tables: Record<string, unknown>, each: EachItem): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(tables).map(([table, content]) => {
      if (!Array.isArray(content)) return [table, withItems(content as Record<string, unknown>, each)];
      const items = name === 'Responses';
      return [
        table,
        content.map((one) =>
          items
            ? each(one as Record<string, unknown>, name)
            : withItems(one as Record<string, unknown>, each),
        ),
      ];
    }),
  );
}
