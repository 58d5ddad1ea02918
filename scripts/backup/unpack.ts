import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import { createGunzip } from 'node:zlib';
import { Decrypter } from 'age-encryption';
import { type Extract, extract } from 'tar-stream';
import { TABLE_VERSION } from '../../local/dynamodb/database.ts';
import { FORMAT_VERSION } from '../../local/stepfunctions/journal-schema.ts';
import {
  BACKUP_VERSION,
  MANIFEST_FILE,
  type Manifest,
  ManifestSchema,
  type Part,
  VersionSchema,
} from './manifest.ts';
import { BackupRefused } from './refused.ts';

type Entry = Extract extends AsyncIterable<infer One> ? One : never;

interface Unpacked {
  readonly file: string;
  readonly part: Part;
  readonly secretKey: string;
  readonly into: string;
  /** Called before each file that is written. */
  onFile?(path: string): void;
}

/**
 * Writes what a file of a backup holds into a folder. Refuses another key, another version's layout, and whatever is
 * not exactly as it was packed.
 */
export async function unpack({ file, part, secretKey, into, onFile }: Unpacked): Promise<Manifest> {
  const entries = extract();
  const reading = async () => {
    try {
      await pipeline(await opened(file, secretKey), createGunzip(), entries);
    } catch (error) {
      entries.destroy(error as Error);
      throw error;
    }
  };
  const [read, written] = await Promise.allSettled([
    reading(),
    writeEntries(entries, { file, part, into, ...(onFile && { onFile }) }),
  ]);
  const errors = [read, written].flatMap((each) =>
    each.status === 'rejected' ? [each.reason as Error] : [],
  );
  const told = errors.find((error) => error instanceof BackupRefused || isOfDisk(error));
  if (told) throw told;
  if (errors[0] || written.status === 'rejected') throw damaged(file, errors[0]?.message ?? '', errors[0]);
  return written.value;
}

async function opened(file: string, secretKey: string): Promise<Readable> {
  const decrypter = new Decrypter();
  decrypter.addIdentity(secretKey);
  const sealed = Readable.toWeb(createReadStream(file)) as globalThis.ReadableStream<Uint8Array>;
  try {
    return Readable.fromWeb((await decrypter.decrypt(sealed)) as ReadableStream);
  } catch (error) {
    if (!/no identity matched/.test((error as Error).message)) throw error;
    throw new BackupRefused(
      `${file} does not open with this key: it was encrypted for another one. Give the secret key that belongs to --for (for the keys: --keys-for) of the backup.`,
      { cause: error },
    );
  }
}

async function writeEntries(
  entries: AsyncIterable<Entry>,
  { file, part, into, onFile }: Omit<Unpacked, 'secretKey'>,
): Promise<Manifest> {
  let manifest: Manifest | undefined;
  const missing = new Map<string, Manifest['files'][number]>();
  for await (const entry of entries) {
    const { name } = entry.header;
    if (manifest === undefined) {
      if (name !== MANIFEST_FILE) throw damaged(file, `it begins with ${name}`);
      manifest = manifestIn(await textOf(entry), file, part);
      for (const each of manifest.files) missing.set(each.path, each);
      continue;
    }
    const expected = missing.get(name);
    if (expected === undefined) throw damaged(file, `it holds ${name}, which its manifest does not name`);
    missing.delete(name);
    onFile?.(name);
    const sha256 = await write(entry, join(into, name));
    if (sha256 !== expected.sha256) throw damaged(file, `${name} is not as it was packed`);
  }
  if (manifest === undefined) throw damaged(file, 'it is empty');
  if (missing.size > 0) throw damaged(file, `${missing.size} files are missing`);
  return manifest;
}

function manifestIn(text: string, file: string, part: Part): Manifest {
  const content = JSON.parse(text) as unknown;
  const { backup, kinbridge } = VersionSchema.parse(content);
  const other = (what: string) =>
    new BackupRefused(
      `${file} was written by another version (Kinbridge ${kinbridge}): ${what}. Restore it with that version, and start this one on the folder afterwards.`,
    );
  if (backup !== BACKUP_VERSION)
    throw other(`expected a backup of form ${BACKUP_VERSION}, received ${backup}`);
  const manifest = ManifestSchema.parse(content);
  const { table, engine } = manifest.layout;
  if (table > TABLE_VERSION)
    throw other(`expected a table of layout ${TABLE_VERSION} or older, received ${table}`);
  if (engine !== FORMAT_VERSION && engine !== 0)
    throw other(`expected a journal of layout ${FORMAT_VERSION}, received ${engine}`);
  if (manifest.part !== part)
    throw new BackupRefused(
      `Expected the backup first and its keys with --keys, received them the other way round: ${file} holds the ${manifest.part}.`,
    );
  return manifest;
}

async function textOf(entry: Entry): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of entry as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

/** Writes a file for its owner alone; gives the digest of what was written. */
async function write(entry: Entry, path: string): Promise<string> {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const hash = createHash('sha256');
  const hashed = async function* (content: AsyncIterable<Buffer>) {
    for await (const chunk of content) {
      hash.update(chunk);
      yield chunk;
    }
  };
  const mode = (entry.header.mode ?? 0o600) & 0o600;
  await pipeline(
    entry as AsyncIterable<Buffer>,
    hashed,
    createWriteStream(path, { flags: 'wx', mode, flush: true }),
  );
  return hash.digest('hex');
}

const damaged = (file: string, why: string, cause?: unknown) =>
  new BackupRefused(
    `${file} is no complete backup, or it is damaged (${why}): nothing was restored. Take another copy of it, or an earlier backup.`,
    { cause },
  );

/** The disk of the folder, or a file that cannot be read: nothing that a copy of the backup would cure. */
const isOfDisk = (error: unknown): boolean =>
  ['ENOSPC', 'EDQUOT', 'EACCES', 'EPERM', 'EROFS', 'EIO', 'ENOENT'].includes(
    (error as NodeJS.ErrnoException).code ?? '',
  );
