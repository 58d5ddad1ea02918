import type { IntakeFiles } from '../../contracts/intake-files.ts';
import type { Blobs } from './blobs.ts';
import { partIn, partName, partsIn } from './parts.ts';

/** Intake files are kept under this folder, by day. */
const FOLDER = 'intake';
const PLACE = /^\d{4}-\d{2}-\d{2}\/upload-[0-9a-z]{20}$/;

const named = (place: string): string => {
  if (!PLACE.test(place)) throw new Error(`Expected the day and the id of an upload, received ${place}.`);
  return `${FOLDER}/${place}`;
};

/** Intake files of the embedded host. */
export const openIntakeFiles = (blobs: Blobs): IntakeFiles => ({
  async putPart(place, number, sealed) {
    const name = `${named(place)}/${number}`;
    blobs.put(partName(name, true), sealed);
    blobs.remove(name);
  },
  parts: async (place) => partsIn(blobs, named(place)),
  part: async (place, number) => partIn(blobs, `${named(place)}/${number}`),
  async removeBefore(day) {
    const days = new Set(blobs.list(FOLDER).map(({ name }) => name.split('/')[0] ?? ''));
    for (const old of days) if (old < day) blobs.remove(`${FOLDER}/${old}`);
  },
});
