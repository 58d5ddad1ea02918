import type { CreateTableCommandInput, GlobalSecondaryIndex } from '@aws-sdk/client-dynamodb';
import fc from 'fast-check';
import type { KeyType } from './values.ts';

export interface Shape {
  readonly hash: string;
  readonly range?: string | undefined;
}

export interface Index extends Shape {
  readonly name: string;
}

/** A random table, and what operations on it have to know. */
export interface Table extends Shape {
  readonly name: string;
  readonly types: Readonly<Record<string, KeyType>>;
  readonly indexes: readonly Index[];
  readonly request: CreateTableCommandInput;
}

/** Attributes that indexes may have as keys. */
const KEYED = ['a', 'b', 'c'] as const;
const keyType = fc.constantFrom<KeyType>('S', 'N', 'B');
const VIEWS = ['NEW_AND_OLD_IMAGES', 'NEW_IMAGE', 'OLD_IMAGE', 'KEYS_ONLY'] as const;

const index = fc.record({
  hash: fc.constantFrom(...KEYED, 'pk'),
  range: fc.option(fc.constantFrom(...KEYED, 'sk'), { nil: undefined }),
  projection: fc.constantFrom('ALL' as const, 'KEYS_ONLY' as const, 'INCLUDE' as const),
  include: fc.uniqueArray(fc.constantFrom('d', 'm', 'l', 'n'), { minLength: 1, maxLength: 3 }),
});

export const tableNamed = (name: string): fc.Arbitrary<Table> =>
  fc
    .record({
      hash: keyType,
      range: fc.option(keyType, { nil: undefined, freq: 3 }),
      keyed: fc.tuple(keyType, keyType, keyType),
      indexes: fc.array(index, { maxLength: 3 }),
      view: fc.constantFrom(...VIEWS, 'NEW_AND_OLD_IMAGES' as const),
    })
    .map((drawn) => {
      const range = drawn.range && 'sk';
      const kept = drawn.indexes
        .filter(({ hash, range: sort }) => hash !== sort && (range !== undefined || sort !== 'sk'))
        .map((one, at) => ({ ...one, name: `index-${at}` }));
      const all: Record<string, KeyType> = {
        ...{ pk: drawn.hash, a: drawn.keyed[0], b: drawn.keyed[1], c: drawn.keyed[2] },
        ...(drawn.range && { sk: drawn.range }),
      };
      const used = new Set(['pk', range, ...kept.flatMap(({ hash, range: sort }) => [hash, sort])]);
      const types = Object.fromEntries(Object.entries(all).filter(([key]) => used.has(key)));
      return {
        ...{ name, hash: 'pk', range, types, indexes: kept },
        request: {
          ...{
            TableName: name,
            KeySchema: schema({ hash: 'pk', range }),
            BillingMode: 'PAY_PER_REQUEST' as const,
          },
          AttributeDefinitions: Object.entries(types).map(([AttributeName, AttributeType]) => ({
            ...{ AttributeName, AttributeType },
          })),
          ...(kept.length > 0 && { GlobalSecondaryIndexes: kept.map(requested) }),
          StreamSpecification: { StreamEnabled: true, StreamViewType: drawn.view },
        },
      };
    });

const schema = ({ hash, range }: Shape) => [
  { AttributeName: hash, KeyType: 'HASH' as const },
  ...(range === undefined ? [] : [{ AttributeName: range, KeyType: 'RANGE' as const }]),
];

const requested = (
  one: Index & { projection: 'ALL' | 'KEYS_ONLY' | 'INCLUDE'; include: string[] },
): GlobalSecondaryIndex => ({
  ...{ IndexName: one.name, KeySchema: schema(one) },
  Projection: {
    ProjectionType: one.projection,
    ...(one.projection === 'INCLUDE' && { NonKeyAttributes: one.include }),
  },
});
