import { createHash, randomUUID } from 'node:crypto';
import type { Json } from './json.ts';

const HASHES: Record<string, string> = {
  MD5: 'md5',
  'SHA-1': 'sha1',
  'SHA-256': 'sha256',
  'SHA-384': 'sha384',
  'SHA-512': 'sha512',
};
const MAX_RANGE = 1_000;

/** The functions that Step Functions adds to JSONata, by name. Faulty arguments throw a text. */
export const AWS_FUNCTIONS: Record<string, (...given: Json[]) => Json | undefined> = {
  partition(items, size) {
    if (items === undefined) return undefined;
    const list = Array.isArray(items) ? items : [items];
    if (typeof size !== 'number' || !(Math.floor(size) >= 1)) {
      throw new TypeError(`$partition expects a chunk size of 1 or more, received ${JSON.stringify(size)}`);
    }
    const step = Math.floor(size);
    return Array.from({ length: Math.ceil(list.length / step) }, (_, at) =>
      list.slice(at * step, (at + 1) * step),
    );
  },
  range(first, last, step) {
    const bounds = [first, last, step].map((bound) =>
      typeof bound === 'number' ? Math.round(bound) : Number.NaN,
    );
    const [from, to, by] = bounds as [number, number, number];
    if (bounds.some(Number.isNaN) || by === 0) {
      throw new TypeError('$range expects three numbers (first, last, step) and a step that is not 0');
    }
    const length = Math.max(0, Math.floor((to - from) / by) + 1);
    if (length > MAX_RANGE)
      throw new RangeError(`$range answers at most ${MAX_RANGE} items, asked for ${length}`);
    return Array.from({ length }, (_, at) => from + at * by);
  },
  hash(data, algorithm) {
    if (data === undefined) return undefined;
    const name = HASHES[String(algorithm)];
    if (!name) {
      throw new TypeError(
        `$hash expects one of ${Object.keys(HASHES).join(', ')}, received ${JSON.stringify(algorithm)}`,
      );
    }
    return createHash(name)
      .update(typeof data === 'string' ? data : JSON.stringify(data))
      .digest('hex');
  },
  random(seed) {
    if (seed === undefined) return Math.random();
    if (typeof seed !== 'number') throw new TypeError('$random expects a number as its seed');
    return createHash('sha256').update(String(seed)).digest().readUInt32BE(0) / 2 ** 32;
  },
  uuid() {
    return randomUUID();
  },
  parse(text) {
    if (text === undefined) return undefined;
    if (typeof text !== 'string') throw new TypeError('$parse expects a string');
    return JSON.parse(text) as Json;
  },
};
