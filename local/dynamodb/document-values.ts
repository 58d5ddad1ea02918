import { Decimal, numberFromText } from './numbers.ts';
import { type Native, type NativeItem, type SetMember, setOf, wellFormed } from './values.ts';

/**
 * What the document client marshals, without the wire in between: a copy of plain values, refusing what it refuses
 * (class instances, empty sets, inexact numbers). Undefined members are left out.
 */
export function itemFromDocument(item: Record<string, unknown>): NativeItem {
  const copy: NativeItem = {};
  for (const name of Object.keys(item)) {
    const value = item[name];
    if (value !== undefined && typeof value !== 'function') put(copy, wellFormed(name), fromDocument(value));
  }
  return copy;
}

function fromDocument(value: unknown): Native {
  switch (typeof value) {
    case 'string':
      return wellFormed(value);
    case 'boolean':
      return value;
    case 'number':
      return exact(value);
    case 'bigint':
      return numberFromText(String(value));
    case 'object':
      return value === null ? null : fromObject(value);
    default:
      throw unsupported(value);
  }
}

function fromObject(value: object): Native {
  if (Array.isArray(value))
    return value.filter((part) => part !== undefined && typeof part !== 'function').map(fromDocument);
  if (value instanceof Set) return fromSet(value);
  if (value instanceof Map) return itemFromDocument(Object.fromEntries(value) as Record<string, unknown>);
  if (value instanceof Uint8Array) return new Uint8Array(value);
  if (value instanceof ArrayBuffer) return new Uint8Array(value.slice(0));
  if (ArrayBuffer.isView(value))
    return new Uint8Array(value.buffer.slice(value.byteOffset, value.byteOffset + value.byteLength));
  const { constructor: made } = value;
  if (made === undefined || made === Object || made.name === 'Object')
    return itemFromDocument(value as Record<string, unknown>);
  if (made.name === 'NumberValue') return numberFromText(String(value));
  throw unsupported(value);
}

function fromSet(set: Set<unknown>): Native {
  const members = [...set].filter((member) => member !== undefined).map(fromDocument);
  if (members.length === 0) throw new Error('Pass a non-empty set, or options.convertEmptyValues=true.');
  const kinds = new Set(members.map(kindOf));
  if (kinds.size > 1 || kinds.has(undefined))
    throw new Error('Only Number Set (NS), Binary Set (BS) or String Set (SS) are allowed.');
  return setOf(members as SetMember[]);
}

function kindOf(member: Native): string | undefined {
  if (typeof member === 'string') return 'S';
  if (typeof member === 'number' || member instanceof Decimal) return 'N';
  return member instanceof Uint8Array ? 'B' : undefined;
}

function exact(value: number): number {
  if (!Number.isFinite(value)) throw new Error(`Special numeric value ${value} is not allowed`);
  if (Math.abs(value) > Number.MAX_SAFE_INTEGER)
    throw new Error(
      `Number ${value} is ${value > 0 ? 'greater than Number.MAX' : 'lesser than Number.MIN'}_SAFE_INTEGER. Use NumberValue from @aws-sdk/lib-dynamodb.`,
    );
  return Object.is(value, -0) ? 0 : value;
}

const unsupported = (value: unknown): Error =>
  new Error(
    `Unsupported type passed: ${String(value)}. Pass options.convertClassInstanceToMap=true to marshall typeof object as map attribute.`,
  );

/**
 * What the document client unmarshals; the store reads items anew for each answer, so only numbers with many digits
 * change.
 */
export function itemToDocument(item: NativeItem): Record<string, unknown> {
  return hasDecimal(item) ? (toDocument(item) as Record<string, unknown>) : item;
}

function hasDecimal(value: Native): boolean {
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return false;
  if (value instanceof Decimal) return true;
  if (value instanceof Set) return [...value].some((member) => member instanceof Decimal);
  if (Array.isArray(value)) return value.some(hasDecimal);
  for (const name in value) if (hasDecimal(value[name]!)) return true;
  return false;
}

function toDocument(value: Native): unknown {
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return value;
  if (value instanceof Decimal) return numberOf(value);
  if (value instanceof Set) return new Set([...value].map(toDocument));
  if (Array.isArray(value)) return value.map(toDocument);
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, toDocument(part)]));
}

/** A whole number beyond JavaScript's exact range as a BigInt, any other as the nearest number. */
function numberOf({ text }: Decimal): number | bigint {
  const number = Number(text);
  return Math.abs(number) > Number.MAX_SAFE_INTEGER && /^-?\d+$/.test(text) ? BigInt(text) : number;
}

function put(map: NativeItem, name: string, value: Native): void {
  if (name !== '__proto__') map[name] = value;
  else Object.defineProperty(map, name, { value, enumerable: true, writable: true, configurable: true });
}
