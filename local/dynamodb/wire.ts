import { ServiceError, validation } from './errors.ts';
import { Decimal, numberFromText, textOfNumber } from './numbers.ts';
import {
  type Native,
  type NativeItem,
  type NativeMap,
  type NativeSet,
  type SetMember,
  setOf,
  type TypeName,
  typeOf,
  wellFormed,
} from './values.ts';

/** AttributeValue JSON: exactly one of S, N, B, BOOL, NULL, SS, NS, BS, L, M. */
export type AttributeValue = { readonly [type in TypeName]?: unknown };

/** An attribute's value is on the first of AWS's 32 levels. */
const MAX_DEPTH = 31;
const TOO_DEEP =
  'Nesting Levels have exceeded supported limits: Attributes in the item have nested levels beyond supported limit';
const INVALID = 'One or more parameter values were invalid:';

export function itemFromWire(item: { readonly [name: string]: AttributeValue }): NativeItem {
  return mapFromWire(item, 0);
}

export function itemToWire(item: NativeItem): Record<string, AttributeValue> {
  return Object.fromEntries(Object.entries(item).map(([name, value]) => [name, toWire(value)]));
}

/** The plain value of an AttributeValue, or the ValidationException that AWS returns for a bad one. */
export function fromWire(value: AttributeValue): Native {
  return nativeOf(value, 0);
}

function nativeOf(value: AttributeValue, depth: number): Native {
  if (depth > MAX_DEPTH) throw validation(TOO_DEEP);
  const types = Object.keys(value).filter((type) => value[type as TypeName] !== undefined) as TypeName[];
  if (types.length > 1)
    throw validation(
      'Supplied AttributeValue has more than one datatypes set, must contain exactly one of the supported datatypes',
    );
  const given = value[types[0] ?? 'S'];
  switch (types[0]) {
    case 'S':
      return textFrom(given);
    case 'N':
      return numberFromText(textFrom(given));
    case 'B':
      return bytesOf(given);
    case 'BOOL':
      if (typeof given !== 'boolean') throw unserializable('a boolean', given);
      return given;
    case 'NULL':
      if (typeof given !== 'boolean') throw unserializable('a boolean', given);
      if (!given) throw validation(`${INVALID} Null attribute value types must have the value of true`);
      return null;
    case 'SS':
    case 'NS':
    case 'BS':
      return setFromWire(types[0], listFrom(given));
    case 'L':
      return listFrom(given).map((one) => nativeOf(attributeFrom(one), depth + 1));
    case 'M':
      return mapFromWire(attributeFrom(given) as { [name: string]: AttributeValue }, depth + 1);
    default:
      throw validation(
        'Supplied AttributeValue is empty, must contain exactly one of the supported datatypes',
      );
  }
}

function mapFromWire(map: { readonly [name: string]: AttributeValue }, depth: number): NativeMap {
  return Object.fromEntries(
    Object.entries(map).map(([name, value]) => [wellFormed(name), nativeOf(attributeFrom(value), depth)]),
  );
}

function bytesOf(given: unknown): Uint8Array {
  if (given instanceof Uint8Array) return given;
  if (typeof given !== 'string' || !BASE64.test(given)) throw unserializable('base64', given);
  return new Uint8Array(Buffer.from(given, 'base64'));
}

const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

function unserializable(expected: string, given: unknown): ServiceError {
  const received = given === null ? 'null' : Array.isArray(given) ? 'a list' : `a ${typeof given}`;
  return new ServiceError('SerializationException', `Expected ${expected}, received ${received}.`);
}

function textFrom(given: unknown): string {
  if (typeof given !== 'string') throw unserializable('a string', given);
  return wellFormed(given);
}

function listFrom(given: unknown): unknown[] {
  if (!Array.isArray(given)) throw unserializable('a list', given);
  return given;
}

function attributeFrom(given: unknown): AttributeValue {
  if (typeof given !== 'object' || given === null || Array.isArray(given))
    throw unserializable('an object', given);
  return given as AttributeValue;
}

const EMPTY_SET = {
  SS: 'An string set  may not be empty',
  NS: 'An number set  may not be empty',
  BS: 'Binary sets should not be empty',
};

function setFromWire(type: 'SS' | 'NS' | 'BS', given: unknown[]): NativeSet {
  if (given.length === 0) throw validation(`${INVALID} ${EMPTY_SET[type]}`);
  const members = given.map((one): SetMember => {
    if (type === 'BS') return bytesOf(one);
    return type === 'NS' ? numberFromText(textFrom(one)) : textFrom(one);
  });
  const set = setOf(members);
  if (set.size === members.length) return set;
  if (type === 'NS') throw validation('Input collection contains duplicates');
  const shown =
    type === 'SS' ? members : members.map((one) => Buffer.from(one as Uint8Array).toString('base64'));
  throw validation(
    `${INVALID} Input collection [${shown.join(', ')}]${type === 'BS' ? 'of type BS' : ''} contains duplicates.`,
  );
}

export function toWire(value: Native): AttributeValue {
  const type = typeOf(value);
  switch (type) {
    case 'NULL':
      return { NULL: true };
    case 'N':
      return { N: textOfNumber(value as number | Decimal) };
    case 'L':
      return { L: (value as Native[]).map(toWire) };
    case 'M':
      return { M: itemToWire(value as NativeMap) };
    case 'SS':
    case 'NS':
    case 'BS':
      return { [type]: [...(value as NativeSet)].map(memberToWire) };
    default:
      return { [type]: value };
  }
}

function memberToWire(member: SetMember): string | Uint8Array {
  return typeof member === 'number' || member instanceof Decimal ? textOfNumber(member) : member;
}
