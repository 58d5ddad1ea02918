import { unzipSync } from 'fflate';

/** The most bytes that the parts of a workbook may have when unpacked, and the most parts. */
const MAX_UNPACKED = 200_000_000;
const MAX_PARTS = 2000;

/** A packed file, whose parts are unpacked when they are asked for. */
export interface Package {
  readonly names: readonly string[];
  /** The part of that name; undefined if there is none. */
  part(name: string): Uint8Array | undefined;
}

/**
 * Opens a zip file. Its own directory is looked at before anything is unpacked: too many parts, or too many bytes, are
 * refused; a part never takes more memory than the directory says. Undefined for what is no zip file.
 */
export function openPackage(bytes: Uint8Array): Package | { tooLarge: number } | undefined {
  const names: string[] = [];
  let unpacked = 0;
  try {
    unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        names.push(name);
        unpacked += originalSize;
        return false;
      },
    });
  } catch {
    return undefined;
  }
  if (unpacked > MAX_UNPACKED || names.length > MAX_PARTS) return { tooLarge: unpacked };
  return {
    names,
    part: (wanted) => {
      try {
        return unzipSync(bytes, { filter: ({ name }) => name === wanted })[wanted];
      } catch {
        return undefined;
      }
    },
  };
}
