import { Decimal } from './numbers.ts';
import type { Native, NativeItem } from './values.ts';

/**
 * Items as stored text: plain JSON or, if there are values that JSON lacks (sets, binary, numbers with many digits),
 * JSON after a mark, in which such a value is an object with the single name `\u0000`.
 */
const MARK = '!';
const SPECIAL = '\u0000';
/**
 * Items that are plain but for one binary attribute, as sealed ones are: its name, its bytes and the others, which are
 * read at once.
 */
const ONE_BINARY = '@';

export function textOfItem(item: NativeItem): string {
  const special = Object.keys(item).filter((name) => !isPlain(item[name]!));
  const [name] = special;
  if (name === undefined && !Object.hasOwn(item, SPECIAL)) return JSON.stringify(item);
  if (special.length === 1 && name !== undefined && /^\w+$/.test(name) && !Object.hasOwn(item, SPECIAL)) {
    const { [name]: bytes, ...others } = item;
    if (bytes instanceof Uint8Array) return `${ONE_BINARY}${name} ${base64(bytes)} ${JSON.stringify(others)}`;
  }
  return MARK + JSON.stringify(marked(item));
}

export function itemOfText(text: string): NativeItem {
  if (text.startsWith(ONE_BINARY)) return itemWithBinary(text);
  return text.startsWith(MARK)
    ? (unmarked(JSON.parse(text.slice(1)) as Json) as NativeItem)
    : (JSON.parse(text) as NativeItem);
}

function itemWithBinary(text: string): NativeItem {
  const afterName = text.indexOf(' ');
  const afterBytes = text.indexOf(' ', afterName + 1);
  const item = JSON.parse(text.slice(afterBytes + 1)) as NativeItem;
  item[text.slice(1, afterName)] = new Uint8Array(
    Buffer.from(text.slice(afterName + 1, afterBytes), 'base64'),
  );
  return item;
}

type Json = string | number | boolean | null | Json[] | { [name: string]: Json };

function isPlain(value: Native): boolean {
  if (typeof value !== 'object' || value === null) return true;
  if (Array.isArray(value)) {
    for (const part of value) if (!isPlain(part)) return false;
    return true;
  }
  if (value instanceof Set || value instanceof Uint8Array || value instanceof Decimal) return false;
  for (const name in value) if (name === SPECIAL || !isPlain(value[name]!)) return false;
  return true;
}

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

function marked(value: Native): Json {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(marked);
  if (value instanceof Uint8Array) return { [SPECIAL]: ['B', base64(value)] };
  if (value instanceof Decimal) return { [SPECIAL]: ['N', value.text] };
  if (value instanceof Set) return { [SPECIAL]: ['SET', [...value].map(marked)] };
  const map = mapped(value, marked);
  return Object.hasOwn(value, SPECIAL) ? { [SPECIAL]: ['M', map] } : map;
}

function unmarked(value: Json): Native {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(unmarked);
  const special = value[SPECIAL];
  if (special === undefined) return mapped(value, unmarked);
  const [kind, content] = special as [string, Json];
  if (kind === 'B') return new Uint8Array(Buffer.from(content as string, 'base64'));
  if (kind === 'N') return new Decimal(content as string);
  if (kind === 'SET') return new Set((content as Json[]).map(unmarked)) as Native;
  return mapped(content as { [name: string]: Json }, unmarked);
}

/** Defines each name, so that a name such as `__proto__` is treated like any other. */
function mapped<A, B>(map: { [name: string]: A }, each: (value: A) => B): { [name: string]: B } {
  const answer: { [name: string]: B } = {};
  for (const name of Object.keys(map)) {
    const value = each(map[name]!);
    if (name === '__proto__')
      Object.defineProperty(answer, name, { value, enumerable: true, writable: true, configurable: true });
    else answer[name] = value;
  }
  return answer;
}
