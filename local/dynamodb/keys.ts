import type { IndexDefinition, KeyAttribute, KeyShape, KeyType, TableDefinition } from './definition.ts';
import { KeyMismatch, validation } from './errors.ts';
import { Decimal, textOfNumber } from './numbers.ts';
import type { Native, NativeItem } from './values.ts';
import { typeOf } from './values.ts';

/** A key as SQLite orders it: text by its UTF-8 bytes, numbers as sortable text, binary as bytes; '' for no sort key. */
export type KeyPart = string | Uint8Array;
export interface EncodedKey {
  readonly hash: KeyPart;
  readonly range: KeyPart;
}

const MAX_HASH_BYTES = 2048;
const MAX_RANGE_BYTES = 1024;
const MISMATCH = 'The provided key element does not match the schema';

/** The key of an item to be written; throws `ValidationException` if a part is missing, empty or of another type. */
export function keyOfItem(table: KeyShape, item: NativeItem): EncodedKey {
  return {
    hash: partOfItem(table.hash, item, MAX_HASH_BYTES),
    range: table.range ? partOfItem(table.range, item, MAX_RANGE_BYTES) : '',
  };
}

function partOfItem(attribute: KeyAttribute, item: NativeItem, most: number): KeyPart {
  const value = ownValue(item, attribute.name);
  if (value === undefined)
    throw new KeyMismatch(
      `One or more parameter values were invalid: Missing the key ${attribute.name} in the item`,
    );
  const type = typeOf(value);
  if (type !== attribute.type)
    throw new KeyMismatch(
      `One or more parameter values were invalid: Type mismatch for key ${attribute.name} expected: ${attribute.type} actual: ${type}`,
    );
  return encode(attribute, value, most);
}

/** The key that a request names: exactly the attributes of the table's key. */
export function keyOfRequest(table: KeyShape, key: NativeItem | undefined): EncodedKey {
  const names = Object.keys(key ?? {});
  if (key === undefined || names.length !== (table.range ? 2 : 1))
    throw validation('The number of conditions on the keys is invalid');
  return {
    hash: partOfKey(table.hash, key, MAX_HASH_BYTES),
    range: table.range ? partOfKey(table.range, key, MAX_RANGE_BYTES) : '',
  };
}

function partOfKey(attribute: KeyAttribute, key: NativeItem, most: number): KeyPart {
  const value = ownValue(key, attribute.name);
  if (value === undefined || typeOf(value) !== attribute.type) throw new KeyMismatch(MISMATCH);
  return encode(attribute, value, most);
}

/** The key of an item in an index; undefined if the item is not in it. */
export function keyInIndex(index: IndexDefinition, item: NativeItem): EncodedKey | undefined {
  const hash = partInIndex(index, index.hash, item, MAX_HASH_BYTES);
  const range = index.range ? partInIndex(index, index.range, item, MAX_RANGE_BYTES) : '';
  return hash === undefined || range === undefined ? undefined : { hash, range };
}

function partInIndex(
  index: IndexDefinition,
  attribute: KeyAttribute,
  item: NativeItem,
  most: number,
): KeyPart | undefined {
  const value = ownValue(item, attribute.name);
  if (value === undefined) return undefined;
  const type = typeOf(value);
  if (type !== attribute.type)
    throw new KeyMismatch(
      `One or more parameter values were invalid: Type mismatch for Index Key ${attribute.name} Expected: ${attribute.type} Actual: ${type} IndexName: ${index.name}`,
    );
  if (isEmpty(value))
    throw validation(
      `One or more parameter values are not valid. A value specified for a secondary index key is not supported. The AttributeValue for a key attribute cannot contain an empty ${type === 'S' ? 'string' : 'binary'} value. IndexName: ${index.name}, IndexKey: ${attribute.name}`,
    );
  return encode(attribute, value, most);
}

function encode({ name, type }: KeyAttribute, value: Native, most: number): KeyPart {
  if (isEmpty(value))
    throw validation(
      `One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an empty ${type === 'S' ? 'string' : 'binary'} value. Key: ${name}`,
    );
  refuseLong(value, most);
  return encodePart(type, value);
}

