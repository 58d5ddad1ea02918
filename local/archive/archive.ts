import {
  chmodSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import type { Archive } from '../../contracts/archive.ts';

/** Keeps nothing beyond the process. */
function archiveInMemory(): Archive {
  const kept = new Map<string, Uint8Array>();
  return {
    async write(name, bytes) {
      if (kept.has(name)) return false;
      kept.set(name, Uint8Array.from(bytes));
      return true;
    },
    read: async (name) => kept.get(name),
    list: async (folder) => [...kept.keys()].filter((name) => name.startsWith(`${folder}/`)).sort(),
  };
}

/** The archive of the embedded host, in a folder of its data folder: files that nobody can write a second time. */
export function openArchive(root: string | undefined): Archive {
  if (root === undefined) return archiveInMemory();
  const at = (name: string): string => join(root, ...name.split('/'));
  return {
    async write(name, bytes) {
      const path = at(name);
      mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
      const draft = `${path}.${process.pid}.new`;
      writeFileSync(draft, bytes, { mode: 0o600, flush: true });
      chmodSync(draft, 0o400);
      try {
        linkSync(draft, path);
        return true;
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
        throw error;
      } finally {
        rmSync(draft, { force: true });
      }
    },
    read: async (name) => (existsSync(at(name)) ? readFileSync(at(name)) : undefined),
    list: async (folder) =>
      existsSync(at(folder))
        ? readdirSync(at(folder))
            .filter((name) => !name.endsWith('.new'))
            .sort()
            .map((name) => `${folder}/${name}`)
        : [],
  };
}
