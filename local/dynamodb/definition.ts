import { validation } from './errors.ts';

export type KeyType = 'S' | 'N' | 'B';

export interface KeyAttribute {
  readonly name: string;
  readonly type: KeyType;
}

export interface KeyShape {
  readonly hash: KeyAttribute;
  readonly range?: KeyAttribute;
}

export interface IndexDefinition extends KeyShape {
  readonly id: number;
  readonly name: string;
  readonly projection: 'ALL' | 'KEYS_ONLY' | 'INCLUDE';
  readonly include: readonly string[];
}

export type ViewType = 'NEW_AND_OLD_IMAGES' | 'NEW_IMAGE' | 'OLD_IMAGE' | 'KEYS_ONLY';

export interface TableDefinition extends KeyShape {
  readonly id: number;
  readonly name: string;
  readonly indexes: readonly IndexDefinition[];
  /** Undefined if the table has no stream; the label is part of its ARN. */
  readonly stream?: { readonly view: ViewType; readonly label: string };
  /** The attribute by which items expire. */
  readonly expiresBy?: string;
  /** Milliseconds since the epoch. */
  readonly createdAt: number;
}

interface KeyElement {
  AttributeName: string;
  KeyType: string;
}

export interface CreateTable {
  TableName: string;
  AttributeDefinitions: { AttributeName: string; AttributeType: string }[];
  KeySchema: KeyElement[];
  GlobalSecondaryIndexes?: {
    IndexName: string;
    KeySchema: KeyElement[];
    Projection?: { ProjectionType?: string; NonKeyAttributes?: string[] };
  }[];
  BillingMode?: string;
  StreamSpecification?: { StreamEnabled?: boolean; StreamViewType?: string };
  LocalSecondaryIndexes?: unknown;
}

const TABLE_NAME = /^[a-zA-Z0-9_.-]{3,255}$/;
const MAX_INDEXES = 20;

/** The definition in a CreateTable request; throws `ValidationException` for one that AWS refuses. */
export function definitionOf(request: CreateTable, id: number, createdAt: number): TableDefinition {
  const { TableName: name } = request;
  if (!TABLE_NAME.test(name ?? ''))
    throw validation(
      `Invalid table/index name.  Table/index names must be between 3 and 255 characters long, and may contain only the characters a-z, A-Z, 0-9, '_', '-', and '.'`,
    );
  if (request.LocalSecondaryIndexes !== undefined)
    throw validation('LocalSecondaryIndexes are not supported by the embedded table.');
  const types = typesOf(request);
  const key = shapeOf(request.KeySchema, types);
  const indexes = (request.GlobalSecondaryIndexes ?? []).map((asked, at) =>
    indexOf(asked, types, id * 100 + at),
  );
  refuseBadIndexes(indexes);
  refuseUnused(types, [key, ...indexes]);
  const { StreamSpecification: stream } = request;
  return {
    ...{ id, name, ...key, indexes, createdAt },
    ...(stream?.StreamEnabled && {
      stream: { view: viewOf(stream.StreamViewType), label: new Date(createdAt).toISOString().slice(0, -1) },
    }),
  };
}

function typesOf({ AttributeDefinitions }: CreateTable): Map<string, KeyType> {
  if (!Array.isArray(AttributeDefinitions)) throw validation('AttributeDefinitions must be provided');
  const types = new Map<string, KeyType>();
  for (const { AttributeName, AttributeType } of AttributeDefinitions) {
    if (!['S', 'N', 'B'].includes(AttributeType))
      throw validation(
        `1 validation error detected: Value '${AttributeType}' at 'attributeDefinitions.1.member.attributeType' failed to satisfy constraint: Member must satisfy enum value set: [B, N, S]`,
      );
    types.set(AttributeName, AttributeType as KeyType);
  }
  return types;
}

function shapeOf(schema: KeyElement[] | undefined, types: Map<string, KeyType>): KeyShape {
  const [first, second, ...more] = schema ?? [];
  if (first?.KeyType !== 'HASH' || more.length > 0)
    throw validation('Invalid KeySchema: The first KeySchemaElement is not a HASH key type');
  if (second !== undefined && second.KeyType !== 'RANGE')
    throw validation('Invalid KeySchema: The second KeySchemaElement is not a RANGE key type');
  if (second?.AttributeName === first.AttributeName)
    throw validation('Both the Hash Key and the Range Key element in the KeySchema have the same name');
  const hash = attributeOf(first, types);
  return second === undefined ? { hash } : { hash, range: attributeOf(second, types) };
}

function attributeOf({ AttributeName: name }: KeyElement, types: Map<string, KeyType>): KeyAttribute {
  const type = types.get(name);
  if (type === undefined)
    throw validation(
      `One or more parameter values were invalid: Some index key attributes are not defined in AttributeDefinitions. Keys: [${name}], AttributeDefinitions: [${[...types.keys()].join(', ')}]`,
    );
  return { name, type };
}

function indexOf(
  asked: NonNullable<CreateTable['GlobalSecondaryIndexes']>[number],
  types: Map<string, KeyType>,
  id: number,
): IndexDefinition {
  const { IndexName: name, KeySchema, Projection } = asked;
  const projection = Projection?.ProjectionType;
  if (projection !== 'ALL' && projection !== 'KEYS_ONLY' && projection !== 'INCLUDE')
    throw validation(
      `One or more parameter values were invalid: Unknown ProjectionType: ${projection ?? 'null'}`,
    );
  const include = Projection?.NonKeyAttributes ?? [];
  if ((projection === 'INCLUDE') !== include.length > 0)
    throw validation(
      projection === 'INCLUDE'
        ? 'One or more parameter values were invalid: ProjectionType is INCLUDE, but NonKeyAttributes is not specified'
        : `One or more parameter values were invalid: ProjectionType is ${projection}, but NonKeyAttributes is specified`,
    );
  return { id, name, ...shapeOf(KeySchema, types), projection, include };
}

function refuseBadIndexes(indexes: readonly IndexDefinition[]): void {
  if (indexes.length > MAX_INDEXES)
    throw validation(
      `One or more parameter values were invalid: GlobalSecondaryIndex count exceeds the per-table limit of ${MAX_INDEXES}`,
    );
  const names = indexes.map(({ name }) => name);
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice !== undefined)
    throw validation(`One or more parameter values were invalid: Duplicate index name: ${twice}`);
}

function refuseUnused(types: Map<string, KeyType>, shapes: readonly KeyShape[]): void {
  const used = new Set(shapes.flatMap(({ hash, range }) => [hash.name, range?.name]));
  if ([...types.keys()].some((name) => !used.has(name)))
    throw validation(
      'One or more parameter values were invalid: Number of attributes in KeySchema does not exactly match number of attributes defined in AttributeDefinitions',
    );
}

function viewOf(view: string | undefined): ViewType {
  if (view === 'NEW_AND_OLD_IMAGES' || view === 'NEW_IMAGE' || view === 'OLD_IMAGE' || view === 'KEYS_ONLY')
    return view;
  throw validation(`One or more parameter values were invalid: Unknown StreamViewType: ${view ?? 'null'}`);
}
