import { createHash } from 'node:crypto';
import { postingCode, vocabularyCodes } from '../../../domain/tracing/index/skeleton.ts';
import { nameTokens } from '../../../domain/tracing/names/name-tokens.ts';
import { NAMES, SECRET, type SecretName } from './values.ts';

/** One form in which a value could lie somewhere. */
export interface Needle {
  readonly value: SecretName;
  readonly form: string;
  readonly bytes: Buffer;
}

/** A shorter form would be found by chance. */
const MIN_BYTES = 6;

const bigEndian = (text: string): Buffer => Buffer.from(text, 'utf16le').swap16();

/** Base64 of bytes wherever they begin in what is encoded: the characters that no neighbour decides. */
function base64Forms(bytes: Buffer): string[] {
  return [0, 1, 2].map((before) => {
    const text = Buffer.concat([Buffer.alloc(before), bytes]).toString('base64');
    const from = [0, 2, 3][before]!;
    const length = Math.floor(((before + bytes.length) * 8) / 6);
    return text.slice(from, length);
  });
}

/** A name's words as an index of persons knows them: folded, in Latin letters, and the codes that they sound like. */
const indexed = (name: string): string[] =>
  nameTokens(name).flatMap((token) => [token.text, postingCode(token), ...vocabularyCodes(token)]);

const escaped = (text: string): string =>
  [...Array(text.length).keys()]
    .map((at) => text.charCodeAt(at))
    .map((code) => (code < 128 ? String.fromCharCode(code) : `\\u${code.toString(16).padStart(4, '0')}`))
    .join('');

/** The texts in which a value can be written: itself, in other letter cases and compositions. */
const spellings = (text: string): string[] => [
  ...new Set(
    [text, text.toLowerCase(), text.toUpperCase()].flatMap((one) => [
      one,
      one.normalize('NFD'),
      one.normalize('NFC'),
    ]),
  ),
];

function formsOf(text: string): [string, Buffer][] {
  const utf8 = Buffer.from(text);
  const base64 = base64Forms(utf8);
  const hash = createHash('sha256').update(text).digest();
  return [
    ['UTF-8', utf8],
    ['UTF-16LE', Buffer.from(text, 'utf16le')],
    ['UTF-16BE', bigEndian(text)],
    ...base64.map((one): [string, Buffer] => ['Base64', Buffer.from(one)]),
    ...base64
      .map((one) => one.replaceAll('+', '-').replaceAll('/', '_'))
      .map((one): [string, Buffer] => ['Base64url', Buffer.from(one)]),
    ['JSON escapes', Buffer.from(escaped(text))],
    ['percent-encoding', Buffer.from(encodeURIComponent(text))],
    ['hexadecimal', Buffer.from(utf8.toString('hex'))],
    ['SHA-256', hash],
    ['SHA-256 in hexadecimal', Buffer.from(hash.toString('hex'))],
    ['SHA-256 in Base64', Buffer.from(hash.toString('base64').slice(0, 42))],
    ['SHA-256 in Base64url', Buffer.from(hash.toString('base64url').slice(0, 42))],
  ];
}

/** Every form of every value; of names also of their words, as an index writes them. */
export function needles(): Needle[] {
  const all = new Map<string, Needle>();
  for (const [name, text] of Object.entries(SECRET) as [SecretName, string][]) {
    const words = NAMES.includes(name) ? [...text.split(/[\s-]+/), ...indexed(text)] : [];
    for (const one of [text, ...words].flatMap(spellings))
      for (const [form, bytes] of formsOf(one)) {
        const key = bytes.toString('latin1');
        const least = /^(Base|hexa|JSON|percent)/.test(form) ? 2 * MIN_BYTES : MIN_BYTES;
        if (bytes.length >= least && !all.has(key)) all.set(key, { value: name, form, bytes });
      }
  }
  return [...all.values()];
}

/** Finds needles in bytes, all in one pass. */
export function searcher(sought: readonly Needle[]): (bytes: Uint8Array) => Needle[] {
  const first = new Uint8Array(1 << 16);
  const byStart = new Map<number, Needle[]>();
  for (const needle of sought) {
    const start = needle.bytes.readUInt32LE(0);
    first[needle.bytes.readUInt16LE(0)] = 1;
    byStart.set(start, [...(byStart.get(start) ?? []), needle]);
  }
  return (bytes) => {
    const found = new Set<Needle>();
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    for (let at = 0; at + MIN_BYTES <= buffer.length; at += 1) {
      if (first[buffer[at]! | (buffer[at + 1]! << 8)] === 0) continue;
      for (const needle of byStart.get(buffer.readUInt32LE(at)) ?? [])
        if (buffer.subarray(at, at + needle.bytes.length).equals(needle.bytes)) found.add(needle);
    }
    return [...found];
  };
}
