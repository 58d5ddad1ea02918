import { validation } from './errors.ts';
import { compareNumbers, Decimal, textOfNumber } from './numbers.ts';

/** A value of an item as plain JavaScript; AWS's {"S": …} is a string here. */
export type Native =
  | string
  | number
  | Decimal
  | boolean
  | null
  | Uint8Array
  | NativeSet
  | Native[]
  | { [name: string]: Native };
/** Never empty, and of one type; no member twice (by `setKey`). */
export type NativeSet = Set<SetMember>;
export type SetMember = string | number | Decimal | Uint8Array;
export type NativeMap = { [name: string]: Native };
export type NativeItem = Record<string, Native>;
export type TypeName = 'S' | 'N' | 'B' | 'BOOL' | 'NULL' | 'SS' | 'NS' | 'BS' | 'L' | 'M';

export function typeOf(value: Native): TypeName {
  switch (typeof value) {
    case 'string':
      return 'S';
    case 'number':
      return 'N';
    case 'boolean':
      return 'BOOL';
  }
  if (value === null) return 'NULL';
  if (Array.isArray(value)) return 'L';
  if (value instanceof Set) {
    const [first] = value;
    return typeof first === 'string' ? 'SS' : first instanceof Uint8Array ? 'BS' : 'NS';
  }
  if (value instanceof Uint8Array) return 'B';
  return value instanceof Decimal ? 'N' : 'M';
}

/** The text; refused if it contains half of a surrogate pair, because two such texts would be equal in UTF-8. */
export function wellFormed(text: string): string {
  if (text.isWellFormed()) return text;
  throw validation(
    'One or more parameter values were invalid: Expected well-formed text, received half of a surrogate pair.',
  );
}

/** What distinguishes one member of a set from another. */
export function setKey(member: SetMember): string | number {
  if (typeof member === 'string' || typeof member === 'number') return member;
  return member instanceof Decimal ? member.text : Buffer.from(member).toString('latin1');
}

/** A set of the members, each once. */
export function setOf(members: Iterable<SetMember>): NativeSet {
  const found = new Map<string | number, SetMember>();
  for (const member of members) {
    const key = setKey(member);
    if (!found.has(key)) found.set(key, member);
  }
  return new Set(found.values());
}

/** Whether a set holds the member, by value. */
export function setHas(set: NativeSet, member: SetMember): boolean {
  if (set.has(member)) return true;
  if (typeof member === 'string' || typeof member === 'number') return false;
  const key = setKey(member);
  for (const one of set) if (typeof one === 'object' && setKey(one) === key) return true;
  return false;
}

/** Equal as DynamoDB sees it: of one type, numbers by their number, sets in any order, lists and maps deep. */
export function equals(a: Native, b: Native): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  const type = typeOf(a);
  if (type !== typeOf(b)) return false;
  switch (type) {
    case 'N':
      return textOfNumber(a as Decimal) === textOfNumber(b as Decimal);
    case 'B':
      return Buffer.compare(a as Uint8Array, b as Uint8Array) === 0;
    case 'L':
      return equalLists(a as Native[], b as Native[]);
    case 'M':
      return equalMaps(a as NativeMap, b as NativeMap);
    default:
      return equalSets(a as NativeSet, b as NativeSet);
  }
}

function equalLists(a: Native[], b: Native[]): boolean {
  return a.length === b.length && a.every((one, index) => equals(one, b[index]!));
}

function equalMaps(a: NativeMap, b: NativeMap): boolean {
  const names = Object.keys(a);
  if (names.length !== Object.keys(b).length) return false;
  return names.every((name) => Object.hasOwn(b, name) && equals(a[name]!, b[name]!));
}

function equalSets(a: NativeSet, b: NativeSet): boolean {
  if (a.size !== b.size) return false;
  for (const member of a) if (!setHas(b, member)) return false;
  return true;
}

/** The order of two strings, numbers or binaries of one type; undefined where DynamoDB defines none. */
export function compareValues(a: Native, b: Native): number | undefined {
  if (typeof a === 'string') return typeof b === 'string' ? compareStrings(a, b) : undefined;
  if (isNumber(a)) return isNumber(b) ? compareNumbers(a, b) : undefined;
  if (a instanceof Uint8Array && b instanceof Uint8Array) return Buffer.compare(a, b);
  return undefined;
}

export function isNumber(value: Native): value is number | Decimal {
  return typeof value === 'number' || value instanceof Decimal;
}

/** The order of the UTF-8 bytes, which differs from JavaScript's for characters beyond U+FFFF. */
export function compareStrings(a: string, b: string): number {
  if (a === b) return 0;
  const end = Math.min(a.length, b.length);
  for (let index = 0; index < end; index += 1) {
    const x = a.charCodeAt(index);
    const y = b.charCodeAt(index);
    if (x !== y) return aboveOthers(x) - aboveOthers(y) < 0 ? -1 : 1;
  }
  return a.length < b.length ? -1 : 1;
}

/** Half of a pair stands for a character beyond U+FFFF, so it sorts after every single unit. */
function aboveOthers(unit: number): number {
  return unit >= 0xd800 && unit < 0xe000 ? unit + 0x10000 : unit;
}
