import type { FilePart } from '../../contracts/file-part.ts';
import type { IntakeFiles } from '../../contracts/intake-files.ts';
import type { Transform } from '../../contracts/sealed-file.ts';
import type { Blobs } from './blobs.ts';
import { partIn, partName, partsIn } from './parts.ts';

/** Intake files are kept under this folder, by day. */
export const INTAKE_FOLDER = 'intake';
const PLACE = /^\d{4}-\d{2}-\d{2}\/upload-[0-9a-z]{20}$/;

const named = (place: string): string => {
  if (!PLACE.test(place)) throw new Error(`Expected the day and the id of an upload, received ${place}.`);
  return `${INTAKE_FOLDER}/${place}`;
};

/** Intake files of the embedded host; `addressOf` signs where a part is sent. */
export const openIntakeFiles = (
  blobs: Blobs,
  addressOf: (path: string, part: FilePart, seal: Transform | undefined) => string,
): IntakeFiles => ({
  partUrl: async (place, part, seal) => addressOf(`${named(place)}/${part.number}`, part, seal),
  parts: async (place) => partsIn(blobs, named(place)),
  part: async (place, number) => partIn(blobs, `${named(place)}/${number}`),
  async keepSealed(place, number, bytes) {
    const name = `${named(place)}/${number}`;
    blobs.put(partName(name, true), bytes);
    blobs.remove(name);
  },
  async removeBefore(day) {
    const days = new Set(blobs.list(INTAKE_FOLDER).map(({ name }) => name.split('/')[0] ?? ''));
    for (const old of days) if (old < day) blobs.remove(`${INTAKE_FOLDER}/${old}`);
  },
});
