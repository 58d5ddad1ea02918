import type { FilePart } from '../../contracts/file-part.ts';
import type { IntakeFiles } from '../../contracts/intake-files.ts';
import type { Blobs } from './blobs.ts';

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
  addressOf: (path: string, part: FilePart) => string,
): IntakeFiles => ({
  partUrl: async (place, part) => addressOf(`${named(place)}/${part.number}`, part),
  parts: async (place) =>
    blobs.list(named(place)).map(({ name, bytes }) => ({ number: Number(name), bytes })),
  read: async (place, part) => blobs.get(`${named(place)}/${part}`),
  async removeBefore(day) {
    const days = new Set(blobs.list(INTAKE_FOLDER).map(({ name }) => name.split('/')[0] ?? ''));
    for (const old of days) if (old < day) blobs.remove(`${INTAKE_FOLDER}/${old}`);
  },
});
