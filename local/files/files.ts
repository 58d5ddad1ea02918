import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { FileStore } from '../../contracts/file-store.ts';
import { PICTURE_TYPE } from '../../contracts/file-store.ts';
import type { HttpAnswer, HttpRequest } from '../http/message.ts';
import { problem } from '../http/problem.ts';
import { blobsInMemory, blobsOnDisk } from './blobs.ts';
import { INTAKE_FOLDER, openIntakeFiles } from './intake-files.ts';
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
  const signed = (method: string, path: string, values: Record<string, string>): string => {
    const query = new URLSearchParams({ ...values, until: String(now() + OPEN_MS) }).toString();
    return `${url}${path}?${query}&seal=${sealOf(method, path, query).toString('base64url')}`;
  };
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
  const put = (rest: string, bytes: Buffer, expected: number): HttpAnswer => {
    if (settled.has(rest.split('/')[0] ?? ''))
      return problem('NoSuchPath', 'The file is complete or removed: it takes no more parts.');
    if (bytes.length !== expected)
      return problem('Malformed', `Expected ${expected} bytes, received ${bytes.length}.`);
    blobs.put(rest.startsWith(`${INTAKE_FOLDER}/`) ? rest : `parts/${rest}`, bytes);
    return { status: 200, headers: {}, body: '' };
  };
  return {
    intake: openIntakeFiles(blobs, (path, { bytes }) =>
      signed('PUT', `${PATH}${path}`, { bytes: String(bytes) }),
    ),
    partUrl: async (file, { number, bytes }) =>
      signed('PUT', `${PATH}${named(file)}/${number}`, { bytes: String(bytes) }),
    parts: async (file) =>
      blobs.list(`parts/${named(file)}`).map(({ name, bytes }) => ({ number: Number(name), bytes })),
    async join(file, parts) {
      const found = Array.from({ length: parts }, (_, number) => blobs.get(`parts/${named(file)}/${number}`));
      if (found.includes(undefined)) throw new Error(`Expected ${parts} parts of ${file}, some are missing.`);
      return Buffer.concat(found as Buffer[]);
    },
    async keep(file, bytes) {
      settle(file);
      blobs.put(`files/${named(file)}`, bytes);
      blobs.remove(`parts/${file}`);
    },
    async scan(file) {
      if (scanner === undefined) return 'not-configured';
      const bytes = blobs.get(`files/${named(file)}`);
      return bytes ? scanWith(scanner, bytes) : 'pending';
    },
    async read(file, from, length) {
      return blobs.get(`files/${named(file)}`)?.subarray(from, from + length);
    },
    fileUrl: async (file, type) => signed('GET', `${PATH}${named(file)}`, { type }),
    async keepPicture(file, bytes) {
      blobs.put(`pictures/${named(file)}`, bytes);
    },
    readPicture: async (file) => blobs.get(`pictures/${named(file)}`),
    pictureUrl: async (file) => signed('GET', `${PATH}${named(file)}${PICTURE}`, { type: PICTURE_TYPE }),
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
      if (method === 'PUT') return put(rest, body, Number(values.get('bytes')));
      const bytes = blobs.get(
        rest.endsWith(PICTURE) ? `pictures/${rest.slice(0, -PICTURE.length)}` : `files/${rest}`,
      );
      if (!bytes) return problem('NoSuchPath', 'There is no such file.');
      return { status: 200, headers: attachment(values.get('type') ?? ''), body: bytes };
    },
  };
}
