import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';

/** Bytes under names such as `files/document-…`. */
export interface Blobs {
  put(name: string, bytes: Uint8Array): void;
  get(name: string): Buffer | undefined;
  /** Names and lengths under a folder. */
  list(folder: string): { name: string; bytes: number }[];
  /** Removes a file, or a folder with all that is in it. */
  remove(name: string): void;
}

/** Keeps them in memory, for a host that keeps nothing. */
export function blobsInMemory(): Blobs {
  const kept = new Map<string, Buffer>();
  return {
    put: (name, bytes) => void kept.set(name, Buffer.from(bytes)),
    get: (name) => kept.get(name),
    list: (folder) =>
      [...kept]
        .filter(([name]) => name.startsWith(`${folder}/`))
        .map(([name, bytes]) => ({ name: name.slice(folder.length + 1), bytes: bytes.length })),
    remove(name) {
      for (const known of [...kept.keys()])
        if (known === name || known.startsWith(`${name}/`)) kept.delete(known);
    },
  };
}

/** Makes what a folder lists durable. */
function syncFolder(folder: string): void {
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Keeps them in a folder: each is whole and on the disk before anybody is told that it has arrived. */
export function blobsOnDisk(root: string): Blobs {
  const at = (name: string): string => join(root, ...name.split('/'));
  return {
    put(name, bytes) {
      const path = at(name);
      mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
      const handle = openSync(`${path}.new`, 'w', 0o600);
      try {
        for (let from = 0; from < bytes.length; ) from += writeSync(handle, bytes, from);
        fsyncSync(handle);
      } finally {
        closeSync(handle);
      }
      renameSync(`${path}.new`, path);
      syncFolder(dirname(path));
    },
    get: (name) => (existsSync(at(name)) ? readFileSync(at(name)) : undefined),
    list: (folder) =>
      existsSync(at(folder))
        ? readdirSync(at(folder))
            .filter((name) => !name.endsWith('.new'))
            .map((name) => ({ name, bytes: statSync(at(`${folder}/${name}`)).size }))
        : [],
    remove(name) {
      rmSync(at(name), { recursive: true, force: true });
      if (existsSync(dirname(at(name)))) syncFolder(dirname(at(name)));
    },
  };
}
