import { ADDRESS_SECONDS } from '../../contracts/file-door.ts';
import type { Blobs } from './blobs.ts';

const FOLDER = 'ended';

/**
 * Files that are complete or removed, until the last address for a part of them has ended: what arrives late would stay
 * for good. They are kept, because addresses outlive a host that starts again.
 */
export function openEndedFiles(blobs: Blobs, now: () => number) {
  const untilOf = (file: string): number => Number(blobs.get(`${FOLDER}/${file}`)?.toString() ?? 0);
  return {
    add(file: string): void {
      for (const { name } of blobs.list(FOLDER))
        if (untilOf(name) <= now()) blobs.remove(`${FOLDER}/${name}`);
      blobs.put(`${FOLDER}/${file}`, Buffer.from(String(now() + ADDRESS_SECONDS * 1000)));
    },
    has: (file: string): boolean => untilOf(file) > now(),
  };
}
