import type { FilePart } from '../../contracts/file-part.ts';
import { SEALED_FILE, SEALED_PART, type StoredPart } from '../../contracts/sealed-file.ts';
import type { Blobs } from './blobs.ts';

/** The name of a part as it is stored. */
export const partName = (name: string, isSealed: boolean): string =>
  isSealed ? `${name}${SEALED_PART}` : name;

/** The parts in a folder, each with its length in clear. */
export const partsIn = (blobs: Blobs, folder: string): FilePart[] =>
  blobs
    .list(folder)
    .map(({ name, bytes }) =>
      name.endsWith(SEALED_PART)
        ? { number: Number(name.slice(0, -SEALED_PART.length)), bytes: bytes - SEALED_FILE.sealBytes }
        : { number: Number(name), bytes },
    );

/** A part, sealed or in clear. */
export function partIn(blobs: Blobs, name: string): StoredPart | undefined {
  const sealed = blobs.get(partName(name, true));
  if (sealed) return { bytes: sealed, isSealed: true };
  const clear = blobs.get(name);
  return clear && { bytes: clear, isSealed: false };
}
