import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import fc from 'fast-check';
import { condition, perhapsBroken, projection, Rendering, type Text, update } from './expressions.ts';
import type { Shape, Table } from './tables.ts';
import { anyValue, extremeValue, type Item, type KeyType, keyOf, ofType } from './values.ts';

/** One call of both tables; `pages` asks on until there is no more. */
export interface Operation {
  readonly name: string;
  readonly input: Record<string, unknown>;
  readonly pages?: boolean;
}

const rarely = <T>(usual: fc.Arbitrary<T>, rare: fc.Arbitrary<T>, weight = 25): fc.Arbitrary<T> =>
  fc.oneof({ weight, arbitrary: usual }, { weight: 1, arbitrary: rare });
const perhaps = <T>(arbitrary: fc.Arbitrary<T>, freq = 1) => fc.option(arbitrary, { nil: undefined, freq });

const keyValue = (type: KeyType) => rarely<AttributeValue>(keyOf(type), fc.oneof(anyValue, ofType(type)), 60);

export function keyIn(table: Table): fc.Arbitrary<Item> {
  const { hash, range, types } = table;
  const whole = fc.record({
    [hash]: keyValue(types[hash]!),
    ...(range && { [range]: keyValue(types[range]!) }),
  });
  const wrong = fc
    .tuple(whole, fc.constantFrom('a', 'zz'), anyValue, fc.boolean())
    .map(([key, name, value, drop]) => (drop ? { [hash]: key[hash]! } : { ...key, [name]: value }));
  return rarely<Item>(whole, wrong as fc.Arbitrary<Item>, 80);
}

function itemIn(table: Table): fc.Arbitrary<Item> {
  const { types } = table;
  const attributes = fc.record(
    {
      ...Object.fromEntries(
        ['a', 'b', 'c'].map((name) => [
          name,
          types[name]
            ? rarely<AttributeValue>(keyOf(types[name]), fc.oneof(anyValue, ofType(types[name])), 30)
            : anyValue,
        ]),
      ),
      ...{ d: anyValue, n: ofType('N'), s: anyValue, name: ofType('S') },
      m: fc
        .dictionary(fc.constantFrom('x', 'y', 'a.b'), anyValue, { maxKeys: 3 })
        .map((M) => ({ M: { ...M } })),
      l: fc.array(anyValue, { maxLength: 4 }).map((L) => ({ L })),
    } as Record<string, fc.Arbitrary<AttributeValue>>,
    { requiredKeys: [] },
  );
  return fc
    .tuple(attributes, keyIn(table), rarely(fc.constant({}), fc.record({ deep: extremeValue }), 60))
    .map(([others, key, extreme]) => ({ ...others, ...extreme, ...key }));
}

type Verb = 'Put' | 'Update' | 'Delete' | 'ConditionCheck';

function writeOf(table: Table, verb: Verb): fc.Arbitrary<Record<string, unknown>> {
  const conditional = perhapsBroken(condition);
  return fc
    .record({
      key: keyIn(table),
      item: itemIn(table),
      condition: verb === 'ConditionCheck' ? conditional : perhaps(conditional, 2),
      update: perhaps(perhapsBroken(update), 20),
      failing: perhaps(fc.constant('ALL_OLD')),
      spare: rarely(fc.constant({}), fc.constant({ ':spare': { S: 'not used' } }), 50),
    })
    .map(({ key, item, condition: holds, update: change, failing, spare }) => {
      const rendering = new Rendering();
      const UpdateExpression = verb === 'Update' && change ? rendering.text(change) : undefined;
      const ConditionExpression = holds && rendering.text(holds);
      const { ExpressionAttributeValues: values, ...names } = rendering.placeholders;
      const all = { ...values, ...spare };
      return {
        ...{ TableName: table.name, ...(verb === 'Put' ? { Item: item } : { Key: key }) },
        ...(UpdateExpression !== undefined && { UpdateExpression }),
        ...(ConditionExpression !== undefined && { ConditionExpression }),
        ...(failing && { ReturnValuesOnConditionCheckFailure: failing }),
        ...names,
        ...(Object.keys(all).length > 0 && { ExpressionAttributeValues: all }),
      };
    });
}

const RETURNS = ['NONE', 'ALL_OLD', 'ALL_NEW', 'UPDATED_OLD', 'UPDATED_NEW'];

function single(table: Table, verb: Exclude<Verb, 'ConditionCheck'>): fc.Arbitrary<Operation> {
  const returns =
    verb === 'Update'
      ? fc.constantFrom(...RETURNS)
      : rarely(fc.constantFrom('NONE', 'ALL_OLD'), fc.constantFrom(...RETURNS), 40);
  return fc.tuple(writeOf(table, verb), returns, capacity).map(([write, ReturnValues, asked]) => ({
    ...{ name: `${verb}Item`, input: { ...write, ReturnValues, ...asked } },
  }));
}

const capacity = perhaps(fc.constantFrom('TOTAL', 'INDEXES')).map((asked) => ({
  ...(asked && { ReturnConsumedCapacity: asked }),
}));

const projected = perhaps(perhapsBroken(projection)).map((text) => {
  const rendering = new Rendering();
  const ProjectionExpression = text && rendering.text(text);
  return { ...(ProjectionExpression !== undefined && { ProjectionExpression }), ...rendering.placeholders };
});

const get = (table: Table): fc.Arbitrary<Operation> =>
  fc
    .tuple(keyIn(table), projected, fc.boolean(), capacity)
    .map(([Key, projecting, ConsistentRead, asked]) => ({
      ...{ name: 'GetItem', input: { TableName: table.name, Key, ConsistentRead, ...projecting, ...asked } },
    }));

