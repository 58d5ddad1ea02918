import { ReadIntakeUpload } from '../../contracts/api/intake-uploads.ts';
import { placeOf, refuseForeignUpload } from '../../domain/intake/intake-upload.ts';
import { apiHandler } from '../middleware/api.ts';
import { theFileAddresses, theFiles } from '../services/the-files.ts';

/** How many parts are told at a time; the next ones when these have arrived. */
const TOLD_AT_ONCE = 16;

export const handler = apiHandler(ReadIntakeUpload, async ({ params, actor, command, store }) => {
  const upload = await store.loadUpload(params.uploadId);
  refuseForeignUpload(upload, actor.id, command.at);
  const { intake } = theFiles();
  const place = placeOf(upload);
  const arrived = new Map((await intake.parts(place)).map(({ number, bytes }) => [number, bytes]));
  let from = 0;
  const parts = upload.parts.map((bytes, number) => {
    const part = { number, bytes, from };
    from += bytes;
    return part;
  });
  const missing = parts.filter(({ number, bytes }) => arrived.get(number) !== bytes);
  const left = missing.reduce((sum, { bytes }) => sum + bytes, 0);
  return {
    bytes: from,
    arrivedBytes: from - left,
    missing: await Promise.all(
      missing.slice(0, TOLD_AT_ONCE).map(async (part) => {
        const { number, bytes } = part;
        const url = await theFileAddresses().of({ what: 'intake', place, number, bytes }, command.at);
        return { ...part, url };
      }),
    ),
  };
});
