import { Decimal, significantDigits } from './numbers.ts';
import type { Native, NativeItem } from './values.ts';

const CONTAINER = 3;
const ELEMENT = 1;
const LARGEST_NUMBER = 21;

/**
 * The bytes of an item as AWS bills and limits them: the sum over its attributes of the UTF-8 bytes of the name
 * and the size of the value (Amazon DynamoDB Developer Guide, "DynamoDB item sizes and formats").
 */
export function itemSize(item: NativeItem): number {
  let size = 0;
  for (const name in item) size += Buffer.byteLength(name) + valueSize(item[name]!);
  return size;
}

/**
 * The bytes of one value, after the same page: strings by UTF-8 bytes, binaries by bytes; a number 1 byte per two
 * significant digits and 1 more (a negative one 1 more again, 21 at most); null and booleans 1; a set the sum of
 * its members; a list or map 3 bytes and for every element 1 byte, its name (in a map) and its value.
 */
export function valueSize(value: Native): number {
  if (typeof value === 'string') return Buffer.byteLength(value);
  if (typeof value === 'number' || value instanceof Decimal) return numberSize(value);
  if (value === null || typeof value === 'boolean') return 1;
  if (value instanceof Uint8Array) return value.byteLength;
  let size = 0;
  if (value instanceof Set) {
    for (const member of value) size += valueSize(member);
    return size;
  }
  size = CONTAINER;
  if (Array.isArray(value)) for (const one of value) size += ELEMENT + valueSize(one);
  else for (const name in value) size += ELEMENT + Buffer.byteLength(name) + valueSize(value[name]!);
  return size;
}

function numberSize(value: number | Decimal): number {
  const negative = typeof value === 'number' ? value < 0 : value.text.startsWith('-');
  return Math.min(LARGEST_NUMBER, Math.ceil(digitsOf(value) / 2) + 1 + (negative ? 1 : 0));
}

function digitsOf(value: number | Decimal): number {
  if (!Number.isSafeInteger(value)) return significantDigits(value);
  let rest = Math.abs(value as number);
  if (rest === 0) return 0;
  while (rest % 10 === 0) rest /= 10;
  let digits = 0;
  for (; rest >= 1; rest = Math.floor(rest / 10)) digits += 1;
  return digits;
}
