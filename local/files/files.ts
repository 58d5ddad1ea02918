import type { FileStore } from '../../contracts/file-store.ts';
import { blobsInMemory, blobsOnDisk } from './blobs.ts';
import { openEndedFiles } from './ended-files.ts';
import { openIntakeFiles } from './intake-files.ts';
import { partIn, partName, partsIn } from './parts.ts';
import { scanWith } from './scanner.ts';

const FILE = /^document-[0-9a-z]{20}$/;

interface Options {
  /** The data folder's place for files; undefined keeps them in memory. */
  readonly folder: string | undefined;
  now(): number;
  /** The command that scans a file; without one none is scanned. */
  readonly scanner?: string | undefined;
}

const named = (file: string): string => {
  if (!FILE.test(file)) throw new Error(`Expected the id of a document, received ${file}.`);
  return file;
};

/** The file store of the embedded host, in its data folder. */
export function openFiles({ folder, now, scanner }: Options): FileStore {
  const blobs = folder === undefined ? blobsInMemory() : blobsOnDisk(folder);
  const ended = openEndedFiles(blobs, now);
  return {
    intake: openIntakeFiles(blobs),
    async putPart(file, number, sealed) {
      if (ended.has(named(file))) return false;
      blobs.put(partName(`parts/${file}/${number}`, true), sealed);
      blobs.remove(`parts/${file}/${number}`);
      return true;
    },
    parts: async (file) => partsIn(blobs, `parts/${named(file)}`),
    part: async (file, number) => partIn(blobs, `parts/${named(file)}/${number}`),
    async keep(file, bytes) {
      ended.add(named(file));
      blobs.put(`files/${file}`, bytes);
      blobs.remove(`parts/${file}`);
    },
    async scan(file, inClear) {
      if (scanner === undefined) return 'not-configured';
      named(file);
      const bytes = await inClear();
      return bytes ? scanWith(scanner, bytes) : 'pending';
    },
    async read(file, from, length) {
      return blobs.get(`files/${named(file)}`)?.subarray(from, from + length);
    },
    async keepPicture(file, bytes) {
      blobs.put(`pictures/${named(file)}`, bytes);
    },
    readPicture: async (file) => blobs.get(`pictures/${named(file)}`),
    async remove(file) {
      ended.add(named(file));
      blobs.remove(`parts/${file}`);
      blobs.remove(`pictures/${file}`);
      blobs.remove(`files/${file}`);
    },
  };
}
