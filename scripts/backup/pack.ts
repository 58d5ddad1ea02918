import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import { createGzip } from 'node:zlib';
import { Encrypter } from 'age-encryption';
import { type Pack, pack } from 'tar-stream';
import type { Manifest } from './manifest.ts';
import { MANIFEST_FILE } from './manifest.ts';

type Listed = Manifest['files'][number];

/** The files under a folder of a snapshot with their lengths and digests, by their paths. */
export async function listed(snapshot: string, isMeant: (path: string) => boolean): Promise<Listed[]> {
  const paths = readdirSync(snapshot, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(snapshot.length + 1)
        .replaceAll('\\', '/'),
    )
    .filter(isMeant)
    .sort();
  const files: Listed[] = [];
  for (const path of paths) {
    const hash = createHash('sha256');
    let bytes = 0;
    for await (const chunk of createReadStream(join(snapshot, path)) as AsyncIterable<Buffer>) {
      hash.update(chunk);
      bytes += chunk.length;
    }
    files.push({ path, bytes, sha256: hash.digest('hex') });
  }
  return files;
}

interface Packed {
  readonly snapshot: string;
  readonly manifest: Manifest;
  /** The public key of whoever can open it. */
  readonly recipient: string;
  readonly file: string;
  /** Called before each file that is packed. */
  onFile?(path: string): void;
}

/** Writes a compressed tar, encrypted with age: `age -d -i KEY FILE | tar xz` reads it as well. */
export async function packInto({ snapshot, manifest, recipient, file, onFile }: Packed): Promise<void> {
  const archive = pack();
  const compressed = createGzip();
  const encrypter = new Encrypter();
  encrypter.addRecipient(recipient);
  const sealed = await encrypter.encrypt(Readable.toWeb(compressed) as globalThis.ReadableStream<Uint8Array>);
  const into = createWriteStream(file, { flags: 'wx', mode: 0o600, flush: true });
  await Promise.all([
    fill(archive, snapshot, manifest, onFile),
    pipeline(archive, compressed),
    pipeline(Readable.fromWeb(sealed as ReadableStream), into),
  ]);
}

async function fill(
  archive: Pack,
  snapshot: string,
  manifest: Manifest,
  onFile: Packed['onFile'],
): Promise<void> {
  try {
    archive.entry({ name: MANIFEST_FILE, mode: 0o600 }, JSON.stringify(manifest));
    for (const { path, bytes } of manifest.files) {
      onFile?.(path);
      const from = join(snapshot, path);
      const mode = statSync(from).mode & 0o700;
      await pipeline(createReadStream(from), archive.entry({ name: path, size: bytes, mode }));
    }
    archive.finalize();
  } catch (error) {
    archive.destroy(error as Error);
    throw error;
  }
}
