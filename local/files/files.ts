import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { FileStore } from '../../contracts/file-store.ts';
import { PICTURE_TYPE } from '../../contracts/file-store.ts';
import type { Transform } from '../../contracts/sealed-file.ts';
import type { HttpAnswer, HttpRequest } from '../http/message.ts';
import { problem } from '../http/problem.ts';
import { blobsInMemory, blobsOnDisk } from './blobs.ts';
import { INTAKE_FOLDER, openIntakeFiles } from './intake-files.ts';
import { partIn, partName, partsIn } from './parts.ts';
import { scanWith } from './scanner.ts';

/** Where parts are sent and files are fetched. */
const PATH = '/files/';
/** What follows a file's own address in that of its small picture. */
const PICTURE = '/picture';
const OPEN_MS = 900_000;
const FILE = /^document-[0-9a-z]{20}$/;

export interface Files extends FileStore {
  /** The answer to a request under `/files/`; undefined for any other path. */
  answer(request: HttpRequest, path: string, query: string): HttpAnswer | undefined;
}

interface Options {
  /** The data folder's place for files; undefined keeps them in memory. */
  readonly folder: string | undefined;
  readonly url: string;
  now(): number;
  /** The command that scans a file; without one none is scanned. */
  readonly scanner?: string | undefined;
}

/** What the address of an attachment says besides: nothing in it is run, shown or guessed. */
const attachment = (type: string): HttpAnswer['headers'] => ({
  'content-type': type,
  'content-disposition': 'attachment',
  'content-security-policy': "default-src 'none'; sandbox",
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
});

/** The file store of the embedded host: in its data folder, behind addresses that it signs and that end. */
export function openFiles({ folder, url, now, scanner }: Options): Files {
  const blobs = folder === undefined ? blobsInMemory() : blobsOnDisk(folder);
  const key = randomBytes(32);
  const sealOf = (method: string, path: string, query: string): Buffer =>
    createHmac('sha256', key).update(`${method} ${path}?${query}`).digest();
  /** What is done to bytes that pass an address, until it ends; a host that starts again honours no older address. */
  const passing = new Map<string, { transform: Transform; until: number }>();
  const signed = (
    method: string,
    path: string,
    values: Record<string, string>,
    transform?: Transform,
  ): string => {
    const until = now() + OPEN_MS;
    const query = new URLSearchParams({ ...values, until: String(until) }).toString();
    const address = `${method} ${path}?${query}`;
    for (const [known, { until: end }] of passing) {
      if (end > now()) break;
      passing.delete(known);
    }
    if (transform) passing.set(address, { transform, until });
    return `${url}${path}?${query}&seal=${sealOf(method, path, query).toString('base64url')}`;
  };
  const transformOf = (method: string, path: string, query: string): Transform | undefined =>
    passing.get(`${method} ${path}?${query.replace(/&seal=[\w-]+$/, '')}`)?.transform;
  const isSealed = (method: string, path: string, query: string): boolean => {
    const [, said = '', seal = ''] = /^(.*)&seal=([\w-]+)$/.exec(query) ?? [];
    const [given, expected] = [Buffer.from(seal, 'base64url'), sealOf(method, path, said)];
    const open = Number(new URLSearchParams(said).get('until')) > now();
    return open && given.length === expected.length && timingSafeEqual(given, expected);
  };
  const named = (file: string): string => {
    if (!FILE.test(file)) throw new Error(`Expected the id of a document, received ${file}.`);
    return file;
  };
  /**
   * Files that take no more parts, until the last address for one has ended: what arrives late would stay for good. A
   * host that starts again honours no older address.
   */
  const settled = new Map<string, number>();
  const settle = (file: string): void => {
    for (const [known, until] of settled) if (until <= now()) settled.delete(known);
    settled.set(file, now() + OPEN_MS);
  };
  const put = (rest: string, bytes: Buffer, expected: number, seal: Transform | undefined): HttpAnswer => {
    if (settled.has(rest.split('/')[0] ?? ''))
      return problem('NoSuchPath', 'The file is complete or removed: it takes no more parts.');
    if (bytes.length !== expected)
      return problem('Malformed', `Expected ${expected} bytes, received ${bytes.length}.`);
    const name = rest.startsWith(`${INTAKE_FOLDER}/`) ? rest : `parts/${rest}`;
    blobs.put(partName(name, seal !== undefined), seal ? seal(bytes) : bytes);
    if (seal) blobs.remove(name);
    return { status: 200, headers: {}, body: '' };
  };
  return {
    passes: true,
    intake: openIntakeFiles(blobs, (path, { bytes }, seal) =>
      signed('PUT', `${PATH}${path}`, { bytes: String(bytes) }, seal),
    ),
    partUrl: async (file, { number, bytes }, seal) =>
      signed('PUT', `${PATH}${named(file)}/${number}`, { bytes: String(bytes) }, seal),
    parts: async (file) => partsIn(blobs, `parts/${named(file)}`),
    part: async (file, number) => partIn(blobs, `parts/${named(file)}/${number}`),
    async keep(file, bytes) {
      settle(file);
      blobs.put(`files/${named(file)}`, bytes);
      blobs.remove(`parts/${file}`);
    },
    async scan(file, open) {
      if (scanner === undefined) return 'not-configured';
      const bytes = blobs.get(`files/${named(file)}`);
      return bytes ? scanWith(scanner, open ? open(bytes) : bytes) : 'pending';
    },
    async read(file, from, length) {
      return blobs.get(`files/${named(file)}`)?.subarray(from, from + length);
    },
    fileUrl: async (file, type, open) => signed('GET', `${PATH}${named(file)}`, { type }, open),
    async keepPicture(file, bytes) {
      blobs.put(`pictures/${named(file)}`, bytes);
    },
    readPicture: async (file) => blobs.get(`pictures/${named(file)}`),
    pictureUrl: async (file, open) =>
      signed('GET', `${PATH}${named(file)}${PICTURE}`, { type: PICTURE_TYPE }, open),
    async remove(file) {
      settle(named(file));
      blobs.remove(`parts/${named(file)}`);
      blobs.remove(`pictures/${file}`);
      blobs.remove(`files/${file}`);
    },
    answer(request, path, query) {
      if (!path.startsWith(PATH)) return undefined;
      const { method, body } = request;
      if (!isSealed(method, path, query))
        return problem('NoSuchPath', 'Nothing is served at this address, or not any more.');
      const values = new URLSearchParams(query);
      const rest = path.slice(PATH.length);
      const transform = transformOf(method, path, query);
      if (method === 'PUT') return put(rest, body, Number(values.get('bytes')), transform);
      const bytes = blobs.get(
        rest.endsWith(PICTURE) ? `pictures/${rest.slice(0, -PICTURE.length)}` : `files/${rest}`,
      );
      if (!bytes) return problem('NoSuchPath', 'There is no such file.');
      return {
        status: 200,
        headers: attachment(values.get('type') ?? ''),
        body: transform ? Buffer.from(transform(bytes)) : bytes,
      };
    },
  };
}