function keyCondition({ hash, range }: Shape, types: Readonly<Record<string, KeyType>>): fc.Arbitrary<Text> {
  const of = (name: string) => keyValue(types[name]!).map((value) => ({ value }));
  const first = of(hash).map((value): Text => [hash, ' = ', value]);
  if (range === undefined) return first;
  const bound = fc
    .tuple(fc.constantFrom('=', '<', '<=', '>', '>=', 'BETWEEN', 'begins_with', '<>'), of(range), of(range))
    .map(([op, one, other]): Text => {
      if (op === 'BETWEEN') return [range, ' BETWEEN ', one, ' AND ', other];
      return op === 'begins_with' ? ['begins_with(', range, ', ', one, ')'] : [range, ` ${op} `, one];
    });
  return fc
    .tuple(first, perhaps(bound, 2), fc.boolean())
    .map(([one, two, turned]) =>
      !two ? one : turned ? [...two, ' AND ', ...one] : [...one, ' AND ', ...two],
    );
}

function reading(table: Table, name: 'Query' | 'Scan'): fc.Arbitrary<Operation> {
  return fc.constantFrom(undefined, ...table.indexes).chain((index) =>
    fc
      .record({
        key:
          name === 'Query' ? perhapsBroken(keyCondition(index ?? table, table.types)) : fc.constant<Text>([]),
        filter: perhaps(perhapsBroken(condition)),
        projection: perhaps(perhapsBroken(projection)),
        limit: perhaps(rarely(fc.integer({ min: 1, max: 5 }), fc.constant(0), 40), 2),
        back: fc.boolean(),
        select: perhaps(
          fc.constantFrom('COUNT', 'ALL_ATTRIBUTES', 'ALL_PROJECTED_ATTRIBUTES', 'SPECIFIC_ATTRIBUTES'),
        ),
        consistent: rarely(fc.constant(false), fc.constant(true), 8),
        asked: capacity,
      })
      .map(({ key, filter, projection: shown, limit, back, select, consistent, asked }) => {
        const rendering = new Rendering();
        const KeyConditionExpression = rendering.text(key);
        const FilterExpression = filter && rendering.text(filter);
        const ProjectionExpression = shown && rendering.text(shown);
        return {
          ...{ name, pages: true },
          input: {
            ...{ TableName: table.name, ConsistentRead: consistent, ...asked },
            ...(index && { IndexName: index.name }),
            ...(name === 'Query' && { KeyConditionExpression, ScanIndexForward: !back }),
            ...(FilterExpression !== undefined && { FilterExpression }),
            ...(ProjectionExpression !== undefined && { ProjectionExpression }),
            ...(limit !== undefined && { Limit: limit }),
            ...(select && { Select: select }),
            ...rendering.placeholders,
          },
        };
      }),
  );
}

const transaction = (table: Table): fc.Arbitrary<Operation> =>
  fc
    .tuple(
      fc.array(
        fc
          .constantFrom<Verb>('Put', 'Put', 'Update', 'Update', 'Delete', 'ConditionCheck')
          .chain((verb) => writeOf(table, verb).map((write) => ({ [verb]: write }))),
        { minLength: 1, maxLength: 4 },
      ),
      capacity,
    )
    .map(([TransactItems]) => ({ name: 'TransactWriteItems', input: { TransactItems } }));

const transactGet = (table: Table): fc.Arbitrary<Operation> =>
  fc.array(fc.tuple(keyIn(table), projected), { minLength: 1, maxLength: 4 }).map((gets) => ({
    name: 'TransactGetItems',
    input: {
      TransactItems: gets.map(([Key, projecting]) => ({
        Get: { TableName: table.name, Key, ...projecting },
      })),
    },
  }));

const batchGet = (table: Table): fc.Arbitrary<Operation> =>
  fc
    .tuple(fc.array(keyIn(table), { minLength: 0, maxLength: 5 }), projected, fc.boolean())
    .map(([Keys, projecting, ConsistentRead]) => ({
      name: 'BatchGetItem',
      input: { RequestItems: { [table.name]: { Keys, ConsistentRead, ...projecting } } },
    }));

const batchWrite = (table: Table): fc.Arbitrary<Operation> =>
  fc
    .array(
      fc.oneof(
        { weight: 3, arbitrary: itemIn(table).map((Item) => ({ PutRequest: { Item } })) },
        { weight: 1, arbitrary: keyIn(table).map((Key) => ({ DeleteRequest: { Key } })) },
      ),
      { minLength: 1, maxLength: 5 },
    )
    .map((writes) => ({ name: 'BatchWriteItem', input: { RequestItems: { [table.name]: writes } } }));

const timeToLive = (table: Table): fc.Arbitrary<Operation> =>
  fc.oneof(
    fc.constant({ name: 'DescribeTimeToLive', input: { TableName: table.name } }),
    fc.boolean().map((Enabled) => ({
      name: 'UpdateTimeToLive',
      input: { TableName: table.name, TimeToLiveSpecification: { AttributeName: 'n', Enabled } },
    })),
  );

export const operationOn = (table: Table): fc.Arbitrary<Operation> =>
  fc.oneof(
    { weight: 8, arbitrary: single(table, 'Put') },
    { weight: 8, arbitrary: single(table, 'Update') },
    { weight: 2, arbitrary: single(table, 'Delete') },
    { weight: 3, arbitrary: get(table) },
    { weight: 6, arbitrary: reading(table, 'Query') },
    { weight: 2, arbitrary: reading(table, 'Scan') },
    { weight: 4, arbitrary: transaction(table) },
    { weight: 1, arbitrary: transactGet(table) },
    { weight: 1, arbitrary: batchGet(table) },
    { weight: 2, arbitrary: batchWrite(table) },
    { weight: 1, arbitrary: timeToLive(table) },
  );
