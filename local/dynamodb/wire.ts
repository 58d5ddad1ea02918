import { validation } from './errors.ts';
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
} from './values.ts';

/** AttributeValue JSON: exactly one of S, N, B, BOOL, NULL, SS, NS, BS, L, M. */
export type AttributeValue = { readonly [type in TypeName]?: unknown };

/** A value of an attribute is on the first of AWS's 32 levels. */
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

/** The plain value of an AttributeValue, or the ValidationException that AWS answers to a bad one. */
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
      return String(given);
    case 'N':
      return numberFromText(String(given));
    case 'B':
      return bytesOf(given);
    case 'BOOL':
      return given === true || given === 'true';
    case 'NULL':
      if (given !== true && given !== 'true')
        throw validation(`${INVALID} Null attribute value types must have the value of true`);
      return null;
    case 'SS':
    case 'NS':
    case 'BS':
      return setFromWire(types[0], given as unknown[]);
    case 'L':
      return (given as AttributeValue[]).map((one) => nativeOf(one, depth + 1));
    case 'M':
      return mapFromWire(given as { [name: string]: AttributeValue }, depth + 1);
    default:
      throw validation(
        'Supplied AttributeValue is empty, must contain exactly one of the supported datatypes',
      );
  }
}

function mapFromWire(map: { readonly [name: string]: AttributeValue }, depth: number): NativeMap {
  return Object.fromEntries(Object.entries(map).map(([name, value]) => [name, nativeOf(value, depth)]));
}

function bytesOf(given: unknown): Uint8Array {
  if (given instanceof Uint8Array) return given;
  return new Uint8Array(Buffer.from(String(given), 'base64'));
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
    return type === 'NS' ? numberFromText(String(one)) : String(one);
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