const isEmpty = (value: Native): boolean =>
  value === '' || (value instanceof Uint8Array && value.byteLength === 0);

function refuseLong(value: Native, most: number): void {
  const bytes =
    typeof value === 'string' ? lengthOf(value, most) : value instanceof Uint8Array ? value.byteLength : 0;
  if (bytes > most)
    throw validation(
      most === MAX_HASH_BYTES
        ? `One or more parameter values were invalid: Size of hashkey has exceeded the maximum size limit of${most} bytes`
        : `One or more parameter values were invalid: Aggregated size of all range keys has exceeded the size limit of ${most} bytes`,
    );
}

const lengthOf = (text: string, most: number): number =>
  text.length * 3 <= most ? text.length : Buffer.byteLength(text);

/** A value of a key attribute as it is stored. */
export function encodePart(type: KeyType, value: Native): KeyPart {
  if (type === 'N') return sortableNumber(value as number | Decimal);
  return value as string | Uint8Array;
}

const EXPONENT_OFFSET = 500;

/** Text whose byte order is the order of the numbers: a sign, an exponent, digits; complemented below zero. */
export function sortableNumber(value: number | Decimal): string {
  const text = value instanceof Decimal ? value.text : textOfNumber(value);
  const match = /^(-?)(\d*)\.?(\d*)(?:[eE]([+-]?\d+))?$/.exec(text);
  if (!match) throw new Error(`Expected the text of a number, received ${text}.`);
  const [, sign, whole = '', fraction = '', power = '0'] = match;
  const all = `${whole}${fraction}`;
  const digits = all.replace(/^0+/, '').replace(/0+$/, '');
  if (digits === '') return '1000';
  const leading = all.length - all.replace(/^0+/, '').length;
  const exponent = Number(power) + whole.length - leading + EXPONENT_OFFSET;
  if (sign === '') return `1${String(exponent).padStart(3, '0')}${digits}`;
  return `0${String(999 - exponent).padStart(3, '0')}${complement(digits)}~`;
}

const complement = (digits: string): string => digits.replace(/\d/g, (digit) => String(9 - Number(digit)));

/** The key attributes of an item. */
export function keyAttributes(table: KeyShape, item: NativeItem): NativeItem {
  const { hash, range } = table;
  return range
    ? { [hash.name]: item[hash.name]!, [range.name]: item[range.name]! }
    : { [hash.name]: item[hash.name]! };
}

/** What an index holds of an item. */
export function projectedItem(table: TableDefinition, index: IndexDefinition, item: NativeItem): NativeItem {
  if (index.projection === 'ALL') return item;
  const projected: NativeItem = {};
  for (const name of projectedNames(table, index)) {
    const value = ownValue(item, name);
    if (value !== undefined) projected[name] = value;
  }
  return projected;
}

export const projectedNames = (table: KeyShape, index: IndexDefinition): string[] => [
  ...keyNames(table),
  ...keyNames(index),
  ...index.include,
];

export const keyNames = ({ hash, range }: KeyShape): string[] =>
  range ? [hash.name, range.name] : [hash.name];

export const ownValue = (item: NativeItem, name: string): Native | undefined =>
  Object.hasOwn(item, name) ? item[name] : undefined;

const scalars = new WeakMap<TableDefinition, ReadonlyMap<string, 'Key' | 'IndexKey'>>();

/** The attributes that are a key of the table or of one of its indexes. */
export function scalarsOf(table: TableDefinition): ReadonlyMap<string, 'Key' | 'IndexKey'> {
  let found = scalars.get(table);
  if (!found) {
    const ofIndexes = table.indexes.flatMap(keyNames).map((name) => [name, 'IndexKey'] as const);
    found = new Map([...ofIndexes, ...keyNames(table).map((name) => [name, 'Key'] as const)]);
    scalars.set(table, found);
  }
  return found;
}
